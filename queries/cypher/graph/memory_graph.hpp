// A property graph in memory that queries can change: what --memory starts with.
//
// A query's changes can be taken back: the first time it touches a node or relationship, what that held is kept. The
// counters come from the same records, by comparing before and after.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "queries/cypher/graph/property_graph.hpp"

namespace guanxi::cypher {

class MemoryGraph final : public PropertyGraph, private GraphWriter {
 public:
  [[nodiscard]] GraphWriter* writer() override { return this; }

  [[nodiscard]] Symbol label(std::string_view name) override { return m_labels.symbol(name); }
  [[nodiscard]] Symbol type(std::string_view name) override { return m_types.symbol(name); }
  [[nodiscard]] std::optional<NodeRef> next_node(std::uint64_t from, Symbol label) const override;
  [[nodiscard]] double estimate(Symbol label) const override;
  [[nodiscard]] double fan_out(Symbol type) const override;
  [[nodiscard]] bool has_index(std::string_view) const override { return false; }
  [[nodiscard]] std::vector<NodeRef> nodes_where(std::string_view, const Value&) const override { return {}; }
  [[nodiscard]] bool has_label(NodeRef node, Symbol label) const override;
  [[nodiscard]] std::vector<std::string> labels(NodeRef node) const override;
  [[nodiscard]] Value property(NodeRef node, std::string_view key) const override;
  [[nodiscard]] Map properties(NodeRef node) const override { return m_nodes[node.id].state.properties; }
  [[nodiscard]] bool is_deleted(NodeRef node) const override { return m_nodes[node.id].state.deleted; }
  [[nodiscard]] Ends ends(RelRef rel) const override { return m_rels[rel.id].ends; }
  [[nodiscard]] std::string type_name(RelRef rel) const override { return m_types.name(m_rels[rel.id].type); }
  [[nodiscard]] bool has_type(RelRef rel, std::span<const Symbol> types) const override;
  [[nodiscard]] Value property(RelRef rel, std::string_view key) const override;
  [[nodiscard]] Map properties(RelRef rel) const override { return m_rels[rel.id].state.properties; }
  [[nodiscard]] bool is_deleted(RelRef rel) const override { return m_rels[rel.id].state.deleted; }
  void expand(NodeRef node, Direction direction, std::span<const Symbol> types, std::vector<Hop>& out) const override;

 private:
  // writing
  void begin() override;
  Counters commit() override;
  void roll_back() override;
  NodeRef create_node(const std::vector<std::string>& labels, Map properties) override;
  RelRef create_relationship(NodeRef start, NodeRef end, std::string_view type, Map properties) override;
  void set_property(const Value& entity, const std::string& key, const Value& value) override;
  void set_properties(const Value& entity, Map properties) override;
  void add_label(NodeRef node, std::string_view label) override;
  void remove_label(NodeRef node, std::string_view label) override;
  void delete_node(NodeRef node) override;
  void delete_relationship(RelRef rel) override;

  /// Names and their numbers.
  class Symbols {
   public:
    [[nodiscard]] Symbol symbol(std::string_view name);
    [[nodiscard]] const std::string& name(Symbol symbol) const { return m_names[symbol]; }

   private:
    std::map<std::string, Symbol, std::less<>> m_numbers;
    std::vector<std::string> m_names;
  };

  /// What a query can change.
  struct State {
    std::vector<Symbol> labels;  // ascending; of nodes only
    Map properties;
    bool deleted = false;
  };
  struct Node {
    State state;
    std::vector<std::uint64_t> out, in;  // relationships, in the order they were made; deleted ones stay
  };
  struct Rel {
    State state;
    Ends ends;
    Symbol type = 0;
  };
  /// What a node or relationship held before the query.
  using Before = std::unordered_map<std::uint64_t, State>;

  State& changed_node(NodeRef node);
  State& changed_rel(RelRef rel);
  State& changed(const Value& entity);
  void count_labels(const State& state, std::int64_t by);

  Symbols m_labels, m_types;
  std::vector<Node> m_nodes;
  std::vector<Rel> m_rels;
  std::map<Symbol, std::int64_t> m_label_counts;  // of living nodes
  std::int64_t m_living_nodes = 0, m_living_rels = 0;

  // since begin()
  std::size_t m_old_nodes = 0, m_old_rels = 0;
  Before m_nodes_before, m_rels_before;
  std::map<Symbol, std::int64_t> m_counts_before;
  std::int64_t m_living_nodes_before = 0, m_living_rels_before = 0;
};

}  // namespace guanxi::cypher
