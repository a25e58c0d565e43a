#include <algorithm>
#include <optional>

#include "queries/neighbours/neighbours.hpp"
#include "queries/ranker.hpp"
#include "queries/sieve.hpp"

namespace guanxi::queries {

std::vector<CommonTie> common(const graph::Graph& graph, std::span<const EntityId> ends, const Filter& filter,
                              std::size_t limit, Strength by) {
  if (ends.size() < 2) return {};
  Sieve sieve(graph, filter);
  std::vector<Ranker> rankers;
  for (std::size_t i = 0; i < ends.size(); ++i) rankers.emplace_back(graph, sieve, by);
  const auto is_end = [&](EntityId id) { return std::find(ends.begin(), ends.end(), id) != ends.end(); };
  const EntityId rarest = *std::min_element(ends.begin(), ends.end(),
                                            [&](EntityId a, EntityId b) { return graph.degree(a) < graph.degree(b); });
  struct Ranked {
    CommonTie common;
    Standing weakest;
  };
  std::vector<Ranked> found;
  for (const EntityId id : graph.neighbours(rarest)) {
    if (is_end(id) || !sieve.usable(id) || !sieve.wanted_type(id)) continue;
    Ranked ranked{{.id = id, .ties = {}}, {}};
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const EntityId end = ends[i];
      std::optional<graph::Tie> tie = graph.tie(end, id);
      if (tie) tie = sieve.admit(end, *tie);
      if (!tie) break;
      const Standing standing = rankers[i].of(end, id, {tie->articles, tie->sentences});
      ranked.weakest = ranked.common.ties.empty() ? standing : std::min(ranked.weakest, standing);
      ranked.common.ties.push_back(*tie);
    }
    if (ranked.common.ties.size() == ends.size()) found.push_back(std::move(ranked));
  }
  std::sort(found.begin(), found.end(), [](const Ranked& a, const Ranked& b) {
    return a.weakest != b.weakest ? a.weakest > b.weakest : a.common.id < b.common.id;
  });
  if (found.size() > limit) found.resize(limit);
  std::vector<CommonTie> result;
  result.reserve(found.size());
  for (Ranked& ranked : found) result.push_back(std::move(ranked.common));
  return result;
}

}  // namespace guanxi::queries
