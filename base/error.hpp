// Errors as values: what the input or the system can cause is returned as Result<T>, never thrown past a library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace guanxi {

enum class ErrorCode : std::uint8_t {
  not_found,   // ran, and the answer is no: no such entity, no path (exit code 1)
  ambiguous,   // a name means several things; the message lists them (exit code 2)
  usage,       // a wrong argument or query text (exit code 2)
  io,          // a file cannot be read or written (exit code 3)
  malformed,   // data is not what it claims to be (exit code 3)
  busy,        // another process holds the graph (exit code 3)
  interrupted  // the user stopped it (exit code 130)
};

/// What went wrong, in a form that one place (cli) turns into a sentence, a next step and an exit code.
struct Error {
  ErrorCode code = ErrorCode::io;
  std::string message;     ///< what was found and what is allowed, one sentence without a full stop
  std::string where;       ///< the file, entity or option it is about; empty if none
  std::size_t line = 0;    ///< 1-based; 0 if it does not apply
  std::size_t column = 0;  ///< 1-based, in code points; 0 if it does not apply
  std::string next_step;   ///< what the user can do about it; empty if nothing is known
};

template <typename T>
using Result = tl::expected<T, Error>;

/// Shorthand for the error branch of a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string where = {},
                                                std::string next_step = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(where), 0, 0, std::move(next_step)});
}

}  // namespace guanxi

#define GUANXI_CONCAT_INNER(a, b) a##b
#define GUANXI_CONCAT(a, b) GUANXI_CONCAT_INNER(a, b)
// The macros declare variables and return, so their arguments cannot stand in parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define GUANXI_TRY_INNER(result, variable, expression)      \
  auto result = (expression);                               \
  if (!result) return tl::unexpected(std::move(result).error()); \
  variable = std::move(*result)

/// GUANXI_TRY(auto value, function()): take the value out of a Result or return its error.
#define GUANXI_TRY(variable, expression) GUANXI_TRY_INNER(GUANXI_CONCAT(guanxi_result_, __LINE__), variable, expression)

/// GUANXI_CHECK(function()): return the error of a Result<void>, if there is one.
#define GUANXI_CHECK(expression)                                                             \
  do {                                                                                       \
    if (auto guanxi_check = (expression); !guanxi_check)                                     \
      return tl::unexpected(std::move(guanxi_check).error());                                \
  } while (false)
// NOLINTEND(bugprone-macro-parentheses)
