// A filter made ready for one question: says of an entity or a tie, during the search, whether it may be used.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "queries/filter.hpp"
#include "queries/shared_places.hpp"
#include "queries/timeline/held.hpp"

namespace guanxi::queries {

/// Relations by their numbers; made when they are looked at.
using RelationRange = decltype(std::declval<const graph::Graph&>().relations_from(EntityId{}));

/// How much a tie's ends share.
struct Counts {
  std::uint32_t articles = 0;
  std::uint32_t sentences = 0;
};

/// Made once a question, O(log articles + entities avoided). Not thread-safe: recounted ties are kept, since a search
/// meets them again.
class Sieve {
 public:
  Sieve(const graph::Graph& graph, const Filter& filter);

  /// Is `id` not to be avoided? O(log entities avoided).
  [[nodiscard]] bool usable(EntityId id) const { return m_filter.avoid.empty() || !avoided(id); }
  /// Is `id` of a type that may stand in the answer? O(1).
  [[nodiscard]] bool wanted_type(EntityId id) const;
  /// Does every tie pass as it is?
  [[nodiscard]] bool passes_every_tie() const { return m_passes_every_tie; }
  /// Does every entity and every tie pass as it is?
  [[nodiscard]] bool passes_everything() const {
    return m_passes_every_tie && m_filter.avoid.empty() && m_type_bits == 0;
  }

  /// The tie as the filter counts it, seen from `from`: `tie` itself, or a recounted one where dates cut it; nothing
  /// where it may not be used. O(1); where dates cut the tie, O(shorter mention list × log longer) the first time.
  [[nodiscard]] std::optional<graph::Tie> admit(EntityId from, const graph::Tie& tie) {
    return m_passes_every_tie ? tie : admit_checked(from, tie);
  }

  /// Counts of the `i`-th tie of `from`'s row as admit() would give them, without looking at the rest of it.
  [[nodiscard]] std::optional<Counts> admit_counts(EntityId from, const graph::TieRow& row, std::size_t i) {
    if (m_passes_every_tie) return Counts{row.articles(i), row.sentences(i)};
    const auto tie = admit_checked(from, row[i]);
    return tie ? std::optional(Counts{tie->articles, tie->sentences}) : std::nullopt;
  }

  /// The articles inside the dates.
  [[nodiscard]] ArticleRange articles() const { return m_articles; }
  /// Is the relation's sentence inside the dates?
  [[nodiscard]] bool in_dates(const graph::Relation& relation) const;
  /// Is it inside the dates, and with as_of: if it is a post, is it still held by what articles say up to that day?
  /// O(relations of its two ends × log).
  [[nodiscard]] bool stands(const graph::Relation& relation) const;

 private:
  [[nodiscard]] bool avoided(EntityId id) const;
  std::optional<graph::Tie> admit_checked(EntityId from, const graph::Tie& tie);
  const graph::Tie& recounted(EntityId from, const graph::Tie& tie);
  [[nodiscard]] bool is_new(EntityId from, const graph::Tie& tie) const;
  [[nodiscard]] bool enough(const graph::Tie& tie) const;

  const graph::Graph* m_graph;
  Filter m_filter;  // `avoid` in ascending order
  ArticleRange m_articles;
  bool m_all_dated = true;
  bool m_passes_every_tie = true;
  std::uint16_t m_relation_bits = 0;
  std::uint32_t m_type_bits = 0;
  mutable std::map<std::pair<EntityId, std::string>, Succession>
      m_successions;                                          // kept, since a search meets them again
  std::unordered_map<std::uint64_t, graph::Tie> m_recounted;  // by (from, other); looked up only, never walked
};

/// Stated relations of a and b in one direction, as relations_from(a) orders them. O(log relations of a).
[[nodiscard]] RelationRange relations_between(const graph::Graph& graph, EntityId a, EntityId b);

}  // namespace guanxi::queries
