#include "extract/document/sketch.hpp"

#include <algorithm>
#include <limits>

#include "base/hash.hpp"
#include "extract/document/normalize.hpp"

namespace guanxi::extract {

namespace {

constexpr std::uint64_t k_empty = std::numeric_limits<std::uint64_t>::max();

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  return folded_product(a ^ 0xA0761D6478BD642FULL, b ^ 0xE7037ED1A0B428DBULL);
}

}  // namespace

Sketch sketch_of(std::u16string_view units) {
  static_assert(k_shingle_units == 5);
  std::array<std::uint64_t, Sketch::k_values> least{};  // hash of each bin (Li, Owen and Zhang 2012)
  least.fill(k_empty);
  std::uint64_t last_four = 0;  // units, 16 bits each
  std::uint32_t shingles = 0;
  std::size_t seen = 0;
  for (const char16_t unit : units) {
    if (!is_word_unit(unit)) continue;
    if (++seen >= k_shingle_units) {
      ++shingles;
      const std::uint64_t hash = mixed(last_four, unit);
      std::uint64_t& bin = least[hash % Sketch::k_values];
      bin = std::min(bin, hash / Sketch::k_values);
    }
    last_four = last_four << 16U | unit;
  }
  Sketch sketch;
  if (shingles < k_fewest_shingles) return sketch;
  sketch.shingles = shingles;
  for (std::size_t i = 0; i < Sketch::k_values; ++i) {
    std::size_t from = i;  // an empty bin takes the value of another, which one is the same in every text
    for (std::uint64_t attempt = 1; least[from] == k_empty; ++attempt) from = mixed(i, attempt) % Sketch::k_values;
    sketch.values[i] = static_cast<std::uint16_t>(mixed(least[from], from));
  }
  return sketch;
}

}  // namespace guanxi::extract
