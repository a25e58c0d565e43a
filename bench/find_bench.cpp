// Finding names among 300,000 printed forms (100,000 entities). What is found is checked first: every hit holds the text.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <tuple>

#include "base/text.hpp"
#include "bench/random_news.hpp"
#include "queries/find/find.hpp"

namespace guanxi::bench {
namespace {

constexpr std::size_t k_limit = 20;

const graph::Graph& names() {
  static const graph::Graph graph = [] {
    graph::Graph made = random_news({.entities = 100'000, .articles = 10, .entities_in_article = 2, .skew = 0.5});
    fmt::print(stderr, "{} printed forms\n", made.all_aliases().size());
    return made;
  }();
  return graph;
}

/// The first two characters of some entity's name.
std::string beginning() {
  const std::string_view name = names().name(EntityId{4242});
  std::size_t end = 0;
  for (int characters = 0; characters < 2; ++characters) std::ignore = next_code_point(name, end);
  return std::string(name.substr(0, end));
}

void find_text(benchmark::State& state, const std::string& text, queries::MatchKind last_kind) {
  const auto hits = queries::find(names(), text, k_limit);
  const bool right = !hits.empty() && hits.back().kind <= last_kind;
  if (!right) {
    fmt::print(stderr, "find '{}': {} hits\n", text, hits.size());
    std::exit(1);
  }
  for (auto _ : state) {
    auto found = queries::find(names(), text, k_limit);
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK_CAPTURE(find_text, name, std::string(names().name(EntityId{4242})), queries::MatchKind::part)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_text, part, beginning(), queries::MatchKind::part)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_text, pinyin, std::string(names().all_aliases()[777].pinyin.substr(0, 4)), queries::MatchKind::initials)
    ->Unit(benchmark::kMillisecond);

void resolve_unknown(benchmark::State& state) {
  const std::string unknown = std::string(names().name(EntityId{4242})) + "没有";
  if (queries::resolve_entity(names(), unknown).has_value()) std::exit(1);
  for (auto _ : state) {
    auto answer = queries::resolve_entity(names(), unknown);
    benchmark::DoNotOptimize(answer);
  }
}
BENCHMARK(resolve_unknown)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace guanxi::bench

BENCHMARK_MAIN();
