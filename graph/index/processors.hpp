// How many threads a piece of work is worth. Private to graph/index.
#pragma once

#include <algorithm>
#include <cstdint>
#include <thread>

namespace guanxi::graph {

/// `items`: things of some ten nanoseconds each. Starting a thread costs more than it saves below some tens of
/// thousands.
[[nodiscard]] inline unsigned processors_for(std::uint64_t items) {
  constexpr std::uint64_t k_worth_a_thread = 20'000;
  return items < k_worth_a_thread ? 1 : std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
}

}  // namespace guanxi::graph
