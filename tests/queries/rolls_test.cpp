// Rolls of names in the ranking by significance, against a count over what the articles say.
#include "queries/roll_shares.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "queries/neighbours/neighbours.hpp"
#include "queries/strength.hpp"

namespace guanxi::queries::test {
namespace {

constexpr std::size_t k_all = 1000;

using Names = std::set<std::uint32_t>;

struct Article {
  Date date = Date{0};
  std::vector<Names> sentences;
  std::optional<std::uint32_t> reprint_of = {};
};
using Articles = std::vector<Article>;  // by date

graph::Graph graph_of(std::uint32_t entities, const Articles& articles) {
  graph::GraphRows rows;
  for (std::uint32_t i = 0; i < entities; ++i) {
    const std::string name = "e" + std::to_string(i);
    rows.entities.push_back({EntityId{i}, EntityType::person, name, name, i});
  }
  for (const Article& article : articles) {
    const ArticleId id{static_cast<std::uint32_t>(rows.articles.size())};
    graph::ArticleRow row{id, {}, static_cast<std::uint32_t>(article.sentences.size()), {}};
    row.meta.date = article.date;
    if (article.reprint_of) row.reprint_of = ArticleId{*article.reprint_of};
    rows.articles.push_back(row);
    for (std::uint32_t s = 0; s < article.sentences.size(); ++s) {
      for (const std::uint32_t name : article.sentences[s]) rows.mentions.push_back({EntityId{name}, id, s, {0, 1}});
    }
  }
  std::sort(rows.mentions.begin(), rows.mentions.end(), [](const auto& a, const auto& b) {
    return std::tie(a.entity, a.article, a.sentence) < std::tie(b.entity, b.article, b.sentence);
  });
  return graph::Graph::build(rows);
}

/// What a ranking looks at, counted sentence by sentence.
struct Counted {
  Seen seen;
  std::uint64_t articles = 0;
  [[nodiscard]] auto standing() const { return std::tuple(log_likelihood_ratio(seen), seen.together, articles); }
};

bool inside(const Article& article, const Filter& filter) {
  return (!filter.since.known() || article.date >= filter.since) &&
         (!filter.until.known() || article.date <= filter.until);
}

bool names_both(const Article& article, std::uint32_t a, std::uint32_t b) {
  const auto has = [&](std::uint32_t name) {
    return std::any_of(article.sentences.begin(), article.sentences.end(),
                       [&](const Names& names) { return names.contains(name); });
  };
  return has(a) && has(b);
}

Counted count(const Articles& articles, std::uint32_t a, std::uint32_t b, const Filter& filter) {
  Counted counted;
  std::set<std::uint32_t> stories;
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    const Article& article = articles[i];
    if (!inside(article, filter)) continue;
    const bool tells = names_both(article, a, b) && stories.insert(article.reprint_of.value_or(i)).second;
    counted.articles += tells ? 1U : 0U;
    counted.seen.all += article.sentences.size();
    for (const Names& names : article.sentences) {
      counted.seen.a += names.count(a);
      counted.seen.b += names.count(b);
      if (!tells || !names.contains(a) || !names.contains(b)) continue;
      ++counted.seen.together;
      if (names.size() <= 10 || article.reprint_of) continue;
      counted.seen.taken += 256 - static_cast<std::uint64_t>(std::llround(2560.0 / static_cast<double>(names.size())));
    }
  }
  return counted;
}

Articles random_articles(std::uint32_t entities, std::mt19937& random) {
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  Articles articles(10);
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    Article& article = articles[i];
    article.date = Date{static_cast<std::int32_t>(i / 2)};
    if (i > 0 && below(3) == 0) {
      const std::uint32_t other = below(i);
      article.reprint_of = articles[other].reprint_of.value_or(other);
      article.sentences = articles[other].sentences;
    }
    while (article.sentences.size() < 4) {
      Names names;
      const std::uint32_t size = below(4) == 0 ? 9 + below(entities - 9) : below(4);
      while (names.size() < size) names.insert(below(entities));
      article.sentences.push_back(names);
    }
  }
  return articles;
}

Filter random_dates(std::mt19937& random) {
  Filter filter;
  if (random() % 3 == 0) filter.since = Date{static_cast<std::int32_t>(random() % 4)};
  if (random() % 3 == 0) filter.until = Date{static_cast<std::int32_t>(1 + random() % 4)};
  return filter;
}

