#include "queries/paths/hop_search.hpp"

#include <algorithm>

#include "queries/strength.hpp"

namespace guanxi::queries {

namespace {

constexpr std::uint64_t k_strongest = std::numeric_limits<std::uint64_t>::max();
constexpr std::size_t k_forward = 0;
constexpr std::size_t k_backward = 1;

/// Of the `i`-th tie of a row, as the filter counts it; nothing where it may not be walked.
std::optional<std::uint64_t> strength_of(Ground& ground, EntityId from, const graph::TieRow& row, std::size_t i) {
  const auto counts = ground.admit_counts(from, row, i);
  if (!counts) return std::nullopt;
  return (std::uint64_t{counts->sentences} << 32U) | counts->articles;
}

}  // namespace

HopSearch::HopSearch(const graph::Graph& graph)
    : m_graph(&graph), m_labels{Labels(graph.entity_count()), Labels(graph.entity_count())} {}

void HopSearch::start(std::size_t side, EntityId root, std::uint64_t strength) {
  m_labels[side].clear();
  m_labels[side].insert(root.value, {.strength = strength, .level = 0, .dead_end = false});
  m_frontiers[side].start(root);
  m_depth[side] = 0;
}

bool HopSearch::left_out(EntityId from, EntityId to) const {
  const auto listed = [&](EntityId id) {
    return std::find(m_not_next.begin(), m_not_next.end(), id) != m_not_next.end();
  };
  return (from == m_source && listed(to)) || (to == m_source && listed(from));
}

bool HopSearch::advance(Ground& ground, std::size_t side) {
  Labels& labels = m_labels[side];
  const Labels& others = m_labels[1 - side];
  const std::uint16_t depth = ++m_depth[side];
  bool met = false;
  for (const EntityId from : m_frontiers[side].entities) {
    const std::uint64_t least_so_far = labels.find(from.value)->strength;
    const graph::TieRow row = ground.ties(from);
    for (std::size_t k = 0; k < row.size(); ++k) {
      const EntityId to = row.other(k);
      if (met && !others.contains(to.value)) continue;
      Label* const known = labels.find(to.value);
      if ((known != nullptr && known->level != depth) || !ground.open(to)) continue;
      const auto strength = strength_of(ground, from, row, k);
      if (!strength || (!m_not_next.empty() && left_out(from, to))) continue;
      const std::uint64_t least = std::min(least_so_far, *strength);
      if (known != nullptr) {
        known->strength = std::max(known->strength, least);
      } else {
        labels.insert(to.value, {.strength = least, .level = depth, .dead_end = false});
        m_next.push_back(to);
        met = met || others.contains(to.value);
      }
    }
  }
  m_frontiers[side].advance_to(m_next);
  return met;
}

std::uint64_t HopSearch::best_meeting() const {
  const std::size_t side = m_frontiers[0].entities.size() <= m_frontiers[1].entities.size() ? 0 : 1;
  std::uint64_t best = 0;
  for (const EntityId id : m_frontiers[side].entities) {
    const Label* const other = m_labels[1 - side].find(id.value);
    if (other == nullptr || other->level != m_depth[1 - side]) continue;
    best = std::max(best, std::min(m_labels[side].find(id.value)->strength, other->strength));
  }
  return best;
}

/// Depth-first in ascending ids along forward levels; what once failed is not tried again, so each level's ties are
/// looked at once at most. The recursion is as deep as the forward side has levels.
bool HopSearch::trace_to_meeting(Ground& ground, EntityId from, std::uint64_t least, std::vector<EntityId>& path) {
  const std::uint16_t level = m_labels[k_forward].find(from.value)->level;
  if (level == m_depth[k_forward]) {
    const Label* const other = m_labels[k_backward].find(from.value);
    return other != nullptr && other->level == m_depth[k_backward] && other->strength >= least;
  }
  const graph::TieRow row = ground.ties(from);
  for (std::size_t k = 0; k < row.size(); ++k) {
    const EntityId to = row.other(k);
    Label* const next = m_labels[k_forward].find(to.value);
    if (next == nullptr || next->level != level + 1 || next->dead_end || next->strength < least) continue;
    const auto strength = strength_of(ground, from, row, k);
    if (!strength || *strength < least || left_out(from, to)) continue;
    path.push_back(to);
    if (trace_to_meeting(ground, to, least, path)) return true;
    path.pop_back();
    next->dead_end = true;
  }
  return false;
}

/// The neighbour next to `from` on the way back to the target with the least id; nothing where the graph is damaged.
std::optional<EntityId> HopSearch::step_back(Ground& ground, EntityId from, std::uint64_t least) const {
  const std::uint16_t level = m_labels[k_backward].find(from.value)->level;
  const graph::TieRow row = ground.ties(from);
  for (std::size_t k = 0; k < row.size(); ++k) {
    const EntityId to = row.other(k);
    const Label* const next = m_labels[k_backward].find(to.value);
    if (next == nullptr || next->level + 1 != level || next->strength < least) continue;
    const auto strength = strength_of(ground, from, row, k);
    if (strength && *strength >= least && !left_out(from, to)) return to;
  }
  return std::nullopt;
}

bool HopSearch::trace(Ground& ground, EntityId target, std::uint64_t least, std::vector<EntityId>& path) {
  if (!trace_to_meeting(ground, m_source, least, path)) return false;
  while (path.back() != target) {
    const auto next = step_back(ground, path.back(), least);
    if (!next) return false;
    path.push_back(*next);
  }
  return true;
}

std::optional<RankedPath> HopSearch::best(Ground& ground, const Cell& cell, EntityId target, std::uint32_t max_hops,
                                          const Rank& bound) {
  const auto prefix_hops = static_cast<std::uint32_t>(cell.prefix.size() - 1);
  std::uint64_t prefix_strength = k_strongest;
  for (std::size_t i = 1; i < cell.prefix.size(); ++i) {
    prefix_strength = std::min(prefix_strength, queries::strength_of(*ground.tie(cell.prefix[i - 1], cell.prefix[i])));
  }
  const auto hops_allowed = std::min<std::uint64_t>({max_hops, bound.cost, k_deepest});
  if (prefix_hops >= hops_allowed) return std::nullopt;

  m_source = cell.prefix.back();
  m_not_next = cell.not_next;
  const PrefixClosed closed(ground, cell.prefix);
  start(k_forward, m_source, prefix_strength);
  start(k_backward, target, k_strongest);
  bool met = false;
  while (!met && prefix_hops + m_depth[0] + m_depth[1] < hops_allowed) {
    const std::size_t side = cheaper(*m_graph, m_frontiers);
    if (m_frontiers[side].entities.empty() || !ground.spend(m_frontiers[side].ties)) return std::nullopt;
    met = advance(ground, side);
  }
  if (!met) return std::nullopt;
  const std::uint64_t least = best_meeting();
  RankedPath path{.rank = {std::uint64_t{prefix_hops} + m_depth[0] + m_depth[1], ~least}, .entities = cell.prefix};
  if (path.rank > bound) return std::nullopt;
  if (!trace(ground, target, least, path.entities)) return std::nullopt;
  return path;
}

}  // namespace guanxi::queries
