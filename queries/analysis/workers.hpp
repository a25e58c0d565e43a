// Work on several threads whose result does not depend on how many there are. Private to queries/analysis.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "graph/index/graph.hpp"

namespace guanxi::queries {

/// How many threads an analysis may use.
struct Threads {
  unsigned count = 0;  ///< 0: as many as there are processors
};

/// Threads that are there from the first of many jobs to the last, and sleep between them. A job has parts; threads
/// take the next part that is left. Whoever keeps one result a part and joins them in the order of the parts has the
/// same bytes whatever the number of threads. For one thread to use.
class Crew {
 public:
  using Work = std::function<void(std::size_t part, std::size_t worker)>;

  explicit Crew(Threads threads);
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  /// How many threads work, the caller's among them: at least 1.
  [[nodiscard]] std::size_t size() const { return m_others.size() + 1; }
  /// Calls work(part, worker) once for each part < parts, and no two at a time with the same worker < size(), which
  /// says what memory a part may use for itself. What work() throws is thrown again here, once all parts have ended.
  void share_out(std::size_t parts, const Work& work);

 private:
  void take(std::size_t worker);
  void follow(std::size_t worker);

  std::vector<std::thread> m_others;
  const Work* m_work = nullptr;  // null in the last job: go home
  std::size_t m_parts = 0;
  std::atomic<std::size_t> m_next{0};
  std::atomic<std::uint32_t> m_job{0};
  std::atomic<std::size_t> m_busy{0};
  std::mutex m_mutex;
  std::exception_ptr m_thrown;  // memory may run out on any thread; the caller is to hear of it
};

/// A single job: calls work(part) once for each part < parts, as Crew::share_out.
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
