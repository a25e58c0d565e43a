// DOT, as Graphviz and networkx read it: a line a node and an edge, without layout or looks. `draw -o x.dot` gives a
// part of the graph as it is drawn; this is all of it, for programs.
#include <fmt/format.h>

#include "graph/export/formats.hpp"
#include "graph/export/put_rows.hpp"

namespace guanxi::graph {

namespace {

/// `text`, already clean, as a quoted string that Graphviz shows as it is: a backslash would begin an escape (\N is the
/// node's own name), an ampersand a character of HTML.
void put_quoted(Sink& sink, std::string_view text) {
  sink.put('"');
  for (const char c : text) {
    if (c == '&') {
      sink.put("&amp;");
      continue;
    }
    if (c == '"' || c == '\\') sink.put('\\');
    sink.put(c);
  }
  sink.put('"');
}

void put_attribute(Sink& sink, std::string_view name, std::string_view value) {
  sink.put(' ');
  sink.put(name);
  sink.put('=');
  put_quoted(sink, value);
}

void put_attribute(Sink& sink, std::string_view name, std::uint64_t value) {
  put_attribute(sink, name, fmt::format_int(value).c_str());
}

void put_counts(Sink& sink, std::uint64_t articles, std::uint64_t sentences, std::string_view first,
                std::string_view last) {
  put_attribute(sink, "articles", articles);
  put_attribute(sink, "sentences", sentences);
  if (first.empty()) return;
  put_attribute(sink, "first", first);
  put_attribute(sink, "last", last);
}

void write_node(const ExportNode& node, Sink& sink) {
  put_quoted(sink, node.id);
  sink.put(" [");
  put_attribute(sink, "label", node.name);
  put_attribute(sink, "class", node.type);
  put_attribute(sink, "aliases", joined(node.aliases));
  put_counts(sink, node.articles, node.sentences, node.first, node.last);
  sink.put(" ]\n");
}

/// `key` keeps parallel edges apart; `dir` takes the arrow from edges without a direction.
void write_edge(const ExportEdge& edge, Sink& sink) {
  put_quoted(sink, edge.source);
  sink.put(" -> ");
  put_quoted(sink, edge.target);
  sink.put(" [");
  put_attribute(sink, "key", edge.key);
  put_attribute(sink, "label", edge.label);
  put_attribute(sink, "class", edge.relation);
  if (!edge.title.empty()) put_attribute(sink, "title", edge.title);
  if (!edge.state.empty()) put_attribute(sink, "state", edge.state);
  if (edge.symmetric) put_attribute(sink, "dir", "none");
  put_attribute(sink, "weight", edge.articles);
  put_counts(sink, edge.articles, edge.sentences, edge.first, edge.last);
  if (!edge.evidence.empty()) put_attribute(sink, "tooltip", joined_evidence(edge));
  sink.put(" ]\n");
}

}  // namespace

ExportCounts write_dot(const Selection& selection, Sink& sink) {
  ExportCounts counts;
  sink.put("digraph \"guanxi\" {\ngraph [ charset=\"UTF-8\" ]\n");
  counts.nodes = put_nodes(selection, sink, k_lines, [&](const ExportNode& node) { write_node(node, sink); });
  counts.edges = put_edges(selection, sink, k_lines, [&](const ExportEdge& edge) { write_edge(edge, sink); });
  sink.put("}\n");
  return counts;
}

}  // namespace guanxi::graph
