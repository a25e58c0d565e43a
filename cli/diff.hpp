// A difference of two graphs as an answer: what diff prints, and correct --dry-run.
#pragma once

#include <cstdint>
#include <vector>

#include "cli/answer.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::cli {

enum class Differ : std::uint8_t { no, yes };

/// Writes what differs between two graphs that are read whole: entities of `types` (empty: all), ties and posts that
/// have one at an end, at most `limit` rows of each. O(both graphs).
[[nodiscard]] Result<Differ> write_diff(const graph::Graph& before, const graph::Graph& after,
                                        const std::vector<EntityType>& types, std::uint64_t limit, AnswerFormat format,
                                        StandardOutput& out);

}  // namespace guanxi::cli
