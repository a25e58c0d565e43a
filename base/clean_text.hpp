// Texts as every reader of a file format takes them.
#pragma once

#include <string>
#include <string_view>

namespace guanxi {

/// `text` without control characters and non-characters, malformed bytes as U+FFFD. Tabs and line breaks become one
/// space. O(bytes).
[[nodiscard]] std::string clean_text(std::string_view text);

}  // namespace guanxi
