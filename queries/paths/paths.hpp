// Paths between two entities: fewest hops, or least cost where weighted; the k best loopless ones.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/error.hpp"
#include "graph/index/graph.hpp"
#include "queries/filter.hpp"
#include "queries/strength.hpp"

namespace guanxi::queries {

enum class Weighting : std::uint8_t {
  hops,     // every tie costs 1; among equally short ones the strongest (greatest least tie) first
  strength  // a tie costs the less the stronger it is, see cost_of
};

struct PathQuestion {
  EntityId from;
  EntityId to;
  std::size_t count = 1;         ///< how many paths, at least 1
  std::uint32_t max_hops = 6;
  Weighting weighting = Weighting::hops;
  std::vector<EntityType> via;   ///< inner entities must be of these types; any where empty
  std::optional<EntityId> through;
  Filter filter;                 ///< its `types` are not used here: `via` is
  std::uint64_t budget = 4'000'000'000;  ///< ties looked at before the search gives up, some tens of seconds
};

struct Path {
  std::vector<EntityId> entities;  ///< from ... to
  double cost = 0;                 ///< hops, or the sum of costs
};

/// The `count` best loopless paths in ascending cost, ties in a fixed order (by hops, then by entity ids); empty where
/// there is none within max_hops. Yen's algorithm over a bidirectional search. Errors: usage where from == to.
[[nodiscard]] Result<std::vector<Path>> paths(const graph::Graph& graph, const PathQuestion& question);

}  // namespace guanxi::queries
