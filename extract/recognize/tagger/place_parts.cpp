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
constexpr Kinds k_by_short_name = SentenceIndex::bits_of(Lex::prefecture_short, Lex::county_short);
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

/// Is the division with the code `part` one of the division with the code `whole`: 411503101 of 411500?
bool is_within(std::uint32_t part, std::uint32_t whole) {
  constexpr std::uint32_t k_first_town = 1'000'000;
  if (part == 0 || whole == 0 || whole >= k_first_town) return false;
  const std::uint32_t division = part >= k_first_town ? part / 1000 : part;
  const std::uint32_t rank = whole % 10000 == 0 ? 10000 : whole % 100 == 0 ? 100 : 1;
  return part != whole && division / rank == whole / rank;
}

/// Does a division of `outer` by its short name, or a town of it, cover exactly [outer.end, end): 信阳|明港?
bool is_before_own(const SentenceView& sentence, const LexMatch& outer, std::uint32_t end) {
  constexpr Kinds k_parts =
      SentenceIndex::bits_of(Lex::prefecture_short, Lex::county_short, Lex::township, Lex::township_short);
  const std::span<const LexMatch> matches = sentence.words->starting_at(outer.end);
  return std::any_of(matches.begin(), matches.end(), [&](const LexMatch& match) {
    return match.end == end && (SentenceIndex::bit_of(match.kind) & k_parts) != 0 &&
           is_within(match.parent, outer.parent);
  });
}

/// Does the place end as villages, streets and natural features do, which stand behind their division: 三亚|凤凰岛?
bool ends_apart(const SentenceView& sentence, std::uint32_t end) {
  constexpr std::u16string_view k_ends = u"镇乡村路山河湖岛江湾岭峰沟峡";
  if (stands_before(sentence, end, u"公路") || stands_before(sentence, end, u"铁路")) return false;
  return k_ends.find(sentence.text[end - 1]) != k_ends.npos || stands_before(sentence, end, u"街道") ||
         stands_before(sentence, end, u"大道") || stands_before(sentence, end, u"大街");
}

/// Does a longer division, 乌兰察布, or natural feature begin where the short name `outer` does?
bool is_begin_of_another(const SentenceView& sentence, const LexMatch& outer) {
  constexpr Kinds k_longer = k_known | k_by_short_name;
  const std::span<const LexMatch> matches = sentence.words->starting_at(outer.begin);
  return std::any_of(matches.begin(), matches.end(), [&](const LexMatch& match) {
    return match.end > outer.end && (SentenceIndex::bit_of(match.kind) & k_longer) != 0;
  });
}

/// Does the place `outer` stand before one that is whole without it, up to `end`?
bool is_chain(const SentenceView& sentence, const LexMatch& outer, std::uint32_t end) {
  constexpr std::uint32_t k_sure = 3;  // units: 巴西 begins 巴西兰省, too
  const Kinds kind = SentenceIndex::bit_of(outer.kind);
  if ((kind & (k_divisions | k_by_short_name)) != 0 && end - outer.end >= k_least) {
    if (is_before_own(sentence, outer, end)) return !is_entry(sentence, outer.begin, end, k_known);
    if ((kind & k_by_short_name) != 0)
      return ends_apart(sentence, end) && !is_begin_of_another(sentence, outer) &&
             is_name_with_head(sentence, outer.end, end);
  }
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

/// Is it a division's short name and 地区, though it is no 地区 itself: 鸡西地区?
bool is_area_of_division(const SentenceView& sentence, UnitRange place) {
  constexpr std::u16string_view k_area = u"地区";
  constexpr Kinds k_short = SentenceIndex::bits_of(Lex::province_short, Lex::prefecture_short, Lex::county_short);
  if (!stands_before(sentence, place.end, k_area) || is_entry(sentence, place.begin, place.end, k_known)) return false;
  const std::uint32_t end = place.end - static_cast<std::uint32_t>(k_area.size());
  return is_entry(sentence, place.begin, end, k_short) &&
         !is_entry(sentence, place.begin, end, SentenceIndex::bit_of(Lex::region));
}

/// Where the words begin that say which part of the place is meant, 也门|西部; place.end where there are none, as in
/// 西部 and 美国中西部.
std::uint32_t part_begin(const SentenceView& sentence, UnitRange place) {
  constexpr std::array<std::u16string_view, 8> k_parts{u"东北部", u"西北部", u"东南部", u"西南部",
                                                       u"东部",   u"西部",   u"南部",   u"北部"};
  if (sentence.text[place.end - 1] != u'部') return place.end;
  for (const std::u16string_view part : k_parts) {
    if (!stands_before(sentence, place.end, part)) continue;
    const std::uint32_t begin = place.end - static_cast<std::uint32_t>(part.size());
    return begin >= place.begin + k_least && sentence.text[begin - 1] != u'中' ? begin : place.end;
  }
  return place.end;
}

/// Without what is no part of it: 广州|市民, 麒麟山|上, 鸡西|地区, 也门|西部.
UnitRange trimmed(const SentenceView& sentence, UnitRange place) {
  constexpr std::uint32_t k_shortest = 3;
  if (place.end - place.begin < k_shortest) return place;
  if (begins_a_word(sentence, place) || stands_before(sentence, place.end, u"山上"))
    return {place.begin, place.end - 1};
  if (const std::uint32_t part = part_begin(sentence, place); part < place.end) return {place.begin, part};
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
