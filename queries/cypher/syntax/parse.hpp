// Query text -> syntax tree.
#pragma once

#include <string_view>

#include "queries/cypher/syntax/ast.hpp"

namespace guanxi::cypher {

/// Parses one query of openCypher 9, also behind EXPLAIN or PROFILE. Errors: Failure, compile time.
/// Nesting is limited, so that no text can exhaust the stack. O(bytes).
[[nodiscard]] Query parse(std::string_view text);

}  // namespace guanxi::cypher
