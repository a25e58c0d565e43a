#include "cli/interrupt.hpp"

#include <array>
#include <atomic>
#include <csignal>

namespace guanxi::cli {

namespace {

constexpr std::array k_signals{SIGINT, SIGTERM, SIGHUP};

std::atomic<bool> g_interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch what needs no lock");

extern "C" void on_signal(int /*signal*/) { g_interrupted.store(true, std::memory_order_relaxed); }

void set_handler(void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  for (const int signal : k_signals) {
    struct sigaction old {};
    const bool ignored = sigaction(signal, nullptr, &old) == 0 && old.sa_handler == SIG_IGN;  // nohup
    if (!ignored) sigaction(signal, &action, nullptr);
  }
}

}  // namespace

InterruptGuard::InterruptGuard() { set_handler(on_signal, static_cast<int>(SA_RESETHAND)); }
InterruptGuard::~InterruptGuard() { set_handler(SIG_DFL, 0); }

bool interrupted() { return g_interrupted.load(std::memory_order_relaxed); }

}  // namespace guanxi::cli
