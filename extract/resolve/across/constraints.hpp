// What a user has decided about who is who. Plain records: extract/resolve/corrections reads them from a file, the
// linker honours them. A constraint always wins over a rule.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/types.hpp"

namespace guanxi::extract {

/// Where a constraint stands, for messages and for `show --why` ("correction:12").
struct ConstraintSource {
  std::string file;
  std::uint64_t line = 0;
};

/// Which articles a name is meant in; empty parts ask nothing. An article is in where all parts that are given accept
/// it.
struct ArticleScope {
  std::vector<std::string> articles;  ///< ids of articles
  std::string place;                  ///< a name of a place that the article speaks of, itself or a part of it
  std::string with;                   ///< a name of anything that the article speaks of: a body, a firm, a colleague
  Date since;                         ///< the article's date is this or later; an article without a date is out
  Date until;                         ///< ... this or earlier
  bool operator==(const ArticleScope&) const = default;
};

/// The entities of articles that bear a name: among their forms, once both are folded.
struct ScopedName {
  std::string name;
  std::optional<EntityType> type;  ///< official stands for person too, and the other way round
  ArticleScope scope;
  bool operator==(const ScopedName&) const = default;
};

/// All of these are one entity.
struct MergeConstraint {
  std::vector<ScopedName> names;  ///< two or more
  ConstraintSource source;
};

/// One name, several entities. What no part's scope accepts stays what the rules make of it, apart from the parts.
struct SplitConstraint {
  ScopedName name;
  std::vector<ArticleScope> parts;  ///< one or more, disjoint
  ConstraintSource source;
};

/// Two names that are never one entity.
struct ApartConstraint {
  ScopedName a;
  ScopedName b;
  ConstraintSource source;
};

/// A name that the articles use for an entity, which the rules would not know: 羊城 is 广州市.
struct AliasConstraint {
  ScopedName alias;
  ScopedName entity;
  ConstraintSource source;
};

/// Nothing ties the two: neither a stated relation nor that articles mention both.
struct ForbidConstraint {
  ScopedName a;
  ScopedName b;
  ConstraintSource source;
};

struct LinkConstraints {
  std::vector<MergeConstraint> merges;
  std::vector<SplitConstraint> splits;
  std::vector<ApartConstraint> aparts;
  std::vector<AliasConstraint> aliases;
  std::vector<ForbidConstraint> forbids;

  [[nodiscard]] bool empty() const {
    return merges.empty() && splits.empty() && aparts.empty() && aliases.empty() && forbids.empty();
  }
};

}  // namespace guanxi::extract
