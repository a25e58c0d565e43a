// Sums of bytes, the same on every machine. They find damage, not forgery. Private to graph/index.
#pragma once

#include <cstdint>
#include <span>

namespace guanxi::graph {

/// A sum of `bytes`: eight lanes of words, each step a bijection of its lane, so that one changed word always changes
/// the sum. O(bytes), some 10 bytes a nanosecond.
[[nodiscard]] std::uint64_t sum_of_bytes(std::span<const unsigned char> bytes);

/// Spreads a name's bytes over 64 bits: FNV-1a and MurmurHash3's finaliser.
[[nodiscard]] std::uint64_t hash_of_name(std::span<const char> name);

}  // namespace guanxi::graph
