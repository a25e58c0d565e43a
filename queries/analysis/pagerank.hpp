// PageRank of entities along ties.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/index/graph.hpp"
#include "queries/analysis/workers.hpp"

namespace guanxi::queries {

struct PageRankSettings {
  double damping = 0.85;    ///< how often a reader follows a tie, in [0, 1); else he starts anywhere
  double tolerance = 1e-7;  ///< stop when an iteration moves less than this of the whole; ranks are then off by 2 to 3
                            ///< times this in sum
  unsigned max_iterations = 200;
  Threads threads;
};

/// The share of time a reader stands at each entity, by id; they sum to 1. Every tie is followed as often as every
/// other, in both directions; an entity without ties leads anywhere. The same bytes whatever the number of threads.
/// O(ties) an iteration, some twenty of them; 24 bytes an entity.
[[nodiscard]] std::vector<double> pagerank(const graph::Graph& graph, const PageRankSettings& settings = {});

}  // namespace guanxi::queries
