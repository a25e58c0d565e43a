// Ties in the order in which lists show them, under a question's filter.
#pragma once

#include <compare>
#include <cstdint>

#include "queries/roll_shares.hpp"
#include "queries/sieve.hpp"
#include "queries/strength.hpp"

namespace guanxi::queries {

/// How strong a tie is among others of one question; greater is stronger.
struct Standing {
  std::int64_t significance = 0;  ///< log_likelihood_ratio; 0 where only counts are asked for
  std::uint64_t counts = 0;       ///< strength_of
  auto operator<=>(const Standing&) const = default;
};

/// Made once a question, and once for each centre of a question that has several. Not thread-safe. With dates, an
/// entity's frequency is that inside the dates, as its ties are. The graph and the sieve must outlive it.
class Ranker {
 public:
  Ranker(const graph::Graph& graph, const Sieve& sieve, Strength by);

  /// Does only the tie itself count, so that its ends need not be looked up?
  [[nodiscard]] bool by_counts_alone() const { return m_by == Strength::counts; }
  /// Of a tie that shares `counts`, as the sieve counts it. O(1), with dates O(log sentences of the two); the rolls of
  /// `a` are read where it is not that of the call before (RollShares).
  [[nodiscard]] Standing of(EntityId a, EntityId b, const Counts& counts) {
    const std::uint64_t number = (std::uint64_t{counts.sentences} << 32U) | counts.articles;
    return {by_counts_alone() ? 0 : significance(a, b, counts.sentences), number};
  }

 private:
  [[nodiscard]] std::int64_t significance(EntityId a, EntityId b, std::uint32_t together);

  const graph::Graph* m_graph;
  ArticleRange m_articles;
  RollShares m_rolls;
  std::uint64_t m_sentences = 0;  // inside the dates
  Strength m_by;
};

}  // namespace guanxi::queries
