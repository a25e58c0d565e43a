#include "extract/document/sketch.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace guanxi::extract {

namespace {

constexpr std::uint64_t k_empty = std::numeric_limits<std::uint64_t>::max();

/// A 64 x 64 -> 128-bit multiplication, folded (after Wang Yi's wyhash).
std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a ^ 0xA0761D6478BD642FULL) * (b ^ 0xE7037ED1A0B428DBULL);
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// Hashes of all shingles of the text, unique.
void hash_shingles(const NormalizedText& text, std::vector<std::uint64_t>& out) {
  static_assert(k_shingle_units == 5);
  out.clear();
  std::uint64_t last_four = 0;  // 16 bits each
  std::size_t seen = 0;
  for (const char16_t unit : text.units) {
    if (!is_word_unit(unit)) continue;
    if (++seen >= k_shingle_units) out.push_back(mixed(last_four, unit));
    last_four = last_four << 16U | unit;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

}  // namespace

Sketch sketch_of(const NormalizedText& text) {
  thread_local std::vector<std::uint64_t> hashes;
  hash_shingles(text, hashes);
  Sketch sketch;
  if (hashes.size() < k_fewest_shingles) return sketch;
  sketch.shingles = static_cast<std::uint32_t>(hashes.size());
  std::array<std::uint64_t, Sketch::k_values> least{};
  least.fill(k_empty);
  for (const std::uint64_t hash : hashes) {
    std::uint64_t& bin = least[hash % Sketch::k_values];
    bin = std::min(bin, hash / Sketch::k_values);
  }
  for (std::size_t i = 0; i < Sketch::k_values; ++i) {
    std::size_t from = i;  // an empty bin takes the value of another, which one is the same in every text
    for (std::uint64_t attempt = 1; least[from] == k_empty; ++attempt) from = mixed(i, attempt) % Sketch::k_values;
    sketch.values[i] = static_cast<std::uint16_t>(mixed(least[from], from));
  }
  return sketch;
}

}  // namespace guanxi::extract
