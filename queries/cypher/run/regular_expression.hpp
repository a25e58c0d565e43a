#pragma once

#include <string>

namespace guanxi::cypher {

/// Does the whole text fit the pattern (ICU's syntax, which is nearly Java's)? Errors: Failure for a broken pattern, or
/// one that takes too long on this text.
[[nodiscard]] bool fits(const std::string& text, const std::string& pattern);

}  // namespace guanxi::cypher
