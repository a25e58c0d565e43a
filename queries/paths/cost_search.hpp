// Least cost: bidirectional Dijkstra with integer costs. Differences from the textbook: it goes on until every path of
// the least cost is known and so can return the least of them by ids; a label that cannot beat the best meeting is not
// queued, which keeps hubs cheap; and where the cheapest path has too many hops it searches again over (entity, hops).
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "queries/paths/search.hpp"

namespace guanxi::queries {

/// O(entities) memory (times the hops allowed, once a hop limit bites), kept between searches. A search costs
/// O(ties touched × log entities).
class CostSearch final : public PathSearch {
 public:
  explicit CostSearch(Ground& ground) : m_ground(&ground) {}
  [[nodiscard]] std::optional<RankedPath> best(const Cell& cell, EntityId target, std::uint32_t max_hops,
                                               const Rank& bound) override;

 private:
  /// A label's place: entity where hops are not bounded, entity × layers + hops where they are.
  using State = std::uint32_t;
  /// Cost and hops in one number, as Rank::cost.
  using Key = std::uint64_t;
  static constexpr Key k_unreached = std::numeric_limits<Key>::max();
  static constexpr std::uint32_t k_none = std::numeric_limits<std::uint32_t>::max();

  /// All states from which a state is reached at its least key: a list in Side::nearer.
  struct Nearer {
    State state = 0;
    std::uint32_t next = k_none;
  };

  struct Side {
    std::vector<Key> key;                          // by state
    std::vector<std::uint32_t> first_nearer;       // by state, into nearer
    std::vector<std::uint16_t> fewest_hops;        // by entity: of its settled states
    std::vector<Nearer> nearer;
    std::vector<State> touched;
    std::vector<std::pair<Key, State>> queue;      // a binary heap, least first; stale entries are skipped
    EntityId root;

    [[nodiscard]] Key radius() const { return queue.empty() ? k_unreached : queue.front().first; }
  };

  /// A tie that joins a settled state of one side to a labelled one of the other, on a path of the least key.
  struct Crossing {
    State forward = 0;
    State backward = 0;
    auto operator<=>(const Crossing&) const = default;
  };

  enum class HopLimit : std::uint8_t { free, bounded };

  std::optional<RankedPath> search(const Cell& cell, EntityId target, std::uint32_t hops, Key bound, HopLimit limit);
  void start(Side& side, EntityId root);
  void clear(Side& side);
  /// Settles the least label of `side` and relaxes its ties. False where the budget is used up.
  bool settle(Side& side, const Side& other);
  void relax(Side& side, const Side& other, State from, Key key, const graph::Tie& tie);
  void label(Side& side, State state, Key key, State from, Key other_radius);
  void cross(const Side& side, const Side& other, State from, Key key, EntityId to);
  [[nodiscard]] bool left_out(EntityId from, EntityId to) const;
  [[nodiscard]] State state_of(EntityId id, std::uint32_t hops) const;
  [[nodiscard]] EntityId entity_of(State state) const { return EntityId{state / m_layers}; }
  [[nodiscard]] std::vector<State> states_of(EntityId id, std::vector<State> states) const;
  void trace(EntityId target, std::vector<EntityId>& path) const;

  Ground* m_ground;
  Side m_forward;
  Side m_backward;
  std::vector<EntityId> m_not_next;
  std::uint32_t m_layers = 1;  // 1 where hops are free, else hops allowed + 1
  Key m_best = k_unreached;    // the best meeting so far, or the bound
  std::vector<Crossing> m_crossings;
};

}  // namespace guanxi::queries
