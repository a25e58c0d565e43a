#include "graph/index/page_sum.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#include "base/hash.hpp"

namespace guanxi::graph {

namespace {

constexpr std::size_t k_lanes = 8;
using Lanes = std::array<std::uint64_t, k_lanes>;

constexpr std::uint64_t mixed(std::uint64_t state, std::uint64_t word) {
  return std::rotl(state ^ word, 29) * 0x9E3779B97F4A7C15ULL + 1;
}

void add_block(Lanes& lanes, const unsigned char* block) {
  Lanes words;
  std::memcpy(words.data(), block, sizeof words);
  for (std::size_t i = 0; i < k_lanes; ++i) lanes[i] = mixed(lanes[i], words[i]);
}

}  // namespace

std::uint64_t sum_of_bytes(std::span<const unsigned char> bytes) {
  Lanes lanes{1, 2, 3, 4, 5, 6, 7, 8};
  std::size_t at = 0;
  for (; at + sizeof(Lanes) <= bytes.size(); at += sizeof(Lanes)) add_block(lanes, bytes.data() + at);
  if (at < bytes.size()) {
    std::array<unsigned char, sizeof(Lanes)> rest{};
    std::copy(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), rest.begin());
    add_block(lanes, rest.data());
  }
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t lane : lanes) sum = mixed(sum, murmur_finished(lane));
  return murmur_finished(sum);
}

std::uint64_t hash_of_name(std::span<const char> name) { return murmur_finished(fnv1a({name.data(), name.size()})); }

}  // namespace guanxi::graph
