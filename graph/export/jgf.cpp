// JSON Graph Format 2, whose schema allows own fields only inside `metadata`. One node or edge a line.
#include "graph/export/formats.hpp"
#include "graph/export/json.hpp"
#include "graph/export/put_rows.hpp"

namespace guanxi::graph {

namespace {

/// A member of `nodes`: its key is the id.
void write_node(const ExportNode& node, Sink& sink) {
  sink.put('"');
  sink.put(node.id);
  sink.put("\":");
  SinkStream stream{sink};
  JsonWriter writer(stream);
  writer.StartObject();
  member(writer, "label", node.name);
  writer.Key("metadata");
  writer.StartObject();
  node_data(writer, node);
  writer.EndObject();
  writer.EndObject();
}

void write_edge(const ExportEdge& edge, Sink& sink) {
  SinkStream stream{sink};
  JsonWriter writer(stream);
  writer.StartObject();
  member(writer, "id", edge_id(edge));
  member(writer, "source", edge.source);
  member(writer, "target", edge.target);
  member(writer, "relation", edge.relation);
  writer.Key("directed");
  writer.Bool(!edge.symmetric);
  member(writer, "label", edge.label);
  writer.Key("metadata");
  writer.StartObject();
  edge_data(writer, edge);
  writer.EndObject();
  writer.EndObject();
}

}  // namespace

ExportCounts write_jgf(const Selection& selection, Sink& sink) {
  ExportCounts counts;
  sink.put(
      "{\"graph\":{\"id\":\"guanxi\",\"type\":\"guanxi\",\"directed\":true,\"metadata\":{\"generator\":\"guanxi\"},"
      "\n\"nodes\":{");
  counts.nodes = put_nodes(selection, sink, k_json_rows, [&](const ExportNode& node) { write_node(node, sink); });
  sink.put("\n},\n\"edges\":[");
  counts.edges = put_edges(selection, sink, k_json_rows, [&](const ExportEdge& edge) { write_edge(edge, sink); });
  sink.put("\n]}}\n");
  return counts;
}

}  // namespace guanxi::graph
