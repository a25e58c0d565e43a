// V. A. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific
// Reports 9, 2019: move nodes, refine the groups, make nodes of the refined groups, and again on those, until every
// group is one node. The nodes of a level are connected by refinement, so the communities are.
#include "queries/analysis/communities.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "queries/analysis/degrees.hpp"
#include "queries/analysis/level_graph.hpp"
#include "queries/analysis/move_nodes.hpp"
#include "queries/analysis/random.hpp"
#include "queries/analysis/refine.hpp"

namespace guanxi::queries {

namespace {

/// With fewer, waking a thread takes longer than what it would do.
constexpr std::size_t k_ties_worth_threads = 20000;

/// A round that gains less modularity is the last: the next would gain some tenth of it.
constexpr double k_least_gain = 0.001;

/// Modularity where every node is a group.
double quality_of(const LevelGraph& level) {
  if (level.total == 0) return 0;
  double outside = 0;
  for (const auto& row : level.rows) {
    for (const LevelGraph::Arc& arc : row) outside += arc.weight;
  }
  double by_chance = 0;
  for (const double strength : level.strengths) by_chance += strength / level.total * (strength / level.total);
  return 1 - outside / level.total - by_chance;
}

/// One round through all levels. `groups` by node of `ground`: where it starts and what it finds. Returns their
/// modularity, but for what float weights lack.
double improve(const LevelGraph& ground, std::vector<std::uint32_t>& groups, Random& random, Crew& crew) {
  LevelGraph made;
  const LevelGraph* level = &ground;
  std::vector<std::uint32_t> node_of(ground.size());
  std::iota(node_of.begin(), node_of.end(), 0U);
  std::vector<std::uint32_t> at = groups;
  while (true) {
    move_nodes(*level, at, random, crew);
    const Grouping found = numbered(std::move(at));
    if (found.count == level->size()) {
      groups = std::move(node_of);
      return quality_of(*level);
    }
    const Grouping parts = refine(*level, found, random, crew);
    at.assign(parts.count, 0);
    for (std::size_t node = 0; node < level->size(); ++node) at[parts.of[node]] = found.of[node];
    for (std::uint32_t& node : node_of) node = parts.of[node];
    made = merged(*level, parts, crew);
    level = &made;
  }
}

std::vector<CommunityId> strong(const Grouping& groups) {
  std::vector<CommunityId> of(groups.of.size());
  std::transform(groups.of.begin(), groups.of.end(), of.begin(),
                 [](std::uint32_t group) { return CommunityId{group}; });
  return of;
}

/// Groups that stand in the order of their least ids, in that of their sizes.
Grouping greatest_first(Grouping groups) {
  std::vector<std::uint32_t> sizes(groups.count, 0);
  for (const std::uint32_t group : groups.of) ++sizes[group];
  std::vector<std::uint32_t> order(groups.count);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
  std::vector<std::uint32_t> place(groups.count);
  for (std::uint32_t i = 0; i < groups.count; ++i) place[order[i]] = i;
  for (std::uint32_t& group : groups.of) group = place[group];
  return groups;
}

}  // namespace

std::vector<std::uint64_t> weights_inside(const graph::Graph& graph, const std::vector<CommunityId>& of,
                                          Threads threads) {
  std::vector<std::uint64_t> inside(of.size(), 0);
  const EntityRuns runs(graph);
  share_out(threads, runs.count(), [&](std::size_t run) {
    for (std::size_t i = runs.begin(run); i < runs.end(run); ++i) {
      const graph::TieRow row = graph.ties(EntityId{static_cast<std::uint32_t>(i)});
      for_each_weight(row, [&](std::size_t at, std::uint64_t weight) {
        if (of[row.other(at).index()] == of[i]) inside[i] += weight;
      });
    }
  });
  return inside;
}

double modularity(const graph::Graph& graph, const std::vector<CommunityId>& of, Threads threads) {
  const std::vector<std::uint64_t> weights = weighted_degrees(graph, threads);
  std::vector<std::uint64_t> strengths(of.size(), 0);
  for (std::size_t i = 0; i < of.size(); ++i) strengths[of[i].index()] += weights[i];
  const auto total = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  if (total == 0) return 0;
  double by_chance = 0;
  for (const std::uint64_t strength : strengths) {
    const double share = static_cast<double>(strength) / static_cast<double>(total);
    by_chance += share * share;
  }
  const std::vector<std::uint64_t> inside = weights_inside(graph, of, threads);
  const auto all_inside = std::accumulate(inside.begin(), inside.end(), std::uint64_t{0});
  return static_cast<double>(all_inside) / static_cast<double>(total) - by_chance;
}

Communities communities(const graph::Graph& graph, const CommunitySettings& settings) {
  Crew crew(graph.tie_count() < k_ties_worth_threads ? Threads{1} : settings.threads);
  const LevelGraph ground = level_graph(graph, crew);
  Random random(settings.seed);
  std::vector<std::uint32_t> groups(ground.size());
  std::iota(groups.begin(), groups.end(), 0U);
  std::vector<std::uint32_t> best = groups;
  double most = -1;  // less than any
  for (unsigned round = 0; round < settings.rounds; ++round) {
    const double quality = improve(ground, groups, random, crew);
    if (quality <= most) break;
    const bool last = quality < most + k_least_gain;
    most = quality;
    best = groups;
    if (last) break;
  }
  const Grouping found = greatest_first(numbered(std::move(best)));
  Communities result{strong(found), found.count, 0};
  result.modularity = modularity(graph, result.of, settings.threads);
  return result;
}

}  // namespace guanxi::queries
