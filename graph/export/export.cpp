#include "graph/export/export.hpp"

#include <filesystem>
#include <system_error>

#include "graph/export/formats.hpp"

namespace guanxi::graph {

namespace {

Result<ExportCounts> export_csv(const Selection& selection, const std::string& folder) {
  if (folder == "-")
    return fail(ErrorCode::usage, "csv is two files and cannot go to standard output", "-", "name a folder: -o FOLDER");
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure || !std::filesystem::is_directory(folder, failure))
    return fail(ErrorCode::io, "cannot make a folder here", folder, "csv needs a folder for nodes.csv and edges.csv");
  GUANXI_TRY(auto nodes, Sink::open(folder + "/nodes.csv"));
  GUANXI_TRY(auto edges, Sink::open(folder + "/edges.csv"));
  const ExportCounts counts = write_csv(selection, nodes, edges);
  GUANXI_CHECK(nodes.commit());
  GUANXI_CHECK(edges.commit());
  return counts;
}

/// The formats that are one file.
ExportCounts write_document(const Selection& selection, const ExportOptions& options, Sink& sink) {
  switch (options.format) {
    case ExportFormat::cytoscape: return write_cytoscape(selection, sink);
    case ExportFormat::graphml: return write_graphml(selection, sink);
    case ExportFormat::gexf: return write_gexf(selection, sink);
    case ExportFormat::csv:
    case ExportFormat::node_link: break;
  }
  return write_node_link(selection, options.edges_key, sink);
}

}  // namespace

std::optional<ExportFormat> parse_export_format(std::string_view name) {
  if (name == "node-link") return ExportFormat::node_link;
  if (name == "cytoscape") return ExportFormat::cytoscape;
  if (name == "graphml") return ExportFormat::graphml;
  if (name == "gexf") return ExportFormat::gexf;
  if (name == "csv") return ExportFormat::csv;
  return std::nullopt;
}

std::optional<EdgesKey> parse_edges_key(std::string_view name) {
  if (name == "both") return EdgesKey::both;
  if (name == "links") return EdgesKey::links;
  if (name == "edges") return EdgesKey::edges;
  return std::nullopt;
}

Result<ExportCounts> export_graph(const Graph& graph, const ExportOptions& options, const std::string& path) {
  GUANXI_TRY(const auto selection, Selection::of(graph, options.only));
  if (options.format == ExportFormat::csv) return export_csv(selection, path);
  GUANXI_TRY(auto sink, Sink::open(path));
  const ExportCounts counts = write_document(selection, options, sink);
  GUANXI_CHECK(sink.commit());
  return counts;
}

}  // namespace guanxi::graph
