// A diagram as one page: to pan, zoom, search and filter, with the sentences behind each tie and a table of all of
// them.
#pragma once

#include <string>

#include "base/error.hpp"
#include "graph/diagram/style.hpp"
#include "graph/subgraph.hpp"

namespace guanxi::graph {

/// One HTML file that loads nothing. Without scripts, and in print, it shows the drawing and the table. All that comes
/// from articles is text; a content security policy names what may run by its hash.
/// Errors: as draw().
[[nodiscard]] Result<std::string> page_of(const Subgraph& part, const Style& style);

}  // namespace guanxi::graph
