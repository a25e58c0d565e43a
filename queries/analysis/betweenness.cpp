// U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25(2), 2001: from each
// source a breadth-first search that counts shortest paths, then back over it, each entity handing on to those before
// it what depends on it.
//
// With fewer sources: drawn evenly without repeats (U. Brandes, C. Pich, "Centrality estimation in large networks",
// 2007). What an entity gets from one source is a share of the others, between 0 and 1; the mean over the sources is
// within the empirical Bernstein bound of A. Maurer and M. Pontil ("Empirical Bernstein bounds and sample variance
// penalization", COLT 2009, theorem 4), used for both sides; drawing without repeats can only help (W. Hoeffding,
// 1963).
//
// Sources are dealt to lanes by their number, and lanes are added in their order, so that sums do not depend on
// threads.
#include "queries/analysis/betweenness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "queries/analysis/random.hpp"

namespace guanxi::queries {

namespace {

constexpr std::size_t k_lanes = 4;
constexpr std::uint32_t k_least_sources = 64;
constexpr double k_doubt = 0.05;  // probability that a share is further off than its error

/// What one source after another adds to each entity.
class Lane {
 public:
  explicit Lane(const graph::Graph& graph)
      : m_graph(graph),
        m_others(static_cast<double>(graph.entity_count()) - 2),
        m_hops(graph.entity_count(), k_unseen),
        m_paths(graph.entity_count(), 0),
        m_depends(graph.entity_count(), 0),
        m_sums(graph.entity_count(), 0),
        m_squares(graph.entity_count(), 0) {
    m_order.reserve(graph.entity_count());
  }

  void add(EntityId source) {
    search(source);
    hand_back(source);
    for (const EntityId id : m_order) {
      m_hops[id.index()] = k_unseen;
      m_paths[id.index()] = 0;
      m_depends[id.index()] = 0;
    }
  }
  [[nodiscard]] double sum(std::size_t i) const { return m_sums[i]; }
  [[nodiscard]] double squares(std::size_t i) const { return m_squares[i]; }

 private:
  static constexpr std::uint32_t k_unseen = UINT32_MAX;

  void search(EntityId source) {
    m_order.assign(1, source);
    m_hops[source.index()] = 0;
    m_paths[source.index()] = 1;
    for (std::size_t at = 0; at < m_order.size(); ++at) {
      const EntityId here = m_order[at];
      const std::uint32_t hops = m_hops[here.index()] + 1;
      for (const EntityId other : m_graph.neighbours(here)) {
        if (m_hops[other.index()] == k_unseen) {
          m_hops[other.index()] = hops;
          m_order.push_back(other);
        }
        if (m_hops[other.index()] == hops) m_paths[other.index()] += m_paths[here.index()];
      }
    }
  }

  /// From the farthest to the nearest: an entity depends on each that comes after it on shortest paths.
  void hand_back(EntityId source) {
    for (std::size_t at = m_order.size(); at > 0; --at) {
      const EntityId id = m_order[at - 1];
      const std::size_t here = id.index();
      const std::uint32_t after = m_hops[here] + 1;
      double depends = 0;
      for (const EntityId other : m_graph.neighbours(id)) {
        if (m_hops[other.index()] == after) depends += m_depends[other.index()];
      }
      depends *= m_paths[here];
      // what each entity before it may multiply by its own number of paths
      m_depends[here] = (1 + depends) / m_paths[here];
      if (id == source) continue;
      const double share = depends / m_others;
      m_sums[here] += share;
      m_squares[here] += share * share;
    }
  }

  const graph::Graph& m_graph;
  double m_others;
  std::vector<std::uint32_t> m_hops;
  std::vector<double> m_paths;  // shortest ones from the source
  std::vector<double> m_depends;
  std::vector<EntityId> m_order;
  std::vector<double> m_sums;
  std::vector<double> m_squares;
};

std::size_t sources_for(const graph::Graph& graph, const BetweennessSettings& settings) {
  const std::uint64_t entities = graph.entity_count();
  const std::uint64_t work = entities + 2 * graph.tie_count();
  if (settings.sources != 0) return std::min<std::uint64_t>(settings.sources, entities);
  if (work <= BetweennessSettings::k_exact_work / entities) return entities;
  return std::min(entities, std::max<std::uint64_t>(k_least_sources, BetweennessSettings::k_sampled_work / work));
}

/// How far the mean of `count` draws between 0 and 1 may be off.
double bernstein(double sum, double squares, double count) {
  const double doubt = std::log(4 / k_doubt);  // half of it for each side; the theorem's own factor is 2
  const double variance = std::max(0.0, squares - sum * sum / count) / (count - 1);
  return std::sqrt(2 * variance * doubt / count) + 7 * doubt / (3 * (count - 1));
}

}  // namespace

Betweenness betweenness(const graph::Graph& graph, const BetweennessSettings& settings) {
  const std::size_t entities = graph.entity_count();
  Betweenness found{std::vector<double>(entities, 0), std::vector<double>(entities, 0), entities};
  if (entities < 3) return found;

  std::vector<EntityId> sources(entities);
  for (std::uint32_t i = 0; i < entities; ++i) sources[i] = EntityId{i};
  found.sources = sources_for(graph, settings);
  if (found.sources < entities) {
    Random random(settings.seed);
    draw_first(sources, found.sources, random);
  }
  std::vector<Lane> lanes(k_lanes, Lane(graph));
  share_out(settings.threads, k_lanes, [&](std::size_t lane) {
    for (std::size_t i = lane; i < found.sources; i += k_lanes) lanes[lane].add(sources[i]);
  });

  const auto count = static_cast<double>(found.sources);
  // of n sources an entity itself is none of paths through it
  const double scale = static_cast<double>(entities) / (static_cast<double>(entities) - 1);
  for (std::size_t i = 0; i < entities; ++i) {
    double sum = 0;
    double squares = 0;
    for (const Lane& lane : lanes) {
      sum += lane.sum(i);
      squares += lane.squares(i);
    }
    found.shares[i] = std::min(1.0, scale * sum / count);
    if (found.sources < entities)
      found.errors[i] = count < 2 ? 1 : std::min(1.0, scale * bernstein(sum, squares, count));
  }
  return found;
}

}  // namespace guanxi::queries
