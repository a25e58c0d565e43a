#include "bench/random_news.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>

#include "base/fold.hpp"
#include "base/text.hpp"

namespace guanxi::bench {

namespace {

constexpr std::uint32_t k_sentences = 6;
constexpr std::uint32_t k_first_han = 0x4e00;
constexpr std::uint32_t k_common_han = 3'000;

/// Two to six characters; not unique, as names of news are not.
std::string random_name(std::mt19937_64& random) {
  std::string name;
  const auto length = 2 + random() % 5;
  for (std::uint64_t i = 0; i < length; ++i) {
    append_utf8(name, static_cast<char32_t>(k_first_han + random() % k_common_han));
  }
  return name;
}

std::string random_letters(std::mt19937_64& random, std::uint64_t length) {
  std::string letters;
  for (std::uint64_t i = 0; i < length; ++i) letters += static_cast<char>('a' + random() % 26);
  return letters;
}

/// Running sums of the weights, to draw an entity by bisection. Integers, so that every machine draws the same.
std::vector<std::uint64_t> running_weights(const NewsShape& shape) {
  constexpr double k_scale = 1e9;
  std::vector<std::uint64_t> sums;
  std::uint64_t sum = 0;
  for (std::uint32_t i = 0; i < shape.entities; ++i) {
    sum += static_cast<std::uint64_t>(k_scale * std::pow(static_cast<double>(i) + 20.0, -shape.skew)) + 1;
    sums.push_back(sum);
  }
  return sums;
}

}  // namespace

graph::Graph random_news(const NewsShape& shape) {
  std::mt19937_64 random(20240601);
  graph::GraphRows rows;
  constexpr std::uint32_t k_forms = 3;
  for (std::uint32_t i = 0; i < shape.entities; ++i) {
    const std::string name = random_name(random);
    rows.entities.push_back(
        {.id = EntityId{i}, .type = k_entity_types[random() % k_entity_types.size()], .name = name, .key = fold_name(name), .stable = i});
    for (std::uint32_t form = 0; form < k_forms; ++form) {
      const std::string printed = form == 0 ? name : random_name(random);
      rows.aliases.push_back({.entity = EntityId{i},
                              .form = printed,
                              .folded = fold_name(printed),
                              .pinyin = random_letters(random, printed.size()),
                              .initials = random_letters(random, printed.size() / 3),
                              .articles = 1});
    }
  }
  const std::vector<std::uint64_t> weights = running_weights(shape);
  constexpr std::int32_t k_days = 3'000;
  for (std::uint32_t a = 0; a < shape.articles; ++a) {
    graph::ArticleRow article{.id = ArticleId{a}, .meta = {}, .sentence_count = k_sentences, .reprint_of = {}};
    article.meta.date = Date{static_cast<std::int32_t>(std::uint64_t{a} * k_days / shape.articles)};
    rows.articles.push_back(std::move(article));
    for (std::uint32_t m = 0; m < shape.entities_in_article; ++m) {
      const auto drawn = std::upper_bound(weights.begin(), weights.end(), random() % weights.back());
      rows.mentions.push_back({.entity = EntityId{static_cast<std::uint32_t>(drawn - weights.begin())},
                               .article = ArticleId{a},
                               .sentence = static_cast<std::uint32_t>(random() % k_sentences),
                               .span = {m, m + 1}});
    }
  }
  std::sort(rows.mentions.begin(), rows.mentions.end(), [](const auto& a, const auto& b) {
    return std::tie(a.entity, a.article, a.sentence, a.span) < std::tie(b.entity, b.article, b.sentence, b.span);
  });
  return graph::Graph::build(std::move(rows));
}

std::vector<std::pair<EntityId, EntityId>> random_pairs(const graph::Graph& graph, std::size_t count) {
  std::mt19937_64 random(7);
  const auto draw = [&] { return EntityId{static_cast<std::uint32_t>(random() % graph.entity_count())}; };
  std::vector<std::pair<EntityId, EntityId>> pairs;
  while (pairs.size() < count) {
    const auto a = draw();
    const auto b = draw();
    if (a != b && !graph.ties(a).empty() && !graph.ties(b).empty()) pairs.emplace_back(a, b);
  }
  return pairs;
}

}  // namespace guanxi::bench
