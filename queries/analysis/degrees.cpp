#include "queries/analysis/degrees.hpp"

namespace guanxi::queries {

std::vector<std::uint64_t> degrees(const graph::Graph& graph) {
  std::vector<std::uint64_t> ties(graph.entity_count());
  for (std::uint32_t i = 0; i < ties.size(); ++i) ties[i] = graph.degree(EntityId{i});
  return ties;
}

std::uint64_t weighted_degree(const graph::Graph& graph, EntityId id) {
  std::uint64_t sum = 0;
  for_each_weight(graph.ties(id), [&](std::size_t, std::uint64_t weight) { sum += weight; });
  return sum;
}

std::vector<std::uint64_t> weighted_degrees(const graph::Graph& graph, Threads threads) {
  std::vector<std::uint64_t> sums(graph.entity_count());
  const EntityRuns runs(graph);
  share_out(threads, runs.count(), [&](std::size_t run) {
    for (std::size_t i = runs.begin(run); i < runs.end(run); ++i)
      sums[i] = weighted_degree(graph, EntityId{static_cast<std::uint32_t>(i)});
  });
  return sums;
}

}  // namespace guanxi::queries
