// What can be known of a value before the query runs: the kinds it may have.
#pragma once

#include <cstdint>
#include <initializer_list>

#include "queries/cypher/value/value.hpp"

namespace guanxi::cypher {

/// A set of kinds.
struct KindSet {
  std::uint32_t bits = 0;
  constexpr KindSet() = default;
  constexpr explicit KindSet(std::uint32_t b) : bits(b) {}
  constexpr KindSet(std::initializer_list<Kind> kinds) {
    for (const Kind kind : kinds) bits |= 1U << static_cast<unsigned>(kind);
  }
  [[nodiscard]] constexpr bool has(Kind kind) const { return (bits >> static_cast<unsigned>(kind)) & 1U; }
  /// Can a value of these kinds be one of `wanted`? Null fits everywhere.
  [[nodiscard]] constexpr bool may_be(KindSet wanted) const { return (bits & (wanted.bits | 1U)) != 0; }
  [[nodiscard]] constexpr KindSet operator|(KindSet o) const { return KindSet(bits | o.bits); }
  bool operator==(const KindSet&) const = default;
};

inline constexpr KindSet k_any_kind{0xFFFFU};
inline constexpr KindSet k_numbers{Kind::integer, Kind::floating};
inline constexpr KindSet k_temporals{Kind::date, Kind::local_time, Kind::time, Kind::local_date_time, Kind::date_time};

struct StaticType {
  KindSet kinds = k_any_kind;
  KindSet elements = k_any_kind;  ///< of a list
};

inline constexpr StaticType k_anything{};
[[nodiscard]] inline constexpr StaticType type_of(std::initializer_list<Kind> kinds) {
  return {KindSet(kinds), k_any_kind};
}

}  // namespace guanxi::cypher
