// Neighbourhoods, beside a breadth-first walk of Boost over the same levels. Answers are compared first.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdlib>

#include "bench/random_news.hpp"
#include "queries/neighbours/neighbours.hpp"

namespace guanxi::bench {
namespace {

using BoostGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                      boost::no_property, std::uint32_t, std::uint32_t>;

struct Field {
  graph::Graph graph;
  BoostGraph boost;
  std::vector<std::pair<EntityId, EntityId>> pairs;
};

struct FarEnough {};

/// Counts what lies within the hops; throws at the first entity that has used them up.
class CountWithin : public boost::default_bfs_visitor {
 public:
  CountWithin(std::uint32_t hops, std::vector<std::uint32_t>* levels, std::size_t* count)
      : m_hops(hops), m_levels(levels), m_count(count) {}
  template <typename Vertex, typename Graph>
  void examine_vertex(Vertex vertex, const Graph&) const {
    if ((*m_levels)[vertex] == m_hops) throw FarEnough{};
  }
  template <typename Edge, typename Graph>
  void tree_edge(Edge edge, const Graph& graph) const {
    (*m_levels)[target(edge, graph)] = (*m_levels)[source(edge, graph)] + 1;
    ++*m_count;
  }

 private:
  std::uint32_t m_hops;
  std::vector<std::uint32_t>* m_levels;
  std::size_t* m_count;
};

std::size_t boost_near(const Field& field, EntityId centre, std::uint32_t hops) {
  std::vector<std::uint32_t> levels(field.graph.entity_count(), 0);
  std::size_t count = 0;
  try {
    boost::breadth_first_search(field.boost, centre.value, boost::visitor(CountWithin(hops, &levels, &count)));
  } catch (const FarEnough&) {
    return count;
  }
  return count;
}

constexpr std::size_t k_limit = 50;

const Field& field() {
  static const Field made = [] {
    graph::Graph graph = random_news(k_city);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
      for (const graph::Tie& tie : graph.ties(EntityId{i})) ends.emplace_back(i, tie.other.value);
    }
    BoostGraph twin(boost::edges_are_sorted, ends.begin(), ends.end(), static_cast<std::uint32_t>(graph.entity_count()));
    auto pairs = random_pairs(graph, 64);
    Field whole{std::move(graph), std::move(twin), std::move(pairs)};
    for (const auto& [centre, unused] : whole.pairs) {
      for (std::uint32_t hops = 1; hops <= 2; ++hops) {
        const std::size_t ours = queries::near(whole.graph, centre, hops, {}, k_limit).total;
        const std::size_t theirs = boost_near(whole, centre, hops);
        if (ours == theirs) continue;
        fmt::print(stderr, "near {} within {}: {} and {}\n", centre.value, hops, ours, theirs);
        std::exit(1);
      }
    }
    return whole;
  }();
  return made;
}

void near_guanxi(benchmark::State& state) {
  std::size_t i = 0;
  for (auto _ : state) {
    auto found = queries::near(field().graph, field().pairs[i++ % 64].first, static_cast<std::uint32_t>(state.range(0)),
                               {}, k_limit);
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(near_guanxi)->Arg(1)->Arg(2)->Unit(benchmark::kMicrosecond);

void near_boost_bfs(benchmark::State& state) {
  std::size_t i = 0;
  for (auto _ : state) {
    auto count = boost_near(field(), field().pairs[i++ % 64].first, static_cast<std::uint32_t>(state.range(0)));
    benchmark::DoNotOptimize(count);
  }
}
BENCHMARK(near_boost_bfs)->Arg(1)->Arg(2)->Unit(benchmark::kMicrosecond);

/// The greatest hub is entity 0 or close to it: the one most often drawn.
void near_hub(benchmark::State& state, bool by_date) {
  queries::Filter filter;
  if (by_date) {
    filter.since = Date{1'000};
    filter.until = Date{2'000};
  }
  for (auto _ : state) {
    auto found = queries::near(field().graph, EntityId{0}, 1, filter, k_limit);
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK_CAPTURE(near_hub, all_dates, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(near_hub, a_third_of_the_dates, true)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace guanxi::bench

BENCHMARK_MAIN();
