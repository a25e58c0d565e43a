#include "queries/analysis/level_graph.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "queries/analysis/degrees.hpp"

namespace guanxi::queries {

namespace {

constexpr std::uint32_t k_unnumbered = UINT32_MAX;
/// Enough for every thread to have work to the end; each costs a pass over what is kept by group.
constexpr std::size_t k_runs = 32;

/// `fill(node, arcs, worker)` appends the arcs of a node; runs of nodes are filled on several threads.
template <typename Fill>
void fill_rows(LevelGraph& graph, std::size_t nodes, Crew& crew, const Fill& fill) {
  graph.rows.resize(nodes);
  graph.runs.resize(std::min(nodes, k_runs));
  crew.share_out(graph.runs.size(), [&](std::size_t run, std::size_t worker) {
    const std::size_t begin = run * nodes / graph.runs.size();
    const std::size_t end = (run + 1) * nodes / graph.runs.size();
    std::vector<LevelGraph::Arc> arcs;
    std::vector<std::size_t> ends;
    for (std::size_t node = begin; node < end; ++node) {
      fill(node, arcs, worker);
      ends.push_back(arcs.size());
    }
    std::size_t from = 0;
    for (std::size_t node = begin; node < end; ++node) {
      const std::size_t to = ends[node - begin];
      graph.rows[node] = std::span(arcs).subspan(from, to - from);
      from = to;
    }
    graph.runs[run] = std::move(arcs);  // keeps its place
  });
}

}  // namespace

Grouping numbered(std::vector<std::uint32_t> groups) {
  Grouping result{std::move(groups), 0};
  std::vector<std::uint32_t> numbers(result.of.size(), k_unnumbered);
  for (std::uint32_t& group : result.of) {
    if (numbers[group] == k_unnumbered) numbers[group] = result.count++;
    group = numbers[group];
  }
  return result;
}

Members::Members(const Grouping& groups) : nodes(groups.of.size()), begins(std::size_t{groups.count} + 1, 0) {
  for (const std::uint32_t group : groups.of) ++begins[group + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) nodes[next[groups.of[i]]++] = i;
}

LevelGraph level_graph(const graph::Graph& graph, Crew& crew) {
  LevelGraph level;
  const std::size_t entities = graph.entity_count();
  level.strengths.assign(entities, 0);
  fill_rows(level, entities, crew, [&](std::size_t node, std::vector<LevelGraph::Arc>& arcs, std::size_t) {
    const graph::TieRow row = graph.ties(EntityId{static_cast<std::uint32_t>(node)});
    for_each_weight(row, [&](std::size_t i, std::uint64_t weight) {
      if (weight == 0) return;
      arcs.push_back({row.other(i).value, static_cast<float>(weight)});
      level.strengths[node] += static_cast<double>(weight);
    });
  });
  level.total = std::accumulate(level.strengths.begin(), level.strengths.end(), 0.0);
  return level;
}

LevelGraph merged(const LevelGraph& graph, const Grouping& groups, Crew& crew) {
  LevelGraph level;
  level.strengths.assign(groups.count, 0);
  level.total = graph.total;
  Members members(groups);
  std::vector<GroupWeights> all_weights(crew.size(), GroupWeights(groups.count));
  fill_rows(level, groups.count, crew, [&](std::size_t group, std::vector<LevelGraph::Arc>& arcs, std::size_t worker) {
    GroupWeights& weights = all_weights[worker];
    weights.clear();
    for (const std::uint32_t node : members.of(group)) {
      level.strengths[group] += graph.strengths[node];
      for (const LevelGraph::Arc& arc : graph.rows[node]) weights.add(groups.of[arc.to], arc.weight);
    }
    for (const std::uint32_t other : weights.groups()) {
      if (other != group) arcs.push_back({other, static_cast<float>(weights.of(other))});
    }
  });
  return level;
}

}  // namespace guanxi::queries
