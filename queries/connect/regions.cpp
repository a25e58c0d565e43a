// Mehlhorn's heuristic for Steiner trees (K. Mehlhorn, "A faster approximation algorithm for the Steiner problem in
// graphs", Information Processing Letters 27, 1988): every entity falls to the end nearest to it; a minimum spanning
// tree over the ties between two regions, each as dear as the way from end to end that it completes, is one of all
// distances between ends, and costs at most 2 (1 - 1/l) times the least tree of l leaves.
//
// Our difference: the regions grow together from all ends only as far as needed. A tie between regions that was not yet
// seen has an entity beyond the radius r at one of its sides, and a way over it of at least 2 r: once the dearest tie
// of the spanning tree costs no more than that, it is the final one.
#include <functional>
#include <numeric>

#include "queries/connect/tree.hpp"

namespace guanxi::queries {

namespace {

/// The cheapest way from one region into another.
struct Bridge {
  TreeCost cost = k_no_tree;
  TreeTie tie;
  auto operator<=>(const Bridge&) const = default;
};

class Regions {
 public:
  Regions(TreeGround& ground, const std::vector<EntityId>& ends, std::size_t entities)
      : m_ground(ground), m_ends(ends), m_labels(entities), m_bridges(ends.size() * ends.size()) {}

  [[nodiscard]] Nearby grow();

 private:
  struct Label {
    TreeCost cost = 0;
    EntityId parent;        // itself for an end
    std::uint32_t end = 0;  // whose region
    bool settled = false;
  };
  using Waiting = std::pair<TreeCost, EntityId>;

  void reach(EntityId id, const Label& label);
  [[nodiscard]] bool settle(EntityId here);
  void bridge(std::uint32_t a, std::uint32_t b, const Bridge& found);
  /// A minimum spanning forest over the bridges, cheapest first.
  [[nodiscard]] std::vector<Bridge> spanning() const;
  [[nodiscard]] std::vector<std::size_t> left_out() const;
  void append_way(EntityId from, std::vector<TreeTie>& ties) const;
  /// Of all pairs: the dearest tie of the spanning tree between them, which is the least possible dearest one on any
  /// way.
  [[nodiscard]] EndDistances apart() const;

