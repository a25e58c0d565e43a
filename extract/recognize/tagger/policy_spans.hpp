// Policies where marks and verbs say what they are: the title in 《》 is one name, and what is brought in by 推行 is a
// measure.
#pragma once

#include <span>
#include <vector>

#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// What writing itself says of the policies in a sentence; disjoint.
struct PolicySpans {
  std::vector<UnitRange> names;    ///< one policy each, whatever was drawn inside
  std::vector<UnitRange> reports;  ///< titles that hold names of policies and are none: no policy stands in them

  void clear() {
    names.clear();
    reports.clear();
  }
};

/// Finds them, given what was drawn in the sentence, ascending: a title of which a part was drawn or that ends as rules
/// do (名单, 章程, 十条), a name in quotation marks of which nothing was drawn behind 推行, 试行 and the like, before
/// 模式, 行动 and the like or that is a loan, a subsidy or 拿地即开工, a system, model or list behind the verb that
/// goes with it, and what a list goes on with behind a measure (首问负责制、|限时办结制|). O(units + drawn).
void find_policy_spans(const SentenceView& sentence, std::span<const Mention> drawn, PolicySpans& out);

}  // namespace guanxi::extract::tagger
