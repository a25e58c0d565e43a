// Least cost: bidirectional Dijkstra (Pohl, 1971) with integer costs. Differences from the textbook:
//  - a path of few ties gives a first bound, and a tie that cannot lead to a path within the bound, given how far the
//    other side has come, is passed over by its count alone, before anything is read of its other end: what a hub costs
//    is one look at a byte for most of its ties;
//  - of the two sides the one whose next entity has fewer ties goes on;
//  - it goes on until every path of the least cost is known and so can return the least of them by ids;
//  - where the cheapest path has too many hops it searches again over (entity, hops).
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "queries/paths/fewest_hops.hpp"
#include "queries/paths/search.hpp"

namespace guanxi::queries {

/// Memory: what a search touches, kept for the next. A search costs O(ties touched × log entities).
///
/// Why a tie (u, v) may be passed over when u is settled at key k and k + cost + the other side's radius is more than
/// the best: either v is not settled there, and then every path over the tie is longer than the best; or it is, and
/// then the other side looked at the tie when it settled v, at a time when u was still open here, and passed over it
/// only if no best path leads over it.
class CostSearch final : public PathSearch {
 public:
  explicit CostSearch(const graph::Graph& graph);
  /// For the questions to come. Not Weighting::hops.
  void weigh_by(Weighting weighting) { m_cost = TieCost(weighting); }
  [[nodiscard]] std::optional<RankedPath> best(Ground& ground, const Cell& cell, EntityId target,
                                               std::uint32_t max_hops, const Rank& bound) override;

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
  struct Label {
    Key key = k_unreached;
    std::uint32_t first_nearer = k_none;
  };

  struct Side {
    StampedMap<Label> labels;               // by state
    StampedMap<std::uint16_t> fewest_hops;  // by entity: of its settled states
    std::vector<Nearer> nearer;
    std::vector<std::pair<Key, State>> queue;  // a binary heap, least first; stale entries are skipped
    EntityId root;

    [[nodiscard]] Key radius() const { return queue.empty() ? k_unreached : queue.front().first; }
    [[nodiscard]] Key key(State state) const {
      const Label* const label = labels.find(state);
      return label != nullptr ? label->key : k_unreached;
    }
  };

  /// A tie that joins a settled state of one side to a labelled one of the other, on a path of the least key.
  struct Crossing {
    State forward = 0;
    State backward = 0;
    auto operator<=>(const Crossing&) const = default;
  };

  enum class HopLimit : std::uint8_t { free, bounded };

  [[nodiscard]] Key key_of(const Counts& counts) const;
  /// The key of a path of few ties between the sides' roots, as a bound; k_unreached where there is none.
  [[nodiscard]] Key bound_by_hops(Ground& ground, std::uint32_t hops);
  std::optional<RankedPath> search(Ground& ground, const Cell& cell, EntityId target, std::uint32_t hops, Key bound,
                                   HopLimit limit);
  void start(Side& side, EntityId root) const;
  /// The side to go on with: the one whose next entity has fewer ties.
  [[nodiscard]] bool forward_is_next(const Ground& ground) const;
  /// Settles the least label of `side` and relaxes its ties. False where the budget is used up.
  bool settle(Ground& ground, Side& side, const Side& other);
  void relax_row(Ground& ground, Side& side, const Side& other, State from, Key key);
  void relax(Ground& ground, Side& side, const Side& other, State from, Key key, EntityId to, const Counts& counts);
  void label(Side& side, State state, Key key, State from);
  void cross(const Side& side, const Side& other, State from, Key key, EntityId to);
  [[nodiscard]] bool left_out(EntityId from, EntityId to) const;
  [[nodiscard]] State state_of(EntityId id, std::uint32_t hops) const;
  [[nodiscard]] EntityId entity_of(State state) const { return EntityId{state / m_layers}; }
  [[nodiscard]] std::vector<State> states_of(EntityId id, std::vector<State> states) const;
  void trace(EntityId target, std::vector<EntityId>& path) const;

  std::size_t m_entities;
  TieCost m_cost{Weighting::strength};
  FewestHops m_fewest_hops;
  Side m_forward;
  Side m_backward;
  std::vector<EntityId> m_not_next;
  std::uint32_t m_layers = 1;  // 1 where hops are free, else hops allowed + 1
  Key m_best = k_unreached;    // the best meeting so far, or the bound
  std::vector<Crossing> m_crossings;
};

}  // namespace guanxi::queries
