// SVG into pixels or a page, through librsvg and Cairo.
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace guanxi::graph {

/// 144 dots an inch, less where a side would pass 12,000 pixels. Errors: io from librsvg or Cairo.
[[nodiscard]] Result<std::string> render_png(std::string_view svg);
/// One page of the drawing's size; links stay links.
[[nodiscard]] Result<std::string> render_pdf(std::string_view svg);

}  // namespace guanxi::graph
