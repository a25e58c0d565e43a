// Nodes and edges of a graph file of another program, as its reader finds them. Private to graph/index.
//
// Readers hand over one element after another, in any order; what the file means by them is decided here, once for all
// formats: which field is the name, what an edge weighs, what becomes of parallel edges.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"

namespace guanxi::graph {

/// A node or an edge with the fields that an import knows, as texts; empty where they are not there.
struct GraphElement {
  std::string id;
  std::string source;
  std::string target;
  std::string type;
  std::string name;
  std::string label;
  std::string relation;
  std::string weight;
  std::string articles;
  std::vector<std::string> aliases;

  /// The text of the field of that name; null where an import does not know it, and for aliases.
  [[nodiscard]] std::string* field(std::string_view name);
};

struct GraphFileNode {
  std::string id;
  std::string type;  ///< as the file calls it
  std::string name;
  std::vector<std::string> aliases;
  std::uint32_t articles = 0;
};

struct GraphFileTie {
  std::uint32_t a = 0;  ///< rows of nodes, a < b
  std::uint32_t b = 0;
  std::uint32_t weight = 0;
};

struct GraphFile {
  std::vector<GraphFileNode> nodes;  ///< in the order of the file
  std::vector<GraphFileTie> ties;    ///< by (a, b), each pair once
};

/// Collects elements. Memory: the names, and 16 bytes an edge.
class GraphFileRows {
 public:
  /// Errors: malformed for a node without an id, an id given twice, a number that is none.
  [[nodiscard]] Result<void> add_node(const GraphElement& node);
  /// Errors: malformed for an edge without ends or of a node with itself, or a weight that is no number above 0.
  [[nodiscard]] Result<void> add_edge(const GraphElement& edge);
  /// Parallel edges become one tie: it weighs what the co_mention edge among them does, else as much as all of them.
  /// Errors: malformed where an edge names a node that is not there.
  [[nodiscard]] Result<GraphFile> finish();

 private:
  static constexpr std::uint32_t k_undeclared = UINT32_MAX;
  struct Edge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t weight = 0;
    std::uint32_t other_relation = 0;  // 0: co_mention, which stands first among parallel edges
  };
  std::uint32_t number_of(const std::string& id);

  std::unordered_map<std::string, std::uint32_t> m_numbers;  // by id, in the order they were met; looked up only
  std::vector<std::uint32_t> m_rows;                         // by number: the node's row
  std::vector<std::string> m_ids;                            // by number
  std::vector<Edge> m_edges;
  GraphFile m_file;
};

/// Node-link JSON: the arrays `nodes`, and `links` or `edges`, the one that comes first. `path` is for messages.
/// Errors: malformed, with the byte for what is no JSON.
[[nodiscard]] Result<GraphFile> read_node_link(std::string_view text, const std::string& path);
/// GraphML. Nothing outside the text is read and no entity is expanded: a document type is refused. Errors: malformed,
/// with the line.
[[nodiscard]] Result<GraphFile> read_graphml(std::string_view text, const std::string& path);
/// One or the other, by the first character. Errors: malformed.
[[nodiscard]] Result<GraphFile> read_graph_file(std::string_view text, const std::string& path);

}  // namespace guanxi::graph
