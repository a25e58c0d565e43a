// A store's rows, checked so that no row points at something that is not there. Private to graph/index.
#pragma once

#include <string>

#include "base/error.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::graph {

/// Reads the rows of `store` on two threads; the second opens the file again. Mentions come in the order of articles.
/// Errors: as Store::open; malformed where a row names an entity, article or sentence that is not there.
[[nodiscard]] Result<GraphRows> load_rows(const Store& store);

}  // namespace guanxi::graph
