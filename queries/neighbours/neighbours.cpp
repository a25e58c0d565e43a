#include "queries/neighbours/neighbours.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include "queries/neighbours/entity_set.hpp"
#include "queries/ranker.hpp"
#include "queries/sieve.hpp"
#include "queries/stamped_map.hpp"

namespace guanxi::queries {

namespace {

/// One hop needs no walk: the centre's row holds all there is. O(degree × log limit); of the ties that are not kept
/// only the counts are read.
Neighbourhood near_in_row(const graph::Graph& graph, EntityId centre, Sieve& sieve, Ranker& ranker, std::size_t limit) {
  struct Ranked {
    Standing standing;
    EntityId id;
    std::size_t at;  // in the row
    [[nodiscard]] bool before(const Ranked& other) const {
      return standing != other.standing ? standing > other.standing : id < other.id;
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
    const auto counts = sieve.admit_counts(centre, row, i);
    if (!counts) continue;
    ++result.total;
    const Ranked candidate{ranker.of(centre, id, *counts), id, i};
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
    result.found.push_back(
        {.id = one.id, .hops = 1, .through = centre, .tie = sieve.admit(centre, row[one.at]).value_or(graph::Tie{})});
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

/// A breadth-first walk. Levels whose entities may be shown keep, of each entity, the strongest tie to the level
/// before; what lies behind them is only counted.
class NearFinder::Walk {
 public:
  explicit Walk(const graph::Graph& graph)
      : m_graph(&graph), m_seen(graph.entity_count()), m_best(graph.entity_count()) {}

  Neighbourhood find(EntityId centre, std::uint32_t hops, Sieve& sieve, Ranker& ranker, std::size_t limit) {
    m_seen.clear();
    m_best.clear();
    m_seen.insert(centre);
    m_best.insert(centre.value, {{}, centre, 0});
    m_level.assign(1, centre);
    Neighbourhood result;
    for (std::uint32_t hop = 1; hop <= hops && !m_level.empty(); ++hop) {
      if (result.found.size() < limit) {
        rank_level(hop, sieve, ranker);
        show(result, hop, sieve, limit);
      } else {
        result.total += sieve.passes_everything() && hop == hops ? count_whole_level() : count_level(sieve);
      }
      m_level.swap(m_next);
      m_next.clear();
    }
    result.bridges = bridges_of(result.found);
    return result;
  }

 private:
  struct Best {
    Standing standing;
    EntityId through;
    std::uint32_t hops;
  };

  /// The next level and the strongest tie to each of it; of equally strong ones that to the least id.
  void rank_level(std::uint32_t hop, Sieve& sieve, Ranker& ranker) {
    std::sort(m_level.begin(), m_level.end());
    for (const EntityId from : m_level) {
      const graph::TieRow row = m_graph->ties(from);
      for (std::size_t i = 0; i < row.size(); ++i) {
        const EntityId to = row.other(i);
        Best* const known = m_best.find(to.value);
        if ((known != nullptr && known->hops < hop) || !sieve.usable(to)) continue;
        const auto counts = sieve.admit_counts(from, row, i);
        if (!counts) continue;
        const Standing standing = ranker.of(from, to, *counts);
        if (known == nullptr) {
          m_best.insert(to.value, {standing, from, hop});
          m_seen.insert(to);
          m_next.push_back(to);
        } else if (standing > known->standing) {
          known->standing = standing;
          known->through = from;
        }
      }
    }
  }

  /// Adds the best of the level just made to the answer.
  void show(Neighbourhood& result, std::uint32_t hop, Sieve& sieve, std::size_t limit) {
    struct Ranked {
      Standing standing;
      EntityId id;
    };
    std::vector<Ranked> ranked;
    for (const EntityId id : m_next) {
      if (sieve.wanted_type(id)) ranked.push_back({m_best.find(id.value)->standing, id});
    }
    result.total += ranked.size();
    const std::size_t kept = std::min(limit - result.found.size(), ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end(),
                      [](const Ranked& a, const Ranked& b) {
                        return a.standing != b.standing ? a.standing > b.standing : a.id < b.id;
                      });
    for (std::size_t i = 0; i < kept; ++i) {
      const EntityId id = ranked[i].id;
      const EntityId through = m_best.find(id.value)->through;
      std::optional<graph::Tie> tie = m_graph->tie(through, id);
      if (tie) tie = sieve.admit(through, *tie);
      result.found.push_back({.id = id, .hops = hop, .through = through, .tie = tie.value_or(graph::Tie{})});
    }
  }

  /// How many the next and last level has where nothing is left out.
  std::size_t count_whole_level() {
    std::size_t count = 0;
    for (const EntityId from : m_level) {
      for (const EntityId to : m_graph->neighbours(from)) count += m_seen.insert(to) ? 1U : 0U;
    }
    return count;
  }

  /// Makes the next level; gives the number of wanted ones in it.
  std::size_t count_level(Sieve& sieve) {
    std::size_t count = 0;
    for (const EntityId from : m_level) {
      const graph::TieRow row = m_graph->ties(from);
      for (std::size_t i = 0; i < row.size(); ++i) {
        const EntityId to = row.other(i);
        if (m_seen.contains(to) || !sieve.usable(to) || !sieve.admit_counts(from, row, i)) continue;
        m_seen.insert(to);
        m_next.push_back(to);
        count += sieve.wanted_type(to) ? 1U : 0U;
      }
    }
    return count;
  }

  /// What lies between the centre and the found ones without being found.
  [[nodiscard]] std::vector<EntityId> bridges_of(const std::vector<Neighbour>& found) const {
    std::vector<EntityId> shown;
    shown.reserve(found.size());
    for (const Neighbour& neighbour : found) shown.push_back(neighbour.id);
    std::sort(shown.begin(), shown.end());
    std::vector<EntityId> bridges;
    for (const Neighbour& neighbour : found) {
      EntityId at = neighbour.through;
      for (const Best* best = m_best.find(at.value); best->hops > 0; best = m_best.find(at.value)) {
        if (!std::binary_search(shown.begin(), shown.end(), at)) bridges.push_back(at);
        at = best->through;
      }
    }
    std::sort(bridges.begin(), bridges.end());
    bridges.erase(std::unique(bridges.begin(), bridges.end()), bridges.end());
    return bridges;
  }

  const graph::Graph* m_graph;
  EntitySet m_seen;
  StampedMap<Best> m_best;  // by entity, of the levels that were ranked
  std::vector<EntityId> m_level;
  std::vector<EntityId> m_next;
};

NearFinder::NearFinder(const graph::Graph& graph) : m_graph(&graph) {}
NearFinder::NearFinder(NearFinder&&) noexcept = default;
NearFinder& NearFinder::operator=(NearFinder&&) noexcept = default;
NearFinder::~NearFinder() = default;

Neighbourhood NearFinder::find(EntityId centre, std::uint32_t hops, const Filter& filter, std::size_t limit,
                               Strength by) {
  Sieve sieve(*m_graph, filter);
  Ranker ranker(*m_graph, sieve, by);
  if (hops > 1 && !m_walk) m_walk = std::make_unique<Walk>(*m_graph);
  Neighbourhood found = hops == 1 ? near_in_row(*m_graph, centre, sieve, ranker, limit)
                                  : m_walk->find(centre, hops, sieve, ranker, limit);
  expect_names(*m_graph, found);
  return found;
}

Neighbourhood near(const graph::Graph& graph, EntityId centre, std::uint32_t hops, const Filter& filter,
                   std::size_t limit, Strength by) {
  return NearFinder(graph).find(centre, hops, filter, limit, by);
}

}  // namespace guanxi::queries
