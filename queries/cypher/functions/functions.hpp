// The functions of Cypher: what they are called with, what they give.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "queries/cypher/check/static_type.hpp"
#include "queries/cypher/value/value.hpp"

namespace guanxi::cypher {

class Run;

/// One call while a query runs.
struct Call {
  Run& run;
  std::span<const Value> args;
  std::string_view name;
};

enum class FunctionKind : std::uint8_t { scalar, aggregate };

struct Function {
  std::string_view name;  ///< as documented: toUpper
  std::size_t least = 0;  ///< arguments
  std::size_t most = 0;
  std::vector<KindSet> takes;  ///< by argument, the last for all further ones; what the check holds against it
  StaticType gives;
  Value (*apply)(const Call&) = nullptr;  ///< null of an aggregate
  FunctionKind kind = FunctionKind::scalar;
};

/// By its name, in any case; null where there is none. O(log functions).
[[nodiscard]] const Function* find_function(std::string_view name);
/// All names in order.
[[nodiscard]] std::vector<std::string> function_names();

// One table a file.
[[nodiscard]] std::vector<Function> graph_functions();
[[nodiscard]] std::vector<Function> list_functions();
[[nodiscard]] std::vector<Function> text_functions();
[[nodiscard]] std::vector<Function> number_functions();
[[nodiscard]] std::vector<Function> temporal_functions();

/// What `.key` gives of a temporal value or duration; null where it has no such part.
[[nodiscard]] Value temporal_part(const Value& value, std::string_view key);

/// "toUpper() takes a String, not a Node": a TypeError with this detail.
[[noreturn]] void wrong_argument(const Call& call, std::size_t i, std::string_view wanted,
                                 std::string detail = "InvalidArgumentValue");

}  // namespace guanxi::cypher
