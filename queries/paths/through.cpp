#include "queries/paths/through.hpp"

#include <algorithm>
#include <utility>

#include "queries/paths/k_shortest.hpp"

namespace guanxi::queries {

namespace {

/// Closes entities for as long as it lives.
class Closed {
 public:
  Closed(Ground& ground, std::span<const EntityId> ids) : m_ground(&ground), m_ids(ids.begin(), ids.end()) {
    for (const EntityId id : m_ids) m_ground->close(id);
  }
  Closed(const Closed&) = delete;
  Closed& operator=(const Closed&) = delete;
  ~Closed() {
    for (const EntityId id : m_ids) m_ground->reopen(id);
  }

 private:
  Ground* m_ground;
  std::vector<EntityId> m_ids;
};

RankedPath joined(const RankedPath& first, const RankedPath& second) {
  RankedPath whole = first;
  whole.rank.cost += second.rank.cost;
  whole.rank.weakness = std::max(first.rank.weakness, second.rank.weakness);
  whole.entities.insert(whole.entities.end(), second.entities.begin() + 1, second.entities.end());
  return whole;
}

/// Are there paths from `middle` to both ends that share only `middle`? Two augmenting breadth-first walks in the graph
/// with every entity split in an entry and an exit (Menger; the flow has two units). O(entities + ties).
class TwoLegs {
 public:
  TwoLegs(Ground& ground, EntityId middle, EntityId from, EntityId to)
      : m_ground(&ground), m_middle(middle), m_ends{from, to} {}

  [[nodiscard]] bool exist() {
    m_before.assign(m_ground->entity_count(), k_none);
    m_after.assign(m_ground->entity_count(), k_none);
    return augment() && augment();
  }

 private:
  static constexpr std::uint32_t k_none = 0xffffffffU;
  /// A place of the walk: entity × 2, + 1 for its exit.
  using Node = std::uint32_t;

  [[nodiscard]] bool is_free_end(EntityId id) const {
    return std::find(m_ends.begin(), m_ends.end(), id) != m_ends.end() && m_before[id.index()] == k_none;
  }
  [[nodiscard]] bool is_end(EntityId id) const { return id == m_ends[0] || id == m_ends[1]; }
  [[nodiscard]] bool on_leg(std::uint32_t id) const { return m_before[id] != k_none; }

  void reach(Node node, Node parent) {
    if (m_parent[node] != k_none) return;
    m_parent[node] = parent;
    m_queue.push_back(node);
  }

  /// One more leg from the middle to an end that has none, rerouting the other where it must.
  bool augment() {
    m_parent.assign(m_ground->entity_count() * 2, k_none);
    m_queue.clear();
    const Node start = m_middle.value * 2 + 1;
    reach(start, start);
    for (std::size_t i = 0; i < m_queue.size(); ++i) {  // NOLINT(modernize-loop-convert): the queue grows on the way
      const Node node = m_queue[i];
      const EntityId here{node / 2};
      if (node % 2 == 0 && is_free_end(here)) {
        reroute(node);
        return true;
      }
      step(node, here);
    }
    return false;
  }

  void step(Node node, EntityId here) {
    if (node % 2 == 0) {  // an entry: through the entity, or back along the leg that comes in here
      if (on_leg(here.value)) {
        reach(m_before[here.index()] * 2 + 1, node);
      } else if (!is_end(here)) {
        reach(node + 1, node);
      }
      return;
    }
    if (here != m_middle && on_leg(here.value)) reach(node - 1, node);  // undo the leg inside this entity
    const auto ties = m_ground->ties(here);
    if (!m_ground->spend(ties.size())) return;
    for (const graph::Tie tie : ties) {
      if (tie.other == m_middle || !m_ground->open(tie.other) || m_after[here.index()] == tie.other.value) continue;
      if (m_ground->admit(here, tie)) reach(tie.other.value * 2, node);
    }
  }

