#include "cli/progress.hpp"

#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>

#include "cli/streams.hpp"

namespace guanxi::cli {

namespace {

constexpr std::chrono::milliseconds k_redraw{100};
constexpr double k_megabyte = 1e6;

}  // namespace

ProgressLine::ProgressLine() : m_terminal(::isatty(STDERR_FILENO) == 1) {}

void ProgressLine::show(const PipelineProgress& state) {
  const auto now = Clock::now();
  if (!m_terminal || now < m_next) return;
  m_next = now + k_redraw;
  const double seconds = std::chrono::duration<double>(now - m_start).count();
  fmt::print(stderr, "\r{}\033[K", progress_text(state, seconds));
  m_drawn = true;
}

void ProgressLine::clear() {
  if (!m_drawn) return;
  fmt::print(stderr, "\r\033[K");
  m_drawn = false;
}

std::string progress_text(const PipelineProgress& state, double seconds) {
  const auto done = static_cast<double>(state.bytes);
  const auto total = static_cast<double>(state.total_bytes);
  std::string text = fmt::format("{} articles  {:.1f}", grouped(state.articles), done / k_megabyte);
  text += state.total_bytes != 0 ? fmt::format(" of {:.1f} MB", total / k_megabyte) : " MB";
  if (seconds <= 0) return text;
  text += fmt::format("  {:.0f}/s", static_cast<double>(state.articles) / seconds);
  if (state.total_bytes > state.bytes && state.bytes != 0) {
    const auto left = static_cast<std::uint64_t>(std::llround((total - done) / done * seconds));
    text += fmt::format("  {}:{:02} left", left / 60, left % 60);
  }
  return text;
}

}  // namespace guanxi::cli
