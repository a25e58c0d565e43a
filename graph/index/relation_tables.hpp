// The parts of an index that hold stated relations, and what these put on ties. Private to graph/index.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "graph/index/format.hpp"
#include "graph/index/image_writer.hpp"
#include "graph/index/name_tables.hpp"
#include "graph/store/store.hpp"

namespace guanxi::graph {

class RelationTables {
 public:
  /// In any order, each along a tie; `first_sentence` is that of its article. Memory: 32 bytes each, and the different
  /// titles.
  void add(RelationRow&& row, std::uint32_t first_sentence);
  /// After the last add(): titles become texts of `names`. O(relations × log relations).
  void finish(std::size_t entities, NameTables& names);

  /// For a graph of so many ties.
  void plan(std::uint64_t ties, ImageWriter& writer) const;
  /// After begin(), when neighbours are in their places; `row_offsets` say where.
  void fill(std::span<const std::uint32_t> row_offsets, ImageWriter& writer) const;

 private:
  /// What the tie from `entity` to `other` carries.
  struct OnTie {
    std::uint32_t entity = 0;
    std::uint32_t other = 0;
    format::RelationSets sets;
  };
  /// Titles by their bytes, and where each stands in the section of strings once it does.
  using Titles = std::map<std::string, std::uint32_t, std::less<>>;
  /// A relation on its way into the table.
  struct Pending {
    format::RelationRecord record;
    Titles::value_type* title = nullptr;
    [[nodiscard]] auto order() const {
      return std::tie(record.from, record.to, record.type, title->first, record.sentence, record.state);
    }
  };
  void find_by_ends(std::size_t entities);
  void put_on_ties();
  [[nodiscard]] std::uint32_t width() const { return m_distinct.size() <= 256 ? 1 : 2; }

  Titles m_titles;
  std::vector<Pending> m_pending;
  std::vector<format::RelationRecord> m_records;  // by (from, to, type, title, sentence, state)
  std::vector<std::uint32_t> m_from_offsets;
  std::vector<std::uint32_t> m_by_to;
  std::vector<std::uint32_t> m_to_offsets;
  std::vector<OnTie> m_on_ties;                  // by (entity, other), each once
  std::vector<format::RelationSets> m_distinct;  // ascending; the first is empty
};

}  // namespace guanxi::graph
