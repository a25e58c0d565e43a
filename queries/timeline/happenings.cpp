#include "queries/timeline/happenings.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "queries/sieve.hpp"
#include "queries/timeline/post_names.hpp"

namespace guanxi::queries {

namespace {

using Key = std::tuple<RelationType, Way, EntityId, std::string, PostState>;

/// Days without an article behind which another of the same kind is another happening.
constexpr std::int32_t k_days_apart = 7;

bool lasts(RelationType type, PostState state) {
  switch (type) {
    case RelationType::holds_post:
      return state == PostState::holds || state == PostState::acting || state == PostState::former;
    case RelationType::located_in:
    case RelationType::part_of:
    case RelationType::issued:
      return true;
    default:
      return false;
  }
}

void gather(const graph::Graph& graph, const Key& key, std::vector<graph::Place>& places, std::vector<Happening>& out) {
  std::sort(places.begin(), places.end());
  const auto& [type, way, other, title, state] = key;
  std::optional<ArticleId> counted;
  std::size_t begin = out.size();
  for (const graph::Place& place : places) {
    const Date day = graph.date(place.article);
    const bool fresh = out.size() == begin || (!lasts(type, state) && out.back().last.known() &&
                                               day.days - out.back().last.days > k_days_apart);
    if (fresh) out.push_back({type, way, other, title, state, day, day, 0, place});
    Happening& one = out.back();
    if (counted != place.article) ++one.articles;
    counted = place.article;
    if (!day.known()) continue;
    if (!one.first.known()) one.first = day;
    one.last = day;
  }
}

}  // namespace

std::vector<Happening> happenings(const graph::Graph& graph, EntityId id, const Filter& filter) {
  const Sieve sieve(graph, filter);
  std::map<Key, std::vector<graph::Place>> stated;
  const auto add = [&](const graph::Relation& relation, Way way) {
    const auto& asked = filter.relations;
    if (!asked.empty() && std::find(asked.begin(), asked.end(), relation.type) == asked.end()) return;
    if (!sieve.stands(relation)) return;
    const EntityId other = way == Way::out ? relation.to : relation.from;
    if (!sieve.usable(other) || !sieve.wanted_type(other)) return;
    stated[{relation.type, way, other, post_name(relation.title), relation.state}].push_back(relation.where);
  };
  for (const graph::Relation relation : graph.relations_from(id)) add(relation, Way::out);
  for (const graph::Relation& relation : graph.relations_to(id)) add(relation, Way::in);
  std::vector<Happening> result;
  for (auto& [key, places] : stated) gather(graph, key, places, result);
  const auto order = [](const Happening& h) { return std::tuple(!h.first.known(), h.first); };
  std::stable_sort(result.begin(), result.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
  return result;
}

}  // namespace guanxi::queries
