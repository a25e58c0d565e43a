#include "graph/export/export.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "graph/export/formats.hpp"

namespace guanxi::graph {

namespace {

/// Makes the folder of a format that is several files.
Result<void> make_folder(const std::string& folder) {
  if (folder == "-")
    return fail(ErrorCode::usage, "this format is several files and cannot go to standard output", "-",
                "name a folder: -o FOLDER");
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure || !std::filesystem::is_directory(folder, failure))
    return fail(ErrorCode::io, "cannot make a folder here", folder, "this format needs a folder for its files");
  return {};
}

/// What is written may go out only where all evidence could be read.
Result<void> check_evidence(const Selection& selection) {
  if (!selection.has_evidence() || !selection.evidence()->failure()) return {};
  return tl::unexpected(*selection.evidence()->failure());
}

Result<ExportCounts> export_csv(const Selection& selection, ByteOrderMark mark, const std::string& folder) {
  GUANXI_CHECK(make_folder(folder));
  GUANXI_TRY(auto nodes, Sink::open(folder + "/nodes.csv"));
  GUANXI_TRY(auto edges, Sink::open(folder + "/edges.csv"));
  const ExportCounts counts = write_csv(selection, mark, nodes, edges);
  GUANXI_CHECK(check_evidence(selection));
  GUANXI_CHECK(nodes.commit());
  GUANXI_CHECK(edges.commit());
  return counts;
}

Result<ExportCounts> export_neo4j(const Selection& selection, const std::string& folder) {
  GUANXI_CHECK(make_folder(folder));
  GUANXI_TRY(auto nodes, Sink::open(folder + "/nodes.csv"));
  GUANXI_TRY(auto relationships, Sink::open(folder + "/relationships.csv"));
  GUANXI_TRY(auto script, Sink::open(folder + "/import.sh"));
  const ExportCounts counts = write_neo4j(selection, nodes, relationships, script);
  GUANXI_CHECK(check_evidence(selection));
  GUANXI_CHECK(nodes.commit());
  GUANXI_CHECK(relationships.commit());
  GUANXI_CHECK(script.commit());
  return counts;
}

/// The formats that are one file.
ExportCounts write_document(const Selection& selection, const ExportOptions& options, Sink& sink) {
  switch (options.format) {
    case ExportFormat::cytoscape:
      return write_cytoscape(selection, sink);
    case ExportFormat::graphml:
      return write_graphml(selection, sink);
    case ExportFormat::gexf:
      return write_gexf(selection, sink);
    case ExportFormat::jgf:
      return write_jgf(selection, sink);
    case ExportFormat::dot:
      return write_dot(selection, sink);
    case ExportFormat::jsonld:
      return write_jsonld(selection, sink);
    case ExportFormat::ftm:
      return write_ftm(selection, sink);
    case ExportFormat::cypher:
      return write_cypher(selection, sink);
    case ExportFormat::neo4j:
    case ExportFormat::csv:
    case ExportFormat::node_link:
      break;
  }
  return write_node_link(selection, options.edges_key, sink);
}

}  // namespace

std::optional<ExportFormat> parse_export_format(std::string_view name) {
  const auto* const found = std::find(k_export_formats.begin(), k_export_formats.end(), name);
  if (found == k_export_formats.end()) return std::nullopt;
  return static_cast<ExportFormat>(found - k_export_formats.begin());
}

std::optional<EdgesKey> parse_edges_key(std::string_view name) {
  if (name == "both") return EdgesKey::both;
  if (name == "links") return EdgesKey::links;
  if (name == "edges") return EdgesKey::edges;
  return std::nullopt;
}

Result<ExportCounts> export_graph(const Graph& graph, const ExportOptions& options, const std::string& path) {
  std::optional<EvidenceReader> evidence;
  if (options.evidence > 0) {
    GUANXI_TRY(evidence, EvidenceReader::of(graph, options.evidence));
  }
  GUANXI_TRY(const auto selection, Selection::of(graph, options.part, evidence ? &*evidence : nullptr));
  if (options.format == ExportFormat::csv) return export_csv(selection, options.byte_order_mark, path);
  if (options.format == ExportFormat::neo4j) return export_neo4j(selection, path);
  GUANXI_TRY(auto sink, Sink::open(path));
  const ExportCounts counts = write_document(selection, options, sink);
  GUANXI_CHECK(check_evidence(selection));
  GUANXI_CHECK(sink.commit());
  return counts;
}

}  // namespace guanxi::graph
