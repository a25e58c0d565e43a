// Questions that several grammars ask about a sentence.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/recognize/lattice.hpp"

namespace guanxi::extract {

/// The unit before `at` in the sentence; 0 at its begin.
[[nodiscard]] inline char16_t unit_before(const SentenceView& s, std::uint32_t at) {
  return at > s.range.begin ? s.text[at - 1] : u'\0';
}
/// The unit at `at` in the sentence; 0 at its end.
[[nodiscard]] inline char16_t unit_at(const SentenceView& s, std::uint32_t at) {
  return at < s.range.end ? s.text[at] : u'\0';
}
/// Does `words` stand at `at`?
[[nodiscard]] inline bool stands_at(const SentenceView& s, std::uint32_t at, std::u16string_view words) {
  return at <= s.range.end && s.text.substr(at, s.range.end - at).starts_with(words);
}
/// Do `words` end at `at`?
[[nodiscard]] inline bool stands_before(const SentenceView& s, std::uint32_t at, std::u16string_view words) {
  return s.text.substr(s.range.begin, at - s.range.begin).ends_with(words);
}
/// Is `at` the sentence's begin, or does something stand before it that no name goes across?
[[nodiscard]] bool starts_afresh(const SentenceView& s, std::uint32_t at);
/// Does a cue of this kind begin at `at`?
[[nodiscard]] bool cue_at(const SentenceView& s, std::uint32_t at, Cue cue);
/// Does a cue of this kind end at `at`, on the sentence's ordinary reading?
[[nodiscard]] bool cue_before(const SentenceView& s, std::uint32_t at, Cue cue);
/// Places one behind the other: 安徽省滁州市来安县
struct PlaceChain {
  std::uint32_t begin = 0;
  float score = 0;  ///< of its places together: what a longer name over them must outweigh
};
/// The chain of places that ends at `end`; begin == end where none ends there.
[[nodiscard]] PlaceChain place_chain(const Lattice& lattice, std::uint32_t end);
/// What a listed name that is a common word too pays for it (>= 0).
[[nodiscard]] float word_price(const SentenceView& s, std::uint32_t begin, std::uint32_t end);
/// What both borders of a span cost the ordinary reading, as a weight (>= 0), bounded.
[[nodiscard]] float border_price(const SentenceView& s, std::uint32_t begin, std::uint32_t end);

}  // namespace guanxi::extract
