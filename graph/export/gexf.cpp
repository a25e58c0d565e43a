// GEXF 1.3 with dates, as Gephi and networkx read it: the namespace without www., attribute types that both know, each
// element's period in its own start and end. Colours and positions are left out: the readers disagree on their
// spelling.
#include <fmt/format.h>

#include "graph/export/formats.hpp"
#include "graph/export/put_rows.hpp"
#include "graph/export/xml.hpp"

namespace guanxi::graph {

namespace {

/// `timeformat` is written since Gephi takes numbers and networkx fails without it.
constexpr std::string_view k_head =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>guanxi</creator></meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date">
<attributes class="node" mode="static">
<attribute id="n_type" title="type" type="string"/>
<attribute id="n_aliases" title="aliases" type="string"/>
<attribute id="n_articles" title="articles" type="long"/>
<attribute id="n_sentences" title="sentences" type="long"/>
</attributes>
<attributes class="edge" mode="static">
<attribute id="e_relation" title="relation" type="string"/>
<attribute id="e_title" title="title" type="string"/>
<attribute id="e_state" title="state" type="string"/>
<attribute id="e_symmetric" title="symmetric" type="boolean"/>
<attribute id="e_articles" title="articles" type="long"/>
<attribute id="e_sentences" title="sentences" type="long"/>
)";
constexpr std::string_view k_evidence = R"(<attribute id="e_evidence" title="evidence" type="string"/>
)";

void put_attribute(Sink& sink, std::string_view name, std::string_view value) {
  sink.put(' ');
  sink.put(name);
  sink.put("=\"");
  put_xml(sink, value);
  sink.put('"');
}

void put_period(Sink& sink, std::string_view first, std::string_view last) {
  if (first.empty()) return;
  put_attribute(sink, "start", first);
  put_attribute(sink, "end", last);
}

void put_value(Sink& sink, std::string_view attribute, std::string_view value) {
  sink.put("<attvalue");
  put_attribute(sink, "for", attribute);
  put_attribute(sink, "value", value);
  sink.put("/>");
}

void put_value(Sink& sink, std::string_view attribute, std::uint64_t value) {
  put_value(sink, attribute, fmt::format_int(value).c_str());
}

void write_node(const ExportNode& node, Sink& sink) {
  sink.put("<node");
  put_attribute(sink, "id", node.id);
  put_attribute(sink, "label", node.name);
  put_period(sink, node.first, node.last);
  sink.put("><attvalues>");
  put_value(sink, "n_type", node.type);
  put_value(sink, "n_aliases", joined(node.aliases));
  put_value(sink, "n_articles", node.articles);
  put_value(sink, "n_sentences", node.sentences);
  sink.put("</attvalues></node>\n");
}

/// `kind` is Gephi's type of an edge, which keeps parallel edges apart; networkx drops it, so `relation` says it again.
void write_edge(const ExportEdge& edge, Sink& sink) {
  sink.put("<edge");
  put_attribute(sink, "id", edge_id(edge));
  put_attribute(sink, "source", edge.source);
  put_attribute(sink, "target", edge.target);
  put_attribute(sink, "label", edge.label);
  put_attribute(sink, "weight", fmt::format_int(edge.articles).c_str());
  put_attribute(sink, "kind", edge.relation);
  put_period(sink, edge.first, edge.last);
  sink.put("><attvalues>");
  put_value(sink, "e_relation", edge.relation);
  put_value(sink, "e_title", edge.title);
  put_value(sink, "e_state", edge.state);
  put_value(sink, "e_symmetric", edge.symmetric ? "true" : "false");
  put_value(sink, "e_articles", edge.articles);
  put_value(sink, "e_sentences", edge.sentences);
  if (!edge.evidence.empty()) put_value(sink, "e_evidence", joined_evidence(edge));
  sink.put("</attvalues></edge>\n");
}

}  // namespace

ExportCounts write_gexf(const Selection& selection, Sink& sink) {
  ExportCounts counts;
  sink.put(k_head);
  if (selection.has_evidence()) sink.put(k_evidence);
  sink.put("</attributes>\n<nodes>\n");
  counts.nodes = put_nodes(selection, sink, k_lines, [&](const ExportNode& node) { write_node(node, sink); });
  sink.put("</nodes>\n<edges>\n");
  counts.edges = put_edges(selection, sink, k_lines, [&](const ExportEdge& edge) { write_edge(edge, sink); });
  sink.put("</edges>\n</graph>\n</gexf>\n");
  return counts;
}

}  // namespace guanxi::graph
