#include "graph/index/relation_tables.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "graph/index/number_sections.hpp"

namespace guanxi::graph {

namespace {

using format::RelationRecord;
using format::RelationSets;
using format::SectionKind;

/// offsets[i] = number of records whose `end` is less than i.
std::vector<std::uint32_t> offsets_by(std::uint32_t RelationRecord::*end, const std::vector<RelationRecord>& records,
                                      std::size_t entities) {
  std::vector<std::uint32_t> offsets(entities + 1, 0);
  for (const RelationRecord& record : records) ++offsets[record.*end + 1];
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return offsets;
}

}  // namespace

void RelationTables::add(RelationRow&& row, std::uint32_t first_sentence) {
  const RelationRecord record{row.from.value,
                              row.to.value,
                              0,
                              first_sentence + row.sentence,
                              static_cast<std::uint16_t>(row.type),
                              static_cast<std::uint16_t>(row.state)};
  m_pending.push_back({record, &*m_titles.try_emplace(std::move(row.title), 0).first});
}

void RelationTables::finish(std::size_t entities, NameTables& names) {
  if (m_pending.empty()) return;
  const auto less = [](const Pending& a, const Pending& b) { return a.order() < b.order(); };
  if (!std::is_sorted(m_pending.begin(), m_pending.end(), less)) std::sort(m_pending.begin(), m_pending.end(), less);
  m_records.reserve(m_pending.size());
  for (Pending& one : m_pending) {
    if (one.title->second == 0) one.title->second = names.add_text(one.title->first);
    one.record.title = one.title->second;
    m_records.push_back(one.record);
  }
  m_pending = {};
  m_titles.clear();
  find_by_ends(entities);
  put_on_ties();
}

void RelationTables::find_by_ends(std::size_t entities) {
  m_from_offsets = offsets_by(&RelationRecord::from, m_records, entities);
  m_to_offsets = offsets_by(&RelationRecord::to, m_records, entities);
  m_by_to.resize(m_records.size());
  std::vector<std::uint32_t> cursor(m_to_offsets.begin(), m_to_offsets.end() - 1);
  for (std::uint32_t i = 0; i < m_records.size(); ++i) m_by_to[cursor[m_records[i].to]++] = i;
}

void RelationTables::put_on_ties() {
  for (const RelationRecord& r : m_records) {
    const auto bit = static_cast<std::uint16_t>(1U << r.type);
    m_on_ties.push_back({r.from, r.to, {bit, 0}});
    m_on_ties.push_back({r.to, r.from, {0, bit}});
  }
  const auto ends = [](const OnTie& one) { return std::tie(one.entity, one.other); };
  std::sort(m_on_ties.begin(), m_on_ties.end(), [&](const OnTie& a, const OnTie& b) { return ends(a) < ends(b); });
  std::size_t kept = 0;
  for (const OnTie one : m_on_ties) {  // a copy: its place is written
    if (kept == 0 || ends(m_on_ties[kept - 1]) != ends(one)) m_on_ties[kept++] = {one.entity, one.other, {}};
    RelationSets& sets = m_on_ties[kept - 1].sets;
    sets.out |= one.sets.out;
    sets.in |= one.sets.in;
  }
  m_on_ties.resize(kept);
  m_distinct = {RelationSets{}};
  for (const OnTie& one : m_on_ties) m_distinct.push_back(one.sets);
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

void RelationTables::fill(std::span<const std::uint32_t> row_offsets, ImageWriter& writer) const {
  if (m_records.empty()) return;
  writer.fill(SectionKind::relation_sets, std::span(m_distinct));
  writer.fill(SectionKind::relations, std::span(m_records));
  writer.fill(SectionKind::relations_from, std::span(m_from_offsets));
  writer.fill(SectionKind::relations_to, std::span(m_by_to));
  writer.fill(SectionKind::relations_to_offsets, std::span(m_to_offsets));
  const auto neighbours = writer.section<EntityId>(SectionKind::neighbours);
  Numbers on_ties(writer, SectionKind::tie_relations, width());
  for (const OnTie& one : m_on_ties) {
    const auto begin = neighbours.begin() + row_offsets[one.entity];
    const auto end = neighbours.begin() + row_offsets[one.entity + 1];
    const auto found = std::lower_bound(begin, end, EntityId{one.other});
    if (found == end || found->value != one.other) continue;
    const auto set = std::lower_bound(m_distinct.begin(), m_distinct.end(), one.sets);
    on_ties.set(static_cast<std::size_t>(found - neighbours.begin()),
                static_cast<std::uint32_t>(set - m_distinct.begin()));
  }
}

}  // namespace guanxi::graph
