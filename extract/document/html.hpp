// HTML pages: the article is found among navigation, side columns and footers by where the sentences are.
#pragma once

#include <string_view>

#include "extract/document/draft.hpp"

namespace guanxi::extract {

/// Reads a page or a fragment. `known` holds what is known from outside (front matter, a JSONL line) and wins over what the
/// page says of itself: <meta>, Open Graph, <title>, <time>, 来源: and 发布时间: beside the article. No blocks where the page
/// holds no text. A page nested deeper than any real one, or with more tags, is read without its layout. O(bytes).
[[nodiscard]] Draft read_html(std::string_view html, const ArticleMeta& known);

}  // namespace guanxi::extract
