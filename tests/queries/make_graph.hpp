// Small graphs from a list of stories, without a store.
#pragma once

#include <algorithm>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "base/fold.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::queries::test {

/// One article that mentions two entities, in one sentence or in two.
struct Story {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  Date date = {};
  bool same_sentence = true;
  std::optional<RelationType> relation = {};  ///< stated from a to b in sentence 0
  bool told_again = false;                    ///< a reprint of the latest one before it of the same two, if any
};

/// Articles get ids by date, as a store would give them; stories of one day in the order given.
inline graph::Graph make_graph(const std::vector<EntityType>& types, std::vector<Story> stories) {
  graph::GraphRows rows;
  for (std::uint32_t i = 0; i < types.size(); ++i) {
    const std::string name = "e" + std::to_string(i);
    rows.entities.push_back({.id = EntityId{i}, .type = types[i], .name = name, .key = name, .stable = i});
    rows.aliases.push_back(
        {.entity = EntityId{i}, .form = name, .folded = name, .pinyin = {}, .initials = {}, .articles = 1});
  }
  std::stable_sort(stories.begin(), stories.end(), [](const Story& a, const Story& b) { return a.date < b.date; });
  for (std::uint32_t i = 0; i < stories.size(); ++i) {
    const Story& story = stories[i];
    graph::ArticleRow article{.id = ArticleId{i}, .meta = {}, .sentence_count = 2, .reprint_of = {}};
    for (std::uint32_t j = i; story.told_again && !article.reprint_of && j-- > 0;) {
      if (std::minmax(stories[j].a, stories[j].b) != std::minmax(story.a, story.b)) continue;
      article.reprint_of = rows.articles[j].reprint_of.value_or(ArticleId{j});
    }
    article.meta.id = "a" + std::to_string(i);
    article.meta.date = story.date;
    rows.articles.push_back(std::move(article));
    rows.mentions.push_back({.entity = EntityId{story.a}, .article = ArticleId{i}, .sentence = 0, .span = {0, 1}});
    rows.mentions.push_back({.entity = EntityId{story.b},
                             .article = ArticleId{i},
                             .sentence = story.same_sentence ? 0U : 1U,
                             .span = {2, 3}});
    if (story.relation) {
      rows.relations.push_back({.from = EntityId{story.a},
                                .to = EntityId{story.b},
                                .type = *story.relation,
                                .title = {},
                                .article = ArticleId{i},
                                .sentence = 0});
    }
  }
  std::sort(rows.mentions.begin(), rows.mentions.end(), [](const auto& a, const auto& b) {
    return std::tie(a.entity, a.article, a.sentence) < std::tie(b.entity, b.article, b.sentence);
  });
  std::sort(rows.relations.begin(), rows.relations.end(), [](const auto& a, const auto& b) {
    return std::tie(a.from, a.to, a.type, a.article) < std::tie(b.from, b.to, b.type, b.article);
  });
  return graph::Graph::build(std::move(rows));
}

/// Entities e0, e1, … of the types official, agency, enterprise, official, …
inline std::vector<EntityType> mixed_types(std::uint32_t count) {
  constexpr EntityType k_cycle[] = {EntityType::official, EntityType::agency, EntityType::enterprise};
  std::vector<EntityType> types;
  for (std::uint32_t i = 0; i < count; ++i) types.push_back(k_cycle[i % 3]);
  return types;
}

/// Between 1 and 3 stories for a tie, with dates over ten days or none; all from `random`.
inline void add_tie(std::vector<Story>& stories, std::uint32_t a, std::uint32_t b, std::mt19937& random) {
  const auto pick = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  const std::uint32_t articles = 1 + pick(3);
  for (std::uint32_t i = 0; i < articles; ++i) {
    Story story{.a = a, .b = b, .date = {}, .same_sentence = pick(3) != 0, .relation = {}};
    if (pick(6) != 0) story.date = Date{static_cast<std::int32_t>(pick(10))};
    if (pick(3) == 0) story.relation = k_relation_types[pick(static_cast<std::uint32_t>(k_relation_types.size()))];
    if (pick(2) == 0) std::swap(story.a, story.b);
    story.told_again = pick(4) == 0;
    stories.push_back(story);
  }
}

/// Every tie of a complete graph with probability `per_cent`.
inline graph::Graph random_graph(std::uint32_t entities, std::uint32_t per_cent, std::mt19937& random) {
  std::vector<Story> stories;
  for (std::uint32_t a = 0; a < entities; ++a) {
    for (std::uint32_t b = a + 1; b < entities; ++b) {
      if (random() % 100 < per_cent) add_tie(stories, a, b, random);
    }
  }
  return make_graph(mixed_types(entities), std::move(stories));
}

}  // namespace guanxi::queries::test
