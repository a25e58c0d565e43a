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
      m_named{question.from, question.to},
      m_closed(graph.entity_count()),
      m_budget(question.budget) {
  for (const EntityType type : question.via) m_via_bits |= 1U << static_cast<unsigned>(type);
  m_named.insert(m_named.end(), question.through.begin(), question.through.end());
  m_all_open = m_via_bits == 0;
  for (const EntityId id : question.filter.avoid) close(id);
}

void Ground::close(EntityId id) {
  m_all_open = false;
  if (std::uint32_t* const times = m_closed.find(id.value)) {
    ++*times;
  } else {
    m_closed.insert(id.value, 1);
  }
}

void Ground::reopen(EntityId id) { --*m_closed.find(id.value); }

bool Ground::open_checked(EntityId id) const {
  const std::uint32_t* const times = m_closed.find(id.value);
  if (times != nullptr && *times > 0) return false;
  if (m_via_bits == 0 || ((m_via_bits >> static_cast<unsigned>(m_graph->type(id))) & 1U) != 0) return true;
  return std::find(m_named.begin(), m_named.end(), id) != m_named.end();
}

std::optional<graph::Tie> Ground::tie(EntityId a, EntityId b) {
  const auto found = m_graph->tie(a, b);
  return found ? admit(a, *found) : std::nullopt;
}

}  // namespace guanxi::queries
