// Where an export goes: a file that appears when it is complete, or standard output.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/file.hpp"

namespace guanxi::graph {

/// A buffered output whose first failure sticks: writers put without asking, and commit() tells. Not thread-safe.
class Sink {
 public:
  /// `path` "-" is standard output. Errors: io.
  [[nodiscard]] static Result<Sink> open(const std::string& path);

  void put(char c) {
    m_buffer.push_back(c);
    if (m_buffer.size() >= k_flush_at) flush();
  }
  void put(std::string_view bytes) {
    m_buffer.append(bytes);
    if (m_buffer.size() >= k_flush_at) flush();
  }
  /// True once a write has failed: there is no point in going on.
  [[nodiscard]] bool failed() const { return m_failure.has_value(); }
  /// Flushes and lets the file appear. Errors: the first one that any write met.
  [[nodiscard]] Result<void> commit();

 private:
  explicit Sink(std::optional<AtomicFile> file) : m_file(std::move(file)) {}
  void flush();
  static constexpr std::size_t k_flush_at = 1 << 20;
  std::optional<AtomicFile> m_file;  // empty: standard output
  std::string m_buffer;
  std::optional<Error> m_failure;
};

}  // namespace guanxi::graph
