// Which sentences are rolls, and whom they name.
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "graph/index/graph.hpp"
#include "tests/graph/index/rows_of.hpp"

namespace guanxi::testing {
namespace {

using graph::Graph;
using graph::GraphRows;
using graph::SentenceId;

constexpr std::uint32_t k_sentences = 3;  // an article
using RollTable = std::map<SentenceId, std::set<EntityId>>;

RollTable rolls_of(const Graph& g) {
  RollTable table;
  SentenceId last{0};
  for (std::size_t i = 0; i < g.rolls().size(); ++i) {
    EXPECT_TRUE(i == 0 || last < g.rolls()[i]);
    last = g.rolls()[i];
    const auto members = g.roll_members(i);
    EXPECT_TRUE(std::is_sorted(members.begin(), members.end()));
    table[last] = {members.begin(), members.end()};
    EXPECT_EQ(members.size(), table[last].size());
  }
  return table;
}

/// Articles of three sentences, some of which name many, and some names twice; `reprints`: some are told again.
GraphRows random_rows(std::mt19937_64& random, bool reprints) {
  constexpr std::uint32_t k_entities = 25;
  GraphRows rows;
  add_entities(rows, k_entities);
  const auto articles = static_cast<std::uint32_t>(1 + random() % 12);
  for (std::uint32_t a = 0; a < articles; ++a) {
    rows.articles.push_back({ArticleId{a}, {}, k_sentences, std::nullopt});
    if (a == 0 || !reprints || random() % 3 != 0) continue;
    const graph::ArticleRow& other = rows.articles[random() % a];
    rows.articles.back().reprint_of = other.reprint_of.value_or(other.id);
  }
  for (std::uint32_t e = 0; e < k_entities; ++e) {
    for (std::uint32_t s = 0; s < articles * k_sentences; ++s) {
      for (std::uint32_t i = 0; random() % 5 < 2 && i < 3; ++i) {
        rows.mentions.push_back({EntityId{e}, ArticleId{s / k_sentences}, s % k_sentences, {i, i + 1}});
      }
    }
  }
  return rows;
}

TEST(Rolls, AreTheSentencesOfMoreThanTenNames) {
  std::size_t rolls = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    std::mt19937_64 random(seed);
    const GraphRows rows = random_rows(random, seed % 2 == 0);
    RollTable expected;
    for (const graph::MentionRow& mention : rows.mentions) {
      if (rows.articles[mention.article.index()].reprint_of) continue;
      expected[SentenceId{mention.article.value * k_sentences + mention.sentence}].insert(mention.entity);
    }
    std::erase_if(expected, [](const auto& sentence) { return sentence.second.size() <= 10; });
    EXPECT_EQ(expected, rolls_of(Graph::build(rows))) << "seed " << seed;
    rolls += expected.size();
  }
  EXPECT_LT(100U, rolls);
}

TEST(Rolls, BeginAtElevenNames) {
  for (const std::uint32_t names : {1U, 10U, 11U, 12U}) {
    GraphRows rows;
    add_entities(rows, names);
    rows.articles.push_back({ArticleId{0}, {}, 1, {}});
    for (std::uint32_t i = 0; i < names; ++i) rows.mentions.push_back({EntityId{i}, ArticleId{0}, 0, {i, i + 1}});
    const Graph g = Graph::build(rows);
    EXPECT_EQ(names > 10 ? 1U : 0U, g.rolls().size()) << names;
    EXPECT_EQ(names > 10 ? names : 0U, g.roll_members(0).size()) << names;
    EXPECT_TRUE(g.roll_members(1).empty());
  }
  EXPECT_TRUE(Graph::build({}).rolls().empty());
}

}  // namespace
}  // namespace guanxi::testing
