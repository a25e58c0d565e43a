// JSON out, compact and streaming; RapidJSON stands behind it and is included in json.cpp only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace guanxi::cli {

/// Writes one JSON value after another into a buffer. Text that is no UTF-8 is repaired with U+FFFD, so that the output
/// is always valid. Numbers are written in the shortest form that reads back equal.
class JsonWriter {
 public:
  JsonWriter();
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;
  ~JsonWriter();

  void begin_object();
  void end_object();
  void begin_list();
  void end_list();
  void key(std::string_view name);
  void text(std::string_view value);
  void integer(std::int64_t value);
  void real(double value);
  void boolean(bool value);
  void null();
  /// A value that is JSON already: see is_json().
  void raw(std::string_view json);

  /// key() and text() at once.
  void field(std::string_view name, std::string_view value);

  /// What was written so far, handed over; the writer starts afresh with the next value.
  [[nodiscard]] std::string take();

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

/// Is `text` one JSON value, white space around it allowed?
[[nodiscard]] bool is_json(std::string_view text);

/// `text` itself where it is UTF-8, else with U+FFFD for each byte that is not.
[[nodiscard]] std::string valid_utf8(std::string_view text);

}  // namespace guanxi::cli
