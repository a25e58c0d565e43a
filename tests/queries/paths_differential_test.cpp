// Paths against the brute force: all graphs up to 4 vertices, seeded random ones up to 9, every kind of question; and
// the check itself against an engine with a planted fault.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/queries/brute_force.hpp"
#include "tests/queries/make_graph.hpp"

namespace guanxi::queries::test {
namespace {

using Engine = std::function<Result<std::vector<Path>>(const graph::Graph&, const PathQuestion&)>;

std::string shown(const std::vector<EntityId>& entities) {
  std::string text;
  for (const EntityId id : entities) text += std::to_string(id.value) + " ";
  return text;
}

std::uint64_t millionths(const Path& path) { return static_cast<std::uint64_t>(std::llround(path.cost * 1e6)); }

/// Empty where the engine's answer is the brute force's; else what differs.
std::string difference(const Engine& engine, const graph::Graph& graph, const PathQuestion& question) {
  const auto answer = engine(graph, question);
  if (!answer) return "error: " + answer.error().message;
  std::vector<BrutePath> expected = ordered(every_path(graph, question), question.weighting);
  const bool weighted = question.weighting != Weighting::hops;
  const auto cost = [&](const BrutePath& path) {
    return weighted ? path.millionths : (path.entities.size() - 1) * 1'000'000;
  };
  const std::size_t count = std::min(expected.size(), question.count);
  if (answer->size() != count) return "count " + std::to_string(answer->size()) + " for " + std::to_string(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Path& path = (*answer)[i];
    if (millionths(path) != cost(expected[i])) return "cost of path " + std::to_string(i) + ": " + shown(path.entities);
    // Through an entity, equally good paths come in the order of their legs: compared as a set of real paths.
    if (question.through.empty() && path.entities != expected[i].entities) {
      return "path " + std::to_string(i) + ": " + shown(path.entities) + "for " + shown(expected[i].entities);
    }
    const auto same = [&](const BrutePath& real) {
      return real.entities == path.entities && cost(real) == millionths(path);
    };
    if (std::none_of(expected.begin(), expected.end(), same)) return "no such path: " + shown(path.entities);
    for (std::size_t j = 0; j < i; ++j) {
      if ((*answer)[j].entities == path.entities) return "twice: " + shown(path.entities);
    }
  }
  return {};
}

/// A question with every option drawn at random.
PathQuestion random_question(std::uint32_t entities, std::mt19937& random) {
  const auto pick = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  PathQuestion question;
  question.from = EntityId{pick(entities)};
  do question.to = EntityId{pick(entities)};
  while (question.to == question.from);
  question.count = 1 + pick(6);
  question.max_hops = 1 + pick(6);
  constexpr Weighting k_weightings[] = {Weighting::hops, Weighting::strength, Weighting::inverse};
  question.weighting = k_weightings[pick(3)];
  if (pick(4) == 0) question.via = {EntityType::agency};
  if (pick(6) == 0) question.via = {EntityType::agency, EntityType::official};
  if (pick(3) == 0) question.through = {EntityId{pick(entities)}};
  if (pick(6) == 0) question.through.push_back(EntityId{pick(entities)});
  if (pick(4) == 0) question.filter.since = Date{static_cast<std::int32_t>(pick(8))};
  if (pick(4) == 0) question.filter.until = Date{static_cast<std::int32_t>(2 + pick(8))};
  if (pick(5) == 0) question.filter.min_articles = 2;
  if (pick(4) == 0) question.filter.relations = {RelationType::holds_post, RelationType::issued, RelationType::part_of};
  if (pick(4) == 0) {
    const EntityId avoided{pick(entities)};
    if (avoided != question.from && avoided != question.to && !listed(question.through, avoided)) {
      question.filter.avoid = {avoided};
    }
  }
  return question;
}

TEST(PathsDifferential, AllGraphsUpToFourVertices) {
  std::mt19937 random(20240601);
  for (std::uint32_t n = 2; n <= 4; ++n) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t a = 0; a < n; ++a) {
      for (std::uint32_t b = a + 1; b < n; ++b) pairs.emplace_back(a, b);
    }
    for (std::uint32_t subset = 0; subset < (1U << pairs.size()); ++subset) {
      for (int assignment = 0; assignment < 3; ++assignment) {
        std::vector<Story> stories;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
          if ((subset >> i) & 1U) add_tie(stories, pairs[i].first, pairs[i].second, random);
        }
        const graph::Graph graph = make_graph(mixed_types(n), stories);
        for (std::uint32_t a = 0; a < n; ++a) {
          for (std::uint32_t b = 0; b < n; ++b) {
            if (a == b) continue;
            for (const Weighting weighting : {Weighting::hops, Weighting::strength}) {
              PathQuestion question{.from = EntityId{a},
                                    .to = EntityId{b},
                                    .count = 9,
                                    .max_hops = 6,
                                    .weighting = weighting,
                                    .via = {},
                                    .through = {},
                                    .filter = {}};
              ASSERT_EQ(difference(paths, graph, question), "") << "subset " << subset << " of " << n;
              for (std::uint32_t hops = 1; hops < n; ++hops) {
                question.max_hops = hops;
                question.count = 1 + hops;
                ASSERT_EQ(difference(paths, graph, question), "") << "subset " << subset << " of " << n;
              }
            }
            const PathQuestion question = random_question(n, random);
            ASSERT_EQ(difference(paths, graph, question), "") << "subset " << subset << " of " << n;
          }
        }
      }
    }
  }
}

