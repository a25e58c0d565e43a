#include "graph/index/listed_facts.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace guanxi::graph {

namespace {

using format::SectionKind;
using Says = GraphFileStatement::Says;

std::vector<Date> days_of(const std::vector<ListedTie>& ties) {
  std::vector<Date> days;
  for (const ListedTie& tie : ties) {
    days.push_back(tie.seen.first);
    days.push_back(tie.seen.last);
  }
  return days;
}

void add(std::uint32_t& sum, std::uint32_t more) {
  sum = more > std::numeric_limits<std::uint32_t>::max() - sum ? std::numeric_limits<std::uint32_t>::max() : sum + more;
}

}  // namespace

ListedFacts::ListedFacts(const GraphFile& file, std::vector<ListedTie> ties)
    : m_ties(std::move(ties)), m_periods(days_of(m_ties)) {
  for (const GraphFileNode& node : file.nodes)
    m_entities.push_back({node.sentences, node.seen.first.days, node.seen.last.days});
  read_relations(file);
}

void ListedFacts::read_relations(const GraphFile& file) {
  using Key = std::tuple<std::uint32_t, std::uint32_t, RelationType, std::string>;
  struct Stated {
    format::ToldRelation told;
    std::set<std::pair<Date, PostState>> said;
  };
  std::map<Key, Stated> stated;
  for (const GraphFileEdge& edge : file.edges) {
    const GraphFileStatement& statement = file.statement_of(edge);
    if (statement.says != Says::relation) continue;
    for (const GraphFileSaying& saying : file.sayings_of(edge)) {
      Stated& one = stated[{edge.source, edge.target, saying.type, statement.title}];
      one.said.insert({saying.day, saying.state});
      m_days.push_back(saying.day);
    }
    format::ToldRelation& told = stated[{edge.source, edge.target, statement.type, statement.title}].told;
    add(told.articles, edge.articles);
    add(told.sentences, edge.sentences);
  }
  std::sort(m_days.begin(), m_days.end());
  m_days.erase(std::unique(m_days.begin(), m_days.end()), m_days.end());
  for (const auto& [key, one] : stated) {
    const auto& [from, to, type, title] = key;
    for (const auto& [date, state] : one.said) {
      const auto day = std::lower_bound(m_days.begin(), m_days.end(), date) - m_days.begin();
      m_relations.push_back(
          {EntityId(from), EntityId(to), type, title, ArticleId(static_cast<std::uint32_t>(day)), 0, state});
      m_told.push_back({std::max(one.told.articles, 1U), one.told.sentences});
    }
  }
  m_first_sentence.resize(m_days.size() + 1);
  std::iota(m_first_sentence.begin(), m_first_sentence.end(), 0U);
}

void ListedFacts::plan(std::uint64_t ties, NameTables& names, ImageWriter& writer) {
  for (RelationRow& row : m_relations) {
    const std::uint32_t first_sentence = m_first_sentence[row.article.index()];
    m_tables.add(std::move(row), first_sentence);
  }
  m_relations.clear();
  m_tables.finish(m_entities.size(), names);
  writer.header().articles = m_days.size();
  m_tables.plan(ties, writer);
  m_periods.plan(ties, writer);
  const auto has_sentences = [](const ListedTie& tie) { return tie.sentences != 0; };
  if (std::any_of(m_ties.begin(), m_ties.end(), has_sentences)) {
    const auto large =
        std::count_if(m_ties.begin(), m_ties.end(), [](const auto& tie) { return is_large(tie.sentences); });
    writer.plan<std::uint8_t>(SectionKind::tie_sentences, ties);
    writer.plan<format::LargeCount>(SectionKind::large_sentences, 2 * static_cast<std::uint64_t>(large));
  }
  writer.plan<Date>(SectionKind::article_days, m_days.size());
  writer.plan<std::uint32_t>(SectionKind::article_sentences, m_first_sentence.size());
  writer.plan<format::ToldEntity>(SectionKind::told_entities, m_entities.size());
  writer.plan<format::ToldRelation>(SectionKind::told_relations, m_told.size());
}

void ListedFacts::fill(std::span<const std::uint32_t> offsets, ImageWriter& writer) const {
  m_tables.fill(offsets, writer);
  writer.fill(SectionKind::article_days, std::span(m_days));
  writer.fill(SectionKind::article_sentences, std::span(m_first_sentence));
  writer.fill(SectionKind::told_entities, std::span(m_entities));
  writer.fill(SectionKind::told_relations, std::span(m_told));
  const auto neighbours = writer.section<EntityId>(SectionKind::neighbours);
  const auto place_of = [&](std::uint32_t from, std::uint32_t to) {
    const auto row = neighbours.begin() + offsets[from];
    const auto found = std::lower_bound(row, neighbours.begin() + offsets[from + 1], EntityId{to});
    return static_cast<std::uint32_t>(found - neighbours.begin());
  };
  TieDays periods(writer, m_periods);
  Counts sentences(writer, SectionKind::tie_sentences, SectionKind::large_sentences);
  const bool has_sentences = !writer.section<std::uint8_t>(SectionKind::tie_sentences).empty();
  for (const ListedTie& tie : m_ties) {
    for (const std::uint32_t at : {place_of(tie.a, tie.b), place_of(tie.b, tie.a)}) {
      periods.set(at, tie.seen.first, tie.seen.last);
      if (has_sentences) sentences.set(at, tie.sentences);
    }
  }
  sentences.finish();
}

}  // namespace guanxi::graph
