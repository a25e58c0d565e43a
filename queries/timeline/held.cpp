#include "queries/timeline/held.hpp"

#include <algorithm>

namespace guanxi::queries {

bool says_held(PostState state) {
  return state == PostState::holds || state == PostState::acting || state == PostState::appointed ||
         state == PostState::elected;
}

bool says_left(PostState state) { return state == PostState::removed || state == PostState::resigned; }

std::optional<PostChange> end_of(const graph::Graph& graph, std::span<const PostStatement> said) {
  Date last;
  for (const PostStatement& one : said)
    if (says_held(one.state)) last = graph.date(one.where.article);
  std::optional<PostChange> former;
  for (const PostStatement& one : said) {
    const Date day = graph.date(one.where.article);
    if (day < last) continue;
    if (says_left(one.state)) return PostChange{one.state, one.where, day};
    if (one.state == PostState::former && !former) former = PostChange{one.state, one.where, day};
  }
  return former;
}

bool is_held(const graph::Graph& graph, std::span<const PostStatement> said) {
  return std::any_of(said.begin(), said.end(), [](const PostStatement& one) { return says_held(one.state); }) &&
         !end_of(graph, said);
}

}  // namespace guanxi::queries
