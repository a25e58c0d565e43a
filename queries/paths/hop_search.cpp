#include "queries/paths/hop_search.hpp"

#include <algorithm>
#include <cassert>

#include "queries/strength.hpp"

namespace guanxi::queries {

namespace {

constexpr std::uint64_t k_strongest = std::numeric_limits<std::uint64_t>::max();

}  // namespace

HopSearch::HopSearch(Ground& ground) : m_ground(&ground), m_dead_end(ground.entity_count(), false) {
  for (Side* side : {&m_forward, &m_backward}) {
    side->level.assign(ground.entity_count(), k_unseen);
    side->strength.assign(ground.entity_count(), 0);
  }
}

void HopSearch::start(Side& side, EntityId root, std::uint64_t strength) {
  side.level[root.index()] = 0;
  side.strength[root.index()] = strength;
  side.reached.assign(1, root);
  side.frontier = 0;
  side.depth = 0;
  side.frontier_ties = m_ground->degree(root);
}

void HopSearch::clear(Side& side) {
  for (const EntityId id : side.reached) side.level[id.index()] = k_unseen;
  side.reached.clear();
}

bool HopSearch::left_out(EntityId from, EntityId to) const {
  const auto listed = [&](EntityId id) { return std::find(m_not_next.begin(), m_not_next.end(), id) != m_not_next.end(); };
  return (from == m_source && listed(to)) || (to == m_source && listed(from));
}

bool HopSearch::advance(Side& side, const Side& other) {
  if (!m_ground->spend(side.frontier_ties)) return false;
  const std::size_t begin = side.frontier;
  const std::size_t end = side.reached.size();
  side.frontier = end;
  side.frontier_ties = 0;
  ++side.depth;
  bool met = false;
  for (std::size_t i = begin; i < end; ++i) {
    const EntityId from = side.reached[i];
    const std::uint64_t least_so_far = side.strength[from.index()];
    const graph::TieRow row = m_ground->ties(from);
    for (std::size_t k = 0; k < row.size(); ++k) {
      const EntityId to = row.other(k);
      std::uint16_t& level = side.level[to.index()];
      if (level != k_unseen && level != side.depth) continue;
      if (!m_ground->open(to)) continue;
      const auto counted = m_ground->admit(from, row[k]);
      if (!counted || (!m_not_next.empty() && left_out(from, to))) continue;
      const std::uint64_t least = std::min(least_so_far, strength_of(*counted));
      if (level == k_unseen) {
        level = side.depth;
        side.strength[to.index()] = least;
        side.reached.push_back(to);
        side.frontier_ties += m_ground->degree(to);
        met = met || other.level[to.index()] != k_unseen;
      } else {
        side.strength[to.index()] = std::max(side.strength[to.index()], least);
      }
    }
  }
  return met;
}

std::uint64_t HopSearch::best_meeting() const {
  const bool forward_is_smaller =
      m_forward.reached.size() - m_forward.frontier <= m_backward.reached.size() - m_backward.frontier;
  const Side& side = forward_is_smaller ? m_forward : m_backward;
  const Side& other = forward_is_smaller ? m_backward : m_forward;
  std::uint64_t best = 0;
  for (std::size_t i = side.frontier; i < side.reached.size(); ++i) {
    const std::size_t at = side.reached[i].index();
    if (other.level[at] == other.depth) best = std::max(best, std::min(side.strength[at], other.strength[at]));
  }
  return best;
}

/// Depth-first in ascending ids along forward levels; what once failed is not tried again, so each level's ties are
/// looked at once at most. The recursion is as deep as the forward side has levels.
bool HopSearch::trace_to_meeting(EntityId from, std::uint64_t least, std::vector<EntityId>& path) {
  const std::uint16_t level = m_forward.level[from.index()];
  if (level == m_forward.depth) {
    return m_backward.level[from.index()] == m_backward.depth && m_backward.strength[from.index()] >= least;
  }
  const graph::TieRow row = m_ground->ties(from);
  for (std::size_t k = 0; k < row.size(); ++k) {
    const EntityId to = row.other(k);
    const std::size_t at = to.index();
    if (m_forward.level[at] != level + 1 || m_dead_end[at] || m_forward.strength[at] < least) continue;
    const auto counted = m_ground->admit(from, row[k]);
    if (!counted || strength_of(*counted) < least || left_out(from, to)) continue;
    path.push_back(to);
    if (trace_to_meeting(to, least, path)) return true;
    path.pop_back();
    m_dead_end[at] = true;
    m_dead_ends.push_back(to);
  }
  return false;
}

void HopSearch::trace(std::uint64_t least, std::vector<EntityId>& path) {
  [[maybe_unused]] const bool found = trace_to_meeting(m_source, least, path);
  assert(found);  // the sides met at this strength
  for (const EntityId id : m_dead_ends) m_dead_end[id.index()] = false;
  m_dead_ends.clear();
  while (m_backward.level[path.back().index()] > 0) {
    const EntityId from = path.back();
    const graph::TieRow row = m_ground->ties(from);
    for (std::size_t k = 0; k < row.size(); ++k) {
      const EntityId to = row.other(k);
      const std::size_t at = to.index();
      if (m_backward.level[at] + 1 != m_backward.level[from.index()] || m_backward.strength[at] < least) continue;
      const auto counted = m_ground->admit(from, row[k]);
      if (!counted || strength_of(*counted) < least || left_out(from, to)) continue;
      path.push_back(to);
      break;
    }
  }
}

std::optional<RankedPath> HopSearch::best(const Cell& cell, EntityId target, std::uint32_t max_hops,
                                          const Rank& bound) {
  const auto prefix_hops = static_cast<std::uint32_t>(cell.prefix.size() - 1);
  std::uint64_t prefix_strength = k_strongest;
  for (std::size_t i = 1; i < cell.prefix.size(); ++i) {
    prefix_strength = std::min(prefix_strength, strength_of(*m_ground->tie(cell.prefix[i - 1], cell.prefix[i])));
  }
  const auto hops_allowed = std::min<std::uint64_t>({max_hops, bound.cost, k_unseen - 1});
  if (prefix_hops >= hops_allowed) return std::nullopt;

  m_source = cell.prefix.back();
  m_not_next = cell.not_next;
  const PrefixClosed closed(*m_ground, cell.prefix);
  start(m_forward, m_source, prefix_strength);
  start(m_backward, target, k_strongest);
  std::optional<RankedPath> result;
  bool met = false;
  while (!met && prefix_hops + m_forward.depth + m_backward.depth < hops_allowed) {
    const bool forward = m_forward.frontier_ties <= m_backward.frontier_ties;
    Side& side = forward ? m_forward : m_backward;
    if (side.frontier == side.reached.size()) break;
    met = advance(side, forward ? m_backward : m_forward);
    if (m_ground->exhausted()) break;
  }
  if (met && !m_ground->exhausted()) {
    const std::uint64_t least = best_meeting();
    RankedPath path{.rank = {std::uint64_t{prefix_hops} + m_forward.depth + m_backward.depth, ~least},
                    .entities = cell.prefix};
    if (path.rank <= bound) {
      trace(least, path.entities);
      result = std::move(path);
    }
  }
  clear(m_forward);
  clear(m_backward);
  return result;
}

}  // namespace guanxi::queries
