// Whole-graph analyses of an index beside Boost's stock algorithms over its own compressed rows, in one run.
//   analysis_bench INDEX [NAME...]
// NAME: pagerank, components, cores, betweenness, communities; all where none is given. Answers are compared with
// Boost's first; the program ends with 1 where they differ. Seconds are the best of three runs.
#include <fmt/format.h>

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/page_rank.hpp>
#include <chrono>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "bench/whole_graph.hpp"
#include "queries/analysis/betweenness.hpp"
#include "queries/analysis/communities.hpp"
#include "queries/analysis/components.hpp"
#include "queries/analysis/cores.hpp"
#include "queries/analysis/pagerank.hpp"

namespace guanxi::bench {
namespace {

using BoostGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                      boost::no_property, std::uint32_t, std::uint32_t>;

/// Every tie both ways, as Boost's own peers of this project have it.
BoostGraph boost_graph(const graph::Graph& graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  ends.reserve(2 * graph.tie_count());
  for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
    for (const EntityId other : graph.neighbours(EntityId{i})) ends.emplace_back(i, other.value);
  }
  return {boost::edges_are_sorted, ends.begin(), ends.end(), static_cast<std::uint32_t>(graph.entity_count())};
}

double seconds(const std::function<void()>& work, int times = 3) {
  using Clock = std::chrono::steady_clock;
  double best = INFINITY;
  for (int i = 0; i < times; ++i) {
    const auto start = Clock::now();
    work();
    best = std::min(best, std::chrono::duration<double>(Clock::now() - start).count());
  }
  return best;
}

void print(const std::string& name, double ours, const std::string& answer) {
  fmt::print("{:<12} guanxi {:8.3f} s  {}\n", name, ours, answer);
  std::fflush(stdout);
}

/// Prints both and says whether their answers are one.
[[nodiscard]] bool print_beside(const std::string& name, double ours, double theirs, bool same,
                                const std::string& answer) {
  fmt::print("{:<12} guanxi {:8.3f} s  boost {:8.3f} s  x {:5.1f}  {}{}\n", name, ours, theirs, theirs / ours, answer,
             same ? "" : "  DIFFERS");
  std::fflush(stdout);
  return same;
}

/// Boost's ranks are not shares: without ties a vertex leads nowhere, and the sum is what it is.
bool same_ranks(const std::vector<double>& ours, const std::vector<double>& theirs) {
  double sum = 0;
  for (const double rank : theirs) sum += rank;
  double difference = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) difference += std::abs(ours[i] - theirs[i] / sum);
  return difference < 1e-4;
}

bool run_pagerank(const graph::Graph& graph) {
  const BoostGraph boost = boost_graph(graph);
  const auto index = get(boost::vertex_index, boost);
  const std::size_t entities = graph.entity_count();
  std::vector<double> theirs(entities);
  std::vector<double> other(entities);
  const auto ask_boost = [&](std::size_t iterations) {
    boost::graph::page_rank(boost, boost::make_iterator_property_map(theirs.begin(), index),
                            boost::graph::n_iterations(iterations), 0.85, static_cast<std::uint32_t>(entities),
                            boost::make_iterator_property_map(other.begin(), index));
  };
  constexpr std::size_t k_for_the_clock = 25;  // as peers run it, though its ranks are then more than 1e-4 off
  constexpr std::size_t k_for_the_answer = 100;
  const double their_time = seconds([&] { ask_boost(k_for_the_clock); });
  ask_boost(k_for_the_answer);
  std::vector<double> ours;
  const double our_time = seconds([&] { ours = queries::pagerank(graph); });
  const auto top = std::max_element(ours.begin(), ours.end());
  return print_beside("pagerank", our_time, their_time, same_ranks(ours, theirs),
                      fmt::format("top {} {:.6g}", top - ours.begin(), *top));
}

bool run_components(const graph::Graph& graph) {
  const BoostGraph boost = boost_graph(graph);
  std::size_t theirs = 0;
  const double their_time = seconds([&] {
    boost::two_bit_color_map<decltype(get(boost::vertex_index, boost))> colours(graph.entity_count(),
                                                                                get(boost::vertex_index, boost));
    boost::queue<std::uint32_t> queue;
    theirs = 0;
    for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
      if (get(colours, i) != boost::two_bit_white) continue;
      ++theirs;
      boost::breadth_first_visit(boost, i, queue, boost::default_bfs_visitor(), colours);
    }
  });
  std::size_t ours = 0;
  const double our_time = seconds([&] { ours = queries::components(graph).count; });
  return print_beside("components", our_time, their_time, ours == theirs, fmt::format("{} components", ours));
}

bool run_cores(const graph::Graph& graph) {
  const BoostGraph boost = boost_graph(graph);
  std::vector<std::uint32_t> theirs(graph.entity_count());
  const double their_time = seconds(
      [&] {
        boost::core_numbers(boost, boost::make_iterator_property_map(theirs.begin(), get(boost::vertex_index, boost)));
      },
      1);
  std::vector<std::uint32_t> ours;
  const double our_time = seconds([&] { ours = queries::core_numbers(graph); });
  const auto deepest = ours.empty() ? 0 : *std::max_element(ours.begin(), ours.end());
  return print_beside("cores", our_time, their_time, ours == theirs, fmt::format("deepest {}", deepest));
}

bool run_betweenness(const graph::Graph& graph) {
  queries::Betweenness found;
  const double our_time = seconds([&] { found = queries::betweenness(graph); }, 1);
  const auto top = std::max_element(found.shares.begin(), found.shares.end()) - found.shares.begin();
  print("betweenness", our_time,
        fmt::format("{} sources, top {} {:.4f} +- {:.4f}", found.sources, top,
                    found.shares[static_cast<std::size_t>(top)], found.errors[static_cast<std::size_t>(top)]));
  return true;
}

bool run_communities(const graph::Graph& graph) {
  queries::Communities found;
  const double our_time = seconds([&] { found = queries::communities(graph); });
  print("communities", our_time, fmt::format("{} communities, modularity {:.4f}", found.count, found.modularity));
  return true;
}

int run(const graph::Graph& graph, const std::vector<std::string>& names) {
  struct Analysis {
    std::string name;
    bool (*run)(const graph::Graph&);
  };
  const Analysis all[] = {{"pagerank", run_pagerank},
                          {"components", run_components},
                          {"cores", run_cores},
                          {"betweenness", run_betweenness},
                          {"communities", run_communities}};
  bool same = true;
  for (const Analysis& analysis : all) {
    if (names.empty() || std::find(names.begin(), names.end(), analysis.name) != names.end())
      same = analysis.run(graph) && same;
  }
  return same ? 0 : 1;
}

}  // namespace
}  // namespace guanxi::bench

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: analysis_bench INDEX [NAME...]\n");
    return 2;
  }
  const auto graph = guanxi::bench::open_whole(argv[1]);
  if (!graph) {
    fmt::print(stderr, "{}\n", graph.error().message);
    return 3;
  }
  return guanxi::bench::run(*graph, {argv + 2, argv + argc});
}
