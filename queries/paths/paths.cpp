#include "queries/paths/paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "queries/paths/all_paths.hpp"
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
    return fail(ErrorCode::usage, "a path needs two different ends, both are " + named(question.from),
                named(question.from), "name another entity as the second end");
  }
  if (question.count == 0 && question.extent == Extent::best) {
    return fail(ErrorCode::usage, "the number of paths must be at least 1, not 0");
  }
  if (question.max_hops == 0) return fail(ErrorCode::usage, "the most hops allowed must be at least 1, not 0");
  std::vector<EntityId> wanted{question.from, question.to};
  wanted.insert(wanted.end(), question.through.begin(), question.through.end());
  for (const EntityId id : question.filter.avoid) {
    if (std::find(wanted.begin(), wanted.end(), id) == wanted.end()) continue;
    return fail(ErrorCode::usage, named(id) + " is to be avoided and to be on the path", named(id),
                "leave it out of one of the two");
  }
  return {};
}

/// `through` without the ends, which every path leads through, and without repetitions.
std::vector<EntityId> inner_entities(const PathQuestion& question) {
  std::vector<EntityId> inner = question.through;
  std::erase_if(inner, [&](EntityId id) { return id == question.from || id == question.to; });
  std::sort(inner.begin(), inner.end());
  inner.erase(std::unique(inner.begin(), inner.end()), inner.end());
  return inner;
}

Path shown(RankedPath&& ranked, Weighting weighting) {
  const double cost = weighting == Weighting::hops
                          ? static_cast<double>(ranked.rank.cost)
                          : static_cast<double>(ranked.rank.cost >> k_cost_hop_bits) / k_millionths;
  return {.entities = std::move(ranked.entities), .cost = cost};
}

/// The part of a rank that makes a path as short or as cheap as another.
std::uint64_t length(const RankedPath& path, Weighting weighting) {
  return weighting == Weighting::hops ? path.rank.cost : path.rank.cost >> k_cost_hop_bits;
}

}  // namespace

/// The searches, made when first needed.
struct PathFinder::Parts {
  const graph::Graph* graph;
  std::unique_ptr<HopSearch> by_hops;
  std::unique_ptr<CostSearch> by_cost;
  std::unique_ptr<AllPaths> all;

  PathSearch& search_for(Weighting weighting) {
    if (weighting == Weighting::hops) {
      if (!by_hops) by_hops = std::make_unique<HopSearch>(*graph);
      return *by_hops;
    }
    if (!by_cost) by_cost = std::make_unique<CostSearch>(*graph);
    by_cost->weigh_by(weighting);
    return *by_cost;
  }

  AllPaths::Answer every(Ground& ground, const PathQuestion& question, std::uint32_t max_hops) {
    if (!all) all = std::make_unique<AllPaths>(*graph);
    return all->find(ground, question, max_hops);
  }

  /// Several entities on the way have no search of their own: all paths are looked at.
  AllPaths::Answer best(Ground& ground, const PathQuestion& question, std::uint32_t max_hops) {
    if (question.through.size() > 1) return every(ground, question, max_hops);
    AllPaths::Answer answer;
    PathSearch& search = search_for(question.weighting);
    if (!question.through.empty()) {
      answer.best = paths_through(search, ground, question, max_hops);
    } else {
      PathEnumerator enumerator(search, ground, question.from, question.to, max_hops, question.count);
      while (auto path = enumerator.next()) answer.best.push_back(std::move(*path));
    }
    answer.total = answer.best.size();
    return answer;
  }

  /// By hops the best path says how long all of them are. Equally cheap ones come one after another.
  AllPaths::Answer shortest(Ground& ground, const PathQuestion& question, std::uint32_t max_hops) {
    PathQuestion one = question;
    one.count = question.weighting == Weighting::hops ? 1 : question.count + 1;
    AllPaths::Answer answer = best(ground, one, max_hops);
    if (answer.best.empty()) return answer;
    const std::uint64_t least = length(answer.best.front(), question.weighting);
    if (question.weighting == Weighting::hops) return every(ground, question, static_cast<std::uint32_t>(least));
    std::erase_if(answer.best, [&](const RankedPath& path) { return length(path, question.weighting) > least; });
    answer.total = answer.best.size();
    answer.complete = answer.best.size() <= question.count;
    if (!answer.complete) answer.best.resize(question.count);
    return answer;
  }
};

PathFinder::PathFinder(const graph::Graph& graph) : m_parts(new Parts{&graph, nullptr, nullptr, nullptr}) {}
PathFinder::PathFinder(PathFinder&&) noexcept = default;
PathFinder& PathFinder::operator=(PathFinder&&) noexcept = default;
PathFinder::~PathFinder() = default;

Result<PathAnswer> PathFinder::find(const PathQuestion& asked) {
  const graph::Graph& graph = *m_parts->graph;
  GUANXI_CHECK(check(graph, asked));
  PathQuestion question = asked;
  question.through = inner_entities(asked);
  const auto max_hops = static_cast<std::uint32_t>(std::min<std::size_t>(question.max_hops, graph.entity_count() - 1));
  Ground ground(graph, question);
  AllPaths::Answer found = question.extent == Extent::best           ? m_parts->best(ground, question, max_hops)
                           : question.extent == Extent::all_shortest ? m_parts->shortest(ground, question, max_hops)
                                                                     : m_parts->every(ground, question, max_hops);
  if (ground.exhausted() && question.extent != Extent::all) {
    return fail(ErrorCode::usage, fmt::format("the search looked at {} ties without coming to an end", question.budget),
                {}, "ask for fewer paths or hops, or narrow it with types, relations or dates");
  }
  PathAnswer answer{.paths = {}, .total = found.total, .complete = found.complete};
  for (RankedPath& path : found.best) answer.paths.push_back(shown(std::move(path), question.weighting));
  return answer;
}

Result<std::vector<Path>> paths(const graph::Graph& graph, const PathQuestion& question) {
  GUANXI_TRY(PathAnswer answer, PathFinder(graph).find(question));
  return std::move(answer.paths);
}

}  // namespace guanxi::queries
