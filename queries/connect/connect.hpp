// The smallest part of the graph that joins several entities: a Steiner tree.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "graph/index/graph.hpp"
#include "queries/filter.hpp"
#include "queries/strength.hpp"

namespace guanxi::queries {

struct ConnectQuestion {
  std::vector<EntityId> ends;  ///< two or more, all different: what is to be joined
  Weighting weighting = Weighting::hops;
  std::vector<EntityType> via = {};         ///< all but the ends must be of these types; any where empty
  Filter filter = {};                       ///< its `types` are not used here: `via` is
  std::uint64_t budget = 4'000'000'000;     ///< ties looked at for any tree at all
  std::uint64_t exact_budget = 50'000'000;  ///< and, behind that, for the least one: about a second
};

enum class Least : std::uint8_t {
  proven,  // there is none smaller
  bounded  // there may be one, but not below Connection::at_least
};

struct Connection {
  std::vector<EntityId> entities;                   ///< the ends and those between them, ascending
  std::vector<std::pair<EntityId, EntityId>> ties;  ///< of the tree, the lesser id first, ascending
  double cost = 0;                                  ///< the number of ties, or the sum of their costs
  double at_least = 0;                              ///< no tree costs less; the cost itself where that is proven
  Least least = Least::proven;
};

/// The tree of the least cost that joins the ends; among those with as few ties the one whose ties are the strongest.
/// Two ends always get the least one. More get it where the exact search ends within its budget, else a tree of at most
/// 2 (1 - 1/l) times the least cost, l the ends: see docs/queries.md. Deterministic. O(ties looked at × log) for the
/// tree, O(3^l entities + 2^l ties × log) at most for the least one. Errors: not_found where some ends hang together
/// with no others under these conditions, naming two of them; usage for fewer than two ends, equal ends, an end to be
/// avoided, and a spent budget.
[[nodiscard]] Result<Connection> connect(const graph::Graph& graph, const ConnectQuestion& question);

}  // namespace guanxi::queries
