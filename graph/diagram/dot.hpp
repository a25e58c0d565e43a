// The picture as DOT text, for those who lay it out and edit it themselves.
#pragma once

#include <string>

#include "base/error.hpp"
#include "graph/diagram/graphviz.hpp"
#include "graph/diagram/picture.hpp"

namespace guanxi::graph {

/// Without positions; all strings quoted, ids in ASCII. Errors: io from Graphviz.
[[nodiscard]] Result<std::string> write_dot(const GraphvizSession& session, const Picture& picture, bool legend);

}  // namespace guanxi::graph
