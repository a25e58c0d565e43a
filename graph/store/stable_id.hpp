// The number by which exports know an entity: the same in every graph. Private to graph.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/types.hpp"

namespace guanxi::graph {

/// FNV-1a (64 bits) over the type's name, a zero byte and the key, then MurmurHash3's finaliser. Never 0.
[[nodiscard]] inline std::uint64_t stable_id(EntityType type, std::string_view key) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  const auto add = [&hash](char byte) { hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL; };
  for (const char byte : to_string(type)) add(byte);
  add('\0');
  for (const char byte : key) add(byte);
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDULL;
  hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53ULL;
  hash ^= hash >> 33;
  return hash == 0 ? 1 : hash;
}

}  // namespace guanxi::graph
