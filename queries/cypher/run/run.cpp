#include "queries/cypher/run/run.hpp"

#include <fmt/format.h>

#include "queries/cypher/run/operator.hpp"

namespace guanxi::cypher {

Run::Run(PropertyGraph& g, const Map& params, const Limits& limits, std::size_t slots)
    : graph(g), parameters(params), frame(slots), m_limits(limits), m_start(std::chrono::steady_clock::now()) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto nanos = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
  m_now_seconds = floor_div(nanos, k_nanos);
  m_now_nanos = static_cast<std::int32_t>(floor_mod(nanos, k_nanos));
  m_random = static_cast<std::uint64_t>(nanos) | 1U;
}

Run::~Run() = default;

double Run::random() {
  // xorshift64*, Vigna 2016: rand() promises no more than numbers that look like chance
  m_random ^= m_random >> 12U;
  m_random ^= m_random << 25U;
  m_random ^= m_random >> 27U;
  return static_cast<double>((m_random * 0x2545F4914F6CDD1DULL) >> 11U) * 0x1.0p-53;
}

void Run::look_at_clock() const {
  if (std::chrono::steady_clock::now() - m_start < m_limits.time) return;
  raise("TransientError", "TimeLimit",
        fmt::format("the query was stopped after {} seconds", static_cast<double>(m_limits.time.count()) / 1000),
        "make the pattern narrower, add LIMIT, or raise --timeout");
}

void Run::out_of_memory() const {
  raise("TransientError", "MemoryLimit",
        fmt::format("the query was stopped: it holds more than {} MiB", m_limits.memory >> 20U),
        "return less at once: aggregate, add LIMIT, or raise --memory-limit");
}

}  // namespace guanxi::cypher
