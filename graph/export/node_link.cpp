// Node-link JSON, as networkx and d3-force read it. One node or edge a line, so that files can be compared.
#include "graph/export/formats.hpp"
#include "graph/export/json.hpp"
#include "graph/export/put_rows.hpp"

namespace guanxi::graph {

namespace {

void write_node(const ExportNode& node, Sink& sink) {
  SinkStream stream{sink};
  JsonWriter writer(stream);
  writer.StartObject();
  member(writer, "id", node.id);
  member(writer, "name", node.name);
  node_data(writer, node);
  writer.EndObject();
}

void write_edge(const ExportEdge& edge, Sink& sink) {
  SinkStream stream{sink};
  JsonWriter writer(stream);
  writer.StartObject();
  member(writer, "source", edge.source);
  member(writer, "target", edge.target);
  member(writer, "key", edge.key);
  edge_data(writer, edge);
  writer.EndObject();
}

std::uint64_t write_edges(const Selection& selection, std::string_view key, Sink& sink) {
  sink.put(",\n\"");
  sink.put(key);
  sink.put("\":[");
  const std::uint64_t count =
      put_edges(selection, sink, k_json_rows, [&](const ExportEdge& edge) { write_edge(edge, sink); });
  sink.put("\n]");
  return count;
}

}  // namespace

ExportCounts write_node_link(const Selection& selection, EdgesKey edges_key, Sink& sink) {
  ExportCounts counts;
  sink.put("{\"directed\":true,\"multigraph\":true,\"graph\":{\"generator\":\"guanxi\"},\n\"nodes\":[");
  counts.nodes = put_nodes(selection, sink, k_json_rows, [&](const ExportNode& node) { write_node(node, sink); });
  sink.put("\n]");
  if (edges_key != EdgesKey::edges) counts.edges = write_edges(selection, "links", sink);
  if (edges_key != EdgesKey::links) counts.edges = write_edges(selection, "edges", sink);
  sink.put("}\n");
  return counts;
}

}  // namespace guanxi::graph
