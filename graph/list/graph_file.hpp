// Nodes and edges of a graph file that a person or another program made, as its reader finds them.
//
// Readers hand over one element after another, in any order; what the file means by them is decided here, once for all
// formats: which field is the name, what an edge weighs, what it states and of when. docs/commands/import.md has the
// fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "base/error.hpp"
#include "base/types.hpp"

namespace guanxi::graph {

/// What a type of a file is here, beside the contract's names and PER, PERSON, LOC, GPE and ORG; an empty name stands
/// for nodes without a type.
using ImportTypes = std::vector<std::pair<std::string, EntityType>>;

/// Nothing for a name that none of them knows.
[[nodiscard]] std::optional<EntityType> imported_type(std::string_view name, const ImportTypes& types);

/// A node or an edge with the fields that an import knows, as texts; empty where they are not there.
struct GraphElement {
  std::string id;
  std::string source;
  std::string target;
  std::string type;
  std::string name;
  std::string label;
  std::string relation;
  std::string title;
  std::string state;
  std::string weight;
  std::string articles;
  std::string sentences;
  std::string first;
  std::string last;
  std::string start;
  std::string end;
  std::string url;
  std::vector<std::string> aliases;

  /// The text of the field of that name; null where an import does not know it, and for aliases.
  [[nodiscard]] std::string* field(std::string_view name);
};

/// First and last day of something; either may be unknown.
struct Period {
  Date first;
  Date last;
  void add(Date date);
  bool operator==(const Period&) const = default;
};

struct GraphFileNode {
  std::string id;
  std::string type;  ///< as the file calls it
  std::string name;
  std::vector<std::string> aliases;
  std::uint32_t articles = 0;
  std::uint32_t sentences = 0;
  Period seen;
};

/// What an edge says beyond that two nodes are tied.
struct GraphFileStatement {
  enum class Says : std::uint8_t { nothing, co_mention, relation, other };
  Says says = Says::nothing;
  RelationType type{};  ///< of a relation
  PostState state{};    ///< of a relation that is a post
  std::string title;    ///< likewise
  std::string word;     ///< what the file calls something other
  std::string url;      ///< where it is said
  Period holds;         ///< since when and until when it is so: start and end
  bool operator==(const GraphFileStatement&) const = default;
};

/// Errors: malformed for a type that is none; `path` is for its message.
[[nodiscard]] Result<EntityType> type_of_node(const GraphFileNode& node, const ImportTypes& types,
                                              const std::string& path);

struct GraphFileEdge {
  std::uint32_t source = 0;  ///< rows of nodes
  std::uint32_t target = 0;
  std::uint32_t weight = 1;
  std::uint32_t articles = 0;  ///< weight where the file does not say
  std::uint32_t sentences = 0;
  std::uint32_t statement = 0;  ///< of GraphFile::statements
  Period seen;                  ///< first and last
};

/// One thing that an edge says, with its day.
struct GraphFileSaying {
  enum class Day : std::uint8_t { seen, since, until };
  RelationType type{};  ///< of an edge that states a relation
  PostState state{};
  Date day;
  Day meaning{};
};

struct GraphFile {
  std::vector<GraphFileNode> nodes;            ///< in the order of the file, as are edges
  std::vector<GraphFileEdge> edges;            ///< of two different nodes
  std::vector<GraphFileStatement> statements;  ///< the first says nothing, the second co_mention

  [[nodiscard]] const GraphFileStatement& statement_of(const GraphFileEdge& edge) const {
    return statements[edge.statement];
  }
  /// What it says since its first day, and again of its last where that is another. A post that has a start was taken
  /// up then; one that has an end was given up then.
  [[nodiscard]] std::vector<GraphFileSaying> sayings_of(const GraphFileEdge& edge) const;
};

/// Collects elements. Memory: the names, 40 bytes an edge, and what edges state.
class GraphFileRows {
 public:
  GraphFileRows();
  /// Errors: malformed for a node without an id, an id given twice, a number that is none.
  [[nodiscard]] Result<void> add_node(const GraphElement& node);
  /// Errors: malformed for an edge without ends or of a node with itself, a weight that is no number above 0, a date or
  /// state that is none.
  [[nodiscard]] Result<void> add_edge(const GraphElement& edge);
  /// Errors: malformed where an edge names a node that is not there.
  [[nodiscard]] Result<GraphFile> finish();

 private:
  static constexpr std::uint32_t k_undeclared = UINT32_MAX;
  std::uint32_t number_of(const std::string& id);
  std::uint32_t number_of(GraphFileStatement&& statement);

  std::unordered_map<std::string, std::uint32_t> m_numbers;  // by id, in the order they were met; looked up only
  std::vector<std::uint32_t> m_rows;                         // by number: the node's row
  std::vector<std::string> m_ids;                            // by number
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
