// Betweenness: how many shortest paths lead through an entity.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/index/graph.hpp"
#include "queries/analysis/workers.hpp"

namespace guanxi::queries {

struct BetweennessSettings {
  /// From how many entities shortest paths are looked at; 0: from all where that is at most k_exact_work, else from as
  /// many as k_sampled_work allows, 64 or more.
  std::uint32_t sources = 0;
  std::uint64_t seed = 1;
  Threads threads;

  /// Entities × (entities + 2 × ties): some ten seconds on two cores.
  static constexpr std::uint64_t k_exact_work = 2'000'000'000;
  static constexpr std::uint64_t k_sampled_work = 1'000'000'000;
};

struct Betweenness {
  /// By id: the share of all pairs of other entities whose shortest paths lead through it; of a pair with several
  /// shortest paths the share of these. Between 0 and 1; pairs that nothing joins have none.
  std::vector<double> shares;
  /// By id: with probability 95 % the true share is no further away than this. All 0 where `sources` is all entities.
  std::vector<double> errors;
  std::size_t sources = 0;
};

/// Ties count 1 each. The same bytes for the same seed, whatever the number of threads. O(sources × (entities + ties));
/// 150 bytes an entity.
[[nodiscard]] Betweenness betweenness(const graph::Graph& graph, const BetweennessSettings& settings = {});

}  // namespace guanxi::queries
