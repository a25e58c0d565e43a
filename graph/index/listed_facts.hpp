// What a graph file says beyond names and weights, as sections of an index: sentences and periods of entities and ties,
// stated relations. A relation needs an article, for its day: each day on which something is stated is one.
// Private to graph/index.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/index/format.hpp"
#include "graph/index/image_writer.hpp"
#include "graph/index/listed_ties.hpp"
#include "graph/index/name_tables.hpp"
#include "graph/index/number_sections.hpp"
#include "graph/index/relation_tables.hpp"

namespace guanxi::graph {

class ListedFacts {
 public:
  /// `ties` are those of `file`, both by rows, which are ids. O(edges × log edges).
  ListedFacts(const GraphFile& file, std::vector<ListedTie> ties);

  /// Titles become texts of `names`, then the sections are planned; `ties` counts both directions.
  void plan(std::uint64_t ties, NameTables& names, ImageWriter& writer);
  /// Once the rows of neighbours are in order; `offsets` are where they begin.
  void fill(std::span<const std::uint32_t> offsets, ImageWriter& writer) const;

 private:
  void read_relations(const GraphFile& file);

  std::vector<ListedTie> m_ties;
  std::vector<format::ToldEntity> m_entities;
  std::vector<Date> m_days;  // on which something is stated, ascending, "unknown" first: the articles
  std::vector<RelationRow> m_relations;
  std::vector<format::ToldRelation> m_told;  // by relation, in the order of RelationTables
  std::vector<std::uint32_t> m_first_sentence;
  Days m_periods;
  RelationTables m_tables;
};

}  // namespace guanxi::graph
