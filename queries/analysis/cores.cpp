// V. Batagelj and M. Zaversnik, "An O(m) algorithm for cores decomposition of networks", 2003: entities in order of the
// ties they have left; the next is taken out, and each neighbour that has more moves one place down.
#include "queries/analysis/cores.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace guanxi::queries {

namespace {

/// Entities by ascending degree, kept so while degrees fall by one.
class DegreeOrder {
 public:
  explicit DegreeOrder(std::vector<std::uint32_t>& degrees)
      : m_degrees(degrees), m_order(degrees.size()), m_places(degrees.size()) {
    const std::uint32_t most = degrees.empty() ? 0 : *std::max_element(degrees.begin(), degrees.end());
    m_begins.assign(std::size_t{most} + 2, 0);
    for (const std::uint32_t degree : degrees) ++m_begins[degree + 1];
    std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
    std::vector<std::uint32_t> next = m_begins;
    for (std::uint32_t i = 0; i < degrees.size(); ++i) {
      m_places[i] = next[degrees[i]]++;
      m_order[m_places[i]] = i;
    }
  }

  [[nodiscard]] std::uint32_t at(std::size_t place) const { return m_order[place]; }

  /// Lowers the degree of `entity`: it changes places with the first of its degree, which is then where those of one
  /// less end.
  void lower(std::uint32_t entity) {
    const std::uint32_t first_place = m_begins[m_degrees[entity]]++;
    const std::uint32_t first = m_order[first_place];
    std::swap(m_order[first_place], m_order[m_places[entity]]);
    std::swap(m_places[first], m_places[entity]);
    --m_degrees[entity];
  }

 private:
  std::vector<std::uint32_t>& m_degrees;
  std::vector<std::uint32_t> m_order;   // place -> entity
  std::vector<std::uint32_t> m_places;  // entity -> place
  std::vector<std::uint32_t> m_begins;  // degree -> first place
};

}  // namespace

std::vector<std::uint32_t> core_numbers(const graph::Graph& graph) {
  std::vector<std::uint32_t> left(graph.entity_count());
  for (std::uint32_t i = 0; i < left.size(); ++i) left[i] = static_cast<std::uint32_t>(graph.degree(EntityId{i}));
  DegreeOrder order(left);
  for (std::size_t place = 0; place < left.size(); ++place) {
    const std::uint32_t taken = order.at(place);
    for (const EntityId other : graph.neighbours(EntityId{taken})) {
      if (left[other.index()] > left[taken]) order.lower(other.value);
    }
  }
  return left;
}

}  // namespace guanxi::queries
