// What a tie rests on, and the part of the graph that a diagram shows.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "queries/neighbours/neighbours.hpp"
#include "queries/sieve.hpp"

namespace guanxi::queries {

namespace {

using graph::Place;
using graph::Relation;

/// Every stated relation of the two inside the dates, both directions, those of the filter's relations only.
std::vector<Relation> stated_between(const graph::Graph& graph, EntityId a, EntityId b, const Sieve& sieve,
                                     const Filter& filter) {
  std::vector<Relation> stated;
  const auto keep = [&](EntityId from, EntityId to) {
    for (const Relation& relation : relations_between(graph, from, to)) {
      const auto& asked = filter.relations;
      if (!asked.empty() && std::find(asked.begin(), asked.end(), relation.type) == asked.end()) continue;
      if (sieve.stands(relation)) stated.push_back(relation);
    }
  };
  keep(a, b);
  if (a != b) keep(b, a);
  return stated;
}

/// Where evidence stands; `whole_article` where no sentence of it has both.
struct Spot {
  Place place;
  bool whole_article = false;
};

/// Of each story one article: sentences that state a relation, then the other shared sentences, then the articles without a shared sentence;
/// each ascending. At most `limit`.
std::vector<Spot> spots(const graph::Graph& graph, EntityId a, EntityId b, const Sieve& sieve, const Filter& filter,
                        std::size_t limit) {
  std::vector<Place> stating;
  for (const Relation& relation : stated_between(graph, a, b, sieve, filter)) stating.push_back(relation.where);
  std::sort(stating.begin(), stating.end());
  stating.erase(std::unique(stating.begin(), stating.end()), stating.end());
  StoriesMet stories(graph);
  std::erase_if(stating, [&](const Place& place) { return !stories.is_first(place.article); });

  std::vector<Spot> result;
  result.reserve(stating.size());
  for (const Place& place : stating) result.push_back({.place = place, .whole_article = false});
  std::vector<Spot> articles;
  each_shared_article(graph, within(graph, a, sieve.articles()), within(graph, b, sieve.articles()),
                      [&](ArticleId article, auto in_a, auto in_b) {
                        if (!stories.is_first(article)) return true;
                        bool sentence = false;
                        each_shared_sentence(in_a, in_b, [&](graph::SentenceId shared) {
                          sentence = true;
                          const Place place{article, shared.value - graph.sentences_in(article).begin.value};
                          if (!std::binary_search(stating.begin(), stating.end(), place)) {
                            result.push_back({.place = place, .whole_article = false});
                          }
                        });
                        const auto stated = std::lower_bound(stating.begin(), stating.end(), Place{article, 0});
                        if (!sentence && (stated == stating.end() || stated->article != article)) {
                          articles.push_back({.place = {article, 0}, .whole_article = true});
                        }
                        return result.size() < limit;
                      });
  result.insert(result.end(), articles.begin(), articles.end());
  if (result.size() > limit) result.resize(limit);
  return result;
}

Result<Evidence> read(const graph::Graph& graph, const Spot& spot) {
  Evidence piece;
  piece.article = spot.place.article;
  piece.date = graph.date(spot.place.article);
  piece.reprints = graph.reprints_of(spot.place.article);
  if (!graph.has_texts()) return piece;
  GUANXI_TRY(const graph::Store* const texts, graph.texts());
  GUANXI_TRY(const graph::ArticleRow row, texts->article(spot.place.article));
  piece.article_id = row.meta.id;
  piece.title = row.meta.title;
  piece.source = row.meta.source;
  piece.url = row.meta.url;
  if (!spot.whole_article) {
    GUANXI_TRY(piece.sentence, texts->sentence_text(spot.place.article, spot.place.sentence));
  }
  return piece;
}

/// One line a relation type, direction and title, with the number of articles that state it.
std::vector<graph::SubgraphRelation> drawn_relations(const graph::Graph& graph, EntityId a, EntityId b,
                                                     const Sieve& sieve, const Filter& filter) {
  using Line = std::tuple<RelationType, bool, std::string>;
  std::map<Line, std::vector<ArticleId>> lines;
  std::map<Line, std::uint32_t> told;  // of an imported graph
  for (const Relation& relation : stated_between(graph, a, b, sieve, filter)) {
    const Line line{relation.type, relation.from != a, std::string(relation.title)};
    lines[line].push_back(relation.where.article);
    if (const auto said = graph.told_of(relation)) told[line] = said->articles;
  }
  std::vector<graph::SubgraphRelation> result;
  for (auto& [line, articles] : lines) {
    std::sort(articles.begin(), articles.end());
    articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
    const auto counted = told.contains(line) ? told[line] : static_cast<std::uint32_t>(articles.size());
    result.push_back({.type = std::get<0>(line),
                      .forward = !std::get<1>(line),
                      .title = std::get<2>(line),
                      .articles = counted});
  }
  return result;
}

std::vector<EntityId> sorted_unique(std::span<const EntityId> a, std::span<const EntityId> b) {
  std::vector<EntityId> ids(a.begin(), a.end());
  ids.insert(ids.end(), b.begin(), b.end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace

Result<std::vector<Evidence>> evidence(const graph::Graph& graph, EntityId a, EntityId b, const Filter& filter,
                                       std::size_t limit) {
  const Sieve sieve(graph, filter);
  std::vector<Evidence> pieces;
  for (const Spot& spot : spots(graph, a, b, sieve, filter, limit)) {
    GUANXI_TRY(Evidence piece, read(graph, spot));
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

graph::Subgraph subgraph_of(const graph::Graph& graph, std::span<const EntityId> members,
                            std::span<const EntityId> asked_for, const Filter& filter) {
  Sieve sieve(graph, filter);
  const std::vector<EntityId> ids = sorted_unique(members, asked_for);
  graph::Subgraph drawn;
  for (const EntityId id : ids) {
    graph::SubgraphNode node;
    node.id = id;
    node.type = graph.type(id);
    node.name = std::string(graph.name(id));
    node.stable = graph.stable(id);
    node.articles = graph.articles_of(id);
    node.asked_for = std::find(asked_for.begin(), asked_for.end(), id) != asked_for.end();
    drawn.nodes.push_back(std::move(node));
  }
  for (std::uint32_t i = 0; i < ids.size(); ++i) {
    for (std::uint32_t j = i + 1; j < ids.size(); ++j) {
      std::optional<graph::Tie> tie = graph.tie(ids[i], ids[j]);
      if (tie) tie = sieve.admit(ids[i], *tie);
      if (!tie) continue;
      graph::SubgraphEdge edge;
      edge.a = i;
      edge.b = j;
      edge.articles = tie->articles;
      edge.sentences = tie->sentences;
      edge.first = tie->first;
      edge.last = tie->last;
      edge.relations = drawn_relations(graph, ids[i], ids[j], sieve, filter);
      drawn.edges.push_back(std::move(edge));
    }
  }
  return drawn;
}

Result<void> add_evidence(const graph::Graph& graph, graph::Subgraph& part, const Filter& filter, std::size_t limit) {
  const Sieve sieve(graph, filter);
  std::set<ArticleId> articles;
  for (graph::SubgraphEdge& edge : part.edges) {
    const EntityId a = part.nodes[edge.a].id;
    const EntityId b = part.nodes[edge.b].id;
    each_shared_article(graph, within(graph, a, sieve.articles()), within(graph, b, sieve.articles()),
                        [&](ArticleId article, auto, auto) {
                          articles.insert(article);
                          return true;
                        });
    edge.evidence.clear();
    for (const Spot& spot : spots(graph, a, b, sieve, filter, limit)) {
      GUANXI_TRY(Evidence piece, read(graph, spot));
      edge.evidence.push_back({.text = std::move(piece.sentence),
                               .article_id = std::move(piece.article_id),
                               .article_title = std::move(piece.title),
                               .source = std::move(piece.source),
                               .url = std::move(piece.url),
                               .date = piece.date});
    }
  }
  part.articles = static_cast<std::uint32_t>(articles.size());
  return {};
}

}  // namespace guanxi::queries
