#include "queries/analysis/degrees.hpp"

namespace guanxi::queries {

std::vector<std::uint64_t> degrees(const graph::Graph& graph) {
  std::vector<std::uint64_t> ties(graph.entity_count());
  for (std::uint32_t i = 0; i < ties.size(); ++i) ties[i] = graph.degree(EntityId{i});
  return ties;
}

std::vector<std::uint64_t> weighted_degrees(const graph::Graph& graph) {
  std::vector<std::uint64_t> sums(graph.entity_count(), 0);
  for (std::uint32_t i = 0; i < sums.size(); ++i) {
    for_each_weight(graph.ties(EntityId{i}), [&](std::size_t, std::uint64_t weight) { sums[i] += weight; });
  }
  return sums;
}

}  // namespace guanxi::queries
