// The text as recognition sees it: one char16_t a code point, full-width and traditional forms folded, straight
// quotation marks in pairs curled, white space between Han characters and line breaks inside sentences dropped; with a
// map back to the printed bytes. White space that parts the names of a roll (丁一　王二　马石安（回族）　于三　李四,
// five or more) is '、'.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/facts.hpp"
#include "base/text.hpp"

namespace guanxi::extract {

/// A text folded for matching. Positions in `units` are "units"; `origin` maps them back.
struct NormalizedText {
  /// NFKC per character, traditional -> simplified per character, ASCII letters kept in their case.
  /// A Han character beyond U+FFFF is U+3400, any other one beyond it U+FFFD. '\n' ends a paragraph and stays.
  std::u16string units;
  /// units.size() + 1 byte offsets into the printed text: unit i was printed at [origin[i], origin_end[i]).
  std::vector<std::uint32_t> origin;
  std::vector<std::uint32_t> origin_end;

  /// Bytes of the printed text that the units [begin, end) came from; begin < end.
  [[nodiscard]] Span printed(std::uint32_t begin, std::uint32_t end) const {
    return {origin[begin], origin_end[end - 1]};
  }
  /// First unit printed at or behind `byte`. O(log units).
  [[nodiscard]] std::uint32_t unit_at(std::uint32_t byte) const;
};

/// Folds `text`; `out` is reused (no allocation once it is large enough). O(bytes).
void normalize(std::string_view text, NormalizedText& out);
/// Likewise, where `out` holds the first paragraphs of `text` already (or nothing): folds what stands behind them.
void normalize_rest(std::string_view text, NormalizedText& out);

/// Letters, digits and characters of words; not marks and white space.
[[nodiscard]] constexpr bool is_word_unit(char16_t c) {
  if (c >= 0x3400) return c < 0xFE00;
  return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') ||
         (c >= 0xC0 && c < 0x2000) || c == 0x3007 || (c >= 0x3041 && c <= 0x30FF);
}

/// Hash of the folded text without white space and punctuation-free ends: equal for the same text from whatever file it
/// came.
[[nodiscard]] TextHash hash_text(std::u16string_view units);

/// A half-open range of units.
struct UnitRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Sentences: cut behind 。！？；… and '\n', not inside 《》 or (where they close in the same paragraph) quotation
/// marks; closing marks stay with their sentence. Ascending, disjoint, none empty.
void split_sentences(const NormalizedText& text, std::vector<UnitRange>& out);

}  // namespace guanxi::extract
