// Fewest hops: breadth-first search from both ends, level by level, always on the side with fewer ties to look at.
// Differences from the textbook: each entity also keeps the best least tie of its shortest paths so far, so that among
// equally short paths the strongest is found without enumerating them; the level that meets is always finished.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "queries/paths/search.hpp"

namespace guanxi::queries {

/// O(entities) memory, kept between searches; a search costs O(ties of the levels it opens).
class HopSearch final : public PathSearch {
 public:
  explicit HopSearch(Ground& ground);
  [[nodiscard]] std::optional<RankedPath> best(const Cell& cell, EntityId target, std::uint32_t max_hops,
                                               const Rank& bound) override;

 private:
  static constexpr std::uint16_t k_unseen = 0xffff;

  /// One direction of the search.
  struct Side {
    std::vector<std::uint16_t> level;     // by entity; k_unseen
    std::vector<std::uint64_t> strength;  // by entity: greatest least tie of the shortest paths to this side's root
    std::vector<EntityId> reached;        // in order of levels
    std::size_t frontier = 0;             // reached[frontier...] is the last level
    std::uint16_t depth = 0;
    std::uint64_t frontier_ties = 0;
  };

  void start(Side& side, EntityId root, std::uint64_t strength);
  void clear(Side& side);
  /// Opens the next level of `side`; true where it met the other side. False also when the budget is used up.
  bool advance(Side& side, const Side& other);
  /// Is the tie the first step of a path that the cell leaves out?
  [[nodiscard]] bool left_out(EntityId from, EntityId to) const;
  [[nodiscard]] std::uint64_t best_meeting() const;
  /// Appends the least path by ids from the source to the target over ties of at least `least`.
  void trace(std::uint64_t least, std::vector<EntityId>& path);
  bool trace_to_meeting(EntityId from, std::uint64_t least, std::vector<EntityId>& path);

  Ground* m_ground;
  Side m_forward;
  Side m_backward;
  std::vector<EntityId> m_not_next;
  EntityId m_source;
  std::vector<bool> m_dead_end;  // by entity, while tracing
  std::vector<EntityId> m_dead_ends;
};

}  // namespace guanxi::queries
