// Classes of units, as the grammars see them. Text is folded: full-width forms do not occur.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace guanxi::extract {

[[nodiscard]] constexpr bool is_han_unit(char16_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}
[[nodiscard]] constexpr bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }
/// Letters of alphabets (Latin, Greek, Cyrillic with their marks), not Han.
[[nodiscard]] constexpr bool is_letter(char16_t c) {
  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= 0xC0 && c < 0x600);
}
[[nodiscard]] constexpr bool is_letter_or_digit(char16_t c) { return is_digit(c) || is_letter(c); }
[[nodiscard]] constexpr bool is_open_quote(char16_t c) {
  return c == u'\u201C' || c == u'\u2018' || c == u'\u300C' || c == u'\u300E';
}
[[nodiscard]] constexpr bool is_close_quote(char16_t c) {
  return c == u'\u201D' || c == u'\u2019' || c == u'\u300D' || c == u'\u300F';
}
/// The numerals of names such as 十四五 and 二十条.
[[nodiscard]] constexpr bool is_han_digit(char16_t c) {
  constexpr char16_t k_digits[] = u"〇一二三四五六七八九十百千两";
  for (const char16_t d : k_digits) {
    if (d == c && d != 0) return true;
  }
  return false;
}
/// The numerals that count rules and sessions: 二十条, 12条, 第十四届.
[[nodiscard]] constexpr bool is_count(char16_t c) {
  return is_digit(c) || (is_han_digit(c) && c != u'〇' && c != u'千' && c != u'两');
}
/// The dot inside transliterated names.
[[nodiscard]] constexpr bool is_name_dot(char16_t c) {
  return c == 0x00B7 || c == 0x2022 || c == 0x30FB || c == 0x2027;
}

/// A few units that every unit of a text is asked for; the low byte tells nearly all others apart at once.
class UnitSet {
 public:
  /// `units` must outlive the set.
  constexpr explicit UnitSet(std::u16string_view units) : m_units(units) {
    for (const char16_t c : units) m_may_hold[c & 0xFFU] = true;
  }
  [[nodiscard]] constexpr bool holds(char16_t c) const {
    return m_may_hold[c & 0xFFU] && m_units.find(c) != std::u16string_view::npos;
  }

 private:
  std::u16string_view m_units;
  std::array<bool, 256> m_may_hold{};
};

/// Does the text end with one of the words? O(words).
[[nodiscard]] inline bool ends_with_any(std::u16string_view text, std::span<const std::u16string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::u16string_view word) { return text.ends_with(word); });
}

}  // namespace guanxi::extract
