// The outermost level of a search from one end, and which of two such levels is cheaper to look behind. Degrees are
// summed only as far as the choice needs, since each is a wait for memory.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "graph/index/graph.hpp"

namespace guanxi::queries {

struct Frontier {
  std::vector<EntityId> entities;
  std::uint64_t ties = 0;  ///< of entities[0] ... entities[summed - 1]
  std::size_t summed = 0;

  void start(EntityId root) {
    entities.assign(1, root);
    ties = 0;
    summed = 0;
  }
  /// Takes the next level from `next`, which gets the old one's memory.
  void advance_to(std::vector<EntityId>& next) {
    entities.swap(next);
    next.clear();
    ties = 0;
    summed = 0;
  }
};

/// The one of the two with fewer ties, the first where they are equal; the ties of that one are summed to the end.
/// O(entities summed for the first time).
inline std::size_t cheaper(const graph::Graph& graph, std::array<Frontier, 2>& frontiers) {
  for (;;) {
    const std::size_t least = frontiers[0].ties <= frontiers[1].ties ? 0 : 1;
    Frontier& frontier = frontiers[least];
    if (frontier.summed == frontier.entities.size()) return least;
    frontier.ties += graph.degree(frontier.entities[frontier.summed++]);
  }
}

}  // namespace guanxi::queries
