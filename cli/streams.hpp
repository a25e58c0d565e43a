// Standard output and standard error: answers go to the one, everything else to the other.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"

namespace guanxi::cli {

/// Says that an output is kept.
struct Keep {};

/// Standard output, buffered. A reader that went away (a closed pipe) is no error: writing goes on into nothing, and
/// closed() tells long loops to stop.
class StandardOutput {
 public:
  StandardOutput() = default;
  /// Keeps everything for take() in place of writing it.
  explicit StandardOutput(Keep /*keep*/) : m_kept(true) {}

  /// Errors: io where the system refuses the bytes (a full disk).
  [[nodiscard]] Result<void> write(std::string_view bytes);
  [[nodiscard]] Result<void> flush();
  /// What was written and kept since the last call.
  [[nodiscard]] std::string take() { return std::exchange(m_buffer, {}); }
  /// Forgets what was written but not flushed.
  void discard() { m_buffer.clear(); }
  [[nodiscard]] bool closed() const { return m_closed; }
  /// The same for output that a library writes to the descriptor itself: asks the system.
  [[nodiscard]] static bool reader_is_gone();

 private:
  std::string m_buffer;
  bool m_kept = false;
  std::atomic<bool> m_closed = false;  // asked by other threads while one writes
};

/// A line for the user on standard error, behind "guanxi: ". May hold line breaks; other control characters, which could
/// steer a terminal, become spaces.
void say(std::string_view line);

/// `text` with a space for each control character (C0, DEL, C1).
[[nodiscard]] std::string printable(std::string_view text);

/// The exit code that stands for an error.
[[nodiscard]] int exit_code(const Error& error);
/// Prints the error (where, what, next step) on standard error and gives its exit code.
[[nodiscard]] int report(const Error& error);

/// 1234567 -> 1,234,567
[[nodiscard]] std::string grouped(std::uint64_t number);
/// 1 -> "1 tie", 1234 -> "1,234 ties"
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one, std::string_view many);

}  // namespace guanxi::cli
