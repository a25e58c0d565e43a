#include "queries/paths/cost_search.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "queries/strength.hpp"

namespace guanxi::queries {

namespace {

constexpr unsigned k_hop_bits = k_cost_hop_bits;
constexpr std::uint64_t k_hop_mask = (std::uint64_t{1} << k_hop_bits) - 1;

std::uint64_t key_of(const graph::Tie& tie) { return (cost_in_millionths(tie) << k_hop_bits) + 1; }

/// Sum that stays at the top instead of wrapping.
std::uint64_t add(std::uint64_t a, std::uint64_t b) {
  return a > std::numeric_limits<std::uint64_t>::max() - b ? std::numeric_limits<std::uint64_t>::max() : a + b;
}

}  // namespace

CostSearch::State CostSearch::state_of(EntityId id, std::uint32_t hops) const {
  return m_layers == 1 ? id.value : id.value * m_layers + hops;
}

bool CostSearch::left_out(EntityId from, EntityId to) const {
  const auto listed = [&](EntityId id) { return std::find(m_not_next.begin(), m_not_next.end(), id) != m_not_next.end(); };
  return (from == m_forward.root && listed(to)) || (to == m_forward.root && listed(from));
}

void CostSearch::start(Side& side, EntityId root) {
  const std::size_t states = m_ground->entity_count() * m_layers;
  if (side.key.size() < states) {
    side.key.resize(states, k_unreached);
    side.first_nearer.resize(states, k_none);
    side.fewest_hops.resize(m_ground->entity_count(), std::numeric_limits<std::uint16_t>::max());
  }
  side.root = root;
  const State state = state_of(root, 0);
  side.key[state] = 0;
  side.touched.push_back(state);
  side.queue.emplace_back(0, state);
}

void CostSearch::clear(Side& side) {
  for (const State state : side.touched) {
    side.key[state] = k_unreached;
    side.first_nearer[state] = k_none;
    side.fewest_hops[entity_of(state).index()] = std::numeric_limits<std::uint16_t>::max();
  }
  side.touched.clear();
  side.nearer.clear();
  side.queue.clear();
}

void CostSearch::label(Side& side, State state, Key key, State from, Key other_radius) {
  Key& known = side.key[state];
  if (key > known || add(key, other_radius) > m_best) return;
  if (key < known) {
    if (known == k_unreached) side.touched.push_back(state);
    known = key;
    side.first_nearer[state] = k_none;
    side.queue.emplace_back(key, state);
    std::push_heap(side.queue.begin(), side.queue.end(), std::greater<>{});
  }
  side.nearer.push_back({.state = from, .next = side.first_nearer[state]});
  side.first_nearer[state] = static_cast<std::uint32_t>(side.nearer.size() - 1);
}

void CostSearch::cross(const Side& side, const Side& other, State from, Key key, EntityId to) {
  const std::uint32_t layers = m_layers == 1 ? 1 : m_layers - static_cast<std::uint32_t>(key & k_hop_mask);
  for (std::uint32_t layer = 0; layer < layers; ++layer) {
    const State there = state_of(to, layer);
    const Key rest = other.key[there];
    if (rest == k_unreached || key + rest > m_best) continue;
    if (key + rest < m_best) m_crossings.clear();
    m_best = key + rest;
    const bool forward = &side == &m_forward;
    m_crossings.push_back({.forward = forward ? from : there, .backward = forward ? there : from});
  }
}

void CostSearch::relax(Side& side, const Side& other, State from, Key key, const graph::Tie& tie) {
  const EntityId here = entity_of(from);
  if (!m_ground->open(tie.other)) return;
  const auto counted = m_ground->admit(here, tie);
  if (!counted || (!m_not_next.empty() && left_out(here, tie.other))) return;
  const Key further = key + key_of(*counted);
  if (further > m_best) return;
  const auto hops = static_cast<std::uint32_t>(further & k_hop_mask);
  if (m_layers > 1 && hops >= m_layers) return;
  cross(side, other, from, further, tie.other);
  if (tie.other == other.root) return;  // nothing leads on from there
  if (m_layers > 1 && hops + 1 >= m_layers) return;
  label(side, state_of(tie.other, hops), further, from, other.radius());
}

bool CostSearch::settle(Side& side, const Side& other) {
  std::pop_heap(side.queue.begin(), side.queue.end(), std::greater<>{});
  const auto [key, state] = side.queue.back();
  side.queue.pop_back();
  if (key != side.key[state]) return true;
  const EntityId here = entity_of(state);
  if (m_layers > 1) {
    const auto hops = static_cast<std::uint16_t>(key & k_hop_mask);
    if (side.fewest_hops[here.index()] <= hops) return true;  // cheaper and no longer: known already
    side.fewest_hops[here.index()] = hops;
  }
  const auto ties = m_ground->ties(here);
  if (!m_ground->spend(ties.size())) return false;
  for (const graph::Tie tie : ties) relax(side, other, state, key, tie);
  return true;
}

/// The different ones of `states` that stand for `id`.
std::vector<CostSearch::State> CostSearch::states_of(EntityId id, std::vector<State> states) const {
  std::erase_if(states, [&](State state) { return entity_of(state) != id; });
  std::sort(states.begin(), states.end());
  states.erase(std::unique(states.begin(), states.end()), states.end());
  return states;
}

/// The least path by ids among all of the least key. The states that lie on such paths are found by walking back from
/// the crossings; then the path is read from the start, keeping every state the ids so far may stand for.
void CostSearch::trace(EntityId target, std::vector<EntityId>& path) const {
  std::map<State, std::vector<State>> onward;
  std::map<State, std::vector<State>> crossing;
  std::vector<State> stack;
  const auto each_nearer = [](const Side& side, State state, const auto& visit) {
    for (std::uint32_t at = side.first_nearer[state]; at != k_none; at = side.nearer[at].next) {
      visit(side.nearer[at].state);
    }
  };
  std::vector<Crossing> joints(m_crossings);
  std::sort(joints.begin(), joints.end());
  joints.erase(std::unique(joints.begin(), joints.end()), joints.end());
  for (const Crossing& joint : joints) {
    auto& joined = crossing[joint.forward];
    if (joined.empty()) stack.push_back(joint.forward);
    joined.push_back(joint.backward);
  }
  std::vector<State> known(stack);
  std::sort(known.begin(), known.end());
  while (!stack.empty()) {
    const State state = stack.back();
    stack.pop_back();
    each_nearer(m_forward, state, [&](State nearer) {
      auto& next = onward[nearer];
      if (next.empty() && !std::binary_search(known.begin(), known.end(), nearer)) stack.push_back(nearer);
      next.push_back(state);
    });
  }

  std::vector<State> ahead{state_of(m_forward.root, 0)};
  std::vector<State> behind;  // states of the backward side
  while (path.back() != target) {
    std::vector<State> next_ahead;
    std::vector<State> next_behind;
    for (const State state : ahead) {
      if (const auto found = onward.find(state); found != onward.end()) {
        next_ahead.insert(next_ahead.end(), found->second.begin(), found->second.end());
      }
      if (const auto found = crossing.find(state); found != crossing.end()) {
        next_behind.insert(next_behind.end(), found->second.begin(), found->second.end());
      }
    }
    for (const State state : behind) {
      each_nearer(m_backward, state, [&](State nearer) { next_behind.push_back(nearer); });
    }
    EntityId least{k_none};
    for (const State state : next_ahead) least = std::min(least, entity_of(state));
    for (const State state : next_behind) least = std::min(least, entity_of(state));
    ahead = states_of(least, std::move(next_ahead));
    behind = states_of(least, std::move(next_behind));
    path.push_back(least);
  }
}

std::optional<RankedPath> CostSearch::search(const Cell& cell, EntityId target, std::uint32_t hops, Key bound,
                                             HopLimit limit) {
  m_layers = limit == HopLimit::free ? 1 : hops + 1;
  if (std::uint64_t{m_layers} * m_ground->entity_count() >= k_none) {
    m_ground->exhaust();  // more states than there are numbers for
    return std::nullopt;
  }
  m_best = bound;
  m_crossings.clear();
  start(m_forward, cell.prefix.back());
  start(m_backward, target);
  bool in_budget = true;
  while (in_budget && !m_forward.queue.empty() && !m_backward.queue.empty() &&
         add(m_forward.radius(), m_backward.radius()) <= m_best) {
    const bool forward = m_forward.queue.size() <= m_backward.queue.size();
    in_budget = forward ? settle(m_forward, m_backward) : settle(m_backward, m_forward);
  }
  std::optional<RankedPath> result;
  if (in_budget && !m_crossings.empty()) {
    result = RankedPath{.rank = {m_best, 0}, .entities = cell.prefix};
    trace(target, result->entities);
  }
  clear(m_forward);
  clear(m_backward);
  return result;
}

std::optional<RankedPath> CostSearch::best(const Cell& cell, EntityId target, std::uint32_t max_hops,
                                           const Rank& bound) {
  Key prefix = 0;
  for (std::size_t i = 1; i < cell.prefix.size(); ++i) {
    prefix += key_of(*m_ground->tie(cell.prefix[i - 1], cell.prefix[i]));
  }
  const auto prefix_hops = static_cast<std::uint32_t>(cell.prefix.size() - 1);
  if (prefix_hops >= max_hops || prefix > bound.cost) return std::nullopt;
  m_not_next = cell.not_next;
  const PrefixClosed closed(*m_ground, cell.prefix);
  const std::uint32_t hops = max_hops - prefix_hops;
  const Key rest = bound.cost == k_unreached ? k_unreached : bound.cost - prefix;
  auto found = search(cell, target, hops, rest, HopLimit::free);
  if (found && (found->rank.cost & k_hop_mask) > hops) found = search(cell, target, hops, rest, HopLimit::bounded);
  if (found) found->rank.cost += prefix;
  return found;
}

}  // namespace guanxi::queries