  /// Writes the walk that ends at `node` into the legs.
  void reroute(Node node) {
    std::vector<Node> walk{node};
    while (m_parent[walk.back()] != walk.back()) walk.push_back(m_parent[walk.back()]);
    std::reverse(walk.begin(), walk.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> added;
    for (std::size_t i = 1; i < walk.size(); ++i) {
      const std::uint32_t a = walk[i - 1] / 2;
      const std::uint32_t b = walk[i] / 2;
      if (a == b) continue;
      if (walk[i - 1] % 2 == 1) {
        added.emplace_back(a, b);
      } else {  // from an entry to the exit before it: that piece of the leg is given up
        if (m_after[b] == a) m_after[b] = k_none;
        m_before[a] = k_none;
      }
    }
    for (const auto& [a, b] : added) {
      if (a != m_middle.value) m_after[a] = b;
      m_before[b] = a;
    }
  }

  Ground* m_ground;
  EntityId m_middle;
  std::vector<EntityId> m_ends;
  std::vector<std::uint32_t> m_before;  // by entity: the one before it on its leg
  std::vector<std::uint32_t> m_after;   // by entity: the one after it; none for the middle, which may have two
  std::vector<Node> m_parent;
  std::vector<Node> m_queue;
};

/// The best whole paths so far, in order.
struct Best {
  struct Entry {
    RankedPath path;
    std::size_t first_leg = 0;
    std::size_t second_leg = 0;
    [[nodiscard]] auto order() const { return std::tuple(path.rank.cost, first_leg, second_leg); }
  };
  std::vector<Entry> entries;
  std::size_t wanted;

  /// Could a path of this cost, found later than all others, still be among the best?
  [[nodiscard]] bool admits(std::uint64_t cost) const {
    return entries.size() < wanted || cost < entries.back().path.rank.cost;
  }
  void add(Entry entry) {
    const auto at = std::upper_bound(entries.begin(), entries.end(), entry,
                                     [](const Entry& a, const Entry& b) { return a.order() < b.order(); });
    entries.insert(at, std::move(entry));
    if (entries.size() > wanted) entries.pop_back();
  }
};

}  // namespace

std::vector<RankedPath> paths_through(PathSearch& search, Ground& ground, const PathQuestion& question,
                                      std::uint32_t max_hops) {
  const EntityId middle = question.through.front();
  if (max_hops < 2 || !TwoLegs(ground, middle, question.from, question.to).exist()) return {};
  std::optional<RankedPath> shortest_second;
  {
    const Closed closed(ground, std::span(&question.from, 1));
    shortest_second = search.best(ground, {.prefix = {middle}, .not_next = {}}, question.to, max_hops - 1, k_no_bound);
  }
  if (!shortest_second) return {};

  const auto next_first_leg = [&](PathEnumerator& legs) {
    const Closed closed(ground, std::span(&question.to, 1));
    return legs.next();
  };
  Best best{.entries = {}, .wanted = question.count};
  std::optional<PathEnumerator> first_legs;
  {
    const Closed closed(ground, std::span(&question.to, 1));
    first_legs.emplace(search, ground, question.from, middle, max_hops - 1, std::numeric_limits<std::size_t>::max());
  }
  for (std::size_t first_leg = 0;; ++first_leg) {
    const auto first = next_first_leg(*first_legs);
    if (!first || !best.admits(first->rank.cost + shortest_second->rank.cost)) break;
    const auto hops_left = max_hops - static_cast<std::uint32_t>(first->entities.size() - 1);
    const Closed closed(ground, std::span(first->entities).first(first->entities.size() - 1));
    PathEnumerator second_legs(search, ground, middle, question.to, hops_left, question.count);
    for (std::size_t second_leg = 0;; ++second_leg) {
      const auto second = second_legs.next();
      if (!second || !best.admits(first->rank.cost + second->rank.cost)) break;
      best.add({.path = joined(*first, *second), .first_leg = first_leg, .second_leg = second_leg});
    }
    if (ground.exhausted()) break;
  }
  std::vector<RankedPath> result;
  for (Best::Entry& entry : best.entries) result.push_back(std::move(entry.path));
  return result;
}

}  // namespace guanxi::queries
