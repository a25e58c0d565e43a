// Query text -> tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "queries/cypher/failure.hpp"

namespace guanxi::cypher {

enum class TokenKind : std::uint8_t {
  end,
  name,
  quoted_name,
  string,
  integer,
  floating,
  bad_number,
  parameter,
  symbol
};

struct Token {
  TokenKind kind = TokenKind::end;
  Position at;
  std::uint32_t end = 0;  ///< byte offset behind it
  std::string text;       ///< of names and strings without quotes and escapes; of numbers and symbols as written
};

/// All tokens, the last of kind end. Errors: Failure with InvalidNumberLiteral, InvalidUnicodeLiteral,
/// InvalidUnicodeCharacter or UnexpectedSyntax. O(bytes).
[[nodiscard]] std::vector<Token> tokenize(std::string_view text);

}  // namespace guanxi::cypher
