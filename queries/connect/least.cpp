// The least Steiner tree by the dynamic programme of S. E. Dreyfus and R. A. Wagner ("The Steiner problem in graphs",
// Networks 1, 1971) in the order of costs, as Dijkstra would (S. Hougardy, J. Silvanus, J. Vygen, "Dijkstra meets
// Steiner: a fast exact goal-oriented Steiner tree algorithm", Mathematical Programming Computation 9, 2017). A label
// (set of ends, entity) is the least tree known that joins those ends and the entity. A settled label goes on along a
// tie, or joins one of the same entity with other ends.
//
// Where it stops: the middle of a least tree of cost C, a point such that no branch at it costs more than C / 2, is an
// entity or lies on a tie. So the tree is the sum of two labels of one entity, each of which follows from labels of at
// most C / 2 in one step (Y. Iwata, T. Shigemura, "Separator-based pruned dynamic programming for Steiner tree", AAAI
// 2019, use the same): labels dearer than half of the best tree known are never settled.
//
// What else is left out: a label of a tree has the rest of that tree beside it, which joins the other ends. Where its
// cost and the least that the rest can cost are no less than the best tree known, it is in none that is better. Two
// bounds of the rest: what the distances of the ends among each other demand (EndDistances::tree_of), for every entity
// alike; and the way from the entity to one or two of the other ends, which labels of a single end tell (Hougardy et
// al., section 4, have the idea). Labels of a single end obey the first alone, so that a missing one says how far that
// end is at least.
#include <array>
#include <functional>

#include "queries/connect/tree.hpp"

namespace guanxi::queries {

namespace {

constexpr std::size_t k_most_labels = 2'000'000;  // some hundred megabytes

class LeastSearch {
 public:
  LeastSearch(TreeGround& ground, const std::vector<EntityId>& ends, const EndDistances& apart, std::size_t entities,
              TreeCost known)
      : m_ground(ground),
        m_ends(ends),
        m_apart(apart),
        m_sets(1U << ends.size()),
        m_labels(entities * m_sets),
        m_best(known) {
    for (State set = 0; set < m_sets; ++set) m_rest.push_back(apart.tree_of((m_sets - 1) ^ set));
  }

  [[nodiscard]] LeastTree run(std::uint64_t budget);

 private:
  /// entity × number of sets + set
  using State = std::uint32_t;
  static constexpr State k_none = std::numeric_limits<State>::max();

  /// Made of one label by a tie, of two of the same entity, or of none: an end by itself.
  struct Label {
    TreeCost cost = k_no_tree;
    State from = k_none;
    State other = k_none;
    bool settled = false;
  };

  [[nodiscard]] State state(EntityId id, State set) const { return id.value * m_sets + set; }
  [[nodiscard]] EntityId entity_of(State state) const { return EntityId{state / m_sets}; }
  void reach(State state, const Label& label);
  void settle(State state, TreeCost cost);
  /// Can no tree with this label be better than the best one known?
  [[nodiscard]] bool hopeless(State state, TreeCost cost) const;
  [[nodiscard]] TreeCost way_to(EntityId from, std::size_t end, TreeCost radius) const;
  [[nodiscard]] Tree best() const;

