// Graph -> files of other tools, streamed. One page per format in docs/formats/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::graph {

enum class ExportFormat : std::uint8_t { node_link, cytoscape, graphml, gexf, csv };
/// "node-link", "cytoscape", "graphml", "gexf" or "csv"; empty where it is none of them.
[[nodiscard]] std::optional<ExportFormat> parse_export_format(std::string_view name);

/// Under which key a node-link file holds its edges: d3 and networkx before 3.6 read `links`, networkx from 3.6 on reads
/// `edges`. `both` loads everywhere and makes the file nearly twice as long.
enum class EdgesKey : std::uint8_t { both, links, edges };
/// "both", "links" or "edges"; empty where it is none of them.
[[nodiscard]] std::optional<EdgesKey> parse_edges_key(std::string_view name);

struct ExportOptions {
  ExportFormat format = ExportFormat::node_link;
  /// Only these entities and the ties among them; everything where empty. Ascending.
  std::optional<std::vector<EntityId>> only;
  EdgesKey edges_key = EdgesKey::both;  ///< node_link only
};

struct ExportCounts {
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
};

/// Writes `path` (csv: a folder with nodes.csv and edges.csv; "-": standard output, not for csv), which appears only
/// when it is complete. An edge is a co-mention of a pair, or a stated relation with one title; parallel edges have
/// keys. Same graph, same bytes. Memory: a constant, whatever the size. O(entities + ties + relations + mentions).
/// Errors: io; usage where an id of `only` is not in the graph, or csv is asked for on standard output.
[[nodiscard]] Result<ExportCounts> export_graph(const Graph& graph, const ExportOptions& options, const std::string& path);

}  // namespace guanxi::graph
