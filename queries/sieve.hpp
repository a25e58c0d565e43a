// A filter made ready for one question: says of an entity or a tie, during the search, whether it may be used.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "queries/filter.hpp"
#include "queries/shared_places.hpp"

namespace guanxi::queries {

/// Relations by their numbers; made when they are looked at.
using RelationRange = decltype(std::declval<const graph::Graph&>().relations_from(EntityId{}));

/// Made once a question, O(entities). Not thread-safe: recounted ties are kept, since a search meets them again.
class Sieve {
 public:
  Sieve(const graph::Graph& graph, const Filter& filter);

  /// Is `id` not to be avoided? O(1).
  [[nodiscard]] bool usable(EntityId id) const { return m_avoided.empty() || !m_avoided[id.index()]; }
  /// Is `id` of a type that may stand in the answer? O(1).
  [[nodiscard]] bool wanted_type(EntityId id) const;
  /// Does every tie pass as it is?
  [[nodiscard]] bool passes_every_tie() const { return m_passes_every_tie; }

  /// The tie as the filter counts it, seen from `from`: `tie` itself, or a recounted one where dates cut it; nothing
  /// where it may not be used. O(1); where dates cut the tie, O(shorter mention list × log longer) the first time.
  [[nodiscard]] std::optional<graph::Tie> admit(EntityId from, const graph::Tie& tie) {
    return m_passes_every_tie ? tie : admit_checked(from, tie);
  }

  /// The articles inside the dates.
  [[nodiscard]] ArticleRange articles() const { return m_articles; }
  /// Is the relation's sentence inside the dates?
  [[nodiscard]] bool in_dates(const graph::Relation& relation) const;

 private:
  std::optional<graph::Tie> admit_checked(EntityId from, const graph::Tie& tie);
  const graph::Tie& recounted(EntityId from, const graph::Tie& tie);
  [[nodiscard]] bool enough(const graph::Tie& tie) const;

  const graph::Graph* m_graph;
  Filter m_filter;
  ArticleRange m_articles;
  bool m_all_dated = true;
  bool m_passes_every_tie = true;
  std::uint16_t m_relation_bits = 0;
  std::uint32_t m_type_bits = 0;
  std::vector<bool> m_avoided;
  std::unordered_map<std::uint64_t, graph::Tie> m_recounted;  // by (from, other); looked up only, never walked
};

/// Stated relations of a and b in one direction, as relations_from(a) orders them. O(log relations of a).
[[nodiscard]] RelationRange relations_between(const graph::Graph& graph, EntityId a, EntityId b);

}  // namespace guanxi::queries
