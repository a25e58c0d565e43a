#include "queries/analysis/workers.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace guanxi::queries {

void share_out(Threads threads, std::size_t parts, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr thrown;  // memory may run out on any thread; the caller is to hear of it
  const auto take = [&] {
    try {
      for (std::size_t part = next++; part < parts; part = next++) work(part);
    } catch (...) {
      const std::lock_guard lock(mutex);
      thrown = std::current_exception();
    }
  };
  const unsigned wanted = threads.count != 0 ? threads.count : std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::thread> others;
  try {
    for (std::size_t i = 1; i < std::min<std::size_t>(wanted, parts); ++i) others.emplace_back(take);
  } catch (const std::system_error&) {  // no room for another thread: those that are there do it
  }
  take();
  for (std::thread& other : others) other.join();
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace guanxi::queries
