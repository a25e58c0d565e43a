// The distance network heuristic for Steiner trees (L. Kou, G. Markowsky, L. Berman, "A fast algorithm for Steiner
// trees", Acta Informatica 15, 1981): a minimum spanning tree of the distances between ends, the way that each of its
// ties stands for, a spanning tree of those ways, and of that nothing which leads to no end. It costs at most 2 (1 -
// 1/l) times the least tree of l leaves.
//
// The distances: Dijkstra's search goes from all ends at a time, each with labels of its own, and two have met where an
// entity has labels of both. The bound is the dearest tie of the spanning tree so far, at first that of ways of few
// ties. A label of cost k is not led on over a tie of cost c where 2 k + c reaches the bound: whatever it could meet
// beyond, other than from an end nearer to it, is at least k away from its end. (Had that other end settled the tie's
// far entity before, at a cost of at most k, it would have looked at the tie itself, under a bound no less than now.)
// So what a hub costs is a look at one byte for most of its ties, as in CostSearch. All distances below the last bound
// are exact, and a spanning tree needs no others.
#include <functional>
#include <map>
#include <numeric>
#include <tuple>

#include "queries/connect/tree.hpp"

namespace guanxi::queries {

namespace {

class Distances {
 public:
  Distances(const graph::Graph& graph, TreeGround& ground, const std::vector<EntityId>& ends)
      : m_ground(ground), m_ends(ends), m_fewest_hops(graph), m_meetings(ends.size() * ends.size()) {
    for (std::size_t end = 0; end < ends.size(); ++end) m_labels.emplace_back(graph.entity_count());
  }

  [[nodiscard]] Nearby find();

 private:
  struct Label {
    TreeCost cost = 0;
    EntityId parent;  // itself for the end
  };
  /// Where the ways from two ends meet, at the least sum of their costs.
  struct Meeting {
    TreeCost cost = k_no_tree;
    EntityId where;
    auto operator<=>(const Meeting&) const = default;
  };
  using Waiting = std::tuple<TreeCost, EntityId, std::size_t>;  // a label and its end

  void reach(std::size_t end, EntityId id, const Label& label);
  /// False where the budget is used up.
  [[nodiscard]] bool settle(std::size_t end, EntityId here, TreeCost cost);
  /// Bounds all distances by ways of few ties; gives the ends that nothing joins to the first.
  [[nodiscard]] std::vector<std::size_t> bound_by_hops();
  /// The pairs of ends of a minimum spanning forest over the meetings, cheapest first.
  [[nodiscard]] std::vector<std::size_t> spanning() const;
  void tighten();
  void append_way(std::size_t end, EntityId from, std::vector<TreeTie>& ties) const;
  [[nodiscard]] Nearby answer() const;

  [[nodiscard]] Meeting& meeting(std::size_t a, std::size_t b) {
    return m_meetings[std::min(a, b) * m_ends.size() + std::max(a, b)];
  }

