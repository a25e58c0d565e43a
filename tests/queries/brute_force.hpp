// The oracle: every question answered by trying everything, straight from mentions and relations, without ties, filters
// or searches of the engine.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "queries/paths/paths.hpp"

namespace guanxi::queries::test {

/// A tie recounted from the two mention lists; articles == 0 where the filter leaves nothing.
inline graph::Tie count_tie(const graph::Graph& graph, EntityId a, EntityId b, const Filter& filter) {
  graph::Tie tie;
  tie.other = b;
  const auto inside = [&](ArticleId article) {
    const Date day = graph.date(article);
    if (filter.by_date() && !day.known()) return false;
    return !(filter.since.known() && day < filter.since) && !(filter.until.known() && day > filter.until);
  };
  std::map<ArticleId, ArticleId> first_of_story;
  for (const graph::SentenceId of_a : graph.sentences_of(a)) {
    for (const graph::SentenceId of_b : graph.sentences_of(b)) {
      const graph::Place x = graph.place(of_a);
      const graph::Place y = graph.place(of_b);
      if (x.article != y.article || !inside(x.article)) continue;
      const ArticleId first = first_of_story.emplace(graph.original(x.article), x.article).first->second;
      tie.sentences += x.sentence == y.sentence && first == x.article ? 1 : 0;
    }
  }
  for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
    for (const graph::Relation relation : graph.relations_from(EntityId{i})) {
      if (!inside(relation.where.article)) continue;
      if (relation.from == a && relation.to == b) tie.out.add(relation.type);
      if (relation.from == b && relation.to == a) tie.in.add(relation.type);
    }
  }
  const bool stated =
      filter.relations.empty() || std::any_of(filter.relations.begin(), filter.relations.end(),
                                              [&](RelationType type) { return tie.out.has(type) || tie.in.has(type); });
  tie.articles =
      stated && first_of_story.size() >= filter.min_articles ? static_cast<std::uint32_t>(first_of_story.size()) : 0;
  return tie;
}

inline bool listed(const std::vector<EntityId>& ids, EntityId id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// All ties the filter lets through, by (a, b).
using TieTable = std::map<std::pair<EntityId, EntityId>, graph::Tie>;
inline TieTable all_ties(const graph::Graph& graph, const Filter& filter) {
  TieTable table;
  for (std::uint32_t a = 0; a < graph.entity_count(); ++a) {
    for (std::uint32_t b = 0; b < graph.entity_count(); ++b) {
      if (a == b || listed(filter.avoid, EntityId{a}) || listed(filter.avoid, EntityId{b})) continue;
      const graph::Tie tie = count_tie(graph, EntityId{a}, EntityId{b}, filter);
      if (tie.articles > 0) table[{EntityId{a}, EntityId{b}}] = tie;
    }
  }
  return table;
}

struct BrutePath {
  std::vector<EntityId> entities;
  std::uint64_t millionths = 0;
  std::uint64_t least = ~std::uint64_t{0};
};

/// Every loopless path the question allows, by depth-first enumeration, unordered.
inline std::vector<BrutePath> every_path(const graph::Graph& graph, const PathQuestion& question) {
  const TieTable ties = all_ties(graph, question.filter);
  std::vector<BrutePath> found;
  BrutePath path{.entities = {question.from}};
  const std::function<void()> extend = [&] {
    const EntityId here = path.entities.back();
    if (here == question.to) {
      const bool leads_through = std::all_of(question.through.begin(), question.through.end(),
                                             [&](EntityId id) { return listed(path.entities, id); });
      if (leads_through) found.push_back(path);
      return;
    }
    if (path.entities.size() > question.max_hops) return;
    for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
      const EntityId next{i};
      const auto tie = ties.find({here, next});
      const bool named = next == question.to || listed(question.through, next);
      const bool type_fits =
          question.via.empty() || named ||
          std::find(question.via.begin(), question.via.end(), graph.type(next)) != question.via.end();
      if (tie == ties.end() || !type_fits || listed(path.entities, next)) continue;
      const BrutePath before = path;
      path.entities.push_back(next);
      const TieCost cost(question.weighting == Weighting::hops ? Weighting::strength : question.weighting);
      path.millionths += cost.of(cost.count(tie->second.articles, tie->second.sentences));
      path.least = std::min(path.least, (std::uint64_t{tie->second.sentences} << 32U) | tie->second.articles);
      extend();
      path = before;
    }
  };
  extend();
  return found;
}

/// The documented order: by hops, greatest least tie, ids; or by cost, hops, ids.
inline std::vector<BrutePath> ordered(std::vector<BrutePath> paths, Weighting weighting) {
  std::sort(paths.begin(), paths.end(), [&](const BrutePath& a, const BrutePath& b) {
    if (weighting != Weighting::hops && a.millionths != b.millionths) return a.millionths < b.millionths;
    if (a.entities.size() != b.entities.size()) return a.entities.size() < b.entities.size();
    if (weighting == Weighting::hops && a.least != b.least) return a.least > b.least;
    return a.entities < b.entities;
  });
  return paths;
}

}  // namespace guanxi::queries::test
