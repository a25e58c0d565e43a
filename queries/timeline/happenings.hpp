// What happened to an entity, by date: the relations that articles state of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/index/graph.hpp"
#include "queries/filter.hpp"

namespace guanxi::queries {

enum class Way : std::uint8_t { out, in };

/// One thing that articles state of an entity: of statements of one kind about the same other end, title and state,
/// those that belong together.
struct Happening {
  RelationType type{};
  Way way{};  ///< out: stated from the entity to `other`
  EntityId other;
  std::string title;  ///< of posts, as post_name gives it
  PostState state{};  ///< of posts
  Date first;         ///< first and last day of the articles that state it; unknown where none has a date
  Date last;
  std::uint32_t articles = 0;
  graph::Place where;  ///< the first sentence
};

/// By first day, those without one last; then type, way, other, title, state. What lasts (who holds a post, where a
/// thing lies, what it is part of) is one happening; what happens on a day (visits, agreements, a post taken up) is
/// another one where no article told of it for more than a week. O(relations of `id` × log).
[[nodiscard]] std::vector<Happening> happenings(const graph::Graph& graph, EntityId id, const Filter& filter);

}  // namespace guanxi::queries
