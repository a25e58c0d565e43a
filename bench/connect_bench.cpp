// How long it takes to join entities drawn at random, and how many of the answers are proven to be the least.
//   connect_bench INDEX [QUESTIONS [MOST]]       30 questions for each number of ends from 2 to MOST (6)
// Times are those of the thread's processor: what else the machine does counts less. Each answer is checked to be a
// tree that joins its ends, and the sums of costs tell whether two versions agree.
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <random>
#include <vector>

#include "bench/whole_graph.hpp"
#include "queries/connect/connect.hpp"

namespace guanxi::bench {
namespace {

double processor_milliseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Different entities that are tied to anything.
std::vector<EntityId> random_ends(const graph::Graph& graph, std::size_t count, std::mt19937_64& random) {
  std::vector<EntityId> ends;
  while (ends.size() < count) {
    const EntityId id{static_cast<std::uint32_t>(random() % graph.entity_count())};
    if (graph.degree(id) != 0 && std::find(ends.begin(), ends.end(), id) == ends.end()) ends.push_back(id);
  }
  return ends;
}

/// One tie fewer than entities, and the ends hang together by them.
bool is_tree(const queries::Connection& found, const std::vector<EntityId>& ends) {
  std::map<EntityId, EntityId> part;
  for (const EntityId id : found.entities) part[id] = id;
  const std::function<EntityId(EntityId)> root = [&](EntityId id) { return part[id] == id ? id : root(part[id]); };
  for (const auto& [a, b] : found.ties) part[root(a)] = root(b);
  return found.ties.size() + 1 == found.entities.size() &&
         std::all_of(ends.begin(), ends.end(), [&](EntityId end) { return root(end) == root(ends[0]); });
}

bool run(const graph::Graph& graph, queries::Weighting weighting, std::size_t count, std::size_t questions) {
  std::mt19937_64 random(count);
  std::vector<double> times;
  std::size_t proven = 0;
  double cost = 0;
  for (std::size_t i = 0; i < questions; ++i) {
    queries::ConnectQuestion question;
    question.ends = random_ends(graph, count, random);
    question.weighting = weighting;
    const double start = processor_milliseconds();
    const auto found = queries::connect(graph, question);
    times.push_back(processor_milliseconds() - start);
    if (!found) continue;  // of different components
    if (!is_tree(*found, question.ends)) return false;
    proven += found->least == queries::Least::proven ? 1U : 0U;
    cost += found->cost;
  }
  std::sort(times.begin(), times.end());
  fmt::print("{:<9} ends={} n={} median_ms={:.2f} p99_ms={:.1f} proven={} cost={:.4f}\n",
             weighting == queries::Weighting::hops ? "hops" : "strength", count, questions, times[questions / 2],
             times[questions * 99 / 100], proven, cost);
  std::fflush(stdout);
  return true;
}

}  // namespace
}  // namespace guanxi::bench

int main(int argc, char** argv) {
  using namespace guanxi;
  const std::size_t questions = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 30;
  const std::size_t most_ends = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 6;
  if (argc < 2 || argc > 4 || questions == 0 || most_ends < 2) {
    fmt::print(stderr, "usage: connect_bench INDEX [QUESTIONS [MOST]]\n");
    return 2;
  }
  const auto graph = bench::open_whole(argv[1]);
  if (!graph) {
    fmt::print(stderr, "{}\n", graph.error().message);
    return 3;
  }
  for (const auto weighting : {queries::Weighting::hops, queries::Weighting::strength}) {
    for (std::size_t ends = 2; ends <= most_ends; ++ends) {
      if (bench::run(*graph, weighting, ends, questions)) continue;
      fmt::print(stderr, "an answer is no tree that joins its ends\n");
      return 1;
    }
  }
  return 0;
}
