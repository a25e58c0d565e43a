// A sentence's labels -> its names: spans put right by what the words in and around them say.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"
#include "extract/recognize/tagger/labels.hpp"

namespace guanxi::extract::tagger {

/// Of what is drawn: above what the grammars merely propose.
inline constexpr float k_score = 4.0F;

[[nodiscard]] inline bool overlap(const Mention& a, const Mention& b) { return a.begin < b.end && b.begin < a.end; }
/// Draws `mention` in the place of all that it overlaps, in `mentions` from index `first` on. O(mentions from there).
void draw_over(const Mention& mention, std::size_t first, Mentions& mentions);
/// A place that a rule draws.
[[nodiscard]] inline Mention ruled_place(const SentenceView& sentence, UnitRange range,
                                         Proposer proposer = Proposer::grammar) {
  return {range.begin, range.end, MentionKind::place, proposer, k_score, sentence.index, Bearer::unknown};
}

/// Does the mention overlap one of the ranges, which ascend? O(log ranges).
[[nodiscard]] bool overlaps_any(const Mention& mention, std::span<const UnitRange> ranges);

/// Appends the names that the labels of a sentence draw, but those in the furniture. O(units of the spans).
void draw_names(const SentenceView& sentence, const std::vector<Label>& labels, std::span<const UnitRange> furniture,
                Mentions& out);

}  // namespace guanxi::extract::tagger
