// Ctrl-C during work that must end tidily: the first one sets a flag, a second one kills.
#pragma once

namespace guanxi::cli {

/// While it lives, SIGINT, SIGTERM and SIGHUP set interrupted() instead of killing at once. One at a time.
class InterruptGuard {
 public:
  InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
  ~InterruptGuard();
};

/// Did a signal come while a guard lived? Any thread may ask.
[[nodiscard]] bool interrupted();

}  // namespace guanxi::cli
