// The parts of an index that hold stated relations: the relations, what finds them from either end, and what they put
// on ties. Private to graph/index.
#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "graph/index/format.hpp"
#include "graph/index/image_writer.hpp"
#include "graph/index/name_tables.hpp"

namespace guanxi::graph {

/// offsets[i] = number of items whose row is less than i, for rows 0 .. rows.
template <typename Items, typename RowOf>
std::vector<std::uint32_t> offsets_of(const Items& items, std::size_t rows, RowOf row_of) {
  std::vector<std::uint32_t> offsets(rows + 1, 0);
  for (const auto& item : items) ++offsets[row_of(item) + 1];
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return offsets;
}

class RelationTables {
 public:
  /// `rows` in any order, each along a tie; `first_sentence` holds, by article, its first sentence. Titles become texts
  /// of `names`. O(rows × log rows).
  RelationTables(std::span<const RelationRow> rows, std::size_t entities, std::span<const std::uint32_t> first_sentence,
                 NameTables& names);

  /// By (from, to, type, title, sentence, state).
  [[nodiscard]] std::span<const format::RelationRecord> records() const { return m_records; }
  void plan(std::uint64_t ties, ImageWriter& writer) const;
  /// Once the section of neighbours is filled; `offsets` are where entities' ties begin in it.
  void fill(std::span<const std::uint32_t> offsets, ImageWriter& writer) const;

 private:
  /// What the tie from `entity` to `other` carries.
  struct OnTie {
    std::uint32_t entity = 0;
    std::uint32_t other = 0;
    format::RelationSets sets;
  };
  void put_on_ties(std::span<const RelationRow> rows);
  [[nodiscard]] std::uint32_t width() const { return m_distinct.size() <= 256 ? 1 : 2; }

  std::vector<format::RelationRecord> m_records;
  std::vector<std::uint32_t> m_from_offsets;
  std::vector<std::uint32_t> m_by_to;
  std::vector<std::uint32_t> m_to_offsets;
  std::vector<OnTie> m_on_ties;                  // by (entity, other), each once
  std::vector<format::RelationSets> m_distinct;  // ascending; the first is empty
};

}  // namespace guanxi::graph
