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

/// A short name in quotation marks that something begins and the firm ends: “小|海尔”.
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

/// 中国|队, 利物浦|女足, 广东|男子篮球队: the team of that place; not 中国|队员, 非洲|球队.
bool is_team(const SentenceView& sentence, UnitRange place) {
  constexpr std::u16string_view k_games = u"足篮排乒";
  constexpr std::u16string_view k_kinds = u"男女子国家奥青年代表一足篮排网棒手水冰垒乒乓羽毛橄榄曲棍球田径游泳体操";
  constexpr std::u16string_view k_words = u"球排";  // 球队, 排队
  constexpr std::u16string_view k_others = u"员伍列友长医";
  constexpr std::uint32_t k_longest = 6;  // units of the words for its kind
  const char16_t first = unit_at(sentence, place.end);
  const char16_t second = unit_at(sentence, place.end + 1);
  if ((first == u'男' || first == u'女') && second != 0 && k_games.find(second) != k_games.npos) return true;
  if (first == u'国' && (second == u'足' || second == u'奥')) return true;
  std::uint32_t team = place.end;
  while (team <= place.end + k_longest && team < sentence.range.end && sentence.text[team] != u'队') ++team;
  if (unit_at(sentence, team) != u'队') return false;
  for (std::uint32_t at = place.end; at < team; ++at)
    if (k_kinds.find(sentence.text[at]) == k_kinds.npos) return false;
  if (team == place.end + 1 && k_words.find(first) != k_words.npos) return false;
  const char16_t behind = unit_at(sentence, team + 1);
  return behind == 0 || k_others.find(behind) == k_others.npos;
}

/// 包头|舰, 九华山|号: a ship that bears the place's name; not 中国|舰队.
bool is_ship(const SentenceView& sentence, UnitRange place) {
  constexpr std::u16string_view k_others = u"队艇船载长";
  const char16_t ship = unit_at(sentence, place.end);
  if (ship == u'号') return true;
  const char16_t behind = unit_at(sentence, place.end + 1);
  return ship == u'舰' && (behind == 0 || k_others.find(behind) == k_others.npos);
}

/// 揭阳|日报, 燕赵|都市网: an outlet of that place; not 杭州|网店.
bool is_outlet(const SentenceView& sentence, UnitRange place) {
  constexpr std::array<std::u16string_view, 10> k_outlets{u"日报",   u"晚报",   u"晨报",   u"早报", u"商报",
                                                          u"都市报", u"都市网", u"新闻网", u"电台", u"电视台"};
  constexpr std::u16string_view k_first = u"日晚晨早商都新电网";
  constexpr std::u16string_view k_words = u"讯消记电报首";
  const char16_t first = unit_at(sentence, place.end);
  if (first == 0 || k_first.find(first) == k_first.npos) return false;
  const auto stands = [&](std::u16string_view word) { return stands_at(sentence, place.end, word); };
  if (std::any_of(k_outlets.begin(), k_outlets.end(), stands)) return true;
  const char16_t behind = unit_at(sentence, place.end + 1);
  return first == u'网' && (!is_han_unit(behind) || k_words.find(behind) != k_words.npos);
}

/// 发展|中国|家, 一个|中国, 美丽|中国, |中国|特色, |中国|式: words in which the country is not named.
bool is_in_phrase(const SentenceView& sentence, UnitRange place) {
  constexpr std::array<std::u16string_view, 7> k_before{u"一个", u"两个", u"健康", u"法治", u"美丽", u"平安", u"数字"};
  constexpr std::array<std::u16string_view, 4> k_behind{u"特色", u"式", u"梦", u"结"};
  constexpr std::u16string_view k_china = u"中国";
  const std::u16string_view name = sentence.text.substr(place.begin, place.end - place.begin);
  if (name == u"新中国") return true;
  if (name != k_china) return false;
  return (stands_before(sentence, place.begin, u"发展") && unit_at(sentence, place.end) == u'家') ||
         std::any_of(k_before.begin(), k_before.end(),
                     [&](std::u16string_view word) { return stands_before(sentence, place.begin, word); }) ||
         std::any_of(k_behind.begin(), k_behind.end(),
                     [&](std::u16string_view word) { return stands_at(sentence, place.end, word); });
}

/// 第六届|中国|国际艺术节, |欧洲|杯: an event; not 第十三届|菲律宾|总统.
bool is_event(const SentenceView& sentence, UnitRange place) {
  constexpr std::array<std::u16string_view, 6> k_offices{u"总统", u"总理", u"政府", u"议会", u"国会", u"人大"};
  if (unit_at(sentence, place.end) == u'杯') return true;
  return unit_before(sentence, place.begin) == u'届' &&
         std::none_of(k_offices.begin(), k_offices.end(),
                      [&](std::u16string_view word) { return stands_at(sentence, place.end, word); });
}

/// |俄罗斯|族, |黄龙|饭店: a people, a house.
bool is_people_or_house(const SentenceView& sentence, UnitRange place) {
  constexpr std::array<std::u16string_view, 5> k_houses{u"宾馆", u"饭店", u"酒店", u"大酒店", u"大饭店"};
  constexpr std::u16string_view k_first = u"族宾饭酒大";
  const char16_t first = unit_at(sentence, place.end);
  if (first == 0 || k_first.find(first) == k_first.npos) return false;
  return first == u'族' || std::any_of(k_houses.begin(), k_houses.end(),
                                       [&](std::u16string_view word) { return stands_at(sentence, place.end, word); });
}

}  // namespace

bool is_part_of_name(const SentenceView& sentence, UnitRange place) {
  return is_in_title(sentence, place) || begins_quoted_name(sentence, place) || is_quoted_bearer(sentence, place) ||
         is_delegation(sentence, place) || is_managers_region(sentence, place) || is_team(sentence, place) ||
         is_ship(sentence, place) || is_outlet(sentence, place) || is_in_phrase(sentence, place) ||
         is_event(sentence, place) || is_people_or_house(sentence, place);
}

bool is_part_of_quotation(const SentenceView& sentence, UnitRange firm) {
  return begins_quoted_name(sentence, firm) || ends_quoted_name(sentence, firm) || is_quoted_bearer(sentence, firm);
}

bool is_borne_by_a_thing(const SentenceView& sentence, UnitRange name) { return is_quoted_bearer(sentence, name); }

}  // namespace guanxi::extract::tagger
