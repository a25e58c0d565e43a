// Two tables with the column names that Gephi's import knows. RFC 4180 quoting, LF, UTF-8 without a byte-order mark.
#include <fmt/format.h>

#include "graph/export/formats.hpp"
#include "graph/export/put_rows.hpp"

namespace guanxi::graph {

namespace {

/// One line; cells are quoted where they must be.
class Line {
 public:
  explicit Line(Sink& sink) : m_sink(sink) {}
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() { m_sink.put('\n'); }

  Line& cell(std::string_view value) {
    separate();
    if (value.find_first_of(",\"\n\r") == std::string_view::npos) {
      m_sink.put(value);
      return *this;
    }
    m_sink.put('"');
    for (const char c : value) {
      if (c == '"') m_sink.put('"');
      m_sink.put(c);
    }
    m_sink.put('"');
    return *this;
  }
  Line& cell(std::uint64_t value) {
    separate();
    m_sink.put(fmt::format_int(value).c_str());
    return *this;
  }

 private:
  void separate() {
    if (!m_first) m_sink.put(',');
    m_first = false;
  }
  Sink& m_sink;
  bool m_first = true;
};

}  // namespace

ExportCounts write_csv(const Selection& selection, Sink& nodes, Sink& edges) {
  ExportCounts counts;
  nodes.put("Id,Label,Type,Aliases,Articles,Sentences,First,Last\n");
  counts.nodes = put_nodes(selection, nodes, k_lines, [&](const ExportNode& node) {
    Line(nodes).cell(node.id).cell(node.name).cell(node.type).cell(joined(node.aliases)).cell(node.articles)
        .cell(node.sentences).cell(node.first).cell(node.last);
  });
  edges.put("Source,Target,Type,Id,Label,Weight,Relation,Title,Symmetric,Articles,Sentences,First,Last\n");
  counts.edges = put_edges(selection, edges, k_lines, [&](const ExportEdge& edge) {
    Line(edges).cell(edge.source).cell(edge.target).cell("Directed")
        .cell(edge_id(edge)).cell(edge.label).cell(edge.articles)
        .cell(edge.relation).cell(edge.title).cell(edge.symmetric ? "true" : "false").cell(edge.articles)
        .cell(edge.sentences).cell(edge.first).cell(edge.last);
  });
  return counts;
}

}  // namespace guanxi::graph
