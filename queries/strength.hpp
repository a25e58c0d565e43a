// How strong a tie is, and what it costs to walk it. The one place that decides: every ranking and every weighted path
// asks here, so that another measure (one that discounts hubs, say) is a change of this file alone.
#pragma once

#include <cstdint>

#include "graph/index/graph.hpp"

namespace guanxi::queries {

/// Strength of a tie as one number, greater is stronger: sentences shared, then articles shared. O(1).
[[nodiscard]] constexpr std::uint64_t strength_of(const graph::Tie& tie) {
  return (std::uint64_t{tie.sentences} << 32U) | tie.articles;
}

/// The same of the `i`-th tie of a row, without looking at the rest of it.
[[nodiscard]] inline std::uint64_t strength_of(const graph::TieRow& row, std::size_t i) {
  return (std::uint64_t{row.sentences(i)} << 32U) | row.articles(i);
}

/// Is `a` the stronger tie? A strict weak order; ties that share as much are equal.
[[nodiscard]] constexpr bool stronger(const graph::Tie& a, const graph::Tie& b) {
  return strength_of(a) > strength_of(b);
}

/// Cost of a tie under Weighting::strength: 1 / ln(1 + sentences + articles / 4), at least 0.05, in millionths and
/// rounded, so that sums are exact and equal on every machine. O(1).
[[nodiscard]] std::uint64_t cost_in_millionths(const graph::Tie& tie);

/// The same as a number for people: cost_in_millionths / 1,000,000.
[[nodiscard]] double cost_of(const graph::Tie& tie);

}  // namespace guanxi::queries
