// Small hashes, the same on every machine and in every version: files and graphs keep what they give.
#pragma once

#include <cstdint>
#include <string_view>

namespace guanxi {

inline constexpr std::uint64_t k_fnv1a_start = 0xCBF29CE484222325ULL;

/// FNV-1a, 64 bits (Fowler, Noll and Vo), going on from `hash`. O(bytes).
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash = k_fnv1a_start) {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  return hash;
}

/// The finaliser of MurmurHash3 (Austin Appleby, public domain): each bit of `hash` moves about half of the result's.
[[nodiscard]] constexpr std::uint64_t murmur_finished(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33U)) * 0xFF51AFD7ED558CCDULL;
  hash = (hash ^ (hash >> 33U)) * 0xC4CEB9FE1A85EC53ULL;
  return hash ^ (hash >> 33U);
}

/// The two halves of a 64 x 64 -> 128-bit product, one over the other (after Wang Yi's wyhash).
[[nodiscard]] constexpr std::uint64_t folded_product(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

}  // namespace guanxi
