// Fewest hops: breadth-first search from both ends, level by level, always on the side with fewer ties to look at.
// Differences from the textbook: each entity also keeps the best least tie of its shortest paths so far, so that among
// equally short paths the strongest is found without enumerating them; the level that meets is always finished, but
// from the first meeting on only for what the other side knows.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "queries/paths/frontier.hpp"
#include "queries/paths/search.hpp"

namespace guanxi::queries {

/// Memory: what a search touches, kept for the next. A search costs O(ties of the levels it opens).
class HopSearch final : public PathSearch {
 public:
  explicit HopSearch(const graph::Graph& graph);
  [[nodiscard]] std::optional<RankedPath> best(Ground& ground, const Cell& cell, EntityId target,
                                               std::uint32_t max_hops, const Rank& bound) override;

 private:
  struct Label {
    std::uint64_t strength = 0;  ///< greatest least tie of the shortest paths to this side's root
    std::uint16_t level = 0;
    bool dead_end = false;  ///< while tracing: no best path leads on from here
  };
  using Labels = StampedMap<Label>;
  static constexpr std::uint16_t k_deepest = 0xfffe;

  void start(std::size_t side, EntityId root, std::uint64_t strength);
  /// Opens the next level of `side`; true where it met the other side.
  bool advance(Ground& ground, std::size_t side);
  /// Is the tie the first step of a path that the cell leaves out?
  [[nodiscard]] bool left_out(EntityId from, EntityId to) const;
  [[nodiscard]] std::uint64_t best_meeting() const;
  /// Appends the least path by ids from the source to the target over ties of at least `least`. False where the graph
  /// turns out to be damaged on the way.
  bool trace(Ground& ground, EntityId target, std::uint64_t least, std::vector<EntityId>& path);
  bool trace_to_meeting(Ground& ground, EntityId from, std::uint64_t least, std::vector<EntityId>& path);
  [[nodiscard]] std::optional<EntityId> step_back(Ground& ground, EntityId from, std::uint64_t least) const;

  const graph::Graph* m_graph;
  std::array<Labels, 2> m_labels;  // forward and backward, by entity
  std::array<Frontier, 2> m_frontiers;
  std::array<std::uint16_t, 2> m_depth{};
  std::vector<EntityId> m_next;
  std::vector<EntityId> m_not_next;
  EntityId m_source;
};

}  // namespace guanxi::queries
