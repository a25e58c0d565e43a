// Communities: known graphs, every grouping of small ones tried, and what must hold of any.
#include "queries/analysis/communities.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "queries/analysis/components.hpp"
#include "queries/analysis/degrees.hpp"
#include "tests/queries/make_graph.hpp"

namespace guanxi::queries::test {
namespace {

using Ties = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

graph::Graph graph_of(std::uint32_t entities, const Ties& ties) {
  std::vector<Story> stories;
  for (const auto& [a, b] : ties) stories.push_back({.a = a, .b = b});
  return make_graph(mixed_types(entities), std::move(stories));
}

/// The members of a karate club and who met whom outside it: W. W. Zachary, "An information flow model for conflict and
/// fission in small groups", Journal of Anthropological Research 33, 1977.
graph::Graph karate_club() {
  const std::vector<std::vector<std::uint32_t>> later = {{2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32},
                                                         {3, 4, 8, 14, 18, 20, 22, 31},
                                                         {4, 8, 9, 10, 14, 28, 29, 33},
                                                         {8, 13, 14},
                                                         {7, 11},
                                                         {7, 11, 17},
                                                         {17},
                                                         {},
                                                         {31, 33, 34},
                                                         {34},
                                                         {},
                                                         {},
                                                         {},
                                                         {34},
                                                         {33, 34},
                                                         {33, 34},
                                                         {},
                                                         {},
                                                         {33, 34},
                                                         {34},
                                                         {33, 34},
                                                         {},
                                                         {33, 34},
                                                         {26, 28, 30, 33, 34},
                                                         {26, 28, 32},
                                                         {32},
                                                         {30, 34},
                                                         {34},
                                                         {32, 34},
                                                         {33, 34},
                                                         {33, 34},
                                                         {33, 34},
                                                         {34}};
  Ties ties;
  for (std::uint32_t i = 0; i < later.size(); ++i) {
    for (const std::uint32_t other : later[i]) ties.emplace_back(i, other - 1);
  }
  return graph_of(34, ties);
}

/// The definition, pair by pair.
double modularity_by_force(const graph::Graph& graph, const std::vector<CommunityId>& of) {
  const auto strengths = weighted_degrees(graph);
  double total = 0;
  for (const std::uint64_t strength : strengths) total += static_cast<double>(strength);
  double sum = 0;
  for (std::uint32_t a = 0; a < of.size(); ++a) {
    for (std::uint32_t b = 0; b < of.size(); ++b) {
      if (of[a] != of[b]) continue;
      const auto tie = graph.tie(EntityId{a}, EntityId{b});
      const double weight = tie ? static_cast<double>(4 * tie->sentences + tie->articles) : 0;
      sum += weight - static_cast<double>(strengths[a]) * static_cast<double>(strengths[b]) / total;
    }
  }
  return total > 0 ? sum / total : 0;
}

/// The greatest modularity of any grouping: entity i joins a group of those before it or begins one.
double best_by_force(const graph::Graph& graph, std::vector<CommunityId>& of, std::uint32_t groups = 0) {
  if (of.size() == graph.entity_count()) return modularity_by_force(graph, of);
  double best = -1;
  for (std::uint32_t group = 0; group <= groups; ++group) {
    of.emplace_back(group);
    best = std::max(best, best_by_force(graph, of, std::max(groups, group + 1)));
    of.pop_back();
  }
  return best;
}

double best_by_force(const graph::Graph& graph) {
  std::vector<CommunityId> of;
  return best_by_force(graph, of);
}

/// What holds of every answer: numbers by size, right modularity, each community connected.
void expect_sound(const graph::Graph& graph, const Communities& found) {
  ASSERT_EQ(found.of.size(), graph.entity_count());
  std::vector<std::size_t> sizes(found.count, 0);
  for (const CommunityId community : found.of) {
    ASSERT_LT(community.index(), found.count);
    ++sizes[community.index()];
  }
  EXPECT_TRUE(std::is_sorted(sizes.rbegin(), sizes.rend()));
  if (found.count > 0) {
    EXPECT_GT(sizes.back(), 0U);
  }
  EXPECT_NEAR(found.modularity, modularity_by_force(graph, found.of), 1e-9);
  std::vector<Story> inside;
  for (std::uint32_t a = 0; a < graph.entity_count(); ++a) {
    for (const EntityId b : graph.neighbours(EntityId{a})) {
      if (b.value > a && found.of[a] == found.of[b.index()]) inside.push_back({.a = a, .b = b.value});
    }
  }
  const graph::Graph cut = make_graph(mixed_types(static_cast<std::uint32_t>(graph.entity_count())), std::move(inside));
  EXPECT_EQ(components(cut).count, found.count) << "a community falls apart";
}

TEST(Communities, OfNothing) {
  const Communities found = communities(make_graph({}, {}));
  EXPECT_EQ(found.count, 0U);
  EXPECT_EQ(found.modularity, 0);
}

TEST(Communities, LeaveAloneWhoIsAlone) {
  const Communities found = communities(make_graph(mixed_types(3), {}));
  EXPECT_EQ(found.count, 3U);
  EXPECT_EQ(found.of, (std::vector<CommunityId>{CommunityId{0}, CommunityId{1}, CommunityId{2}}));
}

TEST(Communities, AreTwoOfTwoTriangles) {
  const Communities found =
      communities(graph_of(7, {{0, 2}, {2, 4}, {0, 4}, {1, 3}, {3, 5}, {1, 5}, {5, 6}, {1, 6}, {3, 6}, {0, 1}}));
  std::vector<CommunityId> expected;
  for (std::uint32_t i = 0; i < 7; ++i) expected.emplace_back(i == 0 || i == 2 || i == 4 ? 1U : 0U);  // greatest first
  EXPECT_EQ(found.of, expected);
}

TEST(Communities, OfTheKarateClubAreTheBestKnown) {
  const graph::Graph club = karate_club();
  ASSERT_EQ(club.tie_count(), 78U);
  const Communities found = communities(club);
  EXPECT_EQ(found.count, 4U);
  EXPECT_NEAR(found.modularity, 0.41979, 1e-5);
  expect_sound(club, found);
}

TEST(Communities, ArePlantedOnes) {
  // ten groups of forty: a tie inside a group is ten times as likely
  std::mt19937 random(3);
  Ties ties;
  for (std::uint32_t a = 0; a < 400; ++a) {
    for (std::uint32_t b = a + 1; b < 400; ++b) {
      if (random() % 100 < (a % 10 == b % 10 ? 40U : 4U)) ties.emplace_back(a, b);
    }
  }
  const Communities found = communities(graph_of(400, ties));
  EXPECT_EQ(found.count, 10U);
  for (std::size_t i = 10; i < 400; ++i) EXPECT_EQ(found.of[i], found.of[i % 10]) << i;
}

TEST(Communities, FollowTheWeight) {
  // a ring of four: 0 - 1 and 2 - 3 are strong, the others weak
  std::vector<Story> stories{{.a = 1, .b = 2}, {.a = 3, .b = 0}};
  for (int i = 0; i < 9; ++i) {
    stories.push_back({.a = 0, .b = 1});
    stories.push_back({.a = 2, .b = 3});
  }
  EXPECT_EQ(communities(make_graph(mixed_types(4), stories)).of,
            (std::vector<CommunityId>{CommunityId{0}, CommunityId{0}, CommunityId{1}, CommunityId{1}}));
}

TEST(Communities, OfEveryGraphOfFourAreTheBest) {
  for (unsigned which = 0; which < 64; ++which) {
    Ties ties;
    unsigned bit = 0;
    for (std::uint32_t a = 0; a < 4; ++a) {
      for (std::uint32_t b = a + 1; b < 4; ++b, ++bit) {
        if ((which >> bit) & 1U) ties.emplace_back(a, b);
      }
    }
    const graph::Graph graph = graph_of(4, ties);
    const Communities found = communities(graph);
    expect_sound(graph, found);
    EXPECT_NEAR(found.modularity, best_by_force(graph), 1e-9) << which;
  }
}

TEST(Communities, AreCloseToTheBest) {
  std::mt19937 random(21);
  std::size_t best = 0;
  constexpr std::uint32_t k_graphs = 150;
  for (std::uint32_t round = 0; round < k_graphs; ++round) {
    const graph::Graph graph = random_graph(4 + round % 4, 20 + 10 * (round % 7), random);
    const Communities found = communities(graph);
    expect_sound(graph, found);
    const double most = best_by_force(graph);
    EXPECT_LE(found.modularity, most + 1e-9);
    EXPECT_GE(found.modularity, most - 0.05);
    best += found.modularity > most - 1e-9 ? 1 : 0;
  }
  EXPECT_GE(best, k_graphs * 9 / 10);
}

TEST(Communities, AreSoundAndTheSameAgain) {
  std::mt19937 random(9);
  for (std::uint32_t round = 0; round < 60; ++round) {
    const graph::Graph graph = random_graph(20 + 2 * round, 2 + round % 9, random);
    const Communities found = communities(graph, {.seed = round, .rounds = 2, .threads = {1}});
    expect_sound(graph, found);
    const Communities again = communities(graph, {.seed = round, .rounds = 2, .threads = {3}});
    EXPECT_EQ(again.of, found.of);
    EXPECT_EQ(again.modularity, found.modularity);
  }
}

/// Groups of forty with three hubs that are tied to everybody: so many nodes that they are tried in batches, rows so
/// long that threads share them.
TEST(Communities, OfAGreatGraphAreTheSameOnAnyThreads) {
  constexpr std::uint32_t k_entities = 12000;
  constexpr std::uint32_t k_groups = k_entities / 40;
  std::mt19937 random(5);
  Ties ties;
  for (std::uint32_t i = 3; i < k_entities; ++i) {
    for (std::uint32_t hub = 0; hub < 3; ++hub) ties.emplace_back(hub, i);
    for (int tie = 0; tie < 6; ++tie) {
      const std::uint32_t inside = i % k_groups + k_groups * static_cast<std::uint32_t>(random() % 40);
      const auto anyone = static_cast<std::uint32_t>(random() % k_entities);
      const std::uint32_t other = tie < 5 ? inside : anyone;
      if (other != i) ties.emplace_back(std::min(i, other), std::max(i, other));
    }
  }
  std::sort(ties.begin(), ties.end());
  ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
  const graph::Graph graph = graph_of(k_entities, ties);
  const Communities found = communities(graph, {.seed = 1, .rounds = 3, .threads = {1}});
  for (const unsigned threads : {2U, 5U}) {
    const Communities again = communities(graph, {.seed = 1, .rounds = 3, .threads = {threads}});
    EXPECT_EQ(again.of, found.of) << threads;
    EXPECT_EQ(again.modularity, found.modularity);
  }
  std::vector<CommunityId> planted;
  for (std::uint32_t i = 0; i < k_entities; ++i) planted.emplace_back(i % k_groups);
  EXPECT_GT(found.modularity, modularity(graph, planted));
}

}  // namespace
}  // namespace guanxi::queries::test
