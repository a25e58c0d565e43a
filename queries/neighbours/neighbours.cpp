#include "queries/neighbours/neighbours.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include "queries/sieve.hpp"

namespace guanxi::queries {

namespace {

constexpr std::uint32_t k_unseen = std::numeric_limits<std::uint32_t>::max();

/// A breadth-first walk that keeps, of each entity, the strongest tie to the level before.
class Walk {
 public:
  Walk(const graph::Graph& graph, EntityId centre, Sieve& sieve)
      : m_graph(&graph),
        m_sieve(&sieve),
        m_level(graph.entity_count(), k_unseen),
        m_best(std::make_unique_for_overwrite<Best[]>(graph.entity_count())),
        m_reached{centre} {
    m_level[centre.index()] = 0;
  }

  /// One hop further; false where nothing new was reached. Of equally strong ties the one to the least id counts.
  bool advance() {
    ++m_hops;
    const std::size_t begin = m_frontier;
    const std::size_t end = m_reached.size();
    std::sort(m_reached.begin() + static_cast<std::ptrdiff_t>(begin), m_reached.end());
    m_frontier = end;
    for (std::size_t i = begin; i < end; ++i) {
      const EntityId from = m_reached[i];
      const graph::TieRow row = m_graph->ties(from);
      for (std::size_t k = 0; k < row.size(); ++k) reach(from, row, k);
    }
    return m_reached.size() > end;
  }

  /// Everything reached, the centre first.
  [[nodiscard]] const std::vector<EntityId>& reached() const { return m_reached; }
  [[nodiscard]] std::uint32_t hops(EntityId id) const { return m_level[id.index()]; }
  [[nodiscard]] EntityId through(EntityId id) const { return m_best[id.index()].through; }
  [[nodiscard]] std::uint64_t strength(EntityId id) const { return m_best[id.index()].strength; }
  [[nodiscard]] Neighbour of(EntityId id) const {
    return {.id = id, .hops = hops(id), .through = through(id), .tie = m_best[id.index()].tie};
  }

 private:
  struct Best {
    std::uint64_t strength;
    graph::Tie tie;  // seen from `through`
    EntityId through;
  };

  void reach(EntityId from, const graph::TieRow& row, std::size_t k) {
    const EntityId to = row.other(k);
    std::uint32_t& level = m_level[to.index()];
    if (level != k_unseen && level != m_hops) return;
    if (!m_sieve->usable(to)) return;
    const auto counted = m_sieve->admit(from, row[k]);
    if (!counted) return;
    Best& best = m_best[to.index()];
    const std::uint64_t strength = strength_of(*counted);
    if (level == k_unseen) {
      level = m_hops;
      m_reached.push_back(to);
    } else if (strength <= best.strength) {
      return;
    }
    best.strength = strength;
    best.tie = *counted;
    best.through = from;
  }

