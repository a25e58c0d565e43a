// Rows of a store -> an index. Private to graph/index.
#pragma once

#include <cstdint>

#include "base/error.hpp"
#include "graph/index/image_writer.hpp"
#include "graph/index/row_source.hpp"

namespace guanxi::graph {

/// Memory for the mentions of a part of the graph that ties are made of at once: 2.8 million. Larger graphs are made in
/// several parts, each of which is written and read once more.
inline constexpr std::uint64_t k_part_bytes = std::uint64_t{64} << 20U;

/// Plans, begins and fills `writer`; what is left is to commit() or take(). Memory: `part_bytes`, the names, 24 bytes
/// an article, 44 an entity and 24 more a thread, 60 a relation; mentions and ties go straight to scratch files and the
/// index. `part_bytes` does not change a byte of it. O(pairs of entities in an article). Errors: of `rows`; io;
/// malformed where there is more than 32 bits can number.
[[nodiscard]] Result<void> make_image(RowSource& rows, std::uint64_t part_bytes, ImageWriter& writer);

}  // namespace guanxi::graph
