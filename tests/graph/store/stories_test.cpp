#include "graph/store/stories.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <numeric>
#include <random>

namespace guanxi::graph {
namespace {

StoryArticle article(std::mt19937& random, std::int32_t day) {
  StoryArticle made{{}, Date{day}};
  made.sketch.shingles = 400;
  for (auto& value : made.sketch.values) value = static_cast<std::uint16_t>(random());
  return made;
}

/// `of` with so many of its values changed.
StoryArticle edited(StoryArticle of, std::mt19937& random, std::size_t values, std::int32_t day) {
  of.date = Date{day};
  for (std::size_t i = 0; i < values; ++i)
    of.sketch.values[i * 5 % Sketch::k_values] ^= static_cast<std::uint16_t>(1 + random() % 60000);
  return of;
}

TEST(Stories, CopiesBelongToTheFirst) {
  std::mt19937 random(1);
  const StoryArticle original = article(random, 100);
  const StoryArticle other = article(random, 101);
  const StoryArticle copy = edited(original, random, 6, 102);
  const StoryArticle copy_of_copy = edited(copy, random, 0, 190);
  EXPECT_EQ(group_stories(std::vector{original, other, copy, copy_of_copy}), (std::vector<std::uint32_t>{0, 1, 0, 0}));
}

TEST(Stories, WhatIsSaidAgainNextYearIsAnotherStory) {
  std::mt19937 random(2);
  const StoryArticle original = article(random, 100);
  EXPECT_EQ(group_stories(std::vector{original, edited(original, random, 0, 465)}), (std::vector<std::uint32_t>{0, 1}));
  StoryArticle undated = original;
  undated.date = {};
  EXPECT_EQ(group_stories(std::vector{undated, original}), (std::vector<std::uint32_t>{0, 0}));
}

TEST(Stories, TextsWithoutSketchStandAlone) {
  EXPECT_EQ(group_stories(std::vector<StoryArticle>(3)), (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_TRUE(group_stories({}).empty());
}

/// Against all pairs compared.
TEST(Stories, FindsWhatComparingAllFinds) {
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    std::vector<StoryArticle> articles;
    for (std::int32_t day = 0; day < 120; ++day) {
      const bool copies = !articles.empty() && random() % 2 == 0;
      articles.push_back(copies ? edited(articles[random() % articles.size()], random, random() % 9, day)
                                : article(random, day));
    }
    std::vector<std::uint32_t> expected(articles.size());
    std::iota(expected.begin(), expected.end(), 0U);
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
      for (std::uint32_t j = 0; j < i; ++j) {
        if (std::abs(articles[i].date.days - articles[j].date.days) > k_story_days) continue;
        if (resemblance(articles[i].sketch, articles[j].sketch) < k_same_story) continue;
        const auto [least, most] = std::pair(std::min(expected[i], expected[j]), std::max(expected[i], expected[j]));
        for (std::uint32_t& first : expected) first = first == most ? least : first;
      }
    }
    EXPECT_EQ(group_stories(articles), expected) << round;
  }
}

}  // namespace
}  // namespace guanxi::graph
