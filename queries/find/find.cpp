#include "queries/find/find.hpp"

#include <algorithm>

#include "base/fold.hpp"

namespace guanxi::queries {

std::string_view to_string(MatchKind kind) {
  constexpr std::string_view k_names[] = {"name", "alias", "prefix", "part", "pinyin", "initials"};
  return k_names[static_cast<std::size_t>(kind)];
}

std::vector<FindHit> find(const graph::Graph& graph, std::string_view text, std::size_t limit) {
  const std::string folded = fold_name(text);
  std::vector<FindHit> hits;
  for (std::uint32_t i = 0; i < graph.entity_count() && !folded.empty(); ++i) {
    if (fold_name(graph.name(EntityId{i})) == folded) hits.push_back({EntityId{i}, MatchKind::name, std::string(graph.name(EntityId{i}))});
  }
  if (hits.size() > limit) hits.resize(limit);
  return hits;
}

Result<EntityId> resolve_entity(const graph::Graph& graph, std::string_view text) {
  const auto hits = find(graph, text, 2);
  if (hits.size() == 1) return hits[0].id;
  return fail(hits.empty() ? ErrorCode::not_found : ErrorCode::ambiguous, "no single entity has this name", std::string(text));
}

}  // namespace guanxi::queries
