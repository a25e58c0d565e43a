// GraphML, as Gephi, networkx and igraph read it: all keys first, one domain a key, and only the types all of them
// know.
#include <fmt/format.h>

#include "graph/export/formats.hpp"
#include "graph/export/put_rows.hpp"
#include "graph/export/xml.hpp"

namespace guanxi::graph {

namespace {

/// Gephi takes `label` and `weight` for its own; igraph takes `name` for a vertex's name. No attribute is called `id`.
constexpr std::string_view k_head =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="n_label" for="node" attr.name="label" attr.type="string"/>
<key id="n_name" for="node" attr.name="name" attr.type="string"/>
<key id="n_type" for="node" attr.name="type" attr.type="string"/>
<key id="n_aliases" for="node" attr.name="aliases" attr.type="string"/>
<key id="n_articles" for="node" attr.name="articles" attr.type="long"/>
<key id="n_sentences" for="node" attr.name="sentences" attr.type="long"/>
<key id="n_first" for="node" attr.name="first" attr.type="string"/>
<key id="n_last" for="node" attr.name="last" attr.type="string"/>
<key id="e_label" for="edge" attr.name="label" attr.type="string"/>
<key id="e_relation" for="edge" attr.name="relation" attr.type="string"/>
<key id="e_title" for="edge" attr.name="title" attr.type="string"/>
<key id="e_state" for="edge" attr.name="state" attr.type="string"/>
<key id="e_symmetric" for="edge" attr.name="symmetric" attr.type="boolean"/>
<key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
<key id="e_articles" for="edge" attr.name="articles" attr.type="long"/>
<key id="e_sentences" for="edge" attr.name="sentences" attr.type="long"/>
<key id="e_first" for="edge" attr.name="first" attr.type="string"/>
<key id="e_last" for="edge" attr.name="last" attr.type="string"/>
)";
constexpr std::string_view k_evidence_key = R"(<key id="e_evidence" for="edge" attr.name="evidence" attr.type="string"/>
)";

void put_data(Sink& sink, std::string_view key, std::string_view value) {
  sink.put("<data key=\"");
  sink.put(key);
  sink.put("\">");
  put_xml(sink, value);
  sink.put("</data>");
}

void put_data(Sink& sink, std::string_view key, std::uint64_t value) {
  put_data(sink, key, fmt::format_int(value).c_str());
}

void write_node(const ExportNode& node, Sink& sink) {
  sink.put("<node id=\"");
  sink.put(node.id);
  sink.put("\">");
  put_data(sink, "n_label", node.name);
  put_data(sink, "n_name", node.name);
  put_data(sink, "n_type", node.type);
  put_data(sink, "n_aliases", joined(node.aliases));
  put_data(sink, "n_articles", node.articles);
  put_data(sink, "n_sentences", node.sentences);
  put_data(sink, "n_first", node.first);
  put_data(sink, "n_last", node.last);
  sink.put("</node>\n");
}

void write_edge(const ExportEdge& edge, Sink& sink) {
  sink.put("<edge id=\"");
  sink.put(edge_id(edge));
  sink.put("\" source=\"");
  sink.put(edge.source);
  sink.put("\" target=\"");
  sink.put(edge.target);
  sink.put("\">");
  put_data(sink, "e_label", edge.label);
  put_data(sink, "e_relation", edge.relation);
  put_data(sink, "e_title", edge.title);
  put_data(sink, "e_state", edge.state);
  put_data(sink, "e_symmetric", edge.symmetric ? "true" : "false");
  put_data(sink, "e_weight", edge.articles);
  put_data(sink, "e_articles", edge.articles);
  put_data(sink, "e_sentences", edge.sentences);
  put_data(sink, "e_first", edge.first);
  put_data(sink, "e_last", edge.last);
  if (!edge.evidence.empty()) put_data(sink, "e_evidence", joined_evidence(edge));
  sink.put("</edge>\n");
}

}  // namespace

ExportCounts write_graphml(const Selection& selection, Sink& sink) {
  ExportCounts counts;
  sink.put(k_head);
  if (selection.has_evidence()) sink.put(k_evidence_key);
  sink.put("<graph id=\"guanxi\" edgedefault=\"directed\">\n");
  counts.nodes = put_nodes(selection, sink, k_lines, [&](const ExportNode& node) { write_node(node, sink); });
  counts.edges = put_edges(selection, sink, k_lines, [&](const ExportEdge& edge) { write_edge(edge, sink); });
  sink.put("</graph>\n</graphml>\n");
  return counts;
}

}  // namespace guanxi::graph
