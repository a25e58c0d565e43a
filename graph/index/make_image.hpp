// Rows of a store -> an index. Private to graph/index.
#pragma once

#include "base/error.hpp"
#include "graph/index/graph.hpp"
#include "graph/index/image_writer.hpp"

namespace guanxi::graph {

/// Plans, begins and fills `writer` on `threads` threads; what is left is to commit() or take(). Mentions may stand in
/// any order. Memory: 40 bytes a mention and the names, beside the rows; ties go straight into the index.
/// O(pairs of entities in an article). Errors: io; malformed where there is more than 32 bits can number.
[[nodiscard]] Result<void> make_image(const GraphRows& rows, unsigned threads, ImageWriter& writer);

}  // namespace guanxi::graph
