// A picture with its layout as SVG.
#pragma once

#include <string>

#include "graph/diagram/layout.hpp"
#include "graph/diagram/picture.hpp"

namespace guanxi::graph {

enum class Legend : std::uint8_t { shown, hidden };

/// Valid XML whatever the articles hold. Ties lie below nodes, what is stated above what is only mentioned together;
/// each node and tie is a group with a stable id, classes, a tooltip and, where its article has one, a link.
[[nodiscard]] std::string draw_svg(const Picture& picture, const Layout& layout, Legend legend);

}  // namespace guanxi::graph
