#include "queries/neighbours/neighbours.hpp"

#include <algorithm>
#include <limits>

#include "queries/sieve.hpp"

namespace guanxi::queries {

namespace {

constexpr std::uint32_t k_unseen = std::numeric_limits<std::uint32_t>::max();

/// A breadth-first walk that keeps, of each entity, the strongest tie to the level before.
class Walk {
 public:
  Walk(const graph::Graph& graph, EntityId centre, Sieve& sieve)
      : m_graph(&graph), m_sieve(&sieve), m_slot(graph.entity_count(), k_unseen), m_frontier{centre} {
    m_slot[centre.index()] = 0;
    m_reached.push_back({.id = centre, .hops = 0, .through = centre, .tie = {}});
  }

  /// One hop further; false where nothing new was reached. Of equally strong ties the one to the least id counts.
  bool advance() {
    ++m_hops;
    std::vector<EntityId> next;
    std::sort(m_frontier.begin(), m_frontier.end());
    for (const EntityId from : m_frontier) {
      for (const graph::Tie& tie : m_graph->ties(from)) reach(from, tie, next);
    }
    m_frontier = std::move(next);
    return !m_frontier.empty();
  }

  /// Everything reached, the centre first.
  [[nodiscard]] const std::vector<Neighbour>& reached() const { return m_reached; }
  [[nodiscard]] const Neighbour& of(EntityId id) const { return m_reached[m_slot[id.index()]]; }

 private:
  void reach(EntityId from, const graph::Tie& tie, std::vector<EntityId>& next) {
    std::uint32_t& slot = m_slot[tie.other.index()];
    if (slot != k_unseen && m_reached[slot].hops != m_hops) return;
    if (!m_sieve->usable(tie.other)) return;
    const graph::Tie* counted = m_sieve->admit(from, tie);
    if (counted == nullptr) return;
    graph::Tie seen_from_nearer = *counted;
    if (slot == k_unseen) {
      slot = static_cast<std::uint32_t>(m_reached.size());
      m_reached.push_back({.id = tie.other, .hops = m_hops, .through = from, .tie = seen_from_nearer});
      next.push_back(tie.other);
    } else if (stronger(seen_from_nearer, m_reached[slot].tie)) {
      m_reached[slot].through = from;
      m_reached[slot].tie = seen_from_nearer;
    }
  }

  const graph::Graph* m_graph;
  Sieve* m_sieve;
  std::vector<std::uint32_t> m_slot;  // entity -> position in m_reached
  std::vector<Neighbour> m_reached;
  std::vector<EntityId> m_frontier;
  std::uint32_t m_hops = 0;
};

bool nearer(const Neighbour& a, const Neighbour& b) {
  if (a.hops != b.hops) return a.hops < b.hops;
  if (strength_of(a.tie) != strength_of(b.tie)) return stronger(a.tie, b.tie);
  return a.id < b.id;
}

/// What lies between the centre and the found ones without being found.
std::vector<EntityId> bridges_of(const Walk& walk, const std::vector<Neighbour>& found) {
  std::vector<EntityId> shown;
  for (const Neighbour& neighbour : found) shown.push_back(neighbour.id);
  std::sort(shown.begin(), shown.end());
  std::vector<EntityId> bridges;
  for (const Neighbour& neighbour : found) {
    for (EntityId at = neighbour.through; walk.of(at).hops > 0; at = walk.of(at).through) {
      if (!std::binary_search(shown.begin(), shown.end(), at)) bridges.push_back(at);
    }
  }
  std::sort(bridges.begin(), bridges.end());
  bridges.erase(std::unique(bridges.begin(), bridges.end()), bridges.end());
  return bridges;
}

}  // namespace

Neighbourhood near(const graph::Graph& graph, EntityId centre, std::uint32_t hops, const Filter& filter,
                   std::size_t limit) {
  Sieve sieve(graph, filter);
  Walk walk(graph, centre, sieve);
  for (std::uint32_t hop = 0; hop < hops; ++hop) {
    if (!walk.advance()) break;
  }
  Neighbourhood result;
  for (const Neighbour& neighbour : walk.reached()) {
    if (neighbour.hops > 0 && sieve.wanted_type(neighbour.id)) result.found.push_back(neighbour);
  }
  result.total = result.found.size();
  const std::size_t kept = std::min(limit, result.total);
  std::partial_sort(result.found.begin(), result.found.begin() + static_cast<std::ptrdiff_t>(kept), result.found.end(),
                    nearer);
  result.found.resize(kept);
  result.bridges = bridges_of(walk, result.found);
  return result;
}

std::vector<CommonTie> common(const graph::Graph& graph, std::span<const EntityId> ends, const Filter& filter,
                              std::size_t limit) {
  if (ends.size() < 2) return {};
  Sieve sieve(graph, filter);
  const auto is_end = [&](EntityId id) { return std::find(ends.begin(), ends.end(), id) != ends.end(); };
  const EntityId rarest = *std::min_element(ends.begin(), ends.end(), [&](EntityId a, EntityId b) {
    return graph.ties(a).size() < graph.ties(b).size();
  });
  struct Ranked {
    CommonTie common;
    std::uint64_t weakest = 0;
  };
  std::vector<Ranked> found;
  for (const graph::Tie& candidate : graph.ties(rarest)) {
    const EntityId id = candidate.other;
    if (is_end(id) || !sieve.usable(id) || !sieve.wanted_type(id)) continue;
    Ranked ranked{{.id = id, .ties = {}}, std::numeric_limits<std::uint64_t>::max()};
    for (const EntityId end : ends) {
      const graph::Tie* tie = graph.tie(end, id);
      if (tie != nullptr) tie = sieve.admit(end, *tie);
      if (tie == nullptr) break;
      ranked.common.ties.push_back(*tie);
      ranked.weakest = std::min(ranked.weakest, strength_of(*tie));
    }
    if (ranked.common.ties.size() == ends.size()) found.push_back(std::move(ranked));
  }
  std::sort(found.begin(), found.end(), [](const Ranked& a, const Ranked& b) {
    return a.weakest != b.weakest ? a.weakest > b.weakest : a.common.id < b.common.id;
  });
  if (found.size() > limit) found.resize(limit);
  std::vector<CommonTie> result;
  result.reserve(found.size());
  for (Ranked& ranked : found) result.push_back(std::move(ranked.common));
  return result;
}

}  // namespace guanxi::queries
