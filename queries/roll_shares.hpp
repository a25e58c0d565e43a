// What standing together on a roll counts for: a sentence that names n > k entities, k = graph::Graph::k_roll_names,
// gives each pair k / n of a sentence. After M. E. J. Newman, "Scientific collaboration networks II", Physical Review E
// 64, 2001, who gives each pair of a paper's n authors 1 / (n - 1); k leaves sentences of up to k names as they are.
// Measured in November 2026 on 15,000 articles: of the first ten ties of officials and persons, those met only in
// sentences of more than 20 names were 24 % without it, 14 % with k = 20, 11 % with 10, 10 % with 5.
#pragma once

#include <cstdint>
#include <optional>

#include "graph/index/graph.hpp"
#include "queries/shared_places.hpp"
#include "queries/stamped_map.hpp"

namespace guanxi::queries {

/// Made once a question, O(1); the graph must outlive it. Not thread-safe.
class RollShares {
 public:
  /// `articles`: those inside the question's dates.
  RollShares(const graph::Graph& graph, ArticleRange articles) : m_graph(&graph), m_articles(articles) {}

  /// What rolls take away from the sentences that a and b share, in Seen::k_parts of a sentence; 0 in an imported
  /// graph. The same for (b, a). O(1) for the `a` of the call before, else O(names on the rolls of a + log (sentences
  /// of a) × rolls).
  [[nodiscard]] std::uint64_t taken(EntityId a, EntityId b);

 private:
  void read_rolls_of(EntityId a);
  void add_roll(std::size_t roll);

  const graph::Graph* m_graph;
  ArticleRange m_articles;
  std::optional<EntityId> m_a;                       // whose rolls are in m_taken
  std::optional<StampedMap<std::uint64_t>> m_taken;  // by the other entity; made for the first `a` that is on a roll
};

}  // namespace guanxi::queries
