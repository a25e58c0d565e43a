#include "extract/recognize/tagger/name_context.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract::tagger {

namespace {

/// Does `place` stand between 《 and 》?
bool is_in_title(const SentenceView& sentence, UnitRange place) {
  constexpr std::uint32_t k_longest = 40;  // units of a title on each side
  const std::uint32_t first = std::max(sentence.range.begin, place.begin - std::min(place.begin, k_longest));
  const std::u16string_view before = sentence.text.substr(first, place.begin - first);
  const std::size_t open = before.rfind(u'《');
  if (open == before.npos || before.find(u'》', open) != before.npos) return false;
  const std::uint32_t last = std::min(sentence.range.end, place.end + k_longest);
  const std::u16string_view behind = sentence.text.substr(place.end, last - place.end);
  const std::size_t close = behind.find(u'》');
  return close != behind.npos && behind.substr(0, close).find(u'《') == behind.npos;
}

/// A short name in quotation marks that begins with the place and goes on: “珠峰小组”, not “孝义河的颜色变了。”
bool begins_quoted_name(const SentenceView& sentence, UnitRange place) {
  constexpr std::uint32_t k_longest = 8;  // units of a quoted name
  if (!is_open_quote(unit_before(sentence, place.begin))) return false;
  for (std::uint32_t at = place.end; at < sentence.range.end && at <= place.begin + k_longest; ++at) {
    const char16_t unit = sentence.text[at];
    if (is_close_quote(unit)) return at > place.end + 1;
    if (!(is_han_unit(unit) || is_letter_or_digit(unit)) || unit == u'的') return false;
  }
  return false;
}

/// A short name in quotation marks that something begins and the firm ends: “小|奥迪”.
bool ends_quoted_name(const SentenceView& sentence, UnitRange firm) {
  constexpr std::uint32_t k_longest = 8;  // units of a quoted name
  if (!is_close_quote(unit_at(sentence, firm.end))) return false;
  for (std::uint32_t at = firm.begin; at > sentence.range.begin && firm.end - at <= k_longest; --at) {
    const char16_t unit = sentence.text[at - 1];
    if (is_open_quote(unit)) return at < firm.begin;
    if (!is_han_unit(unit)) return false;
  }
  return false;
}

/// A ship, a brand, a paper: “天目山”号, “雁鸣湖”牌.
bool is_quoted_bearer(const SentenceView& sentence, UnitRange place) {
  constexpr std::u16string_view k_bearers = u"号牌轮舰";
  if (!is_open_quote(unit_before(sentence, place.begin)) || !is_close_quote(unit_at(sentence, place.end))) return false;
  const char16_t behind = unit_at(sentence, place.end + 1);
  return behind != 0 && k_bearers.find(behind) != k_bearers.npos;
}

/// 江苏代表团审议, 甘肃团审议.
bool is_delegation(const SentenceView& sentence, UnitRange place) {
  return stands_at(sentence, place.end, u"代表团") || stands_at(sentence, place.end, u"团审议");
}

/// 中国区总裁, 华北区总监: the part of the world that a manager has.
bool is_managers_region(const SentenceView& sentence, UnitRange place) {
  return unit_at(sentence, place.end) == u'区' && sentence.words->starts(place.end + 1, Lex::post);
}

}  // namespace

bool is_part_of_name(const SentenceView& sentence, UnitRange place) {
  return is_in_title(sentence, place) || begins_quoted_name(sentence, place) || is_quoted_bearer(sentence, place) ||
         is_delegation(sentence, place) || is_managers_region(sentence, place);
}

bool is_part_of_quotation(const SentenceView& sentence, UnitRange firm) {
  return begins_quoted_name(sentence, firm) || ends_quoted_name(sentence, firm);
}

}  // namespace guanxi::extract::tagger
