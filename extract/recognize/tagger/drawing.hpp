// A sentence's labels -> its names: spans put right by what the words in and around them say.
#pragma once

#include <span>
#include <vector>

#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"
#include "extract/recognize/tagger/labels.hpp"

namespace guanxi::extract::tagger {

/// Of what is drawn: above what the grammars merely propose.
inline constexpr float k_score = 4.0F;

/// Does the mention overlap one of the ranges, which ascend? O(log ranges).
[[nodiscard]] bool overlaps_any(const Mention& mention, std::span<const UnitRange> ranges);

/// Appends the names that the labels of a sentence draw, but those in the furniture. O(units of the spans).
void draw_names(const SentenceView& sentence, const std::vector<Label>& labels, std::span<const UnitRange> furniture,
                Mentions& out);

}  // namespace guanxi::extract::tagger
