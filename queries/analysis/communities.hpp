// Communities: groups of entities that share more with each other than with the rest.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/index/graph.hpp"
#include "queries/analysis/workers.hpp"

namespace guanxi::queries {

struct CommunitySettings {
  std::uint64_t seed = 1;
  unsigned rounds = 4;  ///< at most; each starts from what the one before found, and one that gains little is the last
  Threads threads;
};

/// A number of a community: 0 is the greatest.
using CommunityId = Id<struct CommunityTag>;

struct Communities {
  std::vector<CommunityId> of;  ///< by entity; numbered by size descending, then least id
  std::size_t count = 0;
  double modularity = 0;  ///< between -0.5 and 1; 0 where there are no ties
};

/// Communities of great modularity, ties weighted by weight_of() (degrees.hpp), by the Leiden algorithm. Each is
/// connected; an entity without ties is one of its own. The same bytes for the same seed, whatever the number of
/// threads. Some passes over all ties; 16 bytes a tie, on the way up to twice that.
[[nodiscard]] Communities communities(const graph::Graph& graph, const CommunitySettings& settings = {});

/// Modularity of a grouping of all entities: the share of the ties' weight inside groups, less what it would be if
/// strengths were tied by chance (M. E. J. Newman, M. Girvan, 2004; weighted: Newman, 2004). O(ties), in whole numbers.
[[nodiscard]] double modularity(const graph::Graph& graph, const std::vector<CommunityId>& of, Threads threads = {});

/// Weight of each entity's ties into its own group, by id. O(ties).
[[nodiscard]] std::vector<std::uint64_t> weights_inside(const graph::Graph& graph, const std::vector<CommunityId>& of,
                                                        Threads threads = {});

}  // namespace guanxi::queries
