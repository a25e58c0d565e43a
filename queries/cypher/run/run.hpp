// One query while it runs: the frame of variables, the graph, the parameters, the limits.
//
// All operators of a plan share one frame: an operator's next() fills its slots. Operators that keep rows (sorting,
// grouping) save the slots that are read behind them and put them back.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "queries/cypher/graph/property_graph.hpp"
#include "queries/cypher/syntax/ast.hpp"
#include "queries/cypher/value/value.hpp"

namespace guanxi::cypher {

struct Limits {
  std::size_t memory = std::size_t{1} << 30U;  ///< bytes that rows, lists and searches may hold
  std::chrono::milliseconds time{60'000};
};

class Operator;

class Run {
 public:
  Run(PropertyGraph& graph, const Map& parameters, const Limits& limits, std::size_t slots);
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  ~Run();

  PropertyGraph& graph;
  const Map& parameters;
  std::vector<Value> frame;
  std::vector<std::unique_ptr<Operator>> subplans;

  /// Called for each step of work: every so often looks at the clock. Errors: Failure where the time is over.
  void step() {
    if ((++m_steps & 0x3FFU) == 0) look_at_clock();
  }
  /// Counts bytes that are kept, and given back. Errors: Failure beyond the limit.
  void keep(std::size_t bytes) {
    m_kept += bytes;
    if (m_kept > m_limits.memory) out_of_memory();
  }
  void release(std::size_t bytes) { m_kept -= std::min(bytes, m_kept); }

  /// The time at which the query started: one for the whole query.
  [[nodiscard]] std::int64_t now_seconds() const { return m_now_seconds; }
  [[nodiscard]] std::int32_t now_nanos() const { return m_now_nanos; }
  /// 0 <= x < 1.
  [[nodiscard]] double random();

 private:
  void look_at_clock() const;
  [[noreturn]] void out_of_memory() const;

  Limits m_limits;
  std::chrono::steady_clock::time_point m_start;
  std::uint64_t m_steps = 0;
  std::size_t m_kept = 0;
  std::int64_t m_now_seconds = 0;
  std::int32_t m_now_nanos = 0;
  std::uint64_t m_random;
};

/// The value of an expression on the run's frame. Errors: Failure.
[[nodiscard]] Value evaluate(const Expr& expr, Run& run);
/// Is a condition true? Null and false are not. Errors: Failure where it is no truth value.
[[nodiscard]] bool holds(const Expr& expr, Run& run);

}  // namespace guanxi::cypher
