// Connected components: which entities hang together at all.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/index/graph.hpp"

namespace guanxi::queries {

struct Components {
  std::vector<EntityId> least;  ///< by id: the least id of the entity's component
  std::size_t count = 0;
};

/// O(entities + ties) at worst; where most entities are in one component, a few ties an entity are looked at.
[[nodiscard]] Components components(const graph::Graph& graph);

}  // namespace guanxi::queries
