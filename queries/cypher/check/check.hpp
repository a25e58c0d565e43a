// Syntax tree -> the same tree with every name resolved: variables to slots of the frame, functions to their entries.
// Finds every error that can be found before the query runs.
#pragma once

#include <string>
#include <vector>

#include "queries/cypher/syntax/ast.hpp"

namespace guanxi::cypher {

class PropertyGraph;

struct Checked {
  std::vector<std::string> columns;        ///< of RETURN; none where nothing is returned
  std::vector<std::vector<Slot>> outputs;  ///< by part of a UNION: where its columns lie
  std::vector<std::string> slot_names;     ///< for EXPLAIN; as many as the frame has slots
  std::vector<std::string> notices;        ///< unknown labels, types and properties, with what may have been meant
  bool writes = false;
};

/// Errors: Failure at compile time. O(nodes of the tree × items of a projection).
[[nodiscard]] Checked check(Query& query, PropertyGraph& graph);

}  // namespace guanxi::cypher
