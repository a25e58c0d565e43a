// k-cores: how far into the dense middle of the graph an entity stands.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/index/graph.hpp"

namespace guanxi::queries {

/// The core number of each entity, by id: the greatest k such that it belongs to a set of entities each of which has k
/// ties or more inside the set. O(entities + ties).
[[nodiscard]] std::vector<std::uint32_t> core_numbers(const graph::Graph& graph);

}  // namespace guanxi::queries
