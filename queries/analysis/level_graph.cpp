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

/// Rows of a run of nodes, to be laid behind those of the runs before it.
struct Rows {
  std::vector<LevelGraph::Arc> arcs;
  std::vector<std::uint64_t> lengths;
};

/// `fill(begin, end, rows)` appends the arcs of nodes begin <= node < end; runs are filled on several threads and
/// joined in their order.
template <typename Fill>
void fill_rows(LevelGraph& graph, std::size_t nodes, Threads threads, const Fill& fill) {
  std::vector<Rows> runs(std::min(nodes, k_runs));
  share_out(threads, runs.size(),
            [&](std::size_t run) { fill(run * nodes / runs.size(), (run + 1) * nodes / runs.size(), runs[run]); });
  graph.offsets.reserve(nodes + 1);
  graph.offsets.assign(1, 0);
  std::uint64_t arcs = 0;
  for (const Rows& rows : runs) {
    for (const std::uint64_t length : rows.lengths) graph.offsets.push_back(arcs += length);
  }
  graph.arcs.reserve(arcs);
  for (Rows& rows : runs) {
    graph.arcs.insert(graph.arcs.end(), rows.arcs.begin(), rows.arcs.end());
    rows = {};
  }
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

LevelGraph level_graph(const graph::Graph& graph, Threads threads) {
  LevelGraph level;
  const std::size_t entities = graph.entity_count();
  level.strengths.assign(entities, 0);
  fill_rows(level, entities, threads, [&](std::size_t begin, std::size_t end, Rows& rows) {
    for (std::size_t node = begin; node < end; ++node) {
      const graph::TieRow row = graph.ties(EntityId{static_cast<std::uint32_t>(node)});
      const std::size_t before = rows.arcs.size();
      for_each_weight(row, [&](std::size_t i, std::uint64_t weight) {
        if (weight == 0) return;
        rows.arcs.push_back({row.other(i).value, static_cast<float>(weight)});
        level.strengths[node] += static_cast<double>(weight);
      });
      rows.lengths.push_back(rows.arcs.size() - before);
    }
  });
  level.total = std::accumulate(level.strengths.begin(), level.strengths.end(), 0.0);
  return level;
}

LevelGraph merged(const LevelGraph& graph, const Grouping& groups, Threads threads) {
  LevelGraph level;
  level.strengths.assign(groups.count, 0);
  level.total = graph.total;
  Members members(groups);
  fill_rows(level, groups.count, threads, [&](std::size_t begin, std::size_t end, Rows& rows) {
    GroupWeights weights(groups.count);
    for (std::size_t group = begin; group < end; ++group) {
      weights.clear();
      for (const std::uint32_t node : members.of(group)) {
        level.strengths[group] += graph.strengths[node];
        for (const LevelGraph::Arc& arc : graph.row(node)) weights.add(groups.of[arc.to], arc.weight);
      }
      const std::size_t before = rows.arcs.size();
      for (const std::uint32_t other : weights.groups()) {
        if (other != group) rows.arcs.push_back({other, static_cast<float>(weights.of(other))});
      }
      rows.lengths.push_back(rows.arcs.size() - before);
    }
  });
  return level;
}

}  // namespace guanxi::queries
