#include "graph/index/relation_tables.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/index/number_sections.hpp"

namespace guanxi::graph {

using format::RelationRecord;
using format::RelationSets;
using format::SectionKind;

RelationTables::RelationTables(std::span<const RelationRow> rows, std::size_t entities,
                               std::span<const std::uint32_t> first_sentence, NameTables& names) {
  if (rows.empty()) return;
  std::vector<const RelationRow*> order;
  for (const RelationRow& row : rows) order.push_back(&row);
  std::sort(order.begin(), order.end(), [](const RelationRow* a, const RelationRow* b) {
    return std::tie(a->from, a->to, a->type, a->title, a->article, a->sentence, a->state) <
           std::tie(b->from, b->to, b->type, b->title, b->article, b->sentence, b->state);
  });
  std::map<std::string_view, std::uint32_t> titles;
  for (const RelationRow* row : order) {
    const auto [title, is_new] = titles.try_emplace(row->title, 0);
    if (is_new) title->second = names.add_text(row->title);
    m_records.push_back({row->from.value, row->to.value, title->second,
                         first_sentence[row->article.index()] + row->sentence, static_cast<std::uint16_t>(row->type),
                         static_cast<std::uint16_t>(row->state)});
  }
  m_from_offsets = offsets_of(m_records, entities, [](const RelationRecord& r) { return r.from; });
  m_to_offsets = offsets_of(m_records, entities, [](const RelationRecord& r) { return r.to; });
  m_by_to.resize(m_records.size());
  std::vector<std::uint32_t> cursor(m_to_offsets.begin(), m_to_offsets.end() - 1);
  for (std::uint32_t i = 0; i < m_records.size(); ++i) m_by_to[cursor[m_records[i].to]++] = i;
  put_on_ties(rows);
}

void RelationTables::put_on_ties(std::span<const RelationRow> rows) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, RelationSets> sets;
  for (const RelationRow& r : rows) {
    const auto bit = static_cast<std::uint16_t>(1U << static_cast<unsigned>(r.type));
    sets[{r.from.value, r.to.value}].out |= bit;
    sets[{r.to.value, r.from.value}].in |= bit;
  }
  m_distinct = {RelationSets{}};
  for (const auto& [ends, set] : sets) {
    m_on_ties.push_back({ends.first, ends.second, set});
    m_distinct.push_back(set);
  }
  std::sort(m_distinct.begin(), m_distinct.end());
  m_distinct.erase(std::unique(m_distinct.begin(), m_distinct.end()), m_distinct.end());
}

void RelationTables::plan(std::uint64_t ties, ImageWriter& writer) const {
  writer.header().relations = m_records.size();
  writer.plan<RelationRecord>(SectionKind::relations, m_records.size());
  writer.plan<std::uint32_t>(SectionKind::relations_from, m_from_offsets.size());
  writer.plan<std::uint32_t>(SectionKind::relations_to, m_by_to.size());
  writer.plan<std::uint32_t>(SectionKind::relations_to_offsets, m_to_offsets.size());
  if (m_records.empty()) return;
  writer.plan<RelationSets>(SectionKind::relation_sets, m_distinct.size());
  writer.plan(SectionKind::tie_relations, width(), ties);
}

void RelationTables::fill(std::span<const std::uint32_t> offsets, ImageWriter& writer) const {
  if (m_records.empty()) return;
  writer.fill(SectionKind::relation_sets, std::span(m_distinct));
  writer.fill(SectionKind::relations, std::span(m_records));
  writer.fill(SectionKind::relations_from, std::span(m_from_offsets));
  writer.fill(SectionKind::relations_to, std::span(m_by_to));
  writer.fill(SectionKind::relations_to_offsets, std::span(m_to_offsets));
  const auto neighbours = writer.section<EntityId>(SectionKind::neighbours);
  Numbers on_ties(writer, SectionKind::tie_relations, width());
  for (const OnTie& one : m_on_ties) {
    const auto begin = neighbours.begin() + offsets[one.entity];
    const auto end = neighbours.begin() + offsets[one.entity + 1];
    const auto found = std::lower_bound(begin, end, EntityId{one.other});
    if (found == end || found->value != one.other) continue;
    const auto set = std::lower_bound(m_distinct.begin(), m_distinct.end(), one.sets);
    on_ties.set(static_cast<std::size_t>(found - neighbours.begin()),
                static_cast<std::uint32_t>(set - m_distinct.begin()));
  }
}

}  // namespace guanxi::graph