  TreeGround& m_ground;
  const std::vector<EntityId>& m_ends;
  const EndDistances& m_apart;
  State m_sets;
  std::vector<TreeCost> m_rest;  // by set: what joining the other ends costs at least
  StampedMap<Label> m_labels;
  std::vector<std::pair<TreeCost, State>> m_queue;
  TreeCost m_best;
  State m_halves[2] = {k_none, k_none};  // of the best tree found here
};

void LeastSearch::reach(State at, const Label& label) {
  if (label.cost + m_rest[at % m_sets] >= m_best) return;
  if (Label* const known = m_labels.find(at)) {
    if (known->cost <= label.cost) return;
    *known = label;
  } else {
    m_labels.insert(at, label);
  }
  const State rest = (m_sets - 1) ^ (at % m_sets);
  const State opposite = at - at % m_sets + rest;
  const Label* const other = m_labels.find(opposite);
  const TreeCost whole = rest == 0 ? label.cost : other != nullptr ? label.cost + other->cost : k_no_tree;
  if (whole < m_best) {
    m_best = whole;
    m_halves[0] = at;
    m_halves[1] = rest == 0 ? k_none : opposite;
  }
  m_queue.emplace_back(label.cost, at);
  std::push_heap(m_queue.begin(), m_queue.end(), std::greater<>());
}

/// The way of `from` to an end at least; all that is nearer than `radius` is settled.
TreeCost LeastSearch::way_to(EntityId from, std::size_t end, TreeCost radius) const {
  const State set = State{1} << end;
  const Label* const label = m_labels.find(state(from, set));
  if (label != nullptr && label->settled) return label->cost;
  return std::min(radius, m_best - std::min(m_best, m_rest[set]));
}

bool LeastSearch::hopeless(State at, TreeCost cost) const {
  const State set = at % m_sets;
  const EntityId here = entity_of(at);
  if (cost + m_rest[set] >= m_best) return true;
  if ((set & (set - 1)) == 0) return false;
  std::array<TreeCost, k_most_exact_ends> ways{};
  for (std::size_t a = 0; a < m_ends.size(); ++a) {
    if (((set >> a) & 1U) != 0) continue;
    ways[a] = way_to(here, a, cost);
    if (cost + ways[a] >= m_best) return true;
    for (std::size_t b = 0; b < a; ++b) {
      if (((set >> b) & 1U) == 0 && cost + (ways[a] + ways[b] + m_apart.least(a, b)) / 2 >= m_best) return true;
    }
  }
  return false;
}

void LeastSearch::settle(State at, TreeCost cost) {
  const State set = at % m_sets;
  const EntityId here = entity_of(at);
  const State rest = (m_sets - 1) ^ set;
  for (State part = rest; part != 0; part = (part - 1) & rest) {  // every set that shares no end with this one
    const State with = state(here, part);
    const Label* const other = m_labels.find(with);
    if (other != nullptr && other->settled) reach(state(here, set | part), {cost + other->cost, at, with, false});
  }
  if (cost + m_rest[set] >= m_best) return;
  (void)m_ground.each_tie(here, m_best - 1 - m_rest[set] - cost, [&](EntityId next, TreeCost tie) {
    reach(state(next, set), {cost + tie, at, k_none, false});
  });
}

Tree LeastSearch::best() const {
  Tree tree{{}, m_best};
  std::vector<State> open;
  for (const State half : m_halves)
    if (half != k_none) open.push_back(half);
  while (!open.empty()) {
    const State at = open.back();
    open.pop_back();
    const Label& label = *m_labels.find(at);
    if (label.from == k_none) continue;
    open.push_back(label.from);
    if (label.other != k_none) {
      open.push_back(label.other);
    } else {
      const EntityId a = entity_of(at);
      const EntityId b = entity_of(label.from);
      tree.ties.emplace_back(std::min(a, b), std::max(a, b));
    }
  }
  std::sort(tree.ties.begin(), tree.ties.end());
  return tree;
}

LeastTree LeastSearch::run(std::uint64_t budget) {
  const std::uint64_t last = m_ground.looked_at() + budget;
  for (std::size_t end = 0; end < m_ends.size(); ++end)
    reach(state(m_ends[end], State{1} << end), {0, k_none, k_none, false});
  LeastTree out;
  TreeCost radius = 0;
  bool ended = true;
  while (!m_queue.empty()) {
    const auto [cost, at] = m_queue.front();
    if (cost > m_best / 2) break;
    radius = cost;
    if (m_ground.looked_at() > last || m_labels.size() > k_most_labels) {
      ended = false;
      break;
    }
    std::pop_heap(m_queue.begin(), m_queue.end(), std::greater<>());
    m_queue.pop_back();
    Label& label = *m_labels.find(at);
    if (label.settled || label.cost != cost || hopeless(at, cost)) continue;
    label.settled = true;
    settle(at, cost);
  }
  out.at_least = ended ? m_best : std::min(m_best, 2 * radius);
  if (m_halves[0] != k_none) out.better = best();
  return out;
}

}  // namespace

LeastTree least_tree(TreeGround& ground, const std::vector<EntityId>& ends, const EndDistances& apart,
                     std::size_t entities, TreeCost known, std::uint64_t budget) {
  return LeastSearch(ground, ends, apart, entities, known).run(budget);
}

}  // namespace guanxi::queries
