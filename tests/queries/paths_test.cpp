#include "queries/paths/paths.hpp"

#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <random>

#include "queries/paths/fewest_hops.hpp"
#include "tests/queries/make_graph.hpp"

namespace guanxi::queries::test {
namespace {

PathQuestion ask(std::uint32_t from, std::uint32_t to, std::size_t count = 1, Weighting weighting = Weighting::hops) {
  return {.from = EntityId{from},
          .to = EntityId{to},
          .count = count,
          .max_hops = 6,
          .weighting = weighting,
          .via = {},
          .through = {},
          .filter = {}};
}

/// "0 1 2; 0 3 2": the entities of each path.
std::string shown(const Result<std::vector<Path>>& answer) {
  if (!answer) return "error: " + answer.error().message;
  std::string text;
  for (const Path& path : *answer) {
    if (!text.empty()) text += "; ";
    for (std::size_t i = 0; i < path.entities.size(); ++i) {
      text += (i == 0 ? "" : " ") + std::to_string(path.entities[i].value);
    }
  }
  return text;
}

/// 0 - 1 - 5, 0 - 2 - 5, 0 - 3 - 4 - 5; the way over 2 is the strongest of the short ones, the long one the cheapest.
graph::Graph diamond() {
  std::vector<Story> stories{{.a = 0, .b = 1}, {.a = 1, .b = 5}, {.a = 0, .b = 2},
                             {.a = 0, .b = 2}, {.a = 2, .b = 5}, {.a = 2, .b = 5}};
  for (int i = 0; i < 60; ++i) {
    stories.push_back({.a = 0, .b = 3});
    stories.push_back({.a = 3, .b = 4});
    stories.push_back({.a = 4, .b = 5});
  }
  return make_graph(mixed_types(6), stories);
}

TEST(Paths, TakeTheStrongestOfTheShortest) {
  EXPECT_EQ(shown(paths(diamond(), ask(0, 5))), "0 2 5");
  EXPECT_EQ(shown(paths(diamond(), ask(0, 5, 9))), "0 2 5; 0 1 5; 0 3 4 5");
  EXPECT_EQ(shown(paths(diamond(), ask(5, 0))), "5 2 0");
}

TEST(Paths, WeightedTakeTheCheapestWithinTheHops) {
  PathQuestion question = ask(0, 5, 9, Weighting::strength);
  EXPECT_EQ(shown(paths(diamond(), question)), "0 3 4 5; 0 2 5; 0 1 5");
  question.max_hops = 2;
  EXPECT_EQ(shown(paths(diamond(), question)), "0 2 5; 0 1 5");
  question.max_hops = 1;
  EXPECT_EQ(shown(paths(diamond(), question)), "");
}

TEST(Paths, KeepToFilters) {
  const graph::Graph graph = diamond();  // officials 0 3, agencies 1 4, enterprises 2 5
  PathQuestion question = ask(0, 5, 9);
  question.via = {EntityType::enterprise};
  EXPECT_EQ(shown(paths(graph, question)), "0 2 5");
  question.via = {EntityType::official, EntityType::agency};
  EXPECT_EQ(shown(paths(graph, question)), "0 1 5; 0 3 4 5");
  question.filter.avoid = {EntityId{1}};
  EXPECT_EQ(shown(paths(graph, question)), "0 3 4 5");
  question = ask(0, 5, 9);
  question.filter.min_articles = 2;
  EXPECT_EQ(shown(paths(graph, question)), "0 2 5; 0 3 4 5");
  question = ask(0, 5, 9);
  question.through = {EntityId{3}};
  EXPECT_EQ(shown(paths(graph, question)), "0 3 4 5");
  question.through = {EntityId{5}};  // an end: on every path
  EXPECT_EQ(shown(paths(graph, question)), "0 2 5; 0 1 5; 0 3 4 5");
  question = ask(0, 5);
  question.filter.since = Date{1};  // no article has a date
  EXPECT_EQ(shown(paths(graph, question)), "");
}

TEST(Paths, ThroughADeadEndAreNone) {
  // 3 hangs on 1 alone, which every path from 0 to 2 needs; behind it a thicket that a blind search would get lost in.
  std::vector<Story> stories{{.a = 0, .b = 1}, {.a = 1, .b = 2}, {.a = 1, .b = 3}};
  for (std::uint32_t i = 3; i < 40; ++i) {
    for (std::uint32_t j = i + 1; j < 40; ++j) stories.push_back({.a = i, .b = j});
  }
  PathQuestion question = ask(0, 2, 5);
  question.through = {EntityId{20}};
  question.max_hops = 30;
  question.budget = 100'000;
  EXPECT_EQ(shown(paths(make_graph(mixed_types(40), stories), question)), "");
}

TEST(Paths, AreNoneWhereNothingJoins) {
  const graph::Graph apart = make_graph(mixed_types(4), {{.a = 0, .b = 1}, {.a = 2, .b = 3}});
  for (const Weighting weighting : {Weighting::hops, Weighting::strength}) {
    EXPECT_EQ(shown(paths(apart, ask(0, 3, 3, weighting))), "");
    EXPECT_EQ(shown(paths(make_graph(mixed_types(2), {}), ask(0, 1, 3, weighting))), "");
    EXPECT_EQ(shown(paths(apart, ask(0, 1, 3, weighting))), "0 1");
  }
}

TEST(Paths, RefuseQuestionsWithoutSense) {
  const graph::Graph graph = diamond();
  const auto code = [&](const PathQuestion& question) { return paths(graph, question).error().code; };
  EXPECT_EQ(code(ask(1, 1)), ErrorCode::usage);
  EXPECT_EQ(code(ask(0, 1, 0)), ErrorCode::usage);
  PathQuestion question = ask(0, 5);
  question.max_hops = 0;
  EXPECT_EQ(code(question), ErrorCode::usage);
  question = ask(0, 5);
  question.filter.avoid = {EntityId{5}};
  EXPECT_EQ(code(question), ErrorCode::usage);
}

TEST(Paths, StopWhereTheBudgetEnds) {
  for (const Weighting weighting : {Weighting::hops, Weighting::strength}) {
    PathQuestion question = ask(0, 5, 9, weighting);
    question.budget = 3;
    const auto answer = paths(diamond(), question);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::usage);
    EXPECT_EQ(answer.error().message, "the search looked at 3 ties without coming to an end");
  }
}

TEST(Paths, DoNotDependOnTheOrderOfArticles) {
  std::mt19937 random(5);
  std::vector<Story> stories;
  for (std::uint32_t a = 0; a < 30; ++a) {
    for (std::uint32_t b = a + 1; b < 30; ++b) {
      if (random() % 4 == 0) stories.push_back({.a = a, .b = b, .date = Date{static_cast<std::int32_t>(random() % 5)}});
    }
  }
  const auto answers = [&](const graph::Graph& graph) {
    std::string text;
    for (const Weighting weighting : {Weighting::hops, Weighting::strength}) {
      for (std::uint32_t to = 1; to < 30; ++to) text += shown(paths(graph, ask(0, to, 7, weighting))) + "\n";
    }
    return text;
  };
  const std::string first = answers(make_graph(mixed_types(30), stories));
  for (int i = 0; i < 5; ++i) {
    std::shuffle(stories.begin(), stories.end(), random);
    EXPECT_EQ(answers(make_graph(mixed_types(30), stories)), first);
  }
}

TEST(Paths, GiveTheSameThreeHundredTimes) {
  const graph::Graph graph = diamond();
  for (int i = 0; i < 300; ++i) {
    ASSERT_EQ(shown(paths(graph, ask(0, 5, 3))), "0 2 5; 0 1 5; 0 3 4 5");
    ASSERT_EQ(shown(paths(graph, ask(5, 0, 3, Weighting::strength))), "5 4 3 0; 5 2 0; 5 1 0");
  }
}

TEST(Paths, FollowAChainToItsEnd) {
  constexpr std::uint32_t k_length = 2'000;
  std::vector<Story> stories;
  for (std::uint32_t i = 1; i < k_length; ++i) stories.push_back({.a = i - 1, .b = i});
  const graph::Graph graph = make_graph(mixed_types(k_length), stories);
  for (const Weighting weighting : {Weighting::hops, Weighting::strength}) {
    PathQuestion question = ask(0, k_length - 1, 2, weighting);
    question.max_hops = k_length;
    const auto answer = paths(graph, question).value();
    ASSERT_EQ(answer.size(), 1U);
    EXPECT_EQ(answer[0].entities.size(), k_length);
    question.max_hops = k_length - 2;
    EXPECT_TRUE(paths(graph, question).value().empty());
  }
}

/// Boost's own breadth-first search and Dijkstra, on graphs too large for the brute force, whole and with what a filter
/// leaves of them taken out beforehand.
TEST(Paths, CostWhatBoostSays) {
  using Boost = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                      boost::property<boost::edge_weight_t, double>>;
  constexpr std::uint32_t k_entities = 120;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    std::mt19937 random(seed);
    const graph::Graph graph = random_graph(k_entities, 1 + seed % 5, random);
    Filter filter;
    if (seed % 2 == 0) filter.relations = {RelationType::holds_post, RelationType::part_of, RelationType::visits};
    if (seed % 3 == 0) filter.avoid = {EntityId{5}, EntityId{7}, EntityId{7}, EntityId{11}};
    if (seed % 4 == 0) filter.min_articles = 2;
    const auto weighting = seed % 5 == 0 ? Weighting::inverse : Weighting::strength;
    const TieCost cost(weighting);
    Boost twin(k_entities);
    for (std::uint32_t i = 0; i < k_entities; ++i) {
      for (const graph::Tie& tie : graph.ties(EntityId{i})) {
        const bool stated = filter.relations.empty() ||
                            std::any_of(filter.relations.begin(), filter.relations.end(),
                                        [&](RelationType type) { return tie.out.has(type) || tie.in.has(type); });
        const auto avoided = [&](std::uint32_t id) {
          return std::find(filter.avoid.begin(), filter.avoid.end(), EntityId{id}) != filter.avoid.end();
        };
        if (tie.other.value < i || !stated || tie.articles < filter.min_articles) continue;
        if (avoided(i) || avoided(tie.other.value)) continue;
        const auto millionths = cost.of(cost.count(tie.articles, tie.sentences));
        boost::add_edge(i, tie.other.value, static_cast<double>(millionths) / 1e6, twin);
      }
    }
    std::vector<double> costs(k_entities);
    boost::dijkstra_shortest_paths(twin, 0, boost::distance_map(costs.data()));
    std::vector<std::uint32_t> hops(k_entities, 0);
    boost::breadth_first_search(
        twin, 0, boost::visitor(boost::make_bfs_visitor(boost::record_distances(hops.data(), boost::on_tree_edge{}))));
    PathFinder finder(graph);
    FewestHops fewest(graph);
    for (std::uint32_t to = 1; to < k_entities; ++to) {
      if (std::find(filter.avoid.begin(), filter.avoid.end(), EntityId{to}) != filter.avoid.end()) continue;
      PathQuestion question = ask(0, to);
      question.max_hops = k_entities;
      question.filter = filter;
      const auto by_hops = finder.find(question).value().paths;
      ASSERT_EQ(by_hops.empty(), hops[to] == 0) << "seed " << seed;
      if (seed % 2 != 0 && seed % 3 != 0 && seed % 4 != 0) {
        const auto between = fewest.between(EntityId{0}, EntityId{to}, k_entities);
        ASSERT_EQ(between.value_or(0), hops[to]) << "seed " << seed;
        if (between) {
          ASSERT_EQ(fewest.path().size(), hops[to] + 1U);
        }
      }
      if (by_hops.empty()) continue;
      EXPECT_EQ(by_hops[0].cost, static_cast<double>(hops[to])) << "seed " << seed;
      question.weighting = weighting;
      EXPECT_NEAR(finder.find(question).value().paths.at(0).cost, costs[to], 1e-6) << "seed " << seed;
    }
  }
}

/// Each step of the path a FewestHops finds is a tie, and filters hold for it from both ends.
TEST(FewestHops, FollowTies) {
  std::mt19937 random(7);
  const graph::Graph graph = random_graph(60, 6, random);
  FewestHops fewest(graph);
  for (std::uint32_t from = 0; from < 60; ++from) {
    for (std::uint32_t to = 0; to < 60; ++to) {
      const auto hops = fewest.between(EntityId{from}, EntityId{to}, 60);
      if (!hops) continue;
      const std::vector<EntityId> path = fewest.path();
      ASSERT_EQ(path.size(), *hops + 1U);
      EXPECT_EQ(path.front(), EntityId{from});
      EXPECT_EQ(path.back(), EntityId{to});
      for (std::size_t i = 1; i < path.size(); ++i) EXPECT_TRUE(graph.tie(path[i - 1], path[i]).has_value());
      if (*hops == 0) continue;
      EXPECT_FALSE(fewest.between(EntityId{from}, EntityId{to}, *hops - 1).has_value());
    }
  }
}

}  // namespace
}  // namespace guanxi::queries::test
