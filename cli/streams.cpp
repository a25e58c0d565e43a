#include "cli/streams.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

namespace guanxi::cli {

namespace {

constexpr std::size_t k_buffer_bytes = std::size_t{1} << 16;

/// Writes everything or gives the system's error number; 0 where all is written.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
}

}  // namespace

Result<void> StandardOutput::write(std::string_view bytes) {
  if (m_closed) return {};
  m_buffer.append(bytes);
  return m_kept || m_buffer.size() < k_buffer_bytes ? Result<void>{} : flush();
}

Result<void> StandardOutput::flush() {
  if (m_closed || m_kept || m_buffer.empty()) return {};
  const int error_number = write_all(STDOUT_FILENO, m_buffer);
  m_buffer.clear();
  if (error_number == 0) return {};
  m_closed = true;
  if (error_number == EPIPE) return {};
  return fail(ErrorCode::io, fmt::format("cannot write: {}", std::strerror(error_number)), "standard output",
              error_number == ENOSPC ? "free some space, then run the command again" : "");
}

bool StandardOutput::reader_is_gone() {
  pollfd descriptor{STDOUT_FILENO, 0, 0};
  return ::poll(&descriptor, 1, 0) == 1 && (descriptor.revents & POLLERR) != 0;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    const bool c1 = byte == 0xC2 && next >= 0x80 && next <= 0x9F;  // U+0080 to U+009F
    out += byte < 0x20 || byte == 0x7F || c1 ? ' ' : text[i];
    if (c1) ++i;
  }
  return out;
}

void say(std::string_view line) {
  std::string text = "guanxi: ";
  for (bool first = true; first || !line.empty(); first = false) {
    const std::size_t end = std::min(line.find('\n'), line.size());
    text += printable(line.substr(0, end)) + '\n';
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  // Nothing can be done where standard error itself is gone.
  (void)write_all(STDERR_FILENO, text);
}

int exit_code(const Error& error) {
  switch (error.code) {
    case ErrorCode::not_found: return 1;
    case ErrorCode::ambiguous:
    case ErrorCode::usage: return 2;
    case ErrorCode::io:
    case ErrorCode::malformed:
    case ErrorCode::busy: return 3;
    case ErrorCode::interrupted: return 130;
  }
  return 3;
}

int report(const Error& error) {
  std::string where = error.where;
  if (error.line != 0) where += fmt::format(":{}", error.line);
  if (error.column != 0) where += fmt::format(":{}", error.column);
  std::string text = where.empty() ? error.message : fmt::format("{}: {}", where, error.message);
  if (!error.next_step.empty()) text += fmt::format("\n  {}", error.next_step);
  say(text);
  return exit_code(error);
}

std::string grouped(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

}  // namespace guanxi::cli
