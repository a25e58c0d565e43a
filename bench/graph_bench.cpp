// The questions of the graph peers, put to an imported index: one line a question, as the peers print theirs.
//   graph_bench INDEX FOLDER
// FOLDER has pairs1000.csv, pairs200.csv, pairs50.csv (two ids a line) and ents1000.csv (one a line). Every question is
// asked once to warm up and once for the figures; the sums are for bench/peers.sh to compare.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "bench/whole_graph.hpp"
#include "queries/neighbours/neighbours.hpp"
#include "queries/paths/fewest_hops.hpp"
#include "queries/paths/paths.hpp"

namespace guanxi::bench {
namespace {

constexpr std::uint32_t k_any_length = 100;

struct Ends {
  EntityId from;
  EntityId to;
};

/// "1,2" or "1" a line.
std::vector<Ends> read_ends(const std::string& path) {
  std::vector<Ends> ends;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::size_t comma = 0;
    const auto from = static_cast<std::uint32_t>(std::stoul(line, &comma));
    const bool pair = comma < line.size() && line[comma] == ',';
    ends.push_back(
        {EntityId{from}, EntityId{pair ? static_cast<std::uint32_t>(std::stoul(line.substr(comma + 1))) : 0}});
  }
  return ends;
}

/// Asks all, then all again with the clock, and prints median, 99th percentile and the sum of the answers.
void run(const std::string& name, const std::vector<Ends>& all, const std::string& sum_name, int digits,
         const std::function<double(const Ends&)>& ask) {
  using Clock = std::chrono::steady_clock;
  for (const Ends& ends : all) ask(ends);
  std::vector<double> times;
  double sum = 0;
  for (const Ends& ends : all) {
    const auto start = Clock::now();
    sum += ask(ends);
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  fmt::print("{:<16} n={} median_us={:.2f} p99_us={:.1f} {}={:.{}f}\n", name, times.size(), times[times.size() / 2],
             times[times.size() * 99 / 100], sum_name, sum, digits);
}

double hops_of(const Result<queries::PathAnswer>& answer) {
  return answer->paths.empty() ? 0 : static_cast<double>(answer->paths.front().entities.size() - 1);
}

queries::PathQuestion question(const Ends& ends) {
  queries::PathQuestion made;
  made.from = ends.from;
  made.to = ends.to;
  made.max_hops = k_any_length;
  return made;
}

void ask_all(const graph::Graph& graph, const std::string& folder) {
  const auto thousand = read_ends(folder + "/pairs1000.csv");
  const auto two_hundred = read_ends(folder + "/pairs200.csv");
  const auto fifty = read_ends(folder + "/pairs50.csv");
  const auto centres = read_ends(folder + "/ents1000.csv");
  queries::FewestHops fewest(graph);
  queries::PathFinder paths(graph);
  queries::NearFinder near(graph);
  run("c_shortest", thousand, "sum", 0, [&](const Ends& ends) {
    return static_cast<double>(fewest.between(ends.from, ends.to, k_any_length).value_or(0));
  });
  run("c_strongest", thousand, "sum", 0, [&](const Ends& ends) { return hops_of(paths.find(question(ends))); });
  run("d_weighted", two_hundred, "sum", 5, [&](const Ends& ends) {
    queries::PathQuestion asked = question(ends);
    asked.weighting = queries::Weighting::inverse;
    const auto answer = paths.find(asked);
    return answer->paths.empty() ? 0 : answer->paths.front().cost;
  });
  run("e_paths3", fifty, "count", 0, [&](const Ends& ends) {
    queries::PathQuestion asked = question(ends);
    asked.extent = queries::Extent::all;
    asked.max_hops = 3;
    asked.count = 0;
    return static_cast<double>(paths.find(asked)->total);
  });
  const auto within_two = [&](std::size_t limit) {
    return
        [&near, limit](const Ends& ends) { return static_cast<double>(near.find(ends.from, 2, {}, limit).total + 1); };
  };
  run("f_2hop", centres, "sum", 0, within_two(0));
  run("f_2hop_top20", centres, "sum", 0, within_two(20));
}

}  // namespace
}  // namespace guanxi::bench

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: graph_bench INDEX FOLDER\n");
    return 2;
  }
  const auto graph = guanxi::bench::open_whole(argv[1]);
  if (!graph) {
    fmt::print(stderr, "{}\n", graph.error().message);
    return 3;
  }
  guanxi::bench::ask_all(*graph, argv[2]);
  return 0;
}