  const graph::Graph* m_graph;
  Sieve* m_sieve;
  std::vector<std::uint32_t> m_level;  // by entity
  std::unique_ptr<Best[]> m_best;      // by entity; unset where m_level is k_unseen or 0
  std::vector<EntityId> m_reached;     // by level
  std::size_t m_frontier = 0;          // m_reached[m_frontier...] is the last level
  std::uint32_t m_hops = 0;
};

/// What lies between the centre and the found ones without being found.
std::vector<EntityId> bridges_of(const Walk& walk, const std::vector<Neighbour>& found) {
  std::vector<EntityId> shown;
  shown.reserve(found.size());
  for (const Neighbour& neighbour : found) shown.push_back(neighbour.id);
  std::sort(shown.begin(), shown.end());
  std::vector<EntityId> bridges;
  for (const Neighbour& neighbour : found) {
    for (EntityId at = neighbour.through; walk.hops(at) > 0; at = walk.through(at)) {
      if (!std::binary_search(shown.begin(), shown.end(), at)) bridges.push_back(at);
    }
  }
  std::sort(bridges.begin(), bridges.end());
  bridges.erase(std::unique(bridges.begin(), bridges.end()), bridges.end());
  return bridges;
}

/// One hop needs no walk: the centre's row holds all there is. O(degree × log limit); of the ties that are not kept only
/// the counts are read.
Neighbourhood near_in_row(const graph::Graph& graph, EntityId centre, Sieve& sieve, std::size_t limit) {
  struct Ranked {
    std::uint64_t strength;
    EntityId id;
    std::size_t at;  // in the row
    [[nodiscard]] bool before(const Ranked& other) const {
      return strength != other.strength ? strength > other.strength : id < other.id;
    }
  };
  const auto before = [](const Ranked& a, const Ranked& b) { return a.before(b); };
  graph.will_read_ties(centre);
  const graph::TieRow row = graph.ties(centre);
  Neighbourhood result;
  std::vector<Ranked> kept;  // a heap with the last of them in front
  for (std::size_t i = 0; i < row.size(); ++i) {
    const EntityId id = row.other(i);
    if (!sieve.usable(id) || !sieve.wanted_type(id)) continue;
    std::uint64_t strength = 0;
    if (sieve.passes_every_tie()) {
      strength = strength_of(row, i);
    } else if (const auto counted = sieve.admit(centre, row[i])) {
      strength = strength_of(*counted);
    } else {
      continue;
    }
    ++result.total;
    const Ranked candidate{strength, id, i};
    if (kept.size() == limit) {
      if (limit == 0 || !candidate.before(kept.front())) continue;
      std::pop_heap(kept.begin(), kept.end(), before);
      kept.pop_back();
    }
    kept.push_back(candidate);
    std::push_heap(kept.begin(), kept.end(), before);
  }
  std::sort_heap(kept.begin(), kept.end(), before);
  for (const Ranked& one : kept) {
    result.found.push_back({.id = one.id, .hops = 1, .through = centre, .tie = sieve.admit(centre, row[one.at]).value_or(graph::Tie{})});
  }
  return result;
}

/// So that the names of an answer are waited for once, not one after another.
void expect_names(const graph::Graph& graph, const Neighbourhood& found) {
  std::vector<EntityId> ids;
  ids.reserve(found.found.size());
  for (const Neighbour& neighbour : found.found) ids.push_back(neighbour.id);
  graph.will_read_names(ids);
}

}  // namespace

Neighbourhood near(const graph::Graph& graph, EntityId centre, std::uint32_t hops, const Filter& filter,
                   std::size_t limit) {
  Sieve sieve(graph, filter);
  if (hops == 1) {
    Neighbourhood found = near_in_row(graph, centre, sieve, limit);
    expect_names(graph, found);
    return found;
  }
  Walk walk(graph, centre, sieve);
  for (std::uint32_t hop = 0; hop < hops; ++hop) {
    if (!walk.advance()) break;
  }
  struct Ranked {
    std::uint32_t hops;
    std::uint64_t strength;
    EntityId id;
  };
  std::vector<Ranked> ranked;
  for (const EntityId id : walk.reached()) {
    if (id != centre && sieve.wanted_type(id)) ranked.push_back({walk.hops(id), walk.strength(id), id});
  }
  const std::size_t kept = std::min(limit, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end(),
                    [](const Ranked& a, const Ranked& b) {
                      if (a.hops != b.hops) return a.hops < b.hops;
                      return a.strength != b.strength ? a.strength > b.strength : a.id < b.id;
                    });
  Neighbourhood result;
  result.total = ranked.size();
  for (std::size_t i = 0; i < kept; ++i) result.found.push_back(walk.of(ranked[i].id));
  result.bridges = bridges_of(walk, result.found);
  return result;
}

std::vector<CommonTie> common(const graph::Graph& graph, std::span<const EntityId> ends, const Filter& filter,
                              std::size_t limit) {
  if (ends.size() < 2) return {};
  Sieve sieve(graph, filter);
  const auto is_end = [&](EntityId id) { return std::find(ends.begin(), ends.end(), id) != ends.end(); };
  const EntityId rarest = *std::min_element(ends.begin(), ends.end(), [&](EntityId a, EntityId b) {
    return graph.degree(a) < graph.degree(b);
  });
  struct Ranked {
    CommonTie common;
    std::uint64_t weakest = 0;
  };
  std::vector<Ranked> found;
  for (const EntityId id : graph.neighbours(rarest)) {
    if (is_end(id) || !sieve.usable(id) || !sieve.wanted_type(id)) continue;
    Ranked ranked{{.id = id, .ties = {}}, std::numeric_limits<std::uint64_t>::max()};
    for (const EntityId end : ends) {
      std::optional<graph::Tie> tie = graph.tie(end, id);
      if (tie) tie = sieve.admit(end, *tie);
      if (!tie) break;
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
