// What a name is, where its last word or the tables settle it.
#pragma once

#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// `drawn`, or the kind that the name itself tells: a stadium is a place though bodies run it, a firm's industrial park
/// too; a railway bureau is a body. O(name).
[[nodiscard]] MentionKind kind_by_name(const SentenceView& sentence, UnitRange name, MentionKind drawn);

}  // namespace guanxi::extract::tagger
