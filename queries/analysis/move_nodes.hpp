// The fast local moving of nodes, first step of each level of Leiden. Private to queries/analysis.
#pragma once

#include <cstdint>
#include <vector>

#include "queries/analysis/level_graph.hpp"
#include "queries/analysis/random.hpp"

namespace guanxi::queries {

/// Moves nodes to the group where modularity gains most, until no single move gains anything. `groups` says where each
/// starts, by numbers less than the number of nodes, and where each ends. Nodes are tried in random order; after a move
/// only neighbours outside the new group are tried again. O(arcs) a round over all nodes.
void move_nodes(const LevelGraph& graph, std::vector<std::uint32_t>& groups, Random& random);

}  // namespace guanxi::queries
