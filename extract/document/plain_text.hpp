// Plain text: lines, a title where the first line looks like one, paragraphs put together where the margin cut them.
#pragma once

#include <string_view>

#include "extract/document/draft.hpp"

namespace guanxi::extract {

/// Reads a text file's content; the id is left to the caller. O(bytes).
[[nodiscard]] Draft read_plain_text(std::string_view text);

}  // namespace guanxi::extract
