// Ranks, components and cores: by hand on graphs of a few ties, and beside Boost's algorithms on random ones.
#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <functional>
#include <numeric>
#include <random>

#include "graph/index/boost_model.hpp"
#include "queries/analysis/betweenness.hpp"
#include "queries/analysis/components.hpp"
#include "queries/analysis/cores.hpp"
#include "queries/analysis/degrees.hpp"
#include "queries/analysis/pagerank.hpp"
#include "tests/queries/make_graph.hpp"

namespace guanxi::queries::test {
namespace {

using Numbers = std::vector<std::uint64_t>;

/// 0 - 1 - 2 - 0, 2 - 3 - 4, 5 - 6, and 7 alone.
graph::Graph triangle_with_tail() {
  return make_graph(
      mixed_types(8),
      {{.a = 0, .b = 1}, {.a = 1, .b = 2}, {.a = 0, .b = 2}, {.a = 2, .b = 3}, {.a = 3, .b = 4}, {.a = 5, .b = 6}});
}

/// Large enough for several runs of entities, and for a hub.
graph::Graph large_graph() {
  constexpr std::uint32_t k_entities = 9'000;
  std::mt19937 random(7);
  std::vector<Story> stories;
  for (std::uint32_t i = 0; i < 2 * k_entities; ++i) {
    const std::uint32_t a = static_cast<std::uint32_t>(random() % k_entities);
    const std::uint32_t b = i % 5 == 0 ? 17 : static_cast<std::uint32_t>(random() % k_entities);
    if (a != b) stories.push_back({.a = a, .b = b});
  }
  return make_graph(mixed_types(k_entities), std::move(stories));
}

template <typename T>
auto property_map(std::vector<T>& values) {
  return boost::make_iterator_property_map(values.begin(), graph::EntityIndexMap{});
}

/// Graphs of all densities, and the empty one.
void for_each_graph(const std::function<void(const graph::Graph&)>& check) {
  check(make_graph({}, {}));
  check(triangle_with_tail());
  std::mt19937 random(5);
  for (std::uint32_t round = 0; round < 300; ++round) check(random_graph(2 + round % 17, 2 + 3 * (round % 31), random));
}

TEST(Degrees, CountTiesAndWhatTheyWeigh) {
  const graph::Graph graph = make_graph(
      mixed_types(4), {{.a = 0, .b = 1}, {.a = 0, .b = 1}, {.a = 0, .b = 2, .date = {}, .same_sentence = false}});
  EXPECT_EQ(degrees(graph), (Numbers{2, 1, 1, 0}));
  EXPECT_EQ(weighted_degrees(graph), (Numbers{2 * 5 + 1, 2 * 5, 1, 0}));  // two sentences and articles; one article
}

TEST(Degrees, WeighTiesWithMoreThanAByteHolds) {
  const graph::Graph graph = make_graph(mixed_types(3), std::vector<Story>(700, Story{.a = 0, .b = 2}));
  EXPECT_EQ(weighted_degrees(graph), (Numbers{3500, 0, 3500}));
}

TEST(PageRank, IsTheSameForAllOnARing) {
  const auto ranks = pagerank(make_graph(mixed_types(3), {{.a = 0, .b = 1}, {.a = 1, .b = 2}, {.a = 0, .b = 2}}));
  for (const double rank : ranks) EXPECT_NEAR(rank, 1.0 / 3, 1e-7);
}

TEST(PageRank, IsEvenWithoutTies) { EXPECT_EQ(pagerank(make_graph(mixed_types(4), {})), std::vector<double>(4, 0.25)); }

TEST(PageRank, KeepsToTheDamping) {
  // a star of three: with damping d the middle has (1 + 2d) / (3 + 3d)
  const graph::Graph star = make_graph(mixed_types(3), {{.a = 0, .b = 1}, {.a = 0, .b = 2}});
  for (const double damping : {0.0, 0.5, 0.85, 0.99}) {
    PageRankSettings settings;
    settings.damping = damping;
    EXPECT_NEAR(pagerank(star, settings)[0], (1 + 2 * damping) / (3 + 3 * damping), 1e-6) << damping;
  }
}

TEST(PageRank, IsBoosts) {
  for_each_graph([](const graph::Graph& graph) {
    if (graph.entity_count() == 0) return;
    std::vector<double> theirs(graph.entity_count());
    std::vector<double> other(graph.entity_count());
    boost::graph::page_rank(graph, property_map(theirs), boost::graph::n_iterations(150), 0.85, graph.entity_count(),
                            property_map(other));
    const double sum = std::accumulate(theirs.begin(), theirs.end(), 0.0);
    const auto ours = pagerank(graph);
    for (std::size_t i = 0; i < ours.size(); ++i) EXPECT_NEAR(ours[i], theirs[i] / sum, 3e-7);
  });
}

TEST(PageRank, DoesNotDependOnThreads) {
  const graph::Graph graph = large_graph();
  PageRankSettings settings;
  settings.threads = {1};
  const auto alone = pagerank(graph, settings);
  for (const unsigned threads : {2U, 5U}) {
    settings.threads = {threads};
    EXPECT_EQ(pagerank(graph, settings), alone);
  }
}

TEST(Components, AreNamedByTheirLeast) {
  const Components found = components(triangle_with_tail());
  EXPECT_EQ(found.count, 3U);
  EXPECT_EQ(found.least, (std::vector<EntityId>{EntityId{0}, EntityId{0}, EntityId{0}, EntityId{0}, EntityId{0},
                                                EntityId{5}, EntityId{5}, EntityId{7}}));
}

TEST(Components, AreBoosts) {
  const auto check = [](const graph::Graph& graph) {
    std::vector<std::size_t> theirs(graph.entity_count());
    const auto count = static_cast<std::size_t>(boost::connected_components(graph, property_map(theirs)));
    const Components ours = components(graph);
    EXPECT_EQ(ours.count, count);
    std::vector<EntityId> least(count, EntityId{UINT32_MAX});
    for (std::uint32_t i = 0; i < theirs.size(); ++i) least[theirs[i]] = std::min(least[theirs[i]], EntityId{i});
    for (std::size_t i = 0; i < theirs.size(); ++i) EXPECT_EQ(ours.least[i], least[theirs[i]]);
  };
  for_each_graph(check);
  check(large_graph());
}

/// Takes away whoever has fewer than k ties left, until nobody has.
std::vector<std::uint32_t> cores_by_force(const graph::Graph& graph) {
  std::vector<std::uint32_t> cores(graph.entity_count(), 0);
  std::vector<bool> in(graph.entity_count(), true);
  const auto ties_left = [&](std::uint32_t i) {
    const auto row = graph.neighbours(EntityId{i});
    return std::count_if(row.begin(), row.end(), [&](EntityId other) { return in[other.index()]; });
  };
  for (std::uint32_t k = 1; std::find(in.begin(), in.end(), true) != in.end(); ++k) {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::uint32_t i = 0; i < in.size(); ++i) {
        if (!in[i] || ties_left(i) >= k) continue;
        in[i] = false;
        changed = true;
      }
    }
    for (std::size_t i = 0; i < in.size(); ++i) {
      if (in[i]) cores[i] = k;
    }
  }
  return cores;
}

