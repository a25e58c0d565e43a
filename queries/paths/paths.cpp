#include "queries/paths/paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>

#include "queries/paths/cost_search.hpp"
#include "queries/paths/hop_search.hpp"
#include "queries/paths/k_shortest.hpp"
#include "queries/paths/through.hpp"

namespace guanxi::queries {

namespace {

constexpr double k_millionths = 1e6;

Result<void> check(const graph::Graph& graph, const PathQuestion& question) {
  const auto named = [&](EntityId id) { return std::string(graph.name(id)); };
  if (question.from == question.to) {
    return fail(ErrorCode::usage, "a path needs two different ends, both are " + named(question.from), named(question.from),
                "name another entity as the second end");
  }
  if (question.count == 0) return fail(ErrorCode::usage, "the number of paths must be at least 1, not 0");
  if (question.max_hops == 0) return fail(ErrorCode::usage, "the most hops allowed must be at least 1, not 0");
  for (const EntityId id : question.filter.avoid) {
    if (id == question.from || id == question.to || (question.through && id == *question.through)) {
      return fail(ErrorCode::usage, named(id) + " is to be avoided and to be on the path", named(id),
                  "leave it out of one of the two");
    }
  }
  return {};
}

Path shown(RankedPath&& ranked, Weighting weighting) {
  const double cost = weighting == Weighting::hops
                          ? static_cast<double>(ranked.rank.cost)
                          : static_cast<double>(ranked.rank.cost >> k_cost_hop_bits) / k_millionths;
  return {.entities = std::move(ranked.entities), .cost = cost};
}

}  // namespace

Result<std::vector<Path>> paths(const graph::Graph& graph, const PathQuestion& question) {
  GUANXI_CHECK(check(graph, question));
  Ground ground(graph, question);
  std::unique_ptr<PathSearch> search;
  if (question.weighting == Weighting::hops) {
    search = std::make_unique<HopSearch>(ground);
  } else {
    search = std::make_unique<CostSearch>(ground);
  }
  const auto max_hops =
      static_cast<std::uint32_t>(std::min<std::size_t>(question.max_hops, graph.entity_count() - 1));
  std::vector<RankedPath> found;
  const bool through_inner =
      question.through && *question.through != question.from && *question.through != question.to;
  if (through_inner) {
    found = paths_through(*search, ground, question, max_hops);
  } else {
    PathEnumerator enumerator(*search, question.from, question.to, max_hops, question.count);
    while (auto path = enumerator.next()) found.push_back(std::move(*path));
  }
  if (ground.exhausted()) {
    return fail(ErrorCode::usage,
                fmt::format("the search looked at {} ties without coming to an end", question.budget), {},
                "ask for fewer paths or hops, or narrow it with types, relations or dates");
  }
  std::vector<Path> result;
  result.reserve(found.size());
  for (RankedPath& path : found) result.push_back(shown(std::move(path), question.weighting));
  return result;
}

}  // namespace guanxi::queries
