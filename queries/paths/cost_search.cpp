#include "queries/paths/cost_search.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "queries/strength.hpp"

namespace guanxi::queries {

namespace {

constexpr unsigned k_hop_bits = k_cost_hop_bits;
constexpr std::uint64_t k_hop_mask = (std::uint64_t{1} << k_hop_bits) - 1;

/// Sum that stays at the top instead of wrapping.
std::uint64_t add(std::uint64_t a, std::uint64_t b) {
  return a > std::numeric_limits<std::uint64_t>::max() - b ? std::numeric_limits<std::uint64_t>::max() : a + b;
}

}  // namespace

CostSearch::CostSearch(const graph::Graph& graph) : m_entities(graph.entity_count()), m_fewest_hops(graph) {
  for (Side* const side : {&m_forward, &m_backward}) {
    side->labels = StampedMap<Label>(m_entities);
    side->fewest_hops = StampedMap<std::uint16_t>(m_entities);
  }
}

CostSearch::Key CostSearch::key_of(const Counts& counts) const {
  return (m_cost.of(m_cost.count(counts.articles, counts.sentences)) << k_hop_bits) + 1;
}

CostSearch::State CostSearch::state_of(EntityId id, std::uint32_t hops) const {
  return m_layers == 1 ? id.value : id.value * m_layers + hops;
}

bool CostSearch::left_out(EntityId from, EntityId to) const {
  const auto listed = [&](EntityId id) {
    return std::find(m_not_next.begin(), m_not_next.end(), id) != m_not_next.end();
  };
  return (from == m_forward.root && listed(to)) || (to == m_forward.root && listed(from));
}

CostSearch::Key CostSearch::bound_by_hops(Ground& ground, std::uint32_t hops) {
  const auto passes = [&](EntityId from, std::size_t i, EntityId to) {
    return ground.open(to) && !(!m_not_next.empty() && left_out(from, to)) &&
           (ground.passes_every_tie() || ground.admits(from, ground.ties(from), i));
  };
  if (!m_fewest_hops.between(m_forward.root, m_backward.root, hops, passes)) return k_unreached;
  const std::vector<EntityId> path = m_fewest_hops.path();
  Key key = 0;
  for (std::size_t i = 1; i < path.size(); ++i) {
    const auto tie = ground.tie(path[i - 1], path[i]);
    if (!tie) return k_unreached;  // a damaged graph
    key += key_of({tie->articles, tie->sentences});
  }
  return key;
}

void CostSearch::start(Side& side, EntityId root) const {
  side.labels.clear();
  side.fewest_hops.clear();
  side.nearer.clear();
  side.queue.clear();
  side.root = root;
  const State state = state_of(root, 0);
  side.labels.insert(state, {.key = 0, .first_nearer = k_none});
  side.queue.emplace_back(0, state);
}

void CostSearch::label(Side& side, State state, Key key, State from) {
  Label* known = side.labels.find(state);
  if (known != nullptr && key > known->key) return;
  if (known == nullptr) known = &side.labels.insert(state, {});
  if (key < known->key) {
    *known = {.key = key, .first_nearer = k_none};
    side.queue.emplace_back(key, state);
    std::push_heap(side.queue.begin(), side.queue.end(), std::greater<>{});
  }
  side.nearer.push_back({.state = from, .next = known->first_nearer});
  known->first_nearer = static_cast<std::uint32_t>(side.nearer.size() - 1);
}

void CostSearch::cross(const Side& side, const Side& other, State from, Key key, EntityId to) {
  const std::uint32_t layers = m_layers == 1 ? 1 : m_layers - static_cast<std::uint32_t>(key & k_hop_mask);
  for (std::uint32_t layer = 0; layer < layers; ++layer) {
    const State there = state_of(to, layer);
    const Key rest = other.key(there);
    if (rest == k_unreached || key + rest > m_best) continue;
    if (key + rest < m_best) m_crossings.clear();
    m_best = key + rest;
    const bool forward = &side == &m_forward;
    m_crossings.push_back({.forward = forward ? from : there, .backward = forward ? there : from});
  }
}

void CostSearch::relax(Ground& ground, Side& side, const Side& other, State from, Key key, EntityId to,
                       const Counts& counts) {
  const Key further = key + key_of(counts);
  if (add(further, other.radius()) > m_best) return;
  const EntityId here = entity_of(from);
  if (!ground.open(to) || (!m_not_next.empty() && left_out(here, to))) return;
  const auto hops = static_cast<std::uint32_t>(further & k_hop_mask);
  if (m_layers > 1 && hops >= m_layers) return;
  cross(side, other, from, further, to);
  if (to == other.root) return;  // nothing leads on from there
  if (m_layers > 1 && hops + 1 >= m_layers) return;
  if (add(further, other.radius()) <= m_best) label(side, state_of(to, hops), further, from);
}

/// Of an unfiltered row only the ties whose counts could lead to a path within the bound are looked at.
void CostSearch::relax_row(Ground& ground, Side& side, const Side& other, State from, Key key) {
  const EntityId here = entity_of(from);
  const graph::TieRow row = ground.ties(here);
  const auto articles = row.article_bytes();
  const auto sentences = row.sentence_bytes();
  const bool by_counts = ground.passes_every_tie() && articles.size() == row.size();
  Key bound = 0;
  std::uint64_t least = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (by_counts) {
      if (bound != m_best) {
        bound = m_best;
        const Key reach = add(key, other.radius());
        least = bound == k_unreached ? 0
                : reach >= bound     ? TieCost::k_tabled
                                     : m_cost.least_count((bound - reach) >> k_hop_bits);
      }
      const std::uint8_t few = articles[i];
      const std::uint8_t in_sentences = sentences.empty() ? std::uint8_t{0} : sentences[i];
      const bool large = few == graph::TieRow::k_large_count || in_sentences == graph::TieRow::k_large_count;
      if (!large && m_cost.count(few, in_sentences) < least) continue;
      const Counts counts = large ? Counts{row.articles(i), row.sentences(i)} : Counts{few, in_sentences};
      relax(ground, side, other, from, key, row.other(i), counts);
    } else if (const auto counts = ground.admit_counts(here, row, i)) {
      relax(ground, side, other, from, key, row.other(i), *counts);
    }
  }
}

