#include "queries/paths/all_paths.hpp"

#include <algorithm>
#include <utility>

#include "queries/strength.hpp"

namespace guanxi::queries {

namespace {

/// A row is searched for each of the last ties, in place of being read through, where it is so many times longer.
/// Measured on hubs of 18,000 and 229,000 ties: between 4 and 16 makes no difference.
constexpr std::size_t k_much_longer = 8;

/// First place at or after `from` whose entity is `id` or later; doubles its step.
std::size_t gallop(std::span<const EntityId> row, std::size_t from, EntityId id) {
  std::size_t step = 1;
  std::size_t high = from;
  while (high < row.size() && row[high] < id) {
    from = high + 1;
    high += step;
    step *= 2;
  }
  const auto begin = row.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(std::min(high, row.size()));
  return static_cast<std::size_t>(std::lower_bound(begin + static_cast<std::ptrdiff_t>(from), end, id) - begin);
}

}  // namespace

AllPaths::AllPaths(const graph::Graph& graph) : m_graph(&graph), m_near(graph.entity_count()) {}

Rank AllPaths::with(Rank rank, const Counts& counts) const {
  if (m_question->weighting == Weighting::hops) {
    const std::uint64_t strength = (std::uint64_t{counts.sentences} << 32U) | counts.articles;
    return {rank.cost + 1, std::max(rank.weakness, ~strength)};
  }
  return {rank.cost + (m_cost.of(m_cost.count(counts.articles, counts.sentences)) << k_cost_hop_bits) + 1, 0};
}

bool AllPaths::on_path(EntityId id) const { return std::find(m_path.begin(), m_path.end(), id) != m_path.end(); }

/// Ties two steps from here, which is what a search from `id` looks at.
std::uint64_t AllPaths::ties_behind(EntityId id) const {
  std::uint64_t ties = 0;
  for (const EntityId next : m_graph->neighbours(id)) ties += m_graph->degree(next);
  return ties;
}

/// Fills m_near and m_last_ties, breadth first.
void AllPaths::look_round_far_end(std::uint32_t depth) {
  m_near.clear();
  m_last_ties.clear();
  m_near.insert(m_far_end.value, {});
  std::vector<EntityId> level{m_far_end};
  std::vector<EntityId> next;
  for (std::uint32_t hops = 1; hops <= depth; ++hops) {
    for (const EntityId from : level) {
      const graph::TieRow row = m_ground->ties(from);
      if (!m_ground->spend(row.size())) return;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const EntityId to = row.other(i);
        if (m_near.contains(to.value) || !m_ground->open(to)) continue;
        const auto counts = m_ground->admit_counts(from, row, i);
        if (!counts) continue;
        m_near.insert(to.value, {.hops = hops, .last_tie = static_cast<std::uint32_t>(m_last_ties.size())});
        if (hops == 1) m_last_ties.push_back({to, *counts});
        next.push_back(to);
      }
    }
    level.swap(next);
    next.clear();
  }
}

/// m_path is whole.
void AllPaths::give(const Rank& rank) {
  for (const EntityId id : m_question->through) {
    if (!on_path(id)) return;
  }
  ++m_answer.total;
  auto& best = m_answer.best;
  if (m_question->count == 0 || (best.size() == m_question->count && rank > best.front().rank)) return;
  RankedPath path{rank, m_path};
  if (m_reversed) std::reverse(path.entities.begin(), path.entities.end());
  if (best.size() == m_question->count) {
    if (!(path < best.front())) return;
    std::pop_heap(best.begin(), best.end());
    best.pop_back();
  }
  best.push_back(std::move(path));
  std::push_heap(best.begin(), best.end());
}

/// The path over the `i`-th tie of its last entity and then the last tie.
void AllPaths::close_over(const Rank& rank, const graph::TieRow& row, std::size_t i, const LastTie& last) {
  if (on_path(last.from)) return;
  const auto counts = m_ground->admit_counts(m_path.back(), row, i);
  if (!counts) return;
  if (m_question->count == 0 && m_question->through.empty()) {
    ++m_answer.total;
    return;
  }
  m_path.push_back(last.from);
  m_path.push_back(m_far_end);
  give(with(with(rank, *counts), last.counts));
  m_path.resize(m_path.size() - 2);
}

/// Two ties are left: what the row of the path's end shares with that of the far end.
void AllPaths::extend_by_two(const Rank& rank) {
  const graph::TieRow row = m_ground->ties(m_path.back());
  const auto others = row.others();
  if (others.size() > m_last_ties.size() * k_much_longer) {
    if (!m_ground->spend(m_last_ties.size())) return;
    std::size_t at = 0;
    for (const LastTie& last : m_last_ties) {
      at = gallop(others, at, last.from);
      if (at == others.size()) break;
      if (others[at] == last.from) close_over(rank, row, at, last);
    }
    return;
  }
  if (!m_ground->spend(others.size())) return;
  for (std::size_t i = 0; i < others.size(); ++i) {
    const Near* const near = m_near.find(others[i].value);
    if (near != nullptr && near->hops == 1) close_over(rank, row, i, m_last_ties[near->last_tie]);
  }
}

/// All paths that go on from m_path, which is loopless and does not hold the far end. As deep as max_hops.
void AllPaths::extend(const Rank& rank) {
  const EntityId here = m_path.back();
  const auto left = m_max_hops - static_cast<std::uint32_t>(m_path.size() - 1);
  const Near* const near = m_near.find(here.value);
  if (near != nullptr && near->hops == 1) {  // straight to the far end
    const LastTie& last = m_last_ties[near->last_tie];
    m_path.push_back(m_far_end);
    give(with(rank, last.counts));
    m_path.pop_back();
  }
  if (left < 2) return;
  if (left == 2) return extend_by_two(rank);
  const graph::TieRow row = m_ground->ties(here);
  if (!m_ground->spend(row.size())) return;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const EntityId to = row.other(i);
    if (to == m_far_end) continue;
    if (left - 1 <= m_known_hops) {
      const Near* const known = m_near.find(to.value);
      if (known == nullptr || known->hops > left - 1) continue;
    }
    if (!m_ground->open(to) || on_path(to)) continue;
    const auto counts = m_ground->admit_counts(here, row, i);
    if (!counts) continue;
    m_path.push_back(to);
    extend(with(rank, *counts));
    m_path.pop_back();
    if (m_ground->exhausted()) return;
  }
}

AllPaths::Answer AllPaths::find(Ground& ground, const PathQuestion& question, std::uint32_t max_hops) {
  m_ground = &ground;
  m_question = &question;
  m_cost = TieCost(question.weighting);
  m_max_hops = max_hops;
  m_answer = {};
  m_reversed = max_hops > 2 && ties_behind(question.to) < ties_behind(question.from);
  m_far_end = m_reversed ? question.from : question.to;
  m_known_hops = std::max<std::uint32_t>(1, max_hops / 2);
  look_round_far_end(m_known_hops);
  m_path.assign(1, m_reversed ? question.to : question.from);
  extend({});
  std::sort_heap(m_answer.best.begin(), m_answer.best.end());
  m_answer.complete = !ground.exhausted();
  return std::move(m_answer);
}

}  // namespace guanxi::queries
