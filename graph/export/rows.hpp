// What every format writes: one row a node, one row an edge, in a fixed order and with names that last.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clean_text.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "graph/export/evidence.hpp"
#include "graph/export/export.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::graph {

/// What to export: all, or a part. Cheap look-up of membership.
class Selection {
 public:
  /// The graph and the part must outlive it; `evidence` too, null where none is wanted. Errors: usage where an id of
  /// the part is not in the graph.
  [[nodiscard]] static Result<Selection> of(const Graph& graph, const ExportPart& part, EvidenceReader* evidence);
  [[nodiscard]] bool has(EntityId id) const { return m_members.empty() || m_members[id.index()]; }
  [[nodiscard]] const Graph& graph() const { return *m_graph; }
  [[nodiscard]] const ExportPart& part() const { return *m_part; }
  [[nodiscard]] EvidenceReader* evidence() const { return m_evidence; }
  [[nodiscard]] bool has_evidence() const { return m_evidence != nullptr; }

 private:
  Selection(const Graph& graph, const ExportPart& part, EvidenceReader* evidence)
      : m_graph(&graph), m_part(&part), m_evidence(evidence) {}
  const Graph* m_graph;
  const ExportPart* m_part;
  EvidenceReader* m_evidence;
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
  std::string key;  ///< unique among the edges of one (source, target): co_mention, issued, holds_post.<hash of title>
  std::string_view relation;  ///< a relation's contract name, or co_mention
  std::optional<RelationType> type;  ///< the same; nothing of co-mentions
  std::string title;                 ///< of a post, else empty
  std::string_view state;            ///< of a post: what the latest article says of it; else empty
  std::string taken_up;  ///< of a post: the first day on which an article says it was taken up, or given up; ISO or empty
  std::string given_up;
  std::string label;          ///< for people: 共现, 任职 书记
  bool symmetric = false;     ///< has no direction: source and target could be exchanged
  std::uint64_t articles = 0;
  std::uint64_t sentences = 0;
  std::string first;
  std::string last;
  EntityType source_type{};
  EntityType target_type{};
  std::vector<ExportEvidence> evidence;  ///< empty where none was asked for
};

/// Visits in id order until `visit` returns false. O(mentions of the selected).
void each_node(const Selection& selection, const std::function<bool(const ExportNode&)>& visit);
/// Visits by source, co-mentions first, until `visit` returns false. O(ties + relations of the selected).
void each_edge(const Selection& selection, const std::function<bool(const ExportEdge&)>& visit);

/// SOURCE-TARGET-KEY: unique in the file, ASCII, the same in every graph.
[[nodiscard]] std::string edge_id(const ExportEdge& edge);

/// Texts in one string, for formats without lists: joined by `|`; a bar inside one becomes a full-width one.
[[nodiscard]] std::string joined(const std::vector<std::string>& texts);
/// Lines of the edge's evidence: see evidence_line; and all of them in one string, as joined() does.
[[nodiscard]] std::vector<std::string> evidence_lines(const ExportEdge& edge);
[[nodiscard]] std::string joined_evidence(const ExportEdge& edge);

}  // namespace guanxi::graph