  TreeGround& m_ground;
  const std::vector<EntityId>& m_ends;
  StampedMap<Label> m_labels;
  std::vector<Bridge> m_bridges;  // by (lesser end, greater end)
  std::vector<Waiting> m_queue;   // a binary heap, least first; stale entries are skipped
  std::vector<Bridge> m_spanning;
  bool m_changed = false;
};

void Regions::reach(EntityId id, const Label& label) {
  if (Label* const known = m_labels.find(id.value)) {
    if (known->settled || known->cost <= label.cost) return;
    *known = label;
  } else {
    m_labels.insert(id.value, label);
  }
  m_queue.emplace_back(label.cost, id);
  std::push_heap(m_queue.begin(), m_queue.end(), std::greater<>());
}

void Regions::bridge(std::uint32_t a, std::uint32_t b, const Bridge& found) {
  Bridge& best = m_bridges[std::min(a, b) * m_ends.size() + std::max(a, b)];
  if (!(found < best)) return;
  best = found;
  m_changed = true;
}

bool Regions::settle(EntityId here) {
  Label& label = *m_labels.find(here.value);
  label.settled = true;
  const Label own = label;
  return m_ground.each_tie(here, [&](EntityId other, TreeCost cost) {
    const Label* const theirs = m_labels.find(other.value);
    if (theirs != nullptr && theirs->settled) {
      if (theirs->end != own.end)
        bridge(own.end, theirs->end, {own.cost + cost + theirs->cost, {std::min(here, other), std::max(here, other)}});
    } else {
      reach(other, {own.cost + cost, here, own.end, false});
    }
  });
}

std::vector<Bridge> Regions::spanning() const {
  std::vector<std::pair<Bridge, std::size_t>> all;
  for (std::size_t i = 0; i < m_bridges.size(); ++i)
    if (m_bridges[i].cost != k_no_tree) all.emplace_back(m_bridges[i], i);
  std::sort(all.begin(), all.end());
  std::vector<std::size_t> part(m_ends.size());  // Kruskal: whose part an end belongs to
  std::iota(part.begin(), part.end(), std::size_t{0});
  std::vector<Bridge> out;
  for (const auto& [bridge, place] : all) {
    const std::size_t a = part[place / m_ends.size()];
    const std::size_t b = part[place % m_ends.size()];
    if (a == b) continue;
    std::replace(part.begin(), part.end(), std::max(a, b), std::min(a, b));
    out.push_back(bridge);
  }
  return out;
}

std::vector<std::size_t> Regions::left_out() const {
  std::vector<std::size_t> reached{0};
  for (std::size_t i = 0; i < reached.size(); ++i)
    for (std::size_t other = 0; other < m_ends.size(); ++other) {
      const std::size_t at = reached[i];
      const bool joined =
          at != other && m_bridges[std::min(at, other) * m_ends.size() + std::max(at, other)].cost != k_no_tree;
      if (joined && std::find(reached.begin(), reached.end(), other) == reached.end()) reached.push_back(other);
    }
  std::vector<std::size_t> out;
  for (std::size_t end = 0; end < m_ends.size(); ++end)
    if (std::find(reached.begin(), reached.end(), end) == reached.end()) out.push_back(end);
  return out;
}

void Regions::append_way(EntityId from, std::vector<TreeTie>& ties) const {
  for (EntityId at = from;;) {
    const EntityId parent = m_labels.find(at.value)->parent;
    if (parent == at) return;
    ties.emplace_back(std::min(at, parent), std::max(at, parent));
    at = parent;
  }
}

EndDistances Regions::apart() const {
  EndDistances out(m_ends.size());
  std::vector<std::uint32_t> part(m_ends.size());
  std::iota(part.begin(), part.end(), 0U);
  for (const Bridge& bridge : m_spanning) {  // the cheapest first
    const std::uint32_t a = part[m_labels.find(bridge.tie.first.value)->end];
    const std::uint32_t b = part[m_labels.find(bridge.tie.second.value)->end];
    for (std::size_t x = 0; x < part.size(); ++x)
      for (std::size_t y = 0; y < part.size(); ++y)
        if (part[x] == a && part[y] == b) out.set(x, y, bridge.cost);
    std::replace(part.begin(), part.end(), b, a);
  }
  return out;
}

Nearby Regions::grow() {
  Nearby out;
  for (std::uint32_t end = 0; end < m_ends.size(); ++end) reach(m_ends[end], {0, m_ends[end], end, false});
  while (!m_queue.empty()) {
    const auto [cost, here] = m_queue.front();
    const bool whole = m_spanning.size() + 1 == m_ends.size();
    if (whole && m_spanning.back().cost <= 2 * cost) break;
    std::pop_heap(m_queue.begin(), m_queue.end(), std::greater<>());
    m_queue.pop_back();
    if (m_labels.find(here.value)->settled) continue;
    if (!settle(here)) {
      out.exhausted = true;
      return out;
    }
    if (m_changed) m_spanning = spanning();
    m_changed = false;
  }
  if (m_spanning.size() + 1 != m_ends.size()) {
    out.left_out = left_out();
    return out;
  }
  TreeCost distances = 0;
  for (const Bridge& bridge : m_spanning) {
    distances += bridge.cost;
    out.tree.ties.push_back(bridge.tie);
    append_way(bridge.tie.first, out.tree.ties);
    append_way(bridge.tie.second, out.tree.ties);
  }
  std::sort(out.tree.ties.begin(), out.tree.ties.end());
  out.tree.ties.erase(std::unique(out.tree.ties.begin(), out.tree.ties.end()), out.tree.ties.end());
  // distances <= 2 (1 - 1/l) least; and no tree is cheaper than the way between two of its ends
  const std::size_t l = m_ends.size();
  const TreeCost most = 2 * (l - 1);
  const TreeCost bound = distances / most * l + distances % most * l / most;
  out.at_least = std::max(bound, m_spanning.back().cost);
  out.apart = apart();
  return out;
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

Nearby join_regions(TreeGround& ground, const std::vector<EntityId>& ends, std::size_t entities) {
  return Regions(ground, ends, entities).grow();
}

}  // namespace guanxi::queries
