// How far apart two entities are, and one path that short: breadth-first search from both ends, always on the side with
// fewer ties to look at, which ends at the first meeting (I. Pohl, "Bi-directional search", Machine Intelligence 6,
// 1971). Which of several shortest paths is found depends on the graph alone. HopSearch gives the best of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "queries/paths/frontier.hpp"
#include "queries/stamped_map.hpp"

namespace guanxi::queries {

/// For many questions to one graph, which must outlive it. Memory as StampedMap. Not thread-safe.
class FewestHops {
 public:
  explicit FewestHops(const graph::Graph& graph) : m_graph(&graph), m_marks(graph.entity_count()) {}

  /// Ties on a shortest path; nothing where there is none of at most `max_hops`. O(ties looked at before the sides
  /// meet).
  [[nodiscard]] std::optional<std::uint32_t> between(EntityId from, EntityId to, std::uint32_t max_hops) {
    return between(from, to, max_hops, [](EntityId, std::size_t, EntityId) { return true; });
  }
  /// The same over the ties for which passes(entity, place in its row, other end) is true, which must hold for a tie
  /// seen from either end.
  template <typename Passes>
  [[nodiscard]] std::optional<std::uint32_t> between(EntityId from, EntityId to, std::uint32_t max_hops, Passes passes);

  /// The path that the last between() found, from ... to.
  [[nodiscard]] std::vector<EntityId> path() const;

 private:
  /// The side that met an entity, and from where: parent × 2 + side.
  using Mark = std::uint32_t;
  [[nodiscard]] static Mark mark(EntityId parent, std::size_t side) {
    return parent.value * 2 + static_cast<std::uint32_t>(side);
  }

  void append_way(EntityId at, std::vector<EntityId>& path) const;

  const graph::Graph* m_graph;
  StampedMap<Mark> m_marks;
  std::array<Frontier, 2> m_frontiers;
  std::vector<EntityId> m_next;
  std::array<EntityId, 2> m_meeting;  // the tie that joins the sides, forward end first
};

template <typename Passes>
std::optional<std::uint32_t> FewestHops::between(EntityId from, EntityId to, std::uint32_t max_hops, Passes passes) {
  m_meeting = {from, to};
  if (from == to) return 0;
  m_marks.clear();
  m_marks.insert(from.value, mark(from, 0));
  m_marks.insert(to.value, mark(to, 1));
  m_frontiers[0].start(from);
  m_frontiers[1].start(to);
  for (std::uint32_t hops = 1; hops <= max_hops; ++hops) {
    const std::size_t side = cheaper(*m_graph, m_frontiers);
    Frontier& frontier = m_frontiers[side];
    for (const EntityId here : frontier.entities) {
      const auto row = m_graph->neighbours(here);
      for (std::size_t i = 0; i < row.size(); ++i) {
        const EntityId other = row[i];
        const Mark* const known = m_marks.find(other.value);
        if ((known != nullptr && *known % 2 == side) || !passes(here, i, other)) continue;
        if (known != nullptr) {
          m_meeting[side] = here;
          m_meeting[1 - side] = other;
          m_next.clear();
          return hops;
        }
        m_marks.insert(other.value, mark(here, side));
        m_next.push_back(other);
      }
    }
    frontier.advance_to(m_next);
    if (frontier.entities.empty()) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace guanxi::queries
