// What the two searches (fewest hops, least cost) share: where they may go, how paths are ranked, the budget.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "queries/paths/paths.hpp"
#include "queries/sieve.hpp"
#include "queries/stamped_map.hpp"

namespace guanxi::queries {

/// Costs carry their hops in the low bits, so that of equally cheap paths the one with fewer ties is less. Room for
/// paths of a million ties and for as many times the dearest tie.
inline constexpr unsigned k_cost_hop_bits = 20;

/// How good a path is apart from its entities; less is better.
struct Rank {
  std::uint64_t cost = 0;      ///< hops, or (millionths << k_cost_hop_bits) + hops
  std::uint64_t weakness = 0;  ///< complement of the least tie's strength; 0 where only cost counts
  auto operator<=>(const Rank&) const = default;
};

inline constexpr Rank k_no_bound{std::numeric_limits<std::uint64_t>::max(), std::numeric_limits<std::uint64_t>::max()};

/// Paths of one question are totally ordered: by rank, then by entity ids from the start.
struct RankedPath {
  Rank rank;
  std::vector<EntityId> entities;
  auto operator<=>(const RankedPath&) const = default;
};

/// The part of the graph that one question may walk. Entities can be closed and opened while it is in use.
class Ground {
 public:
  /// Closes what the question avoids and what `via` leaves out; its named entities stay open. O(what it names).
  Ground(const graph::Graph& graph, const PathQuestion& question);

  [[nodiscard]] std::size_t entity_count() const { return m_graph->entity_count(); }
  [[nodiscard]] graph::TieRow ties(EntityId id) const { return m_graph->ties(id); }
  [[nodiscard]] std::span<const EntityId> neighbours(EntityId id) const { return m_graph->neighbours(id); }
  [[nodiscard]] std::size_t degree(EntityId id) const { return m_graph->degree(id); }
  /// Expected O(1).
  [[nodiscard]] bool open(EntityId id) const { return m_all_open || open_checked(id); }
  /// Calls nest: closed twice needs opening twice.
  void close(EntityId id);
  void reopen(EntityId id);

  /// Does every tie pass as it is?
  [[nodiscard]] bool passes_every_tie() const { return m_sieve.passes_every_tie(); }
  /// As Sieve::admit and Sieve::admit_counts.
  [[nodiscard]] std::optional<graph::Tie> admit(EntityId from, const graph::Tie& tie) {
    return m_sieve.admit(from, tie);
  }
  [[nodiscard]] std::optional<Counts> admit_counts(EntityId from, const graph::TieRow& row, std::size_t i) {
    return m_sieve.admit_counts(from, row, i);
  }
  [[nodiscard]] bool admits(EntityId from, const graph::TieRow& row, std::size_t i) {
    return m_sieve.passes_every_tie() || m_sieve.admit(from, row[i]).has_value();
  }
  /// The tie of two entities as the filter counts it; nothing where there is none.
  [[nodiscard]] std::optional<graph::Tie> tie(EntityId a, EntityId b);

  /// Takes `ties` looks from the budget; false once it is used up.
  bool spend(std::uint64_t ties) {
    m_spent += ties;
    return m_spent <= m_budget;
  }
  void exhaust() { m_spent = std::max(m_spent, m_budget + 1); }
  [[nodiscard]] bool exhausted() const { return m_spent > m_budget; }

 private:
  [[nodiscard]] bool open_checked(EntityId id) const;

  const graph::Graph* m_graph;
  Sieve m_sieve;
  std::uint32_t m_via_bits = 0;        // types that inner entities may have; 0: any
  std::vector<EntityId> m_named;       // let through whatever their type
  StampedMap<std::uint32_t> m_closed;  // how often
  bool m_all_open = true;
  std::uint64_t m_budget;
  std::uint64_t m_spent = 0;
};

/// A set of paths: those that start with `prefix` and whose next entity is none of `not_next`.
struct Cell {
  std::vector<EntityId> prefix;    ///< not empty
  std::vector<EntityId> not_next;  ///< few: at most the number of paths asked for
};

/// Finds the best path of a cell to a target. Keeps its memory for the next question.
class PathSearch {
 public:
  PathSearch() = default;
  PathSearch(const PathSearch&) = delete;
  PathSearch& operator=(const PathSearch&) = delete;
  virtual ~PathSearch() = default;

  /// The best loopless path of `cell` to `target` with at most `max_hops` ties in all, prefix included; nothing where
  /// there is none, or none that is as good as `bound`, or the budget is used up (Ground::exhausted).
  [[nodiscard]] virtual std::optional<RankedPath> best(Ground& ground, const Cell& cell, EntityId target,
                                                       std::uint32_t max_hops, const Rank& bound) = 0;
};

/// Closes the prefix of a cell but its last entity for as long as it lives.
class PrefixClosed {
 public:
  PrefixClosed(Ground& ground, std::span<const EntityId> prefix)
      : m_ground(&ground), m_inner(prefix.first(prefix.size() - 1)) {
    for (const EntityId id : m_inner) m_ground->close(id);
  }
  PrefixClosed(const PrefixClosed&) = delete;
  PrefixClosed& operator=(const PrefixClosed&) = delete;
  ~PrefixClosed() {
    for (const EntityId id : m_inner) m_ground->reopen(id);
  }

 private:
  Ground* m_ground;
  std::span<const EntityId> m_inner;
};

}  // namespace guanxi::queries
