#include "queries/cypher/graph/gx_graph.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/fold.hpp"
#include "queries/cypher/graph/gx_schema.hpp"
#include "queries/cypher/suggest.hpp"
#include "queries/find/find.hpp"

namespace guanxi::cypher {

namespace {

/// By queries::MatchKind.
constexpr std::array k_scores{1.0, 0.9, 0.7, 0.5, 0.3, 0.2};

NodeRef node_of(EntityId entity) { return {entity.value}; }
EntityId entity_of(NodeRef node) { return EntityId(static_cast<std::uint32_t>(node.id)); }

RelRef tie_ref(EntityId a, EntityId b) { return pack({RelKind::tie, std::min(a, b).value, std::max(a, b).value}); }

auto order_of(const graph::Relation& r) { return std::tuple(r.from, r.to, r.type, r.title); }

}  // namespace

GxGraph::GxGraph(const graph::Graph& graph)
    : m_graph(graph),
      m_entities(graph.entity_count()),
      m_articles(graph.is_imported() ? 0 : graph.article_count()),
      m_rolls(graph, {0, static_cast<std::uint32_t>(graph.article_count())}) {}

Symbol GxGraph::label(std::string_view name) {
  for (Symbol symbol = 0; symbol < k_label_count; ++symbol) {
    const TwoNames names = label_names(symbol);
    if (name == names.english || name == names.chinese) return symbol;
  }
  return k_unknown_symbol;
}

Symbol GxGraph::type(std::string_view name) {
  for (Symbol symbol = 0; symbol < k_type_count; ++symbol) {
    const TwoNames names = type_names(symbol);
    if (name == names.english || name == names.chinese) return symbol;
  }
  return k_unknown_symbol;
}

std::vector<std::string> GxGraph::known_labels() const {
  std::vector<std::string> out;
  for (Symbol symbol = 0; symbol < k_label_count; ++symbol) {
    out.push_back(label_names(symbol).english);
    out.push_back(label_names(symbol).chinese);
  }
  return out;
}

std::vector<std::string> GxGraph::known_types() const {
  std::vector<std::string> out;
  for (Symbol symbol = 0; symbol < k_type_count; ++symbol) {
    out.push_back(type_names(symbol).english);
    out.push_back(type_names(symbol).chinese);
  }
  return out;
}

std::vector<std::string> GxGraph::known_properties() const {
  return {k_property_names.begin(), k_property_names.end()};
}

std::optional<NodeRef> GxGraph::next_node(std::uint64_t from, Symbol label) const {
  if (label == k_unknown_symbol) return std::nullopt;
  if (label == k_article_label) from = std::max(from, m_entities);
  const bool entities_only = label != k_any_symbol && label != k_article_label;
  const std::uint64_t end = entities_only ? m_entities : m_entities + m_articles;
  for (; from < end; ++from) {
    if (label == k_any_symbol || has_label({from}, label)) return NodeRef{from};
  }
  return std::nullopt;
}

double GxGraph::estimate(Symbol label) const {
  const auto entities = static_cast<double>(m_entities), articles = static_cast<double>(m_articles);
  if (label == k_unknown_symbol) return 0;
  if (label == k_any_symbol) return entities + articles;
  if (label == k_entity_label) return entities;
  if (label == k_article_label) return articles;
  // a sample of a few thousand says enough
  if (!m_counted) {
    const std::uint64_t step = std::max<std::uint64_t>(1, m_entities / 4096);
    for (std::uint64_t e = 0; e < m_entities; e += step)
      m_of_type.at(static_cast<std::size_t>(m_graph.type(entity_of({e})))) += static_cast<double>(step);
    m_counted = true;
  }
  return m_of_type.at(label - k_first_type_label);
}

double GxGraph::fan_out(Symbol type) const {
  const double entities = std::max<double>(1, static_cast<double>(m_entities));
  const double ties = 2 * static_cast<double>(m_graph.tie_count()) / entities;
  const double stated = static_cast<double>(m_graph.relation_count()) / entities;
  if (type == k_unknown_symbol) return 0;
  if (type == k_tie_type) return ties;
  if (type == k_mentions_type) return 15;  // entities of an article; articles of an entity are fewer
  return type == k_any_symbol ? ties + stated + 15 : stated / 4;
}

bool GxGraph::has_index(std::string_view key) const { return key == "name" || (key == "id" && m_graph.has_texts()); }

std::vector<NodeRef> GxGraph::nodes_where(std::string_view key, const Value& value) const {
  std::vector<NodeRef> out;
  if (!value.is(Kind::string)) return out;
  if (key == "id") {
    const auto store = m_graph.texts();
    if (!store) return out;
    const auto found = (*store)->article_named(value.string());
    if (found) out.push_back(node(found->id));
    if (found || found.error().code != ErrorCode::ambiguous) return out;
    for (std::uint64_t i = 0; i < m_articles; ++i) out.push_back({m_entities + i});
    return out;
  }
  return nodes_printed_as(value.string());
}

bool GxGraph::has_element_index(std::string_view key) const { return key == "aliases"; }

std::vector<NodeRef> GxGraph::nodes_holding(std::string_view /*key*/, const Value& value) const {
  return value.is(Kind::string) ? nodes_printed_as(value.string()) : std::vector<NodeRef>{};
}

std::vector<NodeRef> GxGraph::nodes_printed_as(std::string_view form) const {
  std::vector<NodeRef> out;
  for (const graph::FormId id : m_graph.forms_named(lower(fold_name(form))))
    out.push_back(node_of(m_graph.form(id).entity));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<NamedNode> GxGraph::find(std::string_view text, std::size_t limit) const {
  std::vector<NamedNode> out;
  for (queries::FindHit& hit : queries::find(m_graph, text, limit))
    out.push_back({node_of(hit.id), k_scores[static_cast<std::size_t>(hit.kind)], std::move(hit.form)});
  return out;
}

bool GxGraph::has_label(NodeRef node, Symbol label) const {
  if (label == k_unknown_symbol) return false;
  if (is_article(node)) return label == k_article_label;
  if (label == k_entity_label) return true;
  return label != k_article_label && static_cast<Symbol>(m_graph.type(entity_of(node))) + k_first_type_label == label;
}

std::vector<std::string> GxGraph::labels(NodeRef node) const {
  if (is_article(node)) return {label_names(k_article_label).english};
  const auto own = static_cast<Symbol>(m_graph.type(entity_of(node))) + k_first_type_label;
  return {label_names(k_entity_label).english, label_names(own).english};
}

// ---- relationships

std::uint32_t GxGraph::number_of(const graph::Relation& relation) const {
  auto low = std::uint32_t{0}, high = static_cast<std::uint32_t>(m_graph.relation_count());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (order_of(m_graph.relation(middle)) < order_of(relation))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

GxGraph::Stated GxGraph::stated(std::uint32_t first) const {
  Stated out{first, 0};
  if (first >= m_graph.relation_count()) return out;
  const graph::Relation relation = m_graph.relation(first);
  while (first + out.count < m_graph.relation_count() &&
         order_of(m_graph.relation(first + out.count)) == order_of(relation))
    ++out.count;
  return out;
}

Ends GxGraph::ends(RelRef rel) const {
  const RelParts parts = unpack(rel);
  if (parts.kind == RelKind::tie) return {{parts.a}, {parts.b}};
  if (parts.kind == RelKind::mention) return {node(ArticleId(parts.a)), {parts.b}};
  const graph::Relation relation = m_graph.relation(parts.a);
  return {node_of(relation.from), node_of(relation.to)};
}

bool GxGraph::runs(RelRef rel, NodeRef from, NodeRef to) const {
  const Ends e = ends(rel);
  if (unpack(rel).kind == RelKind::tie && e.end == from && e.start == to) return true;
  return e.start == from && e.end == to;
}

std::string GxGraph::type_name(RelRef rel) const {
  const RelParts parts = unpack(rel);
  if (parts.kind == RelKind::tie) return type_names(k_tie_type).english;
  if (parts.kind == RelKind::mention) return type_names(k_mentions_type).english;
  return type_names(static_cast<Symbol>(m_graph.relation(parts.a).type) + k_first_stated_type).english;
}

std::optional<graph::Relation> GxGraph::stated(RelRef rel) const {
  const RelParts parts = unpack(rel);
  return parts.kind == RelKind::stated ? std::optional(m_graph.relation(parts.a)) : std::nullopt;
}

GxGraph::Wanted GxGraph::wanted(std::span<const Symbol> types) {
  if (types.empty()) return {true, true, 0xFFFF};
  Wanted out;
  for (const Symbol type : types) {
    if (type == k_tie_type)
      out.ties = true;
    else if (type == k_mentions_type)
      out.mentions = true;
    else if (type < k_type_count)
      out.relations = static_cast<std::uint16_t>(out.relations | (1U << (type - k_first_stated_type)));
  }
  return out;
}

bool GxGraph::has_type(RelRef rel, std::span<const Symbol> types) const {
  const Wanted want = wanted(types);
  const RelParts parts = unpack(rel);
  if (parts.kind == RelKind::tie) return want.ties;
  if (parts.kind == RelKind::mention) return want.mentions;
  return (want.relations >> static_cast<unsigned>(m_graph.relation(parts.a).type)) & 1U;
}

void GxGraph::expand(NodeRef node, Direction direction, std::span<const Symbol> types, std::vector<Hop>& out) const {
  const Wanted want = wanted(types);
  if (!is_article(node)) return expand_entity(entity_of(node), direction, want, out);
  if (want.mentions && direction != Direction::in) expand_article(article(node), out);
}

void GxGraph::expand_entity(EntityId entity, Direction direction, const Wanted& want, std::vector<Hop>& out) const {
  if (want.ties) {
    m_walked_from = entity;
    m_walked_to = 0;
    for (const EntityId other : m_graph.neighbours(entity)) out.push_back({tie_ref(entity, other), node_of(other)});
  }
  // rows that state the same stand together: the first of them is the relationship
  const auto add_stated = [&](const auto& relations, EntityId graph::Relation::*far, bool skip_loops) {
    std::optional<graph::Relation> last;
    for (const graph::Relation& relation : relations) {
      if (((want.relations >> static_cast<unsigned>(relation.type)) & 1U) == 0) continue;
      if (last && order_of(*last) == order_of(relation)) continue;
      last = relation;
      if (skip_loops && relation.from == relation.to) continue;
      out.push_back({pack({RelKind::stated, number_of(relation), 0}), node_of(relation.*far)});
    }
  };
  if (want.relations != 0 && direction != Direction::in)
    add_stated(m_graph.relations_from(entity), &graph::Relation::to, false);
  if (want.relations != 0 && direction != Direction::out)
    add_stated(m_graph.relations_to(entity), &graph::Relation::from, direction == Direction::both);
  if (!want.mentions || direction == Direction::out) return;
  std::optional<ArticleId> last;
  for (const graph::SentenceId sentence : m_graph.sentences_of(entity)) {
    const ArticleId in = m_graph.article_of(sentence);
    if (last == in) continue;
    last = in;
    out.push_back({pack({RelKind::mention, in.value, entity.value}), node(in)});
  }
}

void GxGraph::expand_article(ArticleId article, std::vector<Hop>& out) const {
  std::vector<EntityId> entities;
  if (m_graph.has_texts()) {
    const auto store = m_graph.texts();
    if (!store) raise("DatabaseError", "Store", store.error().message, store.error().next_step);
    const auto mentions = (*store)->mentions_of_article(article);
    if (!mentions) raise("DatabaseError", "Store", mentions.error().message, mentions.error().next_step);
    for (const graph::MentionRow& mention : *mentions) entities.push_back(mention.entity);
  } else {  // no store: ask each entity
    for (std::uint32_t e = 0; e < m_entities; ++e) {
      if (!mentioning(article, EntityId(e)).empty()) entities.emplace_back(e);
    }
  }
  std::sort(entities.begin(), entities.end());
  entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
  for (const EntityId entity : entities)
    out.push_back({pack({RelKind::mention, article.value, entity.value}), node_of(entity)});
}

void GxGraph::expand_into(NodeRef a, NodeRef b, Direction direction, std::span<const Symbol> types,
                          std::vector<Hop>& out) const {
  Wanted want = wanted(types);
  if (is_article(a) || is_article(b)) {
    if (!want.mentions || is_article(a) == is_article(b) ||
        direction == (is_article(a) ? Direction::in : Direction::out))
      return;
    const ArticleId in = article(is_article(a) ? a : b);
    const EntityId entity = entity_of(is_article(a) ? b : a);
    if (!mentioning(in, entity).empty()) out.push_back({pack({RelKind::mention, in.value, entity.value}), b});
    return;
  }
  const EntityId from = entity_of(a), to = entity_of(b);
  const auto tie = m_graph.tie(from, to);
  if (tie && want.ties) out.push_back({tie_ref(from, to), b});
  want.ties = want.mentions = false;
  // every stated relation runs along a tie, which says whether there is one
  const std::uint16_t there = tie ? static_cast<std::uint16_t>(tie->out.bits | tie->in.bits) : 0;
  if (from != to) want.relations = static_cast<std::uint16_t>(want.relations & there);
  if (want.relations == 0) return;
  const std::size_t first = out.size();
  expand_entity(from, direction, want, out);
  out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                           [&](const Hop& hop) { return hop.other != b; }),
            out.end());
}

}  // namespace guanxi::cypher
