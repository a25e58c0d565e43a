// Paths between two entities: the best, the k best loopless ones, all the shortest, or all up to a length.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/error.hpp"
#include "graph/index/graph.hpp"
#include "queries/filter.hpp"
#include "queries/stamped_map.hpp"
#include "queries/strength.hpp"

namespace guanxi::queries {

/// Which paths are asked for.
enum class Extent : std::uint8_t {
  best,          // the best `count`
  all_shortest,  // every one as short (as cheap) as the best
  all            // every loopless one within max_hops
};

struct PathQuestion {
  EntityId from;
  EntityId to;
  Extent extent = Extent::best;
  std::size_t count = 1;  ///< how many paths are given, the best first; 0, of an extent that counts: none
  std::uint32_t max_hops = 6;
  Weighting weighting = Weighting::hops;
  std::vector<EntityType> via;           ///< inner entities must be of these types; any where empty
  std::vector<EntityId> through;         ///< the path must lead through each of these, in whatever order
  Filter filter;                         ///< its `types` are not used here: `via` is
  std::uint64_t budget = 4'000'000'000;  ///< ties looked at before the search gives up, some tens of seconds
};

struct Path {
  std::vector<EntityId> entities;  ///< from ... to
  double cost = 0;                 ///< hops, or the sum of costs
};

struct PathAnswer {
  std::vector<Path> paths;  ///< the best `count`, in order
  /// All there are of the extent, also those behind `count`; of Extent::best, those given.
  std::uint64_t total = 0;
  /// False where the budget ran out before all were seen, or where equally cheap ones behind `count` were not looked
  /// for: then `total` is a lower bound, and with the budget spent `paths` are the best of those seen.
  bool complete = true;
};

/// Answers questions about paths, one after another; keeps its memory between them. The graph must outlive it. Not
/// thread-safe.
class PathFinder {
 public:
  explicit PathFinder(const graph::Graph& graph);
  PathFinder(PathFinder&&) noexcept;
  PathFinder& operator=(PathFinder&&) noexcept;
  ~PathFinder();

  /// Paths in a fixed order (see docs/queries.md); none where there is none within max_hops. Errors: usage for an end
  /// that is also the other end or to be avoided, for numbers that must not be 0, and for a search that used up its
  /// budget (Extent::all gives what it has instead).
  [[nodiscard]] Result<PathAnswer> find(const PathQuestion& question);

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

/// The paths alone, of a single question.
[[nodiscard]] Result<std::vector<Path>> paths(const graph::Graph& graph, const PathQuestion& question);

}  // namespace guanxi::queries
