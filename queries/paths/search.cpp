#include "queries/paths/search.hpp"

namespace guanxi::queries {

namespace {

/// The question's filter without types: `via` takes their place.
Filter ties_only(Filter filter) {
  filter.types.clear();
  return filter;
}

}  // namespace

Ground::Ground(const graph::Graph& graph, const PathQuestion& question)
    : m_graph(&graph),
      m_sieve(graph, ties_only(question.filter)),
      m_closed(graph.entity_count(), 0),
      m_budget(question.budget) {
  if (!question.via.empty()) {
    unsigned wanted = 0;
    for (const EntityType type : question.via) wanted |= 1U << static_cast<unsigned>(type);
    for (std::uint32_t i = 0; i < m_closed.size(); ++i) {
      if (((wanted >> static_cast<unsigned>(graph.type(EntityId{i}))) & 1U) == 0) m_closed[i] = 1;
    }
    m_closed[question.from.index()] = 0;
    m_closed[question.to.index()] = 0;
    if (question.through) m_closed[question.through->index()] = 0;
  }
  for (const EntityId id : question.filter.avoid) m_closed[id.index()] = 1;
}

std::optional<graph::Tie> Ground::tie(EntityId a, EntityId b) {
  const auto found = m_graph->tie(a, b);
  return found ? admit(a, *found) : std::nullopt;
}

}  // namespace guanxi::queries
