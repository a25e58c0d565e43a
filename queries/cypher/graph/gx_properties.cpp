// Properties and evidence of a graph file.
#include <algorithm>
#include <array>

#include "queries/cypher/graph/gx_graph.hpp"
#include "queries/cypher/graph/gx_schema.hpp"
#include "queries/neighbours/neighbours.hpp"
#include "queries/strength.hpp"

namespace guanxi::cypher {

namespace {

using RowsDate = guanxi::Date;

Value day(RowsDate date) { return date.known() ? Value(Date{date.days}) : Value(); }
Value count(std::size_t number) { return Value(static_cast<std::int64_t>(number)); }
Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

constexpr std::array<std::string_view, 5> k_entity_keys{"name", "aliases", "type", "articles", "sentences"};
constexpr std::array<std::string_view, 6> k_article_keys{"id", "title", "date", "source", "url", "byline"};
constexpr std::array<std::string_view, 5> k_tie_keys{"articles", "sentences", "strength", "first", "last"};
constexpr std::array<std::string_view, 5> k_stated_keys{"title", "articles", "sentences", "first", "last"};
constexpr std::array<std::string_view, 1> k_mention_keys{"sentences"};

template <std::size_t n, typename Get>
Map collect(const std::array<std::string_view, n>& keys, const Get& get) {
  Map out;
  for (const std::string_view key : keys) {
    Value value = get(key);
    if (!value.is_null()) out.emplace(key, std::move(value));
  }
  return out;
}

}  // namespace

const graph::ArticleRow& GxGraph::row(ArticleId article) const {
  if (m_row && m_row->id == article) return *m_row;
  const auto store = m_graph.texts();
  if (!store) raise("DatabaseError", "Store", store.error().message, store.error().next_step);
  auto found = (*store)->article(article);
  if (!found) raise("DatabaseError", "Store", found.error().message, found.error().next_step);
  m_row = std::move(*found);
  return *m_row;
}

Value GxGraph::property(NodeRef node, std::string_view key) const {
  return is_article(node) ? article_property(article(node), key)
                          : entity_property(EntityId(static_cast<std::uint32_t>(node.id)), key);
}

Map GxGraph::properties(NodeRef node) const {
  const auto get = [&](std::string_view key) { return property(node, key); };
  return is_article(node) ? collect(k_article_keys, get) : collect(k_entity_keys, get);
}

Value GxGraph::entity_property(EntityId entity, std::string_view key) const {
  if (key == "name") return Value(m_graph.name(entity));
  if (key == "type") return Value(guanxi::to_string(m_graph.type(entity)));
  if (key == "articles") return count(m_graph.articles_of(entity));
  if (key == "sentences") return count(m_graph.sentences_of(entity).size());
  if (key != "aliases") return {};
  List out;
  for (const graph::Alias& alias : m_graph.aliases(entity)) out.emplace_back(alias.form);
  return Value(std::move(out));
}

Value GxGraph::article_property(ArticleId article, std::string_view key) const {
  if (key == "date") return day(m_graph.date(article));
  if (std::find(k_article_keys.begin(), k_article_keys.end(), key) == k_article_keys.end()) return {};
  const ArticleMeta& meta = row(article).meta;
  if (key == "id") return Value(meta.id);
  if (key == "title") return text_or_null(meta.title);
  if (key == "source") return text_or_null(meta.source);
  return text_or_null(key == "url" ? meta.url : meta.byline);
}

Value GxGraph::property(RelRef rel, std::string_view key) const {
  const RelParts parts = unpack(rel);
  switch (parts.kind) {
    case RelKind::tie:
      return tie_property(EntityId(parts.a), EntityId(parts.b), key);
    case RelKind::stated:
      return stated_property(parts.a, key);
    case RelKind::mention:
      return mention_property(ArticleId(parts.a), EntityId(parts.b), key);
  }
  return {};
}

Map GxGraph::properties(RelRef rel) const {
  const auto get = [&](std::string_view key) { return property(rel, key); };
  switch (unpack(rel).kind) {
    case RelKind::tie:
      return collect(k_tie_keys, get);
    case RelKind::stated:
      return collect(k_stated_keys, get);
    case RelKind::mention:
      return collect(k_mention_keys, get);
  }
  return {};
}

std::optional<GxGraph::TiePlace> GxGraph::tie_place(EntityId a, EntityId b) const {
  if (b == m_walked_from) std::swap(a, b);
  const graph::TieRow row = m_graph.ties(a);
  if (a == m_walked_from) {
    constexpr std::size_t k_near = 8;
    for (std::size_t i = m_walked_to; i < std::min(row.size(), m_walked_to + k_near); ++i) {
      if (row.other(i) != b) continue;
      m_walked_to = i;
      return TiePlace{row, i};
    }
  }
  const auto others = row.others();
  const auto found = std::lower_bound(others.begin(), others.end(), b);
  if (found == others.end() || *found != b) return std::nullopt;
  const auto at = static_cast<std::size_t>(found - others.begin());
  if (a == m_walked_from) m_walked_to = at;
  return TiePlace{row, at};
}

Value GxGraph::tie_property(EntityId a, EntityId b, std::string_view key) const {
  const auto tie = tie_place(a, b);
  if (!tie) return {};
  if (key == "articles") return count(tie->row.articles(tie->at));
  if (key == "sentences") return count(tie->row.sentences(tie->at));
  if (key == "first") return day(tie->row.first(tie->at));
  if (key == "last") return day(tie->row.last(tie->at));
  if (key != "strength" || m_articles == 0) return {};
  const std::uint64_t all = m_graph.sentences_in(ArticleId(static_cast<std::uint32_t>(m_articles - 1))).end.value;
  if (b == m_walked_from) std::swap(a, b);  // so that rolls are read once a row
  const std::uint32_t together = tie->row.sentences(tie->at);
  const queries::Seen seen{.together = together,
                           .a = m_graph.sentences_of(a).size(),
                           .b = m_graph.sentences_of(b).size(),
                           .all = all,
                           .taken = together == 0 ? 0 : m_rolls.taken(a, b)};
  return Value(static_cast<double>(queries::log_likelihood_ratio(seen)) / 1000);
}

Value GxGraph::stated_property(std::uint32_t first, std::string_view key) const {
  if (key == "title") {
    const std::string_view title = m_graph.relation(first).title;
    return title.empty() ? Value() : Value(title);
  }
  const Stated rows = stated(first);
  const auto told = m_graph.told_of(m_graph.relation(first));
  if (told && key == "articles") return count(told->articles);
  if (key == "sentences") return count(told ? told->sentences : rows.count);
  if (key != "articles" && key != "first" && key != "last") return {};
  std::size_t articles = 0;
  RowsDate earliest, latest;
  ArticleId last;
  for (std::uint32_t i = 0; i < rows.count; ++i) {
    const ArticleId in = m_graph.relation(first + i).where.article;
    if (i > 0 && in == last) continue;
    last = in;
    ++articles;
    const RowsDate date = m_graph.date(in);
    if (!date.known()) continue;
    if (!earliest.known() || date < earliest) earliest = date;
    if (!latest.known() || date > latest) latest = date;
  }
  if (key == "articles") return count(articles);
  return day(key == "first" ? earliest : latest);
}

std::vector<std::uint32_t> GxGraph::mentioning(ArticleId article, EntityId entity) const {
  const graph::SentenceRange range = m_graph.sentences_in(article);
  const auto all = m_graph.sentences_of(entity);
  std::vector<std::uint32_t> out;
  for (auto at = std::lower_bound(all.begin(), all.end(), range.begin); at != all.end() && *at < range.end; ++at)
    out.push_back(at->value - range.begin.value);
  return out;
}

Value GxGraph::mention_property(ArticleId article, EntityId entity, std::string_view key) const {
  return key == "sentences" ? count(mentioning(article, entity).size()) : Value();
}

// ---- evidence

Value GxGraph::sentence(ArticleId article, std::uint32_t number) const {
  const ArticleMeta meta = row(article).meta;
  const auto store = m_graph.texts();
  const auto text = (*store)->sentence_text(article, number);
  if (!text) raise("DatabaseError", "Store", text.error().message, text.error().next_step);
  return Value(Map{{"article", Value(meta.id)},
                   {"date", day(meta.date)},
                   {"title", text_or_null(meta.title)},
                   {"source", text_or_null(meta.source)},
                   {"url", text_or_null(meta.url)},
                   {"sentence", Value(*text)}});
}

Value GxGraph::evidence(RelRef rel) const {
  if (!m_graph.has_texts()) return {};
  const RelParts parts = unpack(rel);
  if (parts.kind == RelKind::tie) return evidence(NodeRef{parts.a}, NodeRef{parts.b});
  List out;
  if (parts.kind == RelKind::mention) {
    for (const std::uint32_t number : mentioning(ArticleId(parts.a), EntityId(parts.b)))
      out.push_back(sentence(ArticleId(parts.a), number));
    return Value(std::move(out));
  }
  const Stated rows = stated(parts.a);
  for (std::uint32_t i = 0; i < rows.count; ++i) {
    const graph::Place where = m_graph.relation(parts.a + i).where;
    out.push_back(sentence(where.article, where.sentence));
  }
  return Value(std::move(out));
}

Value GxGraph::evidence(NodeRef a, NodeRef b) const {
  if (!m_graph.has_texts()) return {};
  if (is_article(a) || is_article(b))
    raise_argument("evidence(a, b) takes two entities; of an article take evidence(r) of MENTIONS");
  constexpr std::size_t k_most = 100;
  const auto found = queries::evidence(m_graph, EntityId(static_cast<std::uint32_t>(a.id)),
                                       EntityId(static_cast<std::uint32_t>(b.id)), {}, k_most);
  if (!found) raise("DatabaseError", "Store", found.error().message, found.error().next_step);
  List out;
  for (const queries::Evidence& e : *found) {
    out.emplace_back(Map{{"article", Value(e.article_id)},
                         {"date", day(e.date)},
                         {"title", text_or_null(e.title)},
                         {"source", text_or_null(e.source)},
                         {"url", text_or_null(e.url)},
                         {"sentence", text_or_null(e.sentence)}});
  }
  return Value(std::move(out));
}

}  // namespace guanxi::cypher
