// Boost's own algorithms on the model, against brute force: all graphs up to 4 entities, then seeded random ones.
#include "graph/index/boost_model.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <unordered_set>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/property_map/property_map.hpp>
#include <gtest/gtest.h>

#include "tests/graph/index/rows_of.hpp"

namespace guanxi::testing {
namespace {

using graph::Graph;
using Matrix = std::vector<std::vector<double>>;

constexpr double k_far = std::numeric_limits<double>::infinity();

/// Articles shared, by entity and entity.
Matrix shared_articles(std::uint32_t count, const Pairs& pairs) {
  Matrix shared(count, std::vector<double>(count, 0));
  for (const auto& [a, b] : pairs) {
    ++shared[a][b];
    ++shared[b][a];
  }
  return shared;
}

/// Floyd and Warshall.
Matrix all_distances(const Matrix& shared, bool weighted) {
  const std::size_t count = shared.size();
  Matrix distance(count, std::vector<double>(count, k_far));
  for (std::size_t a = 0; a < count; ++a) {
    distance[a][a] = 0;
    for (std::size_t b = 0; b < count; ++b) {
      if (a != b && shared[a][b] > 0) distance[a][b] = weighted ? 1 / shared[a][b] : 1;
    }
  }
  for (std::size_t via = 0; via < count; ++via) {
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < count; ++b) {
        distance[a][b] = std::min(distance[a][b], distance[a][via] + distance[via][b]);
      }
    }
  }
  return distance;
}

template <typename T>
auto by_entity(std::vector<T>& values) {
  return boost::make_iterator_property_map(values.begin(), graph::EntityIndexMap{});
}

bool breadth_first_agrees(const Graph& g, const Matrix& hops) {
  for (std::uint32_t start = 0; start < hops.size(); ++start) {
    std::vector<int> found(hops.size(), -1);
    found[start] = 0;
    const auto visitor = boost::make_bfs_visitor(boost::record_distances(by_entity(found), boost::on_tree_edge()));
    boost::breadth_first_search(g, EntityId{start}, boost::visitor(visitor));
    for (std::size_t i = 0; i < hops.size(); ++i) {
      if ((found[i] < 0 ? k_far : found[i]) != hops[start][i]) return false;
    }
  }
  return true;
}

bool dijkstra_agrees(const Graph& g, const Matrix& distances) {
  for (std::uint32_t start = 0; start < distances.size(); ++start) {
    std::vector<double> found(distances.size());
    boost::dijkstra_shortest_paths(g, EntityId{start}, boost::distance_map(by_entity(found)));
    for (std::size_t i = 0; i < distances.size(); ++i) {
      const double seen = found[i] == std::numeric_limits<double>::max() ? k_far : found[i];
      if (seen != distances[start][i] && std::abs(seen - distances[start][i]) > 1e-12) return false;
    }
  }
  return true;
}

bool components_agree(const Graph& g, const Matrix& hops) {
  std::vector<std::size_t> component(hops.size());
  const std::size_t count = boost::connected_components(g, by_entity(component));
  for (std::size_t a = 0; a < hops.size(); ++a) {
    for (std::size_t b = 0; b < hops.size(); ++b) {
      if ((component[a] == component[b]) != (hops[a][b] < k_far)) return false;
    }
  }
  return count == std::set<std::size_t>(component.begin(), component.end()).size();
}

bool page_rank_agrees(const Graph& g, const Matrix& shared) {
  const std::size_t count = shared.size();
  if (count == 0) return true;
  std::vector<double> found(count);
  boost::graph::page_rank(g, by_entity(found), boost::graph::n_iterations(20), 0.85);
  std::vector<double> rank(count, 1.0 / static_cast<double>(count));
  for (int round = 0; round < 20; ++round) {
    std::vector<double> next(count, 0.15);
    for (std::size_t a = 0; a < count; ++a) {
      const auto degree = std::count_if(shared[a].begin(), shared[a].end(), [](double n) { return n > 0; });
      for (std::size_t b = 0; b < count; ++b) {
        if (shared[a][b] > 0) next[b] += 0.85 * rank[a] / static_cast<double>(degree);
      }
    }
    rank = next;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (std::abs(rank[i] - found[i]) > 1e-9) return false;
  }
  return true;
}