TEST(PathsDifferential, RandomGraphsUpToNineVertices) {
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    std::mt19937 random(seed);
    const std::uint32_t n = 5 + seed % 5;
    const graph::Graph graph = random_graph(n, 20 + 15 * (seed % 4), random);
    for (int i = 0; i < 25; ++i) {
      const PathQuestion question = random_question(n, random);
      ASSERT_EQ(difference(paths, graph, question), "")
          << "seed " << seed << " question " << i << " " << question.from.value << " to " << question.to.value
          << " hops " << question.max_hops << " weighted " << static_cast<int>(question.weighting) << " through "
          << question.through.size();
    }
  }
}

/// Every path, all the shortest, and their number, each question put to one finder that is used again and again.
TEST(PathsDifferential, AllPathsOfRandomGraphs) {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    std::mt19937 random(seed);
    const std::uint32_t n = 4 + seed % 5;
    const graph::Graph graph = random_graph(n, 30 + 20 * (seed % 4), random);
    PathFinder finder(graph);
    for (int i = 0; i < 12; ++i) {
      PathQuestion question = random_question(n, random);
      question.extent = i % 2 == 0 ? Extent::all : Extent::all_shortest;
      const bool weighted = question.weighting != Weighting::hops;
      std::vector<BrutePath> expected = ordered(every_path(graph, question), question.weighting);
      if (question.extent == Extent::all_shortest) {
        if (question.through.size() == 1) continue;  // by legs: see Extent::best
        std::erase_if(expected, [&](const BrutePath& path) {
          return weighted ? path.millionths > expected.front().millionths
                          : path.entities.size() > expected.front().entities.size();
        });
      }
      const PathAnswer answer = finder.find(question).value();
      const bool counts_all = question.extent == Extent::all || !weighted;
      ASSERT_EQ(answer.complete, counts_all || expected.size() <= question.count) << "seed " << seed;
      if (answer.complete) {
        ASSERT_EQ(answer.total, expected.size()) << "seed " << seed << " question " << i;
      }
      ASSERT_EQ(answer.paths.size(), std::min(expected.size(), question.count));
      for (std::size_t k = 0; k < answer.paths.size(); ++k) ASSERT_EQ(answer.paths[k].entities, expected[k].entities);
      if (question.extent == Extent::all) {
        question.count = 0;
        ASSERT_EQ(finder.find(question)->total, expected.size());
      }
    }
  }
}

TEST(PathsDifferential, ASpentBudgetIsSaid) {
  std::mt19937 random(1);
  const graph::Graph graph = random_graph(9, 90, random);
  PathQuestion question{.from = EntityId{0},
                        .to = EntityId{1},
                        .extent = Extent::all,
                        .count = 3,
                        .max_hops = 8,
                        .weighting = Weighting::hops,
                        .via = {},
                        .through = {},
                        .filter = {}};
  PathFinder finder(graph);
  const PathAnswer whole = finder.find(question).value();
  ASSERT_TRUE(whole.complete);
  question.budget = 200;
  const PathAnswer part = finder.find(question).value();
  EXPECT_FALSE(part.complete);
  EXPECT_LT(part.total, whole.total);
  question.budget = 4'000'000;
  EXPECT_EQ(finder.find(question)->total, whole.total);
  question.extent = Extent::best;
  question.budget = 1;
  EXPECT_FALSE(finder.find(question).has_value());
}

/// The faults a hurried engine has, each of which the check must see.
TEST(PathsDifferential, SeesPlantedFaults) {
  const auto ties_by_last_id = [](const graph::Graph& graph, const PathQuestion& question) {
    auto answer = paths(graph, question);
    std::reverse(answer->begin(), answer->end());
    std::stable_sort(answer->begin(), answer->end(), [](const Path& a, const Path& b) { return a.cost < b.cost; });
    return answer;
  };
  const auto filters_afterwards = [](const graph::Graph& graph, const PathQuestion& question) {
    PathQuestion open = question;
    open.via.clear();
    auto answer = paths(graph, open);
    std::erase_if(*answer, [&](const Path& path) {
      return std::any_of(path.entities.begin() + 1, path.entities.end() - 1, [&](EntityId id) {
        return !question.via.empty() &&
               std::find(question.via.begin(), question.via.end(), graph.type(id)) == question.via.end();
      });
    });
    return answer;
  };
  const auto cheapest_then_counts_hops = [](const graph::Graph& graph, const PathQuestion& question) {
    PathQuestion open = question;
    open.max_hops = 100;
    auto answer = paths(graph, open);
    std::erase_if(*answer, [&](const Path& path) { return path.entities.size() - 1 > question.max_hops; });
    return answer;
  };
  for (const Engine& faulty :
       {Engine(ties_by_last_id), Engine(filters_afterwards), Engine(cheapest_then_counts_hops)}) {
    int seen = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
      std::mt19937 random(seed);
      const graph::Graph graph = random_graph(8, 50, random);
      for (int i = 0; i < 10; ++i) {
        PathQuestion question = random_question(8, random);
        question.through.clear();
        seen += difference(faulty, graph, question).empty() ? 0 : 1;
      }
    }
    EXPECT_GT(seen, 0);
  }
}

}  // namespace
}  // namespace guanxi::queries::test
