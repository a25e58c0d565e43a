// The frame of a page that stands alone: nothing is loaded, and only what the program brought runs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/page/assets.hpp"

namespace guanxi::graph {

/// A whole document. `body` is HTML already; `title` is text. The policy allows no source but these assets and links
/// that are followed.
[[nodiscard]] std::string html_document(std::string_view title, std::string_view body, const Asset& style,
                                        const std::vector<Asset>& scripts);

/// Text for HTML: cleaned (picture_text) and escaped.
[[nodiscard]] std::string html_text(std::string_view text);

/// A link where `url` is http or https, else the words alone. `words` are text.
[[nodiscard]] std::string html_link(std::string_view url, std::string_view words);

/// The drawing of an SVG document, to stand in a page.
[[nodiscard]] std::string_view inline_svg(std::string_view document);

}  // namespace guanxi::graph
