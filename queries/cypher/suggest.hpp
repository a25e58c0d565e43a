// What a mistyped name was probably meant to be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guanxi::cypher {

/// The name of `known` nearest to `word` regardless of case, at most a third of its letters away; empty where none is.
/// O(names × length²).
[[nodiscard]] std::string nearest_name(std::string_view word, const std::vector<std::string>& known);
/// "did you mean X?", or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);
/// ASCII letters in lower case.
[[nodiscard]] std::string lower(std::string_view word);

}  // namespace guanxi::cypher