  TreeGround& m_ground;
  const std::vector<EntityId>& m_ends;
  FewestHops m_fewest_hops;
  std::vector<StampedMap<Label>> m_labels;  // by end
  std::vector<Meeting> m_meetings;          // by (lesser end, greater end)
  std::vector<Waiting> m_queue;             // a binary heap, least first; stale entries are skipped
  TreeCost m_bound = 0;                     // of no use is a way that costs as much
  bool m_changed = false;
};

void Distances::reach(std::size_t end, EntityId id, const Label& label) {
  if (Label* const known = m_labels[end].find(id.value)) {
    if (known->cost <= label.cost) return;
    *known = label;
  } else {
    m_labels[end].insert(id.value, label);
  }
  m_queue.emplace_back(label.cost, id, end);
  std::push_heap(m_queue.begin(), m_queue.end(), std::greater<>());
  for (std::size_t other = 0; other < m_ends.size(); ++other) {
    const Label* const theirs = other == end ? nullptr : m_labels[other].find(id.value);
    if (theirs == nullptr) continue;
    const Meeting found{label.cost + theirs->cost, id};
    if (!(found < meeting(end, other))) continue;
    meeting(end, other) = found;
    m_changed = true;
  }
}

bool Distances::settle(std::size_t end, EntityId here, TreeCost cost) {
  return m_ground.each_tie(here, m_bound - 1 - 2 * cost, [&](EntityId other, TreeCost tie) {
    reach(end, other, {cost + tie, here});
  });
}

std::vector<std::size_t> Distances::bound_by_hops() {
  std::vector<std::size_t> left_out;
  for (std::size_t end = 1; end < m_ends.size(); ++end) {
    if (const auto cost = m_ground.way_by_hops(m_fewest_hops, m_ends[0], m_ends[end])) {
      m_bound = std::max(m_bound, *cost + 1);
    } else {
      left_out.push_back(end);
    }
  }
  return left_out;
}

std::vector<std::size_t> Distances::spanning() const {
  std::vector<std::size_t> pairs;
  for (std::size_t pair = 0; pair < m_meetings.size(); ++pair)
    if (m_meetings[pair].cost != k_no_tree) pairs.push_back(pair);
  std::sort(pairs.begin(), pairs.end(),
            [&](std::size_t a, std::size_t b) { return std::tie(m_meetings[a], a) < std::tie(m_meetings[b], b); });
  std::vector<std::size_t> part(m_ends.size());  // Kruskal: whose part an end belongs to
  std::iota(part.begin(), part.end(), std::size_t{0});
  std::erase_if(pairs, [&](std::size_t pair) {
    const std::size_t a = part[pair / m_ends.size()];
    const std::size_t b = part[pair % m_ends.size()];
    std::replace(part.begin(), part.end(), std::max(a, b), std::min(a, b));
    return a == b;
  });
  return pairs;
}

void Distances::tighten() {
  m_changed = false;
  const std::vector<std::size_t> pairs = spanning();
  if (pairs.size() + 1 == m_ends.size()) m_bound = std::min(m_bound, m_meetings[pairs.back()].cost);
}

void Distances::append_way(std::size_t end, EntityId from, std::vector<TreeTie>& ties) const {
  for (EntityId at = from;;) {
    const EntityId parent = m_labels[end].find(at.value)->parent;
    if (parent == at) return;
    ties.emplace_back(std::min(at, parent), std::max(at, parent));
    at = parent;
  }
}

/// A minimum spanning tree of what `ties` join, without what leads to none of the ends.
std::vector<TreeTie> pruned(TreeGround& ground, const std::vector<TreeTie>& ties, const std::vector<EntityId>& ends) {
  std::vector<std::pair<TreeCost, TreeTie>> by_cost;
  std::map<EntityId, EntityId> above;  // union and find
  for (const TreeTie& tie : ties) {
    by_cost.emplace_back(ground.cost_of({tie}), tie);
    above.emplace(tie.first, tie.first);
    above.emplace(tie.second, tie.second);
  }
  std::sort(by_cost.begin(), by_cost.end());
  by_cost.erase(std::unique(by_cost.begin(), by_cost.end()), by_cost.end());
  const auto root = [&](EntityId id) {
    while (above[id] != id) id = above[id] = above[above[id]];
    return id;
  };
  std::vector<TreeTie> tree;
  std::map<EntityId, std::size_t> ties_at;
  for (const EntityId end : ends) ties_at[end] = ends.size();  // never a leaf
  for (const auto& [cost, tie] : by_cost) {
    const EntityId a = root(tie.first);
    const EntityId b = root(tie.second);
    if (a == b) continue;
    above[a] = b;
    tree.push_back(tie);
    ++ties_at[tie.first];
    ++ties_at[tie.second];
  }
  const auto leads_nowhere = [&](const TreeTie& tie) {
    if (ties_at[tie.first] != 1 && ties_at[tie.second] != 1) return false;
    --ties_at[tie.first];
    --ties_at[tie.second];
    return true;
  };
  while (std::erase_if(tree, leads_nowhere) != 0) {
  }
  std::sort(tree.begin(), tree.end());
  return tree;
}

Nearby Distances::answer() const {
  Nearby out;
  const std::size_t l = m_ends.size();
  TreeCost distances = 0;
  std::vector<TreeTie> ways;
  for (const std::size_t pair : spanning()) {
    const Meeting& found = m_meetings[pair];
    distances += found.cost;
    append_way(pair / l, found.where, ways);
    append_way(pair % l, found.where, ways);
  }
  out.tree.ties = pruned(m_ground, ways, m_ends);
  // distances <= 2 (1 - 1/l) least; and no tree is cheaper than the way between two of its ends
  const TreeCost most = 2 * (l - 1);
  const TreeCost bound = distances / most * l + distances % most * l / most;
  out.apart = EndDistances(l);
  for (std::size_t a = 0; a < l; ++a)
    for (std::size_t b = a + 1; b < l; ++b) out.apart.set(a, b, std::min(m_bound, m_meetings[a * l + b].cost));
  out.at_least = std::max(bound, m_bound);
  return out;
}

Nearby Distances::find() {
  Nearby out;
  out.left_out = bound_by_hops();
  if (!out.left_out.empty()) return out;
  for (std::size_t end = 0; end < m_ends.size(); ++end) reach(end, m_ends[end], {0, m_ends[end]});
  while (!m_queue.empty()) {
    const auto [cost, here, end] = m_queue.front();
    if (2 * cost >= m_bound) break;
    std::pop_heap(m_queue.begin(), m_queue.end(), std::greater<>());
    m_queue.pop_back();
    if (m_labels[end].find(here.value)->cost != cost) continue;
    if (!settle(end, here, cost)) {
      out.exhausted = true;
      return out;
    }
    if (m_changed) tighten();
  }
  return answer();
}

}  // namespace

TreeCost EndDistances::tree_of(std::uint32_t set) const {
  std::vector<std::size_t> outside;
  for (std::size_t end = 0; end < m_ends; ++end)
    if (((set >> end) & 1U) != 0) outside.push_back(end);
  const std::size_t l = outside.size();
  if (l < 2) return 0;
  TreeCost dearest = 0;
  TreeCost sum = 0;
  std::vector<TreeCost> way(m_ends, k_no_tree);  // Prim: from what is joined to an end outside it
  for (std::size_t last = outside.back(); outside.size() > 1;) {
    std::erase(outside, last);
    for (const std::size_t end : outside) {
      way[end] = std::min(way[end], least(last, end));
      dearest = std::max(dearest, least(last, end));
    }
    last = *std::min_element(outside.begin(), outside.end(),
                             [&](std::size_t a, std::size_t b) { return way[a] < way[b]; });
    sum += way[last];
  }
  // A walk round the tree passes every end and each tie twice: twice the tree is a round trip, which without its
  // dearest part is a path of l - 1 ways, and no spanning tree is dearer.
  const TreeCost half = sum / (2 * (l - 1)) * l + sum % (2 * (l - 1)) * l / (2 * (l - 1));
  return std::max(dearest, half);
}

Nearby join_by_distances(const graph::Graph& graph, TreeGround& ground, const std::vector<EntityId>& ends) {
  return Distances(graph, ground, ends).find();
}

}  // namespace guanxi::queries
