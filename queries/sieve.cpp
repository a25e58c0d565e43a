#include "queries/sieve.hpp"

#include <algorithm>

#include "queries/timeline/held.hpp"
#include "queries/timeline/post_names.hpp"

namespace guanxi::queries {

namespace {

/// First article of `day` or later. O(log articles): article ids ascend by date, unknown dates first.
std::uint32_t first_article_on(const graph::Graph& graph, Date day) {
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(graph.article_count());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (graph.date(ArticleId{middle}) < day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/// Articles dated inside the filter's days, or all where it names none.
ArticleRange articles_inside(const graph::Graph& graph, const Filter& filter) {
  ArticleRange range{0, static_cast<std::uint32_t>(graph.article_count())};
  if (!filter.by_date()) return range;
  const Date first_known{Date::k_unknown + 1};
  range.begin = first_article_on(graph, filter.since.known() ? filter.since : first_known);
  const Date last = filter.last_day();
  if (last.known() && last.days < std::numeric_limits<std::int32_t>::max()) {
    range.end = first_article_on(graph, Date{last.days + 1});
  }
  range.end = std::max(range.begin, range.end);
  return range;
}

}  // namespace

RelationRange relations_between(const graph::Graph& graph, EntityId a, EntityId b) {
  const auto all = graph.relations_from(a);
  const auto first = std::lower_bound(all.begin(), all.end(), b,
                                      [](const graph::Relation& relation, EntityId id) { return relation.to < id; });
  auto last = first;
  while (last != all.end() && (*last).to == b) ++last;
  return all.part(static_cast<std::size_t>(first - all.begin()), static_cast<std::size_t>(last - all.begin()));
}

Sieve::Sieve(const graph::Graph& graph, const Filter& filter)
    : m_graph(&graph), m_filter(filter), m_articles(articles_inside(graph, filter)) {
  m_all_dated = graph.article_count() == 0 || graph.date(ArticleId{0}).known();
  for (const RelationType type : filter.relations) {
    m_relation_bits = static_cast<std::uint16_t>(m_relation_bits | (1U << static_cast<unsigned>(type)));
  }
  for (const EntityType type : filter.types) m_type_bits |= 1U << static_cast<unsigned>(type);
  std::sort(m_filter.avoid.begin(), m_filter.avoid.end());
  m_passes_every_tie =
      !filter.by_date() && !filter.new_since.known() && filter.relations.empty() && filter.min_articles <= 1;
}

bool Sieve::avoided(EntityId id) const { return std::binary_search(m_filter.avoid.begin(), m_filter.avoid.end(), id); }

bool Sieve::wanted_type(EntityId id) const {
  return m_type_bits == 0 || ((m_type_bits >> static_cast<unsigned>(m_graph->type(id))) & 1U) != 0;
}

bool Sieve::in_dates(const graph::Relation& relation) const {
  return relation.where.article.value >= m_articles.begin && relation.where.article.value < m_articles.end;
}

bool Sieve::stands(const graph::Relation& relation) const {
  if (!in_dates(relation)) return false;
  if (!m_filter.as_of.known() || !is_post(relation.type)) return true;
  if (relation.type == RelationType::left_post) return false;
  std::vector<PostStatement> said;
  for (const graph::Relation& other : relations_between(*m_graph, relation.from, relation.to)) {
    if (!is_post(other.type) || !in_dates(other)) continue;
    if (other.title != relation.title && post_name(other.title) != post_name(relation.title)) continue;
    said.push_back({other.state, other.where});
  }
  std::stable_sort(said.begin(), said.end(), [](const auto& a, const auto& b) { return a.where < b.where; });
  const std::pair key(relation.to, post_name(relation.title));
  auto known = m_successions.find(key);
  if (known == m_successions.end())
    known = m_successions.emplace(key, Succession(*m_graph, key.first, key.second, m_articles)).first;
  return is_held(*m_graph, relation.from, said, known->second);
}

bool Sieve::enough(const graph::Tie& tie) const {
  if (tie.articles == 0 || tie.articles < m_filter.min_articles) return false;
  return m_relation_bits == 0 || ((tie.out.bits | tie.in.bits) & m_relation_bits) != 0;
}

std::optional<graph::Tie> Sieve::admit_checked(EntityId from, const graph::Tie& tie) {
  if (!enough(tie)) return std::nullopt;  // dates only take away
  if (m_filter.new_since.known() && !is_new(from, tie)) return std::nullopt;
  if (!m_filter.by_date()) return tie;
  if (!tie.first.known()) return std::nullopt;
  if (m_filter.since.known() && tie.last < m_filter.since) return std::nullopt;
  const Date last = m_filter.last_day();
  if (last.known() && tie.first > last) return std::nullopt;
  const bool posts =
      m_filter.as_of.known() && (tie.out.has(RelationType::holds_post) || tie.in.has(RelationType::holds_post) ||
                                 tie.out.has(RelationType::left_post) || tie.in.has(RelationType::left_post));
  const bool whole = !posts && m_all_dated && (!m_filter.since.known() || tie.first >= m_filter.since) &&
                     (!last.known() || tie.last <= last);
  if (whole || m_graph->is_imported()) return tie;  // an import has nothing to count anew
  const graph::Tie& counted = recounted(from, tie);
  return enough(counted) ? std::optional(counted) : std::nullopt;
}

bool Sieve::is_new(EntityId from, const graph::Tie& tie) const {
  if (!tie.first.known() || tie.first < m_filter.new_since) return false;
  if (m_all_dated) return true;
  bool undated = false;
  each_shared_article(*m_graph, within(*m_graph, from, {0, first_article_on(*m_graph, Date{Date::k_unknown + 1})}),
                      within(*m_graph, tie.other, {0, first_article_on(*m_graph, Date{Date::k_unknown + 1})}),
                      [&](ArticleId, auto, auto) {
                        undated = true;
                        return false;
                      });
  return !undated;
}

const graph::Tie& Sieve::recounted(EntityId from, const graph::Tie& tie) {
  const std::uint64_t key = (std::uint64_t{from.value} << 32U) | tie.other.value;
  const auto [entry, fresh] = m_recounted.try_emplace(key);
  graph::Tie& counted = entry->second;
  if (!fresh) return counted;
  counted.other = tie.other;
  StoriesMet stories(*m_graph);
  each_shared_article(*m_graph, within(*m_graph, from, m_articles), within(*m_graph, tie.other, m_articles),
                      [&](ArticleId article, auto in_a, auto in_b) {
                        const Date day = m_graph->date(article);
                        if (counted.articles == 0) counted.first = day;
                        counted.last = day;
                        if (!stories.is_first(article)) return true;
                        ++counted.articles;
                        each_shared_sentence(in_a, in_b, [&](graph::SentenceId) { ++counted.sentences; });
                        return true;
                      });
  if (!tie.out.empty()) {
    for (const graph::Relation& relation : relations_between(*m_graph, from, tie.other)) {
      if (stands(relation)) counted.out.add(relation.type);
    }
  }
  if (!tie.in.empty()) {
    for (const graph::Relation& relation : relations_between(*m_graph, tie.other, from)) {
      if (stands(relation)) counted.in.add(relation.type);
    }
  }
  return counted;
}

}  // namespace guanxi::queries
