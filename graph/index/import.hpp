// Nodes and weighted ties of another program -> an index that stands alone. docs/commands/import.md has the formats.
#pragma once

#include <cstdint>
#include <string>

#include "base/error.hpp"
#include "graph/list/graph_file.hpp"

namespace guanxi::graph {

struct ImportTables {
  std::string nodes;  ///< path of a CSV file with the columns id, type, name
  std::string ties;   ///< path of a CSV file with the columns src, dst, weight
  ImportTypes types;
};

struct ImportCounts {
  std::uint64_t entities = 0;
  std::uint64_t ties = 0;
};

/// Writes the index of these nodes, in the order of their file, and ties to `path`, complete or not at all. A weight is
/// what Tie::articles gives back. The same tables give the same bytes.
/// Two passes over the ties on all processors; memory: the names and 8 bytes a node and thread, beside the files' own
/// pages. O(bytes + ties), where the ties are not in order also O(ties × log degree).
/// Errors: io; malformed where something else than an index is at `path`, and with file and line for an unknown type or
/// id, an id given twice, a tie of a node with itself, a tie given twice, a weight that is no whole number from 1 to
/// 4294967295.
[[nodiscard]] Result<ImportCounts> import_tables(const ImportTables& tables, const std::string& path);

/// The same of node-link JSON or GraphML. Of a node its name (or label, or id), type, aliases and articles are kept,
/// and its id where an export of ours made it; of parallel edges one tie is made: it weighs what the co_mention edge
/// among them does, else as much as all of them. Memory: the names and about 60 bytes an edge. O(bytes + edges × log
/// edges). Errors: io; malformed where something else than an index is at `path`, for a file that is neither, and for
/// what import_tables refuses, with the line where the format tells it.
[[nodiscard]] Result<ImportCounts> import_graph_file(const std::string& file, const ImportTypes& types,
                                                     const std::string& path);

}  // namespace guanxi::graph
