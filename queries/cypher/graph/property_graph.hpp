// What the engine asks of a graph: nodes with labels and properties, relationships with a type and properties.
// Two graphs answer: MemoryGraph, which can be written, and GxGraph, a graph file seen in Cypher's terms.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "queries/cypher/syntax/ast.hpp"
#include "queries/cypher/value/value.hpp"

namespace guanxi::cypher {

/// A label or relationship type by a number, valid for one graph.
using Symbol = std::uint32_t;
/// Of a name that the graph does not have: it matches nothing.
inline constexpr Symbol k_unknown_symbol = UINT32_MAX;
/// Of no condition at all.
inline constexpr Symbol k_any_symbol = UINT32_MAX - 1;

/// One step from a node.
struct Hop {
  RelRef rel;
  NodeRef other;
};

struct Ends {
  NodeRef start;
  NodeRef end;
};

/// What a query changed, as the openCypher test kit counts it: by comparing the graph before and after.
struct Counters {
  std::uint64_t nodes_added = 0, nodes_deleted = 0;
  std::uint64_t rels_added = 0, rels_deleted = 0;
  std::uint64_t labels_added = 0, labels_deleted = 0;
  std::uint64_t properties_added = 0, properties_deleted = 0;
};

/// The writing half.
class GraphWriter {
 public:
  GraphWriter() = default;
  GraphWriter(const GraphWriter&) = delete;
  GraphWriter& operator=(const GraphWriter&) = delete;
  virtual ~GraphWriter() = default;

  /// Begins a query's changes; commit() or roll_back() ends them.
  virtual void begin() = 0;
  virtual Counters commit() = 0;
  virtual void roll_back() = 0;

  virtual NodeRef create_node(const std::vector<std::string>& labels, Map properties) = 0;
  virtual RelRef create_relationship(NodeRef start, NodeRef end, std::string_view type, Map properties) = 0;
  /// A null value removes it.
  virtual void set_property(const Value& entity, const std::string& key, const Value& value) = 0;
  virtual void set_properties(const Value& entity, Map properties) = 0;
  virtual void add_label(NodeRef node, std::string_view label) = 0;
  virtual void remove_label(NodeRef node, std::string_view label) = 0;
  virtual void delete_node(NodeRef node) = 0;
  virtual void delete_relationship(RelRef rel) = 0;
};

/// A node that a text may mean.
struct NamedNode {
  NodeRef node;
  double score = 0;  ///< how well: 1 its name, less for an alias, the start, a part, pinyin, initials
  std::string form;  ///< the form that matched
};

class PropertyGraph {
 public:
  PropertyGraph() = default;
  PropertyGraph(const PropertyGraph&) = delete;
  PropertyGraph& operator=(const PropertyGraph&) = delete;
  virtual ~PropertyGraph() = default;

  /// Null where the graph cannot be written.
  [[nodiscard]] virtual GraphWriter* writer() { return nullptr; }

  [[nodiscard]] virtual Symbol label(std::string_view name) = 0;
  [[nodiscard]] virtual Symbol type(std::string_view name) = 0;
  /// Names to suggest where one is unknown; empty where every name may be right.
  [[nodiscard]] virtual std::vector<std::string> known_labels() const { return {}; }
  [[nodiscard]] virtual std::vector<std::string> known_types() const { return {}; }
  [[nodiscard]] virtual std::vector<std::string> known_properties() const { return {}; }

  /// The first node with this label and an id from `from` on; nothing behind the last.
  [[nodiscard]] virtual std::optional<NodeRef> next_node(std::uint64_t from, Symbol label) const = 0;
  /// How many nodes next_node would give, roughly: what the optimiser reckons with.
  [[nodiscard]] virtual double estimate(Symbol label) const = 0;
  /// How many relationships of this type a node has, roughly.
  [[nodiscard]] virtual double fan_out(Symbol type) const = 0;
  /// Can nodes_where answer for this property?
  [[nodiscard]] virtual bool has_index(std::string_view key) const = 0;
  /// Nodes that may have this value, ascending: all that have, perhaps some more. Only where has_index.
  [[nodiscard]] virtual std::vector<NodeRef> nodes_where(std::string_view key, const Value& value) const = 0;

  /// The same of a property that holds a list: nodes whose list may have this element.
  [[nodiscard]] virtual bool has_element_index(std::string_view) const { return false; }
  [[nodiscard]] virtual std::vector<NodeRef> nodes_holding(std::string_view, const Value&) const { return {}; }
  /// The nodes that a text may mean, best first, at most `limit`; none where the graph keeps no names.
  [[nodiscard]] virtual std::vector<NamedNode> find(std::string_view, std::size_t) const { return {}; }

  [[nodiscard]] virtual bool has_label(NodeRef node, Symbol label) const = 0;
  [[nodiscard]] virtual std::vector<std::string> labels(NodeRef node) const = 0;
  [[nodiscard]] virtual Value property(NodeRef node, std::string_view key) const = 0;
  [[nodiscard]] virtual Map properties(NodeRef node) const = 0;
  [[nodiscard]] virtual bool is_deleted(NodeRef) const { return false; }

  [[nodiscard]] virtual Ends ends(RelRef rel) const = 0;
  [[nodiscard]] virtual std::string type_name(RelRef rel) const = 0;
  [[nodiscard]] virtual bool has_type(RelRef rel, std::span<const Symbol> types) const = 0;
  [[nodiscard]] virtual Value property(RelRef rel, std::string_view key) const = 0;
  [[nodiscard]] virtual Map properties(RelRef rel) const = 0;
  [[nodiscard]] virtual bool is_deleted(RelRef) const { return false; }

  /// Appends the relationships of a node; a loop once. No types: all. O(result) where types are few.
  virtual void expand(NodeRef node, Direction direction, std::span<const Symbol> types,
                      std::vector<Hop>& out) const = 0;
  /// The relationships from a to b as `direction` sees them from a.
  virtual void expand_into(NodeRef a, NodeRef b, Direction direction, std::span<const Symbol> types,
                           std::vector<Hop>& out) const {
    const std::size_t first = out.size();
    expand(a, direction, types, out);
    std::erase_if(out, [&, i = std::size_t{0}](const Hop& hop) mutable { return i++ >= first && hop.other != b; });
  }

  /// Does an arrow mean something for relationships of this type? (CO_MENTIONED is seen from both ends.)
  [[nodiscard]] virtual bool runs(RelRef rel, NodeRef from, NodeRef to) const {
    const Ends e = ends(rel);
    return e.start == from && e.end == to;
  }

  /// evidence(r) and evidence(a, b): sentences as maps; null where the graph keeps none.
  [[nodiscard]] virtual Value evidence(RelRef) const { return {}; }
  [[nodiscard]] virtual Value evidence(NodeRef, NodeRef) const { return {}; }
};

/// The map itself, or the properties of a node or relationship; nothing for what has none. O(properties).
[[nodiscard]] inline std::optional<Map> properties_of(const PropertyGraph& graph, const Value& value) {
  if (value.is(Kind::map)) return value.map();
  if (value.is(Kind::node)) return graph.properties(value.node());
  if (value.is(Kind::relationship)) return graph.properties(value.relationship());
  return std::nullopt;
}

}  // namespace guanxi::cypher
