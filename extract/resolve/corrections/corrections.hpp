// What a user has corrected: a corrections file as records. docs/corrections.md describes the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/types.hpp"
#include "extract/resolve/across/constraints.hpp"

namespace guanxi::extract {

/// The entities of articles that bear the name get another: theirs stays a form of them.
struct RenameCorrection {
  ScopedName name;
  std::string to;
  ConstraintSource source;
};

struct RetypeCorrection {
  ScopedName name;
  EntityType to{};
  ConstraintSource source;
};

/// No entities: their mentions and relations go.
struct IgnoreCorrection {
  ScopedName name;
  ConstraintSource source;
};

/// No relation is stated between the two, in either direction; of one type where one is given. Where none is, nothing
/// else ties them either: LinkConstraints::forbids has the two as well.
struct ForbidCorrection {
  ScopedName a;
  ScopedName b;
  std::optional<RelationType> relation;
  ConstraintSource source;
};

/// A name that wins over lexicons, grammars and model wherever it stands; without a type it is no name.
struct LexiconCorrection {
  std::vector<std::string> forms;
  std::optional<EntityType> type;
  ConstraintSource source;
};

struct Corrections {
  LinkConstraints links;  ///< merge, split, never-merge, alias; forbid-tie without a relation
  std::vector<RenameCorrection> renames;
  std::vector<RetypeCorrection> retypes;
  std::vector<IgnoreCorrection> ignores;
  std::vector<ForbidCorrection> forbids;
  std::vector<LexiconCorrection> lexicon;

  [[nodiscard]] bool changes_facts() const {
    return !renames.empty() || !retypes.empty() || !ignores.empty() || !forbids.empty();
  }
  [[nodiscard]] bool empty() const { return links.empty() && !changes_facts() && lexicon.empty(); }
};

/// Reads a corrections file. `where` names it in messages. Errors: malformed, with the line: no YAML of the form that
/// docs/corrections.md describes, an unknown section, key, type, relation or day, a name missing, too short or given
/// twice where that contradicts (two types, two new names, merged and never to be merged). O(bytes).
[[nodiscard]] Result<Corrections> read_corrections(std::string_view yaml, const std::string& where);

/// The lexicon entries as a user's lexicon is written (extract/recognize/user_lexicon.hpp); empty where there are none.
[[nodiscard]] std::string lexicon_lines(const Corrections& corrections);

}  // namespace guanxi::extract
