// The refinement of groups, second step of each level of Leiden. Private to queries/analysis.
#pragma once

#include "queries/analysis/level_graph.hpp"
#include "queries/analysis/random.hpp"

namespace guanxi::queries {

/// Splits each group into parts that hang together well: begins with single nodes and merges each that is still single
/// into a part of its group that it gains by, the more gain the likelier. A part is connected. O(arcs).
[[nodiscard]] Grouping refine(const LevelGraph& graph, const Grouping& groups, Random& random, Crew& crew);

}  // namespace guanxi::queries
