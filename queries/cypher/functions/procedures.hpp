// What CALL can call. A procedure is a function that gives a list of maps: CALL turns it into rows, and YIELD names the
// columns. So it can be called as a function too.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "queries/cypher/functions/functions.hpp"

namespace guanxi::cypher {

struct Procedure {
  std::string_view name;  ///< also of the function
  std::vector<std::string_view> columns;
};

/// By its name, in any case; null where there is none.
[[nodiscard]] const Procedure* find_procedure(std::string_view name);
/// All in order.
[[nodiscard]] std::span<const Procedure> procedures();
/// Their functions.
[[nodiscard]] std::vector<Function> procedure_functions();

}  // namespace guanxi::cypher
