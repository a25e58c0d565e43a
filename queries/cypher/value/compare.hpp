// The three relations between values of openCypher 9: equality and comparability (both may be unknown), and the total
// order of ORDER BY, whose ties are what DISTINCT and grouping take for one value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include "queries/cypher/value/value.hpp"

namespace guanxi::cypher {

enum class Truth : std::uint8_t { no, yes, unknown };
[[nodiscard]] inline Truth truth(bool known) { return known ? Truth::yes : Truth::no; }
[[nodiscard]] inline Value to_value(Truth t) { return t == Truth::unknown ? Value() : Value(t == Truth::yes); }

/// a = b. Unknown where a null decides it. O(elements).
[[nodiscard]] Truth equal(const Value& a, const Value& b);

/// What a < b, a > b, ... ask: incomparable kinds are unknown; NaN is neither less nor greater.
enum class Relation : std::uint8_t { less, same, greater, never, unknown };
[[nodiscard]] Relation compare(const Value& a, const Value& b);

/// The total order: maps, nodes, relationships, lists, paths, temporal values, texts, truth values, numbers, NaN, null.
/// Less than 0, 0 or more than 0.
[[nodiscard]] int order(const Value& a, const Value& b);

/// Equal for values that order() takes for one.
[[nodiscard]] std::size_t hash(const Value& value);

struct SameRow {
  bool operator()(const List& a, const List& b) const;
};
struct RowHash {
  std::size_t operator()(const List& row) const;
};

}  // namespace guanxi::cypher
