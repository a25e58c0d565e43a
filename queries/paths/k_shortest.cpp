#include "queries/paths/k_shortest.hpp"

#include <iterator>
#include <utility>

namespace guanxi::queries {

PathEnumerator::PathEnumerator(PathSearch& search, Ground& ground, EntityId from, EntityId to, std::uint32_t max_hops,
                               std::size_t wanted)
    : m_search(&search), m_ground(&ground), m_to(to), m_max_hops(max_hops), m_wanted(wanted) {
  if (m_wanted > 0) look_into({.prefix = {from}, .not_next = {}});
}

void PathEnumerator::look_into(Cell cell) {
  if (m_wanted == 0) return;
  const bool enough = m_candidates.size() >= m_wanted;
  const Rank bound = enough ? std::prev(m_candidates.end())->path.rank : k_no_bound;
  auto path = m_search->best(*m_ground, cell, m_to, m_max_hops, bound);
  if (!path) return;
  m_candidates.insert({.path = std::move(*path), .cell = std::move(cell)});
  if (m_candidates.size() > m_wanted) m_candidates.erase(std::prev(m_candidates.end()));
}

/// What the candidate's cell holds besides its best path: for each entity from the cell's last one on, the paths that
/// follow it that far and then leave it.
void PathEnumerator::split(const Candidate& candidate) {
  const auto& entities = candidate.path.entities;
  const std::size_t first = candidate.cell.prefix.size();
  for (std::size_t length = first; length < entities.size(); ++length) {
    Cell cell{.prefix = {entities.begin(), entities.begin() + static_cast<std::ptrdiff_t>(length)}, .not_next = {}};
    if (length == first) cell.not_next = candidate.cell.not_next;
    cell.not_next.push_back(entities[length]);
    look_into(std::move(cell));
  }
}

std::optional<RankedPath> PathEnumerator::next() {
  if (m_given) split(*std::exchange(m_given, std::nullopt));
  if (m_wanted == 0 || m_candidates.empty()) return std::nullopt;
  --m_wanted;
  m_given = std::move(m_candidates.extract(m_candidates.begin()).value());
  return m_given->path;
}

}  // namespace guanxi::queries
