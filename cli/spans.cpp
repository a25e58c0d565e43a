#include "cli/spans.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "cli/question.hpp"
#include "queries/sieve.hpp"

namespace guanxi::cli {

namespace {

/// Statements of one kind about one other entity.
struct Statements {
  std::set<std::pair<Date, ArticleId>> articles;
  graph::Place first;
};
using Key = std::tuple<EntityId, RelationType, bool, std::string>;  // other, relation, from the entity, title

class Collector {
 public:
  Collector(const graph::Graph& graph, Stated which, const queries::Filter& filter)
      : m_graph(graph), m_which(which), m_filter(filter), m_sieve(graph, filter) {}

  void add(const graph::Relation& relation, bool outward) {
    const bool post = relation.type == RelationType::holds_post;
    if ((m_which == Stated::posts && !post) || (m_which == Stated::others && post)) return;
    const EntityId other = outward ? relation.to : relation.from;
    const auto& asked = m_filter.relations;
    if (!asked.empty() && std::find(asked.begin(), asked.end(), relation.type) == asked.end()) return;
    if (!m_sieve.in_dates(relation) || !m_sieve.usable(other) || !m_sieve.wanted_type(other)) return;
    const auto [at, is_new] = m_found.try_emplace({other, relation.type, outward, std::string(relation.title)});
    Statements& statements = at->second;
    if (is_new || relation.where < statements.first) statements.first = relation.where;
    if (const Date day = m_graph.date(relation.where.article); day.known())
      statements.articles.insert({day, relation.where.article});
  }

  std::map<Key, Statements> m_found;

 private:
  const graph::Graph& m_graph;
  Stated m_which;
  const queries::Filter& m_filter;
  queries::Sieve m_sieve;
};

std::string words_of(const Key& key) {
  const auto& [other, type, outward, title] = key;
  if (type == RelationType::holds_post && !title.empty()) return title;
  const std::string object = title.empty() ? "" : " " + title;
  return (outward || !graph::has_direction(type) ? "" : "← ") + std::string(chinese_label(type)) + object;
}

using Entry = std::pair<const Key, Statements>;

/// The `limit` with most articles, then in the order of lanes.
std::vector<const Entry*> chosen(const std::map<Key, Statements>& found, std::size_t limit) {
  std::vector<const Entry*> out;
  std::map<EntityId, Date> heard;  // of each other entity, first
  for (const Entry& entry : found) {
    if (entry.second.articles.empty()) continue;
    out.push_back(&entry);
  }
  std::stable_sort(out.begin(), out.end(), [](const Entry* a, const Entry* b) {
    return a->second.articles.size() > b->second.articles.size();
  });
  out.resize(std::min(out.size(), limit));
  for (const Entry* entry : out) {
    Date& first = heard.try_emplace(std::get<0>(entry->first), entry->second.articles.begin()->first).first->second;
    first = std::min(first, entry->second.articles.begin()->first);
  }
  std::stable_sort(out.begin(), out.end(), [&](const Entry* a, const Entry* b) {
    const auto of = [&](const Entry* entry) {
      const EntityId other = std::get<0>(entry->first);
      return std::tuple(heard.at(other), other, entry->second.articles.begin()->first, entry->first);
    };
    return of(a) < of(b);
  });
  return out;
}

}  // namespace

Result<graph::Timeline> timeline_of(const graph::Graph& graph, EntityId id, Stated which, const queries::Filter& filter,
                                    std::size_t limit) {
  Collector collector(graph, which, filter);
  for (const graph::Relation relation : graph.relations_from(id)) collector.add(relation, true);
  for (const graph::Relation& relation : graph.relations_to(id)) collector.add(relation, false);
  graph::Timeline timeline;
  timeline.title = fmt::format("{}：{}", graph.name(id), which == Stated::posts ? "任职" : "按时间");
  for (const Entry& entry : collector.m_found) timeline.undated += entry.second.articles.empty() ? 1U : 0U;
  for (const Entry* entry : chosen(collector.m_found, limit)) {
    const EntityId other = std::get<0>(entry->first);
    graph::TimelineSpan span;
    span.name = std::string(graph.name(other));
    span.type = graph.type(other);
    span.stable = graph.stable(other);
    span.words = words_of(entry->first);
    span.relation = std::get<1>(entry->first);
    for (const auto& [day, article] : entry->second.articles) span.days.push_back(day);
    if (graph.has_texts()) {
      GUANXI_TRY(queries::Evidence piece, evidence_at(graph, entry->second.first));
      span.sentence = {std::move(piece.sentence), std::move(piece.article_id), std::move(piece.title),
                       std::move(piece.source),   std::move(piece.url),        piece.date};
    }
    timeline.spans.push_back(std::move(span));
  }
  timeline.hidden = static_cast<std::uint32_t>(collector.m_found.size() - timeline.undated - timeline.spans.size());
  return timeline;
}

}  // namespace guanxi::cli
