// Cytoscape JSON, as cytoscape.js, Cytoscape and networkx read it: ids unique over nodes and edges together, and the
// fields `value` and `key` that networkx needs. One node or edge a line.
#include "graph/export/formats.hpp"
#include "graph/export/json.hpp"
#include "graph/export/put_rows.hpp"

namespace guanxi::graph {

namespace {

/// `value` repeats `id`: networkx fails without it.
void write_node(const ExportNode& node, Sink& sink) {
  SinkStream stream{sink};
  JsonWriter writer(stream);
  writer.StartObject();
  writer.Key("data");
  writer.StartObject();
  member(writer, "id", node.id);
  member(writer, "value", node.id);
  member(writer, "name", node.name);
  member(writer, "label", node.name);
  node_data(writer, node);
  writer.EndObject();
  member(writer, "classes", node.type);
  writer.EndObject();
}

/// `key` repeats `id`: without it networkx makes parallel edges one.
void write_edge(const ExportEdge& edge, Sink& sink) {
  SinkStream stream{sink};
  JsonWriter writer(stream);
  const std::string id = edge_id(edge);
  writer.StartObject();
  writer.Key("data");
  writer.StartObject();
  member(writer, "id", id);
  member(writer, "key", id);
  member(writer, "source", edge.source);
  member(writer, "target", edge.target);
  edge_data(writer, edge);
  writer.EndObject();
  member(writer, "classes", edge.relation);
  writer.EndObject();
}

}  // namespace

ExportCounts write_cytoscape(const Selection& selection, Sink& sink) {
  ExportCounts counts;
  sink.put("{\"data\":{\"generator\":\"guanxi\"},\"directed\":true,\"multigraph\":true,\"elements\":{\n\"nodes\":[");
  counts.nodes = put_nodes(selection, sink, k_json_rows, [&](const ExportNode& node) { write_node(node, sink); });
  sink.put("\n],\n\"edges\":[");
  counts.edges = put_edges(selection, sink, k_json_rows, [&](const ExportEdge& edge) { write_edge(edge, sink); });
  sink.put("\n]}}\n");
  return counts;
}

}  // namespace guanxi::graph
