// What the statements about one person in one post amount to.
#pragma once

#include <optional>
#include <span>

#include "graph/index/graph.hpp"

namespace guanxi::queries {

/// One sentence about a post.
struct PostStatement {
  PostState state{};
  graph::Place where;
};

/// One sentence that says that a post began or ended.
struct PostChange {
  PostState state{};
  graph::Place where;
  Date day;  ///< of its article
};

/// holds, acting, appointed, elected.
[[nodiscard]] bool says_held(PostState state);
/// removed, resigned.
[[nodiscard]] bool says_left(PostState state);

/// The first statement that the post is given up, or else that it is a former one, on the last day it is held or later:
/// one who is called 总理 after he was called 原总理 holds the post again, or never left it. `said` is by place.
[[nodiscard]] std::optional<PostChange> end_of(const graph::Graph& graph, std::span<const PostStatement> said);

/// Is the post held after the last of `said`? Not where no statement says it is held, or end_of() finds an end.
[[nodiscard]] bool is_held(const graph::Graph& graph, std::span<const PostStatement> said);

}  // namespace guanxi::queries
