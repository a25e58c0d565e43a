// Any text as a query: planned, then run on a small graph within small limits. It may fail, but not fall.
#include <cstdint>
#include <string>
#include <string_view>

#include "queries/cypher/graph/memory_graph.hpp"
#include "queries/cypher/query.hpp"

namespace {

using namespace guanxi::cypher;

void run(std::string_view text) {
  MemoryGraph graph;
  const auto nothing = [](const List&) { return true; };
  Settings settings;
  settings.limits = {std::size_t{8} << 20U, std::chrono::milliseconds(200)};
  const auto made = run_query("CREATE (a:A {n: 1}), (b:B {n: 'x'}), (a)-[:R {w: 2}]->(b), (b)-[:S]->(a), (a)-[:R]->(a)",
                              {}, graph, settings, {}, nothing);
  if (!made) __builtin_trap();
  const Map parameters{{"p", Value(std::int64_t{3})}};
  for (const Optimise optimise : {Optimise::yes, Optimise::no}) {
    settings.optimise = optimise;
    const auto answer = run_query(text, parameters, graph, settings, {}, nothing);
    if (!answer) static_cast<void>(error_text(answer.error(), text));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  static_cast<void>(split_statements(text));
  run(text);
  return 0;
}
