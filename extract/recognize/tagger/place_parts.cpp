#include "extract/recognize/tagger/place_parts.hpp"

#include <algorithm>
#include <array>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract::tagger {

namespace {

using Kinds = SentenceIndex::KindSet;

constexpr std::uint32_t k_least = 2;  // units of a place
constexpr Kinds k_provinces = SentenceIndex::bits_of(Lex::province, Lex::province_short);
constexpr Kinds k_divisions = k_provinces | SentenceIndex::bits_of(Lex::prefecture, Lex::county);
constexpr Kinds k_abroad = SentenceIndex::bits_of(Lex::country, Lex::capital, Lex::world_city);
constexpr Kinds k_sites = SentenceIndex::bits_of(Lex::zone, Lex::natural);
constexpr Kinds k_known = k_sites | k_divisions | k_abroad | SentenceIndex::bits_of(Lex::region, Lex::township);

/// Does an entry of one of these kinds cover exactly [begin, end)?
bool is_entry(const SentenceView& sentence, std::uint32_t begin, std::uint32_t end, Kinds kinds) {
  const std::span<const LexMatch> matches = sentence.words->starting_at(begin);
  return std::any_of(matches.begin(), matches.end(), [&](const LexMatch& match) {
    return match.end == end && (SentenceIndex::bit_of(match.kind) & kinds) != 0;
  });
}

/// Is [begin, end) nothing but words of two units and more?
bool is_all_words(const SentenceView& sentence, std::uint32_t begin, std::uint32_t end) {
  while (begin < end) {
    const std::uint32_t next = sentence.words->word_after(begin);
    if (next < begin + k_least) return false;
    begin = next;
  }
  return begin == end;
}

/// A name of its own and a word for its kind, 朱利诺水电站; not 国际时尚产业园, nor 道北路 behind a border that cuts
/// 大道.
bool is_name_with_head(const SentenceView& sentence, std::uint32_t begin, std::uint32_t end) {
  const LexMatch* head = sentence.words->longest_ending(end, Lex::place_head);
  if (head == nullptr || head->begin < begin + k_least || !is_han_unit(sentence.text[begin])) return false;
  const std::u16string_view name = sentence.text.substr(begin, end - begin);
  const bool autonomous = name.find(u"自治") != name.npos || name.ends_with(u"族乡");
  return !autonomous && !sentence.words->starts(begin, Lex::place_head) && !is_all_words(sentence, begin, head->begin);
}

/// Does the place `outer` stand before one that is whole without it, up to `end`?
bool is_chain(const SentenceView& sentence, const LexMatch& outer, std::uint32_t end) {
  constexpr std::uint32_t k_sure = 3;  // units: 巴西 begins 巴西兰省, too
  const Kinds kind = SentenceIndex::bit_of(outer.kind);
  if ((kind & (k_divisions | k_abroad)) == 0 || outer.end - outer.begin < k_least || end - outer.end < k_least)
    return false;
  const bool named = is_entry(sentence, outer.end, end, k_sites) ||
                     (is_entry(sentence, outer.end, end, SentenceIndex::bits_of(Lex::prefecture, Lex::county)) &&
                      !is_entry(sentence, outer.end, end, SentenceIndex::bit_of(Lex::place_head)));  // 矿区 is a county
  if ((kind & k_divisions) != 0 && named) return true;
  if (is_entry(sentence, outer.begin, end, k_known)) return false;
  if (sentence.text.substr(outer.begin, outer.end - outer.begin) == u"中国") return false;
  if (named) return !is_all_words(sentence, outer.end, end);  // 柏林总统府: 总统府 alone is any
  if ((kind & k_abroad) != 0 && outer.end - outer.begin < k_sure) return false;
  return is_name_with_head(sentence, outer.end, end);
}

/// Where the place that begins at name.begin ends and a whole one follows; name.end where there is none such.
std::uint32_t first_end(const SentenceView& sentence, UnitRange name) {
  const std::span<const LexMatch> matches = sentence.words->starting_at(name.begin);
  const auto outer = std::find_if(matches.rbegin(), matches.rend(), [&](const LexMatch& match) {
    return match.end < name.end && is_chain(sentence, match, name.end);
  });
  return outer == matches.rend() ? name.end : outer->end;
}

/// Is the place's last unit the first of a word that goes on behind it: 广州|市民, 郑州|市面; not 张掖市|面向?
bool begins_a_word(const SentenceView& sentence, UnitRange place) {
  constexpr std::u16string_view k_behind = u"民面";
  if (sentence.text[place.end - 1] != u'市') return false;
  const char16_t next = unit_at(sentence, place.end);
  return next != 0 && k_behind.find(next) != k_behind.npos && sentence.words->word_after(place.end) == place.end + 1;
}

/// Is it a division's short name and 地区, though it is no 地区 itself: 佳木斯地区?
bool is_area_of_division(const SentenceView& sentence, UnitRange place) {
  constexpr std::u16string_view k_area = u"地区";
  constexpr Kinds k_short = SentenceIndex::bits_of(Lex::province_short, Lex::prefecture_short, Lex::county_short);
  if (!stands_before(sentence, place.end, k_area) || is_entry(sentence, place.begin, place.end, k_known)) return false;
  const std::uint32_t end = place.end - static_cast<std::uint32_t>(k_area.size());
  return is_entry(sentence, place.begin, end, k_short) &&
         !is_entry(sentence, place.begin, end, SentenceIndex::bit_of(Lex::region));
}

/// Without what is no part of it: 广州|市民, 麒麟山|上, 佳木斯|地区.
UnitRange trimmed(const SentenceView& sentence, UnitRange place) {
  constexpr std::uint32_t k_shortest = 3;
  if (place.end - place.begin < k_shortest) return place;
  if (begins_a_word(sentence, place) || stands_before(sentence, place.end, u"山上"))
    return {place.begin, place.end - 1};
  return is_area_of_division(sentence, place) ? UnitRange{place.begin, place.end - 2} : place;
}

}  // namespace

void places_in_span(const SentenceView& sentence, UnitRange name, std::vector<UnitRange>& out) {
  while (name.begin < name.end) {
    const std::uint32_t end = first_end(sentence, name);
    out.push_back(trimmed(sentence, {name.begin, end}));
    name.begin = end;
  }
}

}  // namespace guanxi::extract::tagger
