// The number by which exports know an entity: the same in every graph. Private to graph.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/hash.hpp"
#include "base/types.hpp"

namespace guanxi::graph {

/// FNV-1a (64 bits) over the type's name, a zero byte and the key, then MurmurHash3's finaliser. Never 0.
[[nodiscard]] inline std::uint64_t stable_id(EntityType type, std::string_view key) {
  constexpr std::string_view k_zero("\0", 1);
  const std::uint64_t hash = murmur_finished(fnv1a(key, fnv1a(k_zero, fnv1a(to_string(type)))));
  return hash == 0 ? 1 : hash;
}

}  // namespace guanxi::graph
