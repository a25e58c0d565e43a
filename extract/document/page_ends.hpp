// What stands before and behind the article in the element that holds it, where a page has no element for it alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/document/draft.hpp"

namespace guanxi::extract {

/// Bytes of sentences: text that has a Chinese comma or full stop, or is long.
[[nodiscard]] std::size_t sentence_weight(std::string_view text);

/// Does a short line give the day of publication, beside source, author or the like?
[[nodiscard]] bool is_line_of_day(std::string_view line);

/// Takes off what stands before the line that repeats `title`, and what stands behind the article: related news,
/// comments, the site's notes. Boxes of links inside the article lose their headings too. `blocks` still hold the
/// blocks of links, and lose them. O(bytes).
void cut_page_ends(std::vector<Block>& blocks, std::string_view title);

/// The title as the page prints it: the last line before the article's first sentence that stands in `printed`, the
/// titles of the page's head, between separators; empty where there is none. `page` holds all blocks of the page,
/// `article` those of the article. O(bytes).
[[nodiscard]] std::string printed_title(const std::vector<Block>& page, const std::vector<Block>& article,
                                        const std::vector<std::string_view>& printed);

/// The line right before the one that gives source and day; empty where there is none. O(bytes).
[[nodiscard]] std::string line_before_day(const std::vector<Block>& page);

}  // namespace guanxi::extract
