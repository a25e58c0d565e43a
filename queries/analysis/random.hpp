// Random numbers that are the same with every standard library. Private to queries/analysis.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace guanxi::queries {

/// SplitMix64: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
class Random {
 public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}

  std::uint64_t next() {
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
  }
  /// 0 <= number < `limit`, as good as even: off by less than limit / 2^32.
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(((next() >> 32U) * limit) >> 32U); }
  /// 0 <= number < 1.
  double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

 private:
  std::uint64_t m_state;
};

/// Fisher and Yates: the first `count` of `items` are drawn evenly without repeats; with all of them, shuffled.
template <typename T>
void draw_first(std::vector<T>& items, std::size_t count, Random& random) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto left = static_cast<std::uint32_t>(items.size() - i);
    std::swap(items[i], items[i + random.below(left)]);
  }
}

}  // namespace guanxi::queries
