// What is stated of an entity, over time: the lanes of a timeline.
#pragma once

#include "base/error.hpp"
#include "graph/diagram/timeline.hpp"
#include "graph/index/graph.hpp"
#include "queries/filter.hpp"

namespace guanxi::cli {

enum class Stated : std::uint8_t { posts, others, all };

/// The spans of `id` that the filter lets through, the `limit` with most articles: by the other entity (the one first
/// heard of on top), then by day. Errors: those of the store.
[[nodiscard]] Result<graph::Timeline> timeline_of(const graph::Graph& graph, EntityId id, Stated which,
                                                  const queries::Filter& filter, std::size_t limit);

}  // namespace guanxi::cli
