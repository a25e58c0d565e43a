// + - * / % ^ on values.
#pragma once

#include "queries/cypher/syntax/ast.hpp"
#include "queries/cypher/value/value.hpp"

namespace guanxi::cypher {

/// Null where one side is. Errors: TypeError for kinds that do not go together; ArithmeticError beyond 64 bits or in a
/// division of whole numbers by 0.
[[nodiscard]] Value arithmetic(Op op, const Value& a, const Value& b);
[[nodiscard]] Value negate(const Value& value);

}  // namespace guanxi::cypher
