// Who held which post when, from what the articles state. docs/queries.md says what each day means.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/index/graph.hpp"
#include "queries/filter.hpp"
#include "queries/timeline/held.hpp"

namespace guanxi::queries {

/// One person in one post of one body.
struct Tenure {
  EntityId person;
  EntityId body;
  std::string title;  ///< as post_name gives it
  PostState state{};  ///< the last that was said, by day: holds, acting, …, former, removed, resigned
  Date first;         ///< first and last day of articles that say the post is held; unknown where none does
  Date last;
  std::uint32_t articles = 0;       ///< that say so
  graph::Place where;               ///< the first sentence that speaks of it
  graph::Place latest;              ///< the last that says it is held; `where` if none does
  std::optional<PostChange> began;  ///< the first that says it was taken up: appointed, elected
  std::optional<PostChange> ended;  ///< the first that says it was given up, or else that it is a former one, and is
                                    ///< not followed by one that says it is held
};

/// All tenures of a person, of a body, or of one post of a body (`title` as post_name gives it; empty: all), inside the
/// filter's dates; with as_of those held on that day. By first day said, those without any day last; then last day,
/// title, body, person. O(relations of the entity × log).
[[nodiscard]] std::vector<Tenure> posts_held_by(const graph::Graph& graph, EntityId person, const Filter& filter);
[[nodiscard]] std::vector<Tenure> holders_of(const graph::Graph& graph, EntityId body, std::string_view title,
                                             const Filter& filter);

}  // namespace guanxi::queries
