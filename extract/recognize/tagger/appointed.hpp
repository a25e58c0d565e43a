// Names in notices of appointment and removal, where writing itself says what a name is: 任命许成日为…,
// 免去：任公社的….
#pragma once

#include <vector>

#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// Appends to `out` the names of those whom the sentence appoints, removes or lets resign: a surname and one or two
/// characters, alone or in a list, between a verb and the word that says to what (为, 的, 辞去, 担任). Ascending,
/// disjoint. O(units).
void appointed_names(const SentenceView& sentence, std::vector<UnitRange>& out);

}  // namespace guanxi::extract::tagger
