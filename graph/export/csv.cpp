// Two tables with the column names that Gephi's import knows. RFC 4180 quoting, LF, UTF-8; Excel needs a
// byte-order mark and Gephi fails on one.
#include "graph/export/csv_line.hpp"
#include "graph/export/formats.hpp"
#include "graph/export/put_rows.hpp"

namespace guanxi::graph {

ExportCounts write_csv(const Selection& selection, ByteOrderMark mark, Sink& nodes, Sink& edges) {
  constexpr std::string_view k_mark = "\xef\xbb\xbf";
  ExportCounts counts;
  if (mark == ByteOrderMark::yes) {
    nodes.put(k_mark);
    edges.put(k_mark);
  }
  nodes.put("Id,Label,Type,Aliases,Articles,Sentences,First,Last\n");
  counts.nodes = put_nodes(selection, nodes, k_lines, [&](const ExportNode& node) {
    CsvLine(nodes)
        .cell(node.id)
        .cell(node.name)
        .cell(node.type)
        .cell(joined(node.aliases))
        .cell(node.articles)
        .cell(node.sentences)
        .cell(node.first)
        .cell(node.last);
  });
  edges.put("Source,Target,Type,Id,Label,Weight,Relation,Title,State,Symmetric,Articles,Sentences,First,Last");
  edges.put(selection.has_evidence() ? ",Evidence\n" : "\n");
  counts.edges = put_edges(selection, edges, k_lines, [&](const ExportEdge& edge) {
    CsvLine line(edges);
    line.cell(edge.source).cell(edge.target).cell("Directed");
    line.cell(edge_id(edge)).cell(edge.label).cell(edge.articles);
    line.cell(edge.relation).cell(edge.title).cell(edge.state).cell(edge.symmetric ? "true" : "false").cell(edge.articles);
    line.cell(edge.sentences).cell(edge.first).cell(edge.last);
    if (selection.has_evidence()) line.cell(joined_evidence(edge));
  });
  return counts;
}

}  // namespace guanxi::graph
