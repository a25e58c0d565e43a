// What a question lets through, applied during the search.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::queries {

/// Restricts which entities and ties a question may use. An empty field restricts nothing.
struct Filter {
  std::vector<EntityType> types;        ///< entities in the answer; what the user names is always let through, and
                                        ///< the way to an answer may lead over any type
  std::vector<RelationType> relations;  ///< ties must carry one of these, in either direction
  std::vector<EntityId> avoid;          ///< entities never used
  Date since;                           ///< only articles from this day on; articles without a date are left out
  Date until;                           ///< only articles up to this day
  Date as_of;                           ///< the same, and of posts only those still held on this day
  Date new_since;                       ///< only ties that no article before this day, and none without a date, shows
  std::uint32_t min_articles = 1;

  [[nodiscard]] bool by_date() const { return since.known() || until.known() || as_of.known(); }
  /// The last day of articles; unknown where there is none.
  [[nodiscard]] Date last_day() const {
    if (!as_of.known() || !until.known()) return as_of.known() ? as_of : until;
    return std::min(as_of, until);
  }
};

}  // namespace guanxi::queries
