// What every format writes: one row a node, one row an edge, in a fixed order and with names that last.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::graph {

/// The entities to export: all, or a list. Cheap look-up of membership.
class Selection {
 public:
  /// Errors: usage where an id of `only` is not in the graph.
  [[nodiscard]] static Result<Selection> of(const Graph& graph, const std::optional<std::vector<EntityId>>& only);
  [[nodiscard]] bool has(EntityId id) const { return m_members.empty() || m_members[id.index()]; }
  [[nodiscard]] const Graph& graph() const { return *m_graph; }

 private:
  explicit Selection(const Graph& graph) : m_graph(&graph) {}
  const Graph* m_graph;  // outlives the selection
  std::vector<bool> m_members;  // empty: all
};

struct ExportNode {
  std::string id;    ///< "e" and 16 hexadecimal digits: the same entity has the same one in every graph
  std::string name;  ///< cleaned: see clean_text
  std::string_view type;
  std::vector<std::string> aliases;  ///< the other printed forms, sorted by bytes
  std::uint64_t articles = 0;
  std::uint64_t sentences = 0;
  std::string first;  ///< ISO dates; empty where unknown
  std::string last;
};

struct ExportEdge {
  std::string source;  ///< ExportNode::id
  std::string target;
  std::string key;     ///< unique among the edges of one (source, target): co_mention, issued, holds_post.<hash of title>
  std::string_view relation;  ///< a relation's contract name, or co_mention
  std::string title;          ///< of holds_post, else empty
  std::string label;          ///< for people: 共现, 任职 书记
  bool symmetric = false;     ///< has no direction: source and target could be exchanged
  std::uint64_t articles = 0;
  std::uint64_t sentences = 0;
  std::string first;
  std::string last;
};

/// Visits in id order until `visit` returns false. O(mentions of the selected).
void each_node(const Selection& selection, const std::function<bool(const ExportNode&)>& visit);
/// Visits by source, co-mentions first, until `visit` returns false. O(ties + relations of the selected).
void each_edge(const Selection& selection, const std::function<bool(const ExportEdge&)>& visit);

/// SOURCE-TARGET-KEY: unique in the file, ASCII, the same in every graph.
[[nodiscard]] std::string edge_id(const ExportEdge& edge);

/// Aliases in one string, for formats without lists: joined by `|`; a bar inside a name becomes a full-width one.
[[nodiscard]] std::string joined(const std::vector<std::string>& aliases);

/// `text` as every reader takes it: without control characters and non-characters, malformed bytes as U+FFFD. Tabs and
/// line breaks become one space. O(bytes).
[[nodiscard]] std::string clean_text(std::string_view text);

}  // namespace guanxi::graph
