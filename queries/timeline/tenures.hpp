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

/// How a tenure ended, by what articles say: between the last day on which the post is said to be held and the first on
/// which it is said to be given up or a former one, or another is said to hold it. An article may look back, so that
/// its own day alone says little.
struct TenureEnd {
  std::optional<PostState> state;  ///< removed, resigned or former, as said; nothing where only a successor shows it
  Date after;                      ///< unknown where no dated article says that it is held
  Date by;                         ///< unknown where no dated article shows the end
  graph::Place where;              ///< what says so; the first sentence about the successor where nothing else does
};

/// One person in one post of one body.
struct Tenure {
  EntityId person;
  EntityId body;
  std::string title;  ///< as post_name gives it
  PostState state{};  ///< the last that was said, by day: holds, acting, …, former, removed, resigned;
                      ///< former too where only a successor shows the end
  Date first;         ///< first and last day of articles that say the post is held; unknown where none does
  Date last;
  std::uint32_t articles = 0;       ///< that say so
  graph::Place where;               ///< the first sentence that speaks of it
  graph::Place latest;              ///< the last that says it is held; `where` if none does
  std::optional<PostChange> began;  ///< the first that says it was taken up: appointed, elected
  std::optional<TenureEnd> ended;   ///< not where a later article says that it is held
};

/// All tenures of a person, of a body, or of one post of a body (`title` as post_name gives it; empty: all), inside the
/// filter's dates; with as_of those held on that day. By first day said, those without any day last; then last day,
/// title, body, person. O(relations of the entity × log).
[[nodiscard]] std::vector<Tenure> posts_held_by(const graph::Graph& graph, EntityId person, const Filter& filter);
[[nodiscard]] std::vector<Tenure> holders_of(const graph::Graph& graph, EntityId body, std::string_view title,
                                             const Filter& filter);

}  // namespace guanxi::queries
