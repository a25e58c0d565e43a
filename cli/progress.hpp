// One line of progress on standard error, where that is a terminal: articles, MB, rate, time left.
#pragma once

#include <chrono>
#include <string>

#include "cli/pipeline.hpp"

namespace guanxi::cli {

class ProgressLine {
 public:
  ProgressLine();
  /// Redraws the line, at most ten times a second. Nothing where standard error is no terminal.
  void show(const PipelineProgress& state);
  /// Takes the line away, before other lines are printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool m_terminal;
  bool m_drawn = false;
  Clock::time_point m_start = Clock::now();
  Clock::time_point m_next = m_start;
};

/// "1,234 articles  5.6 of 12.0 MB  420/s  0:07 left" after `seconds` of work.
[[nodiscard]] std::string progress_text(const PipelineProgress& state, double seconds);

}  // namespace guanxi::cli
