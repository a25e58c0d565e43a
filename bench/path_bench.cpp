// Paths beside Boost's own breadth-first search and Dijkstra, which stop at the target too. Answers are compared first.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <cstdlib>
#include <memory>

#include "bench/random_news.hpp"
#include "queries/paths/paths.hpp"

namespace guanxi::bench {
namespace {

using queries::Weighting;

struct Cost {
  double cost = 0;
};
using BoostGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Cost, boost::no_property,
                                                      std::uint32_t, std::uint32_t>;

BoostGraph boost_graph(const graph::Graph& graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Cost> costs;
  for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
    for (const graph::Tie& tie : graph.ties(EntityId{i})) {
      ends.emplace_back(i, tie.other.value);
      costs.push_back({queries::cost_of(tie)});
    }
  }
  return {boost::edges_are_sorted, ends.begin(), ends.end(), costs.begin(),
          static_cast<std::uint32_t>(graph.entity_count())};
}

struct Arrived {};

/// Throws when the target is reached, the documented way to stop a Boost search.
class StopAt : public boost::default_bfs_visitor {
 public:
  StopAt(std::uint32_t target, std::vector<std::uint32_t>* hops) : m_target(target), m_hops(hops) {}
  template <typename Edge, typename Graph>
  void tree_edge(Edge edge, const Graph& graph) const {
    (*m_hops)[target(edge, graph)] = (*m_hops)[source(edge, graph)] + 1;
    if (target(edge, graph) == m_target) throw Arrived{};
  }

 private:
  std::uint32_t m_target;
  std::vector<std::uint32_t>* m_hops;
};

class StopSettled : public boost::default_dijkstra_visitor {
 public:
  explicit StopSettled(std::uint32_t target) : m_target(target) {}
  template <typename Vertex, typename Graph>
  void examine_vertex(Vertex vertex, const Graph&) const {
    if (vertex == m_target) throw Arrived{};
  }

 private:
  std::uint32_t m_target;
};

/// A graph, the same for Boost, and pairs to join. Made once, kept to the end.
struct Field {
  graph::Graph graph;
  BoostGraph boost;
  std::vector<std::pair<EntityId, EntityId>> pairs;
};

double boost_hops(const Field& field, EntityId from, EntityId to) {
  std::vector<std::uint32_t> hops(field.graph.entity_count(), 0);
  try {
    boost::breadth_first_search(field.boost, from.value, boost::visitor(StopAt(to.value, &hops)));
  } catch (const Arrived&) {
    return hops[to.index()];
  }
  return INFINITY;
}

double boost_cost(const Field& field, EntityId from, EntityId to) {
  std::vector<double> costs(field.graph.entity_count());
  try {
    boost::dijkstra_shortest_paths(field.boost, from.value,
                                   boost::weight_map(get(&Cost::cost, field.boost))
                                       .distance_map(boost::make_iterator_property_map(
                                           costs.begin(), get(boost::vertex_index, field.boost)))
                                       .visitor(StopSettled(to.value)));
  } catch (const Arrived&) {
    return costs[to.index()];
  }
  return INFINITY;
}

queries::PathQuestion question(std::pair<EntityId, EntityId> ends, Weighting weighting, std::size_t count) {
  return {.from = ends.first, .to = ends.second, .count = count, .max_hops = 30, .weighting = weighting, .via = {},
          .through = {}, .filter = {}};
}

double our_cost(const Field& field, std::pair<EntityId, EntityId> ends, Weighting weighting) {
  const auto found = queries::paths(field.graph, question(ends, weighting, 1));
  return found && !found->empty() ? found->front().cost : INFINITY;
}

/// Ends the program where an answer differs from Boost's: a figure for a wrong answer is worth nothing.
void verify(const Field& field) {
  for (const auto& ends : field.pairs) {
    const double hops = our_cost(field, ends, Weighting::hops);
    const double cost = our_cost(field, ends, Weighting::strength);
    const double their_hops = boost_hops(field, ends.first, ends.second);
    const double their_cost = boost_cost(field, ends.first, ends.second);
    const bool same_cost = cost == their_cost || std::abs(cost - their_cost) < 1e-5;
    if (hops == their_hops && same_cost) continue;
    fmt::print(stderr, "{} to {}: hops {} and {}, cost {} and {}\n", ends.first.value, ends.second.value, hops,
               their_hops, cost, their_cost);
    std::exit(1);
  }
}

const Field& field_of(const NewsShape& shape) {
  static std::vector<std::pair<const NewsShape*, std::unique_ptr<Field>>> fields;
  for (const auto& [known, field] : fields) {
    if (known == &shape) return *field;
  }
  graph::Graph graph = random_news(shape);
  BoostGraph twin = boost_graph(graph);
  auto pairs = random_pairs(graph, 64);
  fields.emplace_back(&shape, std::make_unique<Field>(Field{std::move(graph), std::move(twin), std::move(pairs)}));
  const Field& field = *fields.back().second;
  std::size_t greatest = 0;
  for (std::uint32_t i = 0; i < field.graph.entity_count(); ++i) {
    greatest = std::max(greatest, field.graph.ties(EntityId{i}).size());
  }
  fmt::print(stderr, "{} entities, {} ties, greatest hub {}\n", field.graph.entity_count(), field.graph.tie_count(),
             greatest);
  verify(field);
  return field;
}

void ours(benchmark::State& state, const NewsShape& shape, Weighting weighting, std::size_t count) {
  const Field& field = field_of(shape);
  std::size_t i = 0;
  for (auto _ : state) {
    auto found = queries::paths(field.graph, question(field.pairs[i++ % field.pairs.size()], weighting, count));
    benchmark::DoNotOptimize(found);
  }
}

void theirs(benchmark::State& state, const NewsShape& shape, Weighting weighting) {
  const Field& field = field_of(shape);
  std::size_t i = 0;
  for (auto _ : state) {
    const auto [from, to] = field.pairs[i++ % field.pairs.size()];
    double cost = weighting == Weighting::hops ? boost_hops(field, from, to) : boost_cost(field, from, to);
    benchmark::DoNotOptimize(cost);
  }
}

void register_for(const std::string& name, const NewsShape& shape) {
  const auto add = [&](const std::string& what, auto run) {
    benchmark::RegisterBenchmark((name + "/" + what).c_str(), run)->Unit(benchmark::kMicrosecond)->MinTime(0.3);
  };
  add("hops/guanxi", [&shape](benchmark::State& state) { ours(state, shape, Weighting::hops, 1); });
  add("hops/boost_bfs", [&shape](benchmark::State& state) { theirs(state, shape, Weighting::hops); });
  add("hops_10_best/guanxi", [&shape](benchmark::State& state) { ours(state, shape, Weighting::hops, 10); });
  add("weighted/guanxi", [&shape](benchmark::State& state) { ours(state, shape, Weighting::strength, 1); });
  add("weighted/boost_dijkstra", [&shape](benchmark::State& state) { theirs(state, shape, Weighting::strength); });
  add("weighted_10_best/guanxi", [&shape](benchmark::State& state) { ours(state, shape, Weighting::strength, 10); });
}

}  // namespace
}  // namespace guanxi::bench

int main(int argc, char** argv) {
  guanxi::bench::register_for("city", guanxi::bench::k_city);
  guanxi::bench::register_for("country", guanxi::bench::k_country);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