bool CostSearch::settle(Ground& ground, Side& side, const Side& other) {
  std::pop_heap(side.queue.begin(), side.queue.end(), std::greater<>{});
  const auto [key, state] = side.queue.back();
  side.queue.pop_back();
  if (key != side.labels.find(state)->key) return true;
  const EntityId here = entity_of(state);
  if (m_layers > 1) {
    const auto hops = static_cast<std::uint16_t>(key & k_hop_mask);
    std::uint16_t* const fewest = side.fewest_hops.find(here.value);
    if (fewest != nullptr && *fewest <= hops) return true;  // cheaper and no longer: known already
    if (fewest != nullptr) {
      *fewest = hops;
    } else {
      side.fewest_hops.insert(here.value, hops);
    }
  }
  if (!ground.spend(ground.degree(here))) return false;
  relax_row(ground, side, other, state, key);
  return true;
}

bool CostSearch::forward_is_next(const Ground& ground) const {
  const auto next = [&](const Side& side) { return ground.degree(entity_of(side.queue.front().second)); };
  return next(m_forward) <= next(m_backward);
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
    for (std::uint32_t at = side.labels.find(state)->first_nearer; at != k_none; at = side.nearer[at].next) {
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

std::optional<RankedPath> CostSearch::search(Ground& ground, const Cell& cell, EntityId target, std::uint32_t hops,
                                             Key bound, HopLimit limit) {
  m_layers = limit == HopLimit::free ? 1 : hops + 1;
  const std::uint64_t states = std::uint64_t{m_layers} * m_entities;
  if (states >= k_none) {
    ground.exhaust();  // more states than there are numbers for
    return std::nullopt;
  }
  for (Side* const side : {&m_forward, &m_backward}) side->labels.resize(states);
  start(m_forward, cell.prefix.back());
  start(m_backward, target);
  m_crossings.clear();
  m_best = std::min(bound, bound_by_hops(ground, hops));
  while (!m_forward.queue.empty() && !m_backward.queue.empty() &&
         add(m_forward.radius(), m_backward.radius()) <= m_best) {
    const bool in_budget =
        forward_is_next(ground) ? settle(ground, m_forward, m_backward) : settle(ground, m_backward, m_forward);
    if (!in_budget) return std::nullopt;
  }
  if (m_crossings.empty()) return std::nullopt;
  RankedPath result{.rank = {m_best, 0}, .entities = cell.prefix};
  trace(target, result.entities);
  return result;
}

std::optional<RankedPath> CostSearch::best(Ground& ground, const Cell& cell, EntityId target, std::uint32_t max_hops,
                                           const Rank& bound) {
  Key prefix = 0;
  for (std::size_t i = 1; i < cell.prefix.size(); ++i) {
    const auto tie = ground.tie(cell.prefix[i - 1], cell.prefix[i]);
    if (!tie) return std::nullopt;  // a damaged graph
    prefix += key_of({tie->articles, tie->sentences});
  }
  const auto prefix_hops = static_cast<std::uint32_t>(cell.prefix.size() - 1);
  if (prefix_hops >= max_hops || prefix > bound.cost) return std::nullopt;
  m_not_next = cell.not_next;
  const PrefixClosed closed(ground, cell.prefix);
  const std::uint32_t hops = max_hops - prefix_hops;
  const Key rest = bound.cost == k_unreached ? k_unreached : bound.cost - prefix;
  auto found = search(ground, cell, target, hops, rest, HopLimit::free);
  if (found && (found->rank.cost & k_hop_mask) > hops)
    found = search(ground, cell, target, hops, rest, HopLimit::bounded);
  if (found) found->rank.cost += prefix;
  return found;
}

}  // namespace guanxi::queries
