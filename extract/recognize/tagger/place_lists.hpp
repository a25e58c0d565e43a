// Places that one word behind a list names together: 圳边、店亭等9个村, 凉水、茶坝、马公三乡.
#pragma once

#include <cstddef>
#include <span>

#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// Draws the items of such lists in a sentence as places, in `mentions` from index `first` on (of this sentence, in any
/// order afterwards): what was drawn inside an item as a person, firm or policy gives way, and a place that runs into
/// the count behind the list ends before it. An item that a body crosses, or whose own begin nothing marks, stays as it
/// was, and so does a list in the page's `furniture` (ascending, disjoint). O(units).
void draw_listed_places(const SentenceView& sentence, std::span<const UnitRange> furniture, std::size_t first,
                        Mentions& mentions);

}  // namespace guanxi::extract::tagger
