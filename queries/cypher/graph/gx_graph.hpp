// A graph file in Cypher's terms; docs/cypher.md says which label, type and property is what.
//
// Node ids: entities first, then articles. Relationship ids carry all that is needed to find them again: the two ends
// of a tie or mention, the first row of a stated relation.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "graph/index/graph.hpp"
#include "queries/cypher/graph/property_graph.hpp"
#include "queries/roll_shares.hpp"

namespace guanxi::cypher {

/// One line of the schema, for people.
struct SchemaLine {
  std::string name;     ///< :Official or CO_MENTIONED or name
  std::string synonym;  ///< :官员; empty where there is none
  std::string what;
};
struct Schema {
  std::vector<SchemaLine> labels;
  std::vector<SchemaLine> types;
  std::vector<SchemaLine> node_properties;
  std::vector<SchemaLine> article_properties;
  std::vector<SchemaLine> tie_properties;
  std::vector<SchemaLine> functions;
};
[[nodiscard]] Schema gx_schema();

/// Read only. Not thread-safe. What the store refuses unwinds as a Failure of type DatabaseError.
class GxGraph final : public PropertyGraph {
 public:
  /// `graph` must outlive it.
  explicit GxGraph(const graph::Graph& graph);

  [[nodiscard]] Symbol label(std::string_view name) override;
  [[nodiscard]] Symbol type(std::string_view name) override;
  [[nodiscard]] std::vector<std::string> known_labels() const override;
  [[nodiscard]] std::vector<std::string> known_types() const override;
  [[nodiscard]] std::vector<std::string> known_properties() const override;
  [[nodiscard]] std::optional<NodeRef> next_node(std::uint64_t from, Symbol label) const override;
  [[nodiscard]] double estimate(Symbol label) const override;
  [[nodiscard]] double fan_out(Symbol type) const override;
  /// name (of entities) and id (of articles).
  [[nodiscard]] bool has_index(std::string_view key) const override;
  [[nodiscard]] std::vector<NodeRef> nodes_where(std::string_view key, const Value& value) const override;
  /// aliases (of entities).
  [[nodiscard]] bool has_element_index(std::string_view key) const override;
  [[nodiscard]] std::vector<NodeRef> nodes_holding(std::string_view key, const Value& value) const override;
  [[nodiscard]] std::vector<NamedNode> find(std::string_view text, std::size_t limit) const override;
  [[nodiscard]] bool has_label(NodeRef node, Symbol label) const override;
  [[nodiscard]] std::vector<std::string> labels(NodeRef node) const override;
  [[nodiscard]] Value property(NodeRef node, std::string_view key) const override;
  [[nodiscard]] Map properties(NodeRef node) const override;
  [[nodiscard]] Ends ends(RelRef rel) const override;
  [[nodiscard]] std::string type_name(RelRef rel) const override;
  /// The first statement of a stated relation; nothing for co-mention and MENTIONS.
  [[nodiscard]] std::optional<graph::Relation> stated(RelRef rel) const;
  [[nodiscard]] bool has_type(RelRef rel, std::span<const Symbol> types) const override;
  [[nodiscard]] Value property(RelRef rel, std::string_view key) const override;
  [[nodiscard]] Map properties(RelRef rel) const override;
  void expand(NodeRef node, Direction direction, std::span<const Symbol> types, std::vector<Hop>& out) const override;
  void expand_into(NodeRef a, NodeRef b, Direction direction, std::span<const Symbol> types,
                   std::vector<Hop>& out) const override;
  [[nodiscard]] bool runs(RelRef rel, NodeRef from, NodeRef to) const override;
  [[nodiscard]] Value evidence(RelRef rel) const override;
  [[nodiscard]] Value evidence(NodeRef a, NodeRef b) const override;

 private:
  /// Entities that have this form, compared folded: all that have it, perhaps some more. Ascending.
  [[nodiscard]] std::vector<NodeRef> nodes_printed_as(std::string_view form) const;
  /// Which of the types are asked for.
  struct Wanted {
    bool ties = false;
    bool mentions = false;
    std::uint16_t relations = 0;  // bits by RelationType
  };
  [[nodiscard]] static Wanted wanted(std::span<const Symbol> types);
  [[nodiscard]] bool is_article(NodeRef node) const { return node.id >= m_entities; }
  [[nodiscard]] ArticleId article(NodeRef node) const {
    return ArticleId(static_cast<std::uint32_t>(node.id - m_entities));
  }
  [[nodiscard]] NodeRef node(ArticleId article) const { return {m_entities + article.value}; }
  [[nodiscard]] const graph::ArticleRow& row(ArticleId article) const;
  /// The rows that state one relation: the first number and how many.
  struct Stated {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  [[nodiscard]] Stated stated(std::uint32_t first) const;
  [[nodiscard]] std::uint32_t number_of(const graph::Relation& relation) const;
  void expand_entity(EntityId entity, Direction direction, const Wanted& want, std::vector<Hop>& out) const;
  void expand_article(ArticleId article, std::vector<Hop>& out) const;
  [[nodiscard]] Value article_property(ArticleId article, std::string_view key) const;
  [[nodiscard]] Value entity_property(EntityId entity, std::string_view key) const;
  /// A tie's place in the row of one of its ends. O(1) for ties asked about in the order in which expand gave them,
  /// else O(log degree).
  struct TiePlace {
    graph::TieRow row;
    std::size_t at = 0;
  };
  [[nodiscard]] std::optional<TiePlace> tie_place(EntityId a, EntityId b) const;
  [[nodiscard]] Value tie_property(EntityId a, EntityId b, std::string_view key) const;
  [[nodiscard]] Value stated_property(std::uint32_t first, std::string_view key) const;
  [[nodiscard]] Value mention_property(ArticleId article, EntityId entity, std::string_view key) const;
  [[nodiscard]] std::vector<std::uint32_t> mentioning(ArticleId article, EntityId entity) const;
  [[nodiscard]] Value sentence(ArticleId article, std::uint32_t number) const;

  const graph::Graph& m_graph;
  std::uint64_t m_entities;
  std::uint64_t m_articles;
  mutable std::array<double, 6> m_of_type{};  // entities by type, counted when first asked for
  mutable bool m_counted = false;
  mutable EntityId m_walked_from;       // whose ties were walked last
  mutable std::size_t m_walked_to = 0;  // which of them was asked about last
  mutable queries::RollShares m_rolls;
  mutable std::optional<graph::ArticleRow> m_row;  // the article last asked about
};

}  // namespace guanxi::cypher
