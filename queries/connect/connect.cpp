#include "queries/connect/connect.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <limits>
#include <string>

#include "queries/connect/tree.hpp"

namespace guanxi::queries {

namespace {

Result<void> check(const graph::Graph& graph, const ConnectQuestion& question) {
  if (question.ends.size() < 2)
    return fail(ErrorCode::usage, "to connect takes at least two entities", {}, "name another one");
  std::vector<EntityId> sorted = question.ends;
  std::sort(sorted.begin(), sorted.end());
  if (const auto twice = std::adjacent_find(sorted.begin(), sorted.end()); twice != sorted.end())
    return fail(ErrorCode::usage, "it is named twice", std::string(graph.name(*twice)), "name different entities");
  for (const EntityId id : question.filter.avoid)
    if (std::binary_search(sorted.begin(), sorted.end(), id))
      return fail(ErrorCode::usage, "it is to be avoided and to be connected", std::string(graph.name(id)),
                  "leave it out of one of the two");
  return {};
}

/// Can labels of all sets of ends be numbered, and are they few enough to be looked at?
bool may_be_exact(std::size_t ends, std::size_t entities) {
  return ends <= k_most_exact_ends && (entities << ends) < std::numeric_limits<std::uint32_t>::max();
}

}  // namespace

Result<Connection> connect(const graph::Graph& graph, const ConnectQuestion& question) {
  GUANXI_CHECK(check(graph, question));
  const std::size_t entities = graph.entity_count();
  TreeGround ground(graph, question);
  Nearby found = join_by_distances(graph, ground, question.ends);
  if (found.exhausted)
    return fail(ErrorCode::usage, fmt::format("the search looked at {} ties without coming to an end", question.budget),
                {}, "narrow it with types, relations or dates");
  if (!found.left_out.empty())
    return fail(ErrorCode::not_found,
                fmt::format("no way joins {} and {} under these conditions", graph.name(question.ends[0]),
                            graph.name(question.ends[found.left_out.front()])),
                {}, "loosen the conditions, or leave one of them out");
  Tree tree = std::move(found.tree);
  TreeCost at_least = found.at_least;
  tree.cost = ground.cost_of(tree.ties);
  if (tree.cost > at_least && may_be_exact(question.ends.size(), entities)) {
    LeastTree least = least_tree(ground, question.ends, found.apart, entities, tree.cost, question.exact_budget);
    if (least.better) tree = *std::move(least.better);
    at_least = std::max(at_least, least.at_least);
  }
  Connection out;
  out.least = at_least >= tree.cost ? Least::proven : Least::bounded;
  out.cost = ground.shown(tree.cost);
  out.at_least = ground.shown(std::min(at_least, tree.cost));
  if (out.at_least >= out.cost) out.least = Least::proven;  // what is left is only which of the least is the strongest
  out.ties = std::move(tree.ties);
  out.entities = question.ends;
  for (const auto& [a, b] : out.ties) {
    out.entities.push_back(a);
    out.entities.push_back(b);
  }
  std::sort(out.entities.begin(), out.entities.end());
  out.entities.erase(std::unique(out.entities.begin(), out.entities.end()), out.entities.end());
  return out;
}

}  // namespace guanxi::queries
