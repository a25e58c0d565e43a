// What a user may have meant by a name that nothing bears.
#pragma once

#include <string_view>
#include <vector>

#include "graph/index/graph.hpp"

namespace guanxi::queries {

/// Entities with the names nearest to `text`, at most `limit`: first what find() gives for it; then names that are part
/// of it, the longest first (a title typed with its holder); then names a few changes away (one in four characters, one
/// at least), the fewest first. Inside each by number of articles, then id. O(all names × length).
[[nodiscard]] std::vector<EntityId> nearest(const graph::Graph& graph, std::string_view text, std::size_t limit);

}  // namespace guanxi::queries
