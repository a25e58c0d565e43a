// Graph -> files of other tools, streamed. One page per format in docs/formats/.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "graph/export/evidence.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::graph {

enum class ExportFormat : std::uint8_t {
  node_link,
  cytoscape,
  jgf,
  jsonld,
  ftm,
  graphml,
  gexf,
  dot,
  cypher,
  csv,
  neo4j
};
/// Its name on the command line, in the order of the enumeration.
inline constexpr std::array<std::string_view, 11> k_export_formats{
    "node-link", "cytoscape", "jgf", "jsonld", "ftm", "graphml", "gexf", "dot", "cypher", "csv", "neo4j"};
/// The format of that name; empty where there is none.
[[nodiscard]] std::optional<ExportFormat> parse_export_format(std::string_view name);

/// Under which key a node-link file holds its edges: d3 and networkx before 3.6 read `links`, networkx from 3.6 on
/// reads `edges`. `both` loads everywhere and makes the file nearly twice as long.
enum class EdgesKey : std::uint8_t { both, links, edges };
/// "both", "links" or "edges"; empty where it is none of them.
[[nodiscard]] std::optional<EdgesKey> parse_edges_key(std::string_view name);

/// In front of tables: Excel takes a table without it for text of the system's old encoding; others fail on it.
enum class ByteOrderMark : std::uint8_t { no, yes };

/// Is it several files in a folder?
[[nodiscard]] constexpr bool is_folder(ExportFormat format) {
  return format == ExportFormat::csv || format == ExportFormat::neo4j;
}

/// A part of the graph. An empty field restricts nothing.
struct ExportPart {
  /// Only these entities and what runs among them. Ascending.
  std::optional<std::vector<EntityId>> only;
  /// The co-mention tie as it is to be told, seen from `from`; nothing where it is left out.
  std::function<std::optional<Tie>(EntityId from, const Tie& tie)> tie;
  /// Is this statement of a relation to be told?
  std::function<bool(const Relation& relation)> relation;
  ExportArticles articles;  ///< where the evidence of ties is taken from
};

struct ExportOptions {
  ExportFormat format = ExportFormat::node_link;
  ExportPart part;
  std::uint32_t evidence = 0;                         ///< up to so many sentences behind each edge
  EdgesKey edges_key = EdgesKey::both;                ///< node_link only
  ByteOrderMark byte_order_mark = ByteOrderMark::no;  ///< csv only
};

struct ExportCounts {
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
};

/// Writes `path` (where is_folder(): a folder; "-": standard output, not for folders), which appears only when it is
/// complete. An edge is a co-mention of a pair, or a stated relation with one title; parallel edges have keys. Counts
/// and dates of nodes are those of the whole graph, of edges those of the part. Same graph, same bytes. Memory: a
/// constant, whatever the size; a bit an entity for a part. O(entities + ties + relations + mentions). Errors: io;
/// usage where an id of the part is not in the graph, a folder is asked for on standard output, or evidence of a graph
/// without texts; those of the store.
[[nodiscard]] Result<ExportCounts> export_graph(const Graph& graph, const ExportOptions& options,
                                                const std::string& path);

}  // namespace guanxi::graph