TEST(Rolls, RankAsCountedSentenceBySentence) {
  constexpr std::uint32_t k_entities = 24;
  std::size_t taken = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    const Articles articles = random_articles(k_entities, random);
    const graph::Graph graph = graph_of(k_entities, articles);
    const Filter filter = random_dates(random);
    NearFinder finder(graph);
    for (std::uint32_t a = 0; a < k_entities; a += 5) {
      const auto found = finder.find(EntityId{a}, 1, filter, k_all).found;
      for (std::size_t i = 0; i < found.size(); ++i) {
        const Counted here = count(articles, a, found[i].id.value, filter);
        taken += here.seen.taken != 0 ? 1U : 0U;
        ASSERT_EQ(here.seen.together, found[i].tie.sentences) << "seed " << seed;
        ASSERT_EQ(here.articles, found[i].tie.articles) << "seed " << seed;
        if (i == 0) continue;
        const auto before = count(articles, a, found[i - 1].id.value, filter).standing();
        ASSERT_TRUE(before > here.standing() || (before == here.standing() && found[i - 1].id < found[i].id))
            << "seed " << seed << ": e" << a << " to e" << found[i - 1].id.value << " and e" << found[i].id.value;
      }
    }
    const std::vector<EntityId> ends{EntityId{0}, EntityId{1}};
    const auto weakest = [&](EntityId id) {
      return std::min(count(articles, 0, id.value, filter).standing(), count(articles, 1, id.value, filter).standing());
    };
    const auto shared = common(graph, ends, filter, k_all);
    for (std::size_t i = 1; i < shared.size(); ++i) {
      ASSERT_GE(weakest(shared[i - 1].id), weakest(shared[i].id)) << "seed " << seed;
    }
  }
  EXPECT_GT(taken, 1000U);
}

TEST(Rolls, TakeFromBothEndsAlike) {
  constexpr std::uint32_t k_entities = 24;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    const Articles articles = random_articles(k_entities, random);
    const graph::Graph graph = graph_of(k_entities, articles);
    RollShares rolls(graph, {0, static_cast<std::uint32_t>(articles.size())});
    for (std::uint32_t a = 0; a < k_entities; ++a) {
      for (std::uint32_t b = a + 1; b < k_entities; ++b) {
        const std::uint64_t expected = count(articles, a, b, {}).seen.taken;
        ASSERT_EQ(expected, rolls.taken(EntityId{a}, EntityId{b})) << "seed " << seed;
        ASSERT_EQ(expected, rolls.taken(EntityId{b}, EntityId{a})) << "seed " << seed;
      }
    }
  }
}

/// e0 meets e1, who is known elsewhere too, in two sentences, and all others in one of `names` names, on day 1.
Articles one_long_sentence(std::uint32_t names) {
  Articles articles;
  for (int i = 0; i < 20; ++i) articles.push_back({.sentences = {{1, 100}}});
  for (int i = 0; i < 100; ++i) articles.push_back({.sentences = {{100, 101}}});
  for (int i = 0; i < 2; ++i) articles.push_back({.sentences = {{0, 1}}});
  Article last{.date = Date{1}, .sentences = {{0}}};
  for (std::uint32_t i = 2; i < names + 1; ++i) last.sentences[0].insert(i);
  articles.push_back(last);
  return articles;
}

std::uint32_t first_of(const Articles& articles, Strength by, const Filter& filter = {}) {
  return near(graph_of(102, articles), EntityId{0}, 1, filter, 1, by).found.at(0).id.value;
}

TEST(Rolls, OnARollOnceIsLessThanTwiceInASentence) {
  EXPECT_EQ(2U, first_of(one_long_sentence(10), Strength::significance)) << "ten names are no roll";
  EXPECT_EQ(1U, first_of(one_long_sentence(40), Strength::significance));
  EXPECT_EQ(1U, first_of(one_long_sentence(10), Strength::counts));
}

TEST(Rolls, OutsideTheDatesTakeNothing) {
  Articles articles = one_long_sentence(40);
  articles.push_back({.date = Date{2}, .sentences = {{0, 2}, {3, 4}}});
  const graph::Graph graph = graph_of(102, articles);
  RollShares all(graph, {0, static_cast<std::uint32_t>(articles.size())});
  RollShares last(graph,
                  {static_cast<std::uint32_t>(articles.size() - 1), static_cast<std::uint32_t>(articles.size())});
  EXPECT_EQ(192U, all.taken(EntityId{0}, EntityId{2})) << "three quarters";
  EXPECT_EQ(0U, last.taken(EntityId{0}, EntityId{2}));
  EXPECT_EQ(0U, all.taken(EntityId{0}, EntityId{1}));
  Filter filter;
  filter.since = Date{2};
  EXPECT_EQ(2U, first_of(articles, Strength::significance, filter));
}

}  // namespace
}  // namespace guanxi::queries::test
