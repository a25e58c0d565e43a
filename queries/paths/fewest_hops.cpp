#include "queries/paths/fewest_hops.hpp"

#include <algorithm>

namespace guanxi::queries {

/// Appends `at` and what led to it, up to its side's end.
void FewestHops::append_way(EntityId at, std::vector<EntityId>& path) const {
  path.push_back(at);
  for (;;) {
    const Mark* const known = m_marks.find(path.back().value);
    if (known == nullptr || EntityId{*known / 2} == path.back()) return;
    path.emplace_back(*known / 2);
  }
}

std::vector<EntityId> FewestHops::path() const {
  std::vector<EntityId> path;
  append_way(m_meeting[0], path);
  std::reverse(path.begin(), path.end());
  if (m_meeting[0] != m_meeting[1]) append_way(m_meeting[1], path);
  return path;
}

}  // namespace guanxi::queries
