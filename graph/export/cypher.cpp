// A script of openCypher statements: batches of rows that UNWIND hands to MERGE, so that it can run again and adds to
// what is there. A statement has one label or type, since these cannot come from a row: rows wait in a batch of their
// label until it is full, so memory stays a constant.
#include <fmt/format.h>

#include <map>

#include "graph/export/cypher_names.hpp"
#include "graph/export/formats.hpp"
#include "graph/export/put_rows.hpp"

namespace guanxi::graph {

namespace {

constexpr std::string_view k_head =
    "// Made by guanxi. On Neo4j first, since every row looks its ends up by id:\n"
    "//   CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE\n";

/// `text`, already clean, as a Cypher literal.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out += '\'';
}

std::string list_of(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) {
    if (out.size() > 1) out += ", ";
    out += quoted(text);
  }
  return out += ']';
}

void append_counts(std::string& row, std::uint64_t articles, std::uint64_t sentences, std::string_view first,
                   std::string_view last) {
  row += fmt::format(", articles: {}, sentences: {}", articles, sentences);
  if (!first.empty()) row += fmt::format(", first: date('{}'), last: date('{}')", first, last);
}

/// Rows that wait for their statement, by what comes behind UNWIND ... AS row.
class Batches {
 public:
  explicit Batches(Sink& sink) : m_sink(sink) {}

  void add(const std::string& clause, std::string_view row) {
    Batch& batch = m_batches[clause];
    if (batch.rows++ > 0) batch.text += ",\n";
    batch.text += row;
    constexpr std::uint32_t k_rows = 500;
    constexpr std::size_t k_bytes = 1 << 20;
    if (batch.rows == k_rows || batch.text.size() >= k_bytes) put(clause, batch);
  }
  void put_rest() {
    for (auto& [clause, batch] : m_batches) {
      if (batch.rows > 0) put(clause, batch);
    }
  }

 private:
  struct Batch {
    std::string text;
    std::uint32_t rows = 0;
  };
  void put(std::string_view clause, Batch& batch) {
    m_sink.put("UNWIND [\n");
    m_sink.put(batch.text);
    m_sink.put("\n] AS row\n");
    m_sink.put(clause);
    m_sink.put(";\n");
    batch = {};
  }
  Sink& m_sink;
  std::map<std::string, Batch> m_batches;
};

std::string node_row(const ExportNode& node) {
  std::string row = fmt::format("{{id: '{}', all: {{name: {}, type: '{}', aliases: {}", node.id, quoted(node.name),
                                node.type, list_of(node.aliases));
  append_counts(row, node.articles, node.sentences, node.first, node.last);
  return row += "}}";
}

std::string edge_row(const ExportEdge& edge) {
  std::string row = fmt::format("{{a: '{}', b: '{}', id: '{}', all: {{label: {}", edge.source, edge.target,
                                edge_id(edge), quoted(edge.label));
  if (!edge.title.empty()) row += ", title: " + quoted(edge.title);
  if (!edge.state.empty()) row += ", state: " + quoted(edge.state);
  append_counts(row, edge.articles, edge.sentences, edge.first, edge.last);
  if (!edge.evidence.empty()) row += ", evidence: " + list_of(evidence_lines(edge));
  return row += "}}";
}

}  // namespace

ExportCounts write_cypher(const Selection& selection, Sink& sink) {
  ExportCounts counts;
  sink.put(k_head);
  Batches nodes(sink);
  counts.nodes = put_nodes(selection, sink, k_lines, [&](const ExportNode& node) {
    nodes.add(fmt::format("MERGE (n:Entity {{id: row.id}}) SET n:{}, n += row.all", cypher_label(node.type)),
              node_row(node));
  });
  nodes.put_rest();
  Batches edges(sink);
  counts.edges = put_edges(selection, sink, k_lines, [&](const ExportEdge& edge) {
    edges.add(fmt::format("MATCH (a:Entity {{id: row.a}}), (b:Entity {{id: row.b}})\n"
                          "MERGE (a)-[r:{} {{id: row.id}}]->(b) SET r += row.all",
                          cypher_type(edge.relation)),
              edge_row(edge));
  });
  edges.put_rest();
  return counts;
}

}  // namespace guanxi::graph
