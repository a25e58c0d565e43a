// Work on several threads whose result does not depend on how many there are. Private to queries/analysis.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "graph/index/graph.hpp"

namespace guanxi::queries {

/// How many threads an analysis may use.
struct Threads {
  unsigned count = 0;  ///< 0: as many as there are processors
};

/// Calls work(part) once for each part < parts; threads take the next part that is left. Whoever keeps one result a
/// part and joins them in the order of the parts has the same bytes whatever the number of threads. What work() throws
/// is thrown again here, once all threads have ended.
void share_out(Threads threads, std::size_t parts, const std::function<void(std::size_t)>& work);

/// Entities in runs of equal length, the last one shorter.
class EntityRuns {
 public:
  explicit EntityRuns(const graph::Graph& graph) : m_entities(graph.entity_count()) {}
  [[nodiscard]] std::size_t count() const { return (m_entities + k_length - 1) / k_length; }
  [[nodiscard]] std::size_t begin(std::size_t run) const { return run * k_length; }
  [[nodiscard]] std::size_t end(std::size_t run) const { return std::min(m_entities, (run + 1) * k_length); }

 private:
  static constexpr std::size_t k_length = 4096;  // some hundred microseconds of rows
  std::size_t m_entities;
};

}  // namespace guanxi::queries
