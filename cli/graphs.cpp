#include "cli/graphs.hpp"

#include "cli/streams.hpp"

namespace guanxi::cli {

Result<void> OpenGraph::read_all() {
  if (m_all_read) return {};
  GUANXI_CHECK(m_graph.read_all());
  m_all_read = true;
  return {};
}

queries::PathFinder& OpenGraph::path_finder() {
  if (!m_path_finder) m_path_finder.emplace(m_graph);
  return *m_path_finder;
}

queries::NearFinder& OpenGraph::near_finder() {
  if (!m_near_finder) m_near_finder.emplace(m_graph);
  return *m_near_finder;
}

void OpenGraph::forget_searches() {
  m_path_finder.reset();
  m_near_finder.reset();
}

void Graphs::forget_searches() {
  for (const auto& [path, graph] : m_opened)
    if (graph) graph->forget_searches();
}

Result<OpenGraph*> Graphs::open(const std::string& path) {
  std::unique_ptr<OpenGraph>& slot = m_opened[path];
  if (!slot) {
    GUANXI_TRY(graph::Graph graph, graph::Graph::open(path, say));
    slot = std::make_unique<OpenGraph>(std::move(graph));
  }
  return slot.get();
}

}  // namespace guanxi::cli
