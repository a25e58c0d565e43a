// M. Sutton, T. Ben-Nun, A. Barak, "Optimizing parallel graph connectivity computation via subgraph sampling"
// (Afforest), IPDPS 2018, on one thread: the first ties of every entity are joined; whoever then stands in the greatest
// component needs no more, since ties that lead out of it are seen from their other end.
#include "queries/analysis/components.hpp"

#include <algorithm>
#include <numeric>

namespace guanxi::queries {

namespace {

constexpr std::size_t k_first_ties = 2;

/// Sets of entities; the root of each is its least id.
class Forest {
 public:
  explicit Forest(std::size_t size) : m_parents(size) { std::iota(m_parents.begin(), m_parents.end(), 0U); }

  std::uint32_t root(std::uint32_t at) {
    while (m_parents[at] != at) {
      m_parents[at] = m_parents[m_parents[at]];
      at = m_parents[at];
    }
    return at;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    m_parents[std::max(a, b)] = std::min(a, b);
  }
  [[nodiscard]] std::size_t size() const { return m_parents.size(); }

 private:
  std::vector<std::uint32_t> m_parents;
};

std::uint32_t greatest_root(Forest& forest) {
  std::vector<std::uint32_t> members(forest.size(), 0);
  for (std::uint32_t i = 0; i < forest.size(); ++i) ++members[forest.root(i)];
  return static_cast<std::uint32_t>(std::max_element(members.begin(), members.end()) - members.begin());
}

}  // namespace

Components components(const graph::Graph& graph) {
  const auto entities = static_cast<std::uint32_t>(graph.entity_count());
  if (entities == 0) return {};
  Forest forest(entities);
  for (std::uint32_t i = 0; i < entities; ++i) {
    const auto row = graph.neighbours(EntityId{i});
    for (const EntityId other : row.first(std::min(k_first_ties, row.size()))) forest.join(i, other.value);
  }
  const std::uint32_t greatest = greatest_root(forest);
  for (std::uint32_t i = 0; i < entities; ++i) {
    if (forest.root(i) == forest.root(greatest)) continue;
    for (const EntityId other : graph.neighbours(EntityId{i})) forest.join(i, other.value);
  }
  Components found;
  found.least.reserve(entities);
  for (std::uint32_t i = 0; i < entities; ++i) {
    found.least.emplace_back(forest.root(i));
    found.count += found.least.back().value == i ? 1 : 0;
  }
  return found;
}

}  // namespace guanxi::queries
