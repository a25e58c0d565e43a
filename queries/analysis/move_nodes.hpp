// The local moving of nodes, first step of each level of Leiden. Private to queries/analysis.
#pragma once

#include <cstdint>
#include <vector>

#include "queries/analysis/level_graph.hpp"
#include "queries/analysis/random.hpp"
#include "queries/analysis/workers.hpp"

namespace guanxi::queries {

/// Moves nodes to the group where modularity gains most, until no single move gains anything that a neighbour's move
/// has brought about. `groups` says where each starts, by numbers less than the number of nodes, and where each ends.
/// The same whatever the crew. O(arcs) a round over all nodes.
void move_nodes(const LevelGraph& graph, std::vector<std::uint32_t>& groups, Random& random, Crew& crew);

}  // namespace guanxi::queries
