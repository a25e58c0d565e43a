// What the statements about one person in one post amount to.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/index/graph.hpp"
#include "queries/shared_places.hpp"

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

/// Who is said to hold one post of a body, and from when to when: the holders of a post that one person holds at a
/// time.
class Succession {
 public:
  /// Of the post `title` (as post_name gives it) of `body`, by articles `articles`. Empty where several hold it at a
  /// time: deputies, members, and posts of which two are said to be held within one time. O(relations of the body).
  Succession(const graph::Graph& graph, EntityId body, std::string_view title, ArticleRange articles);
  /// The first statement that another than `person` holds the post, whom no article calls so up to `last`.
  [[nodiscard]] std::optional<PostChange> after(EntityId person, Date last) const;

 private:
  struct Holder {
    EntityId person;
    PostChange first;
    Date last;
    std::uint32_t statements = 0;
  };
  std::vector<Holder> m_holders;  // by first day
};

/// Is the post held after the last of `said`, all about `person`? Not where no statement says it is held, end_of()
/// finds an end, or another has succeeded.
[[nodiscard]] bool is_held(const graph::Graph& graph, EntityId person, std::span<const PostStatement> said,
                           const Succession& succession);

}  // namespace guanxi::queries
