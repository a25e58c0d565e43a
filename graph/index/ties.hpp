// Co-mention ties, computed from mention lists. Private to graph/index.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/index/graph.hpp"

namespace guanxi::graph {

/// Mention lists in compressed sparse rows: row e is the ascending, unique list of places of entity e.
struct PlaceLists {
  std::vector<std::uint64_t> offsets;  ///< entities + 1
  std::vector<Place> places;

  [[nodiscard]] std::size_t entity_count() const { return offsets.size() - 1; }
  [[nodiscard]] std::span<const Place> of(std::size_t entity) const {
    return {places.data() + offsets[entity], places.data() + offsets[entity + 1]};
  }
};

/// All ties, a row an entity. Rows lie in blocks of many rows, each block exactly as long as its rows: 24 bytes a tie
/// seen from one end, and no second copy while they are made.
class TieRows {
 public:
  [[nodiscard]] std::span<const Tie> of(std::size_t entity) const { return m_rows[entity]; }
  [[nodiscard]] std::span<Tie> of(std::size_t entity) { return m_rows[entity]; }
  /// Ties counted once from each end.
  [[nodiscard]] std::uint64_t size() const { return m_size; }

 private:
  friend TieRows compute_ties(const PlaceLists&, std::span<const Date>, unsigned);
  std::vector<std::vector<Tie>> m_blocks;
  std::vector<std::span<Tie>> m_rows;
  std::uint64_t m_size = 0;
};

/// Every pair of entities that share an article, with counts and dates; relation sets are left empty. Every place's
/// article must be an index into `dates`. The result does not depend on `threads` (at least 1).
/// O(sum over articles of (entities in it)^2) time, 16 bytes an entity and thread beside the result.
[[nodiscard]] TieRows compute_ties(const PlaceLists& lists, std::span<const Date> dates, unsigned threads);

}  // namespace guanxi::graph