bool all_agree(const Graph& g, std::uint32_t count, const Pairs& pairs) {
  const Matrix shared = shared_articles(count, pairs);
  const Matrix hops = all_distances(shared, false);
  return breadth_first_agrees(g, hops) && dijkstra_agrees(g, all_distances(shared, true)) && components_agree(g, hops) &&
         page_rank_agrees(g, shared);
}

TEST(BoostModel, AllGraphsUpToFourEntities) {
  for (std::uint32_t count = 0; count <= 4; ++count) {
    for (std::uint32_t mask = 0; mask < (1U << (count * (count - (count > 0)) / 2)); ++mask) {
      const Pairs pairs = pairs_of_mask(count, mask);
      EXPECT_TRUE(all_agree(graph_of(count, pairs), count, pairs)) << count << " entities, pairs " << mask;
    }
  }
}

TEST(BoostModel, RandomGraphs) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    std::mt19937_64 random(seed);
    const auto count = static_cast<std::uint32_t>(2 + random() % 40);
    const Pairs pairs = random_pairs(random, count, random() % 120);
    EXPECT_TRUE(all_agree(graph_of(count, pairs), count, pairs)) << "seed " << seed;
  }
}

TEST(BoostModel, TheChecksCatchAMissingTie) {
  const Pairs pairs{{0, 1}, {1, 2}, {2, 3}};
  Pairs without = pairs;
  without.pop_back();
  const Graph wrong = graph_of(4, without);
  const Matrix shared = shared_articles(4, pairs);
  EXPECT_FALSE(breadth_first_agrees(wrong, all_distances(shared, false)));
  EXPECT_FALSE(dijkstra_agrees(wrong, all_distances(shared, true)));
  EXPECT_FALSE(components_agree(wrong, all_distances(shared, false)));
  EXPECT_FALSE(page_rank_agrees(wrong, shared));
}

TEST(BoostModel, EveryViewShowsTheSameTies) {
  std::mt19937_64 random(11);
  const Graph g = graph_of(30, random_pairs(random, 30, 90));
  std::unordered_set<graph::TieEdge> seen;
  const auto [first, last] = edges(g);
  EXPECT_TRUE(std::is_sorted(first, last));
  for (auto at = first; at != last; ++at) {
    EXPECT_LT(source(*at, g), target(*at, g));
    EXPECT_TRUE(seen.insert(*at).second);
  }
  EXPECT_EQ(num_edges(g), seen.size());
  std::size_t ends = 0;
  for (auto [v, v_end] = vertices(g); v != v_end; ++v) {
    const auto [out, out_end] = out_edges(*v, g);
    auto [in, in_end] = in_edges(*v, g);
    auto [near, near_end] = adjacent_vertices(*v, g);
    EXPECT_EQ(out_degree(*v, g), static_cast<std::size_t>(out_end - out));
    EXPECT_EQ(in_end - in, out_end - out);
    for (auto at = out; at != out_end; ++at, ++in, ++near, ++ends) {
      EXPECT_TRUE(seen.contains(*at));
      EXPECT_EQ(*at, *in);
      EXPECT_EQ(*v, source(*at, g));
      EXPECT_EQ(*v, target(*in, g));
      EXPECT_EQ(*near, target(*at, g));
      EXPECT_EQ(*near, source(*in, g));
    }
  }
  EXPECT_EQ(2 * num_edges(g), ends);
}

TEST(BoostModel, IteratorsOutliveAMoveOfTheGraph) {
  Graph g = graph_of(3, {{0, 1}, {1, 2}});
  const auto [first, last] = out_edges(EntityId{1}, g);
  const graph::TieEdge edge = *first;
  const Graph moved = std::move(g);
  EXPECT_EQ(2, last - first);
  EXPECT_EQ(edge, *first);
  EXPECT_EQ(1U, moved.articles_at(edge.position));
  EXPECT_EQ(edge.position, moved.ties(EntityId{1}).position(0));
}

}  // namespace
}  // namespace guanxi::testing
