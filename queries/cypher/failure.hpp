// How a query fails: the classes of the openCypher test kit, and the exception that carries one up to the entry point.
//
// Inside the engine an error unwinds the stack: expressions nest deep and each of a hundred functions can fail.
// query.cpp catches it; nothing outside this folder ever sees it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace guanxi::cypher {

enum class Phase : std::uint8_t { compile_time, runtime };

/// A place in the query text: a byte offset.
struct Position {
  static constexpr std::uint32_t k_none = UINT32_MAX;
  std::uint32_t offset = k_none;
};

struct QueryError {
  std::string type;    ///< SyntaxError, TypeError, ArgumentError, ...
  std::string detail;  ///< UndefinedVariable, InvalidArgumentType, ...
  Phase phase = Phase::compile_time;
  std::string message;  ///< one sentence without a full stop
  Position at;
  std::string hint;  ///< what may be done; may be empty
};

struct Failure {
  QueryError error;
};

/// A compile-time SyntaxError.
[[noreturn]] inline void refuse(Position at, std::string detail, std::string message, std::string hint = {}) {
  throw Failure{{"SyntaxError", std::move(detail), Phase::compile_time, std::move(message), at, std::move(hint)}};
}

/// An error of the values met while the query runs.
[[noreturn]] inline void raise(std::string type, std::string detail, std::string message, std::string hint = {}) {
  throw Failure{{std::move(type), std::move(detail), Phase::runtime, std::move(message), {}, std::move(hint)}};
}
[[noreturn]] inline void raise_type(std::string message, std::string detail = "InvalidArgumentType") {
  raise("TypeError", std::move(detail), std::move(message));
}
[[noreturn]] inline void raise_argument(std::string message, std::string detail = "InvalidArgumentValue") {
  raise("ArgumentError", std::move(detail), std::move(message));
}

}  // namespace guanxi::cypher
