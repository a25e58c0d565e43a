// Roads by their numbers: 省道S303, 317国道, S113线.
#pragma once

#include <cstddef>
#include <span>

#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// Draws the roads of a sentence that bear a number and the word for their rank, or the letter of it and 线, as places,
/// in `mentions` from index `first` on (of this sentence, in any order afterwards). What was drawn inside one gives
/// way; where something reaches across its border, it is not drawn. Nothing in `furniture`. O(units).
void draw_numbered_roads(const SentenceView& sentence, std::span<const UnitRange> furniture, std::size_t first,
                         Mentions& mentions);

}  // namespace guanxi::extract::tagger
