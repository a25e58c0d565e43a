// Every loopless path up to a length: depth-first from one end, with what lies near the other end known beforehand, so
// that no step is taken from which the other end is out of reach. The last two ties of a path are found by intersecting
// two rows, the longer one by galloping search where it is much longer.
#pragma once

#include <cstdint>
#include <vector>

#include "queries/paths/search.hpp"

namespace guanxi::queries {

/// For many questions. Memory: what lies within half the length of one end, and the paths kept. Not thread-safe.
class AllPaths {
 public:
  explicit AllPaths(const graph::Graph& graph);

  struct Answer {
    std::vector<RankedPath> best;  ///< the question's `count` best, ascending
    std::uint64_t total = 0;
    bool complete = true;  ///< false where the ground's budget ran out
  };
  /// All loopless paths of at most `max_hops` ties that lead through all of question.through, ranked as the question's
  /// weighting says. O(ties within half the length of one end + steps taken); a step is taken only where the other end
  /// may still be reached.
  [[nodiscard]] Answer find(Ground& ground, const PathQuestion& question, std::uint32_t max_hops);

 private:
  /// What is known of an entity near the far end.
  struct Near {
    std::uint32_t hops = 0;
    std::uint32_t last_tie = 0;  ///< into m_last_ties, at one hop
  };
  struct LastTie {
    EntityId from;
    Counts counts;  ///< of its tie to the far end
  };

  void look_round_far_end(std::uint32_t depth);
  [[nodiscard]] std::uint64_t ties_behind(EntityId id) const;
  void extend(const Rank& rank);
  void extend_by_two(const Rank& rank);
  void close_over(const Rank& rank, const graph::TieRow& row, std::size_t i, const LastTie& last);
  void give(const Rank& rank);
  [[nodiscard]] Rank with(Rank rank, const Counts& counts) const;
  [[nodiscard]] bool on_path(EntityId id) const;

  const graph::Graph* m_graph;
  StampedMap<Near> m_near;           // by entity
  std::vector<LastTie> m_last_ties;  // ascending
  std::vector<EntityId> m_path;
  // Of the question at hand:
  Ground* m_ground = nullptr;
  const PathQuestion* m_question = nullptr;
  TieCost m_cost{Weighting::hops};
  EntityId m_far_end;
  std::uint32_t m_max_hops = 0;
  std::uint32_t m_known_hops = 0;  // m_near holds all within so many hops of the far end
  bool m_reversed = false;         // m_path begins at question.to
  Answer m_answer;
};

}  // namespace guanxi::queries