TEST(Cores, AreThoseByForce) {
  EXPECT_EQ(core_numbers(triangle_with_tail()), (std::vector<std::uint32_t>{2, 2, 2, 1, 1, 1, 1, 0}));
  for_each_graph([](const graph::Graph& graph) { EXPECT_EQ(core_numbers(graph), cores_by_force(graph)); });
}

TEST(BetweennessTest, CountsTheWaysThatLeadThrough) {
  // 2 stands between {0, 1} and {3, 4}, 3 between 4 and {0, 1, 2}: 4 and 3 of 21 pairs of the other seven
  const Betweenness found = betweenness(triangle_with_tail());
  EXPECT_EQ(found.sources, 8U);
  EXPECT_NEAR(found.shares[2], 4.0 / 21, 1e-12);
  EXPECT_NEAR(found.shares[3], 3.0 / 21, 1e-12);
  for (const std::size_t other : {0U, 1U, 4U, 5U, 6U, 7U}) EXPECT_EQ(found.shares[other], 0);
  EXPECT_EQ(found.errors, std::vector<double>(8, 0));
}

TEST(BetweennessTest, IsBoosts) {
  for_each_graph([](const graph::Graph& graph) {
    // a copy: Boost's function takes a const graph for another kind than the model is
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> copy(graph.entity_count());
    for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
      for (const EntityId other : graph.neighbours(EntityId{i})) {
        if (other.value > i) add_edge(i, other.value, copy);
      }
    }
    std::vector<double> theirs(graph.entity_count());
    boost::brandes_betweenness_centrality(
        copy, boost::make_iterator_property_map(theirs.begin(), get(boost::vertex_index, copy)));
    const Betweenness ours = betweenness(graph);
    const auto entities = static_cast<double>(graph.entity_count());
    const double pairs = std::max(1.0, (entities - 1) * (entities - 2) / 2);
    for (std::size_t i = 0; i < theirs.size(); ++i) EXPECT_NEAR(ours.shares[i], theirs[i] / pairs, 1e-9);
  });
}

TEST(BetweennessTest, SampledIsWithinItsError) {
  std::mt19937 random(11);
  const graph::Graph graph = random_graph(150, 3, random);
  const Betweenness exact = betweenness(graph);
  std::size_t outside = 0;
  std::size_t close = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Betweenness sampled = betweenness(graph, {.sources = 75, .seed = seed, .threads = {}});
    EXPECT_EQ(sampled.sources, 75U);
    for (std::size_t i = 0; i < exact.shares.size(); ++i) {
      const double off = std::abs(sampled.shares[i] - exact.shares[i]);
      EXPECT_GT(sampled.errors[i], 0);
      outside += off > sampled.errors[i] ? 1 : 0;
      close += off < 0.02 ? 1 : 0;
    }
  }
  EXPECT_LE(outside, 40 * 150 / 20);
  EXPECT_GE(close, 40 * 150 * 95 / 100);
}

TEST(BetweennessTest, DoesNotDependOnThreads) {
  const graph::Graph graph = large_graph();
  BetweennessSettings settings{.sources = 21, .seed = 3, .threads = {1}};
  const Betweenness alone = betweenness(graph, settings);
  settings.threads = {4};
  EXPECT_EQ(betweenness(graph, settings).shares, alone.shares);
  EXPECT_EQ(betweenness(graph, settings).errors, alone.errors);
  settings.seed = 4;
  EXPECT_NE(betweenness(graph, settings).shares, alone.shares);
}

}  // namespace
}  // namespace guanxi::queries::test
