#include "queries/analysis/workers.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace guanxi::queries {

void share_out(Threads threads, std::size_t parts, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto take = [&] {
    for (std::size_t part = next++; part < parts; part = next++) work(part);
  };
  const unsigned wanted = threads.count != 0 ? threads.count : std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < std::min<std::size_t>(wanted, parts); ++i) others.emplace_back(take);
  take();
  for (std::thread& other : others) other.join();
}

}  // namespace guanxi::queries
