// Places: 清远/清远市, 门源县/门源回族自治县, 高新区/清远高新区, 乐城镇/高要区乐城镇.
#include <algorithm>
#include <array>

#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

using Words = std::span<const std::u16string_view>;

constexpr std::array<std::u16string_view, 55> k_peoples{
    u"维吾尔", u"壮族",     u"回族",   u"蒙古族",   u"蒙古",   u"藏族",     u"苗族",   u"侗族",
    u"彝族",   u"布依族",   u"朝鲜族", u"满族",     u"瑶族",   u"白族",     u"土家族", u"哈尼族",
    u"哈萨克", u"傣族",     u"黎族",   u"傈僳族",   u"佤族",   u"畲族",     u"拉祜族", u"水族",
    u"东乡族", u"纳西族",   u"景颇族", u"柯尔克孜", u"土族",   u"达斡尔族", u"仫佬族", u"羌族",
    u"布朗族", u"撒拉族",   u"毛南族", u"仡佬族",   u"锡伯",   u"阿昌族",   u"普米族", u"塔吉克",
    u"怒族",   u"鄂温克族", u"德昂族", u"保安族",   u"裕固族", u"京族",     u"独龙族", u"鄂伦春",
    u"赫哲族", u"门巴族",   u"珞巴族", u"基诺族",   u"各族",   u"俄罗斯族", u"高山族"};

constexpr std::array<std::u16string_view, 15> k_levels{u"特别行政区", u"自治区", u"省",   u"市", u"地区",
                                                       u"盟",         u"州",     u"县",   u"区", u"旗",
                                                       u"镇",         u"乡",     u"街道", u"村", u"社区"};

/// Last words that name a zone and are said alone where one zone is meant.
constexpr std::array<std::u16string_view, 22> k_zones{
    u"经开区", u"高新区", u"开发区", u"工业园区", u"工业园", u"产业园", u"产业园区", u"园区",
    u"新区",   u"自贸区", u"自贸港", u"保税区",   u"综保区", u"合作区", u"试验区",   u"示范区",
    u"大湾区", u"湾区",   u"科技城", u"科学城",   u"新城",   u"副中心"};

struct Contraction {
  std::u16string_view from;
  std::u16string_view to;
};
constexpr std::array k_contractions{Contraction{u"经济技术开发区", u"经开区"},
                                    Contraction{u"经济开发区", u"经开区"},
                                    Contraction{u"高新技术产业开发区", u"高新区"},
                                    Contraction{u"高新技术产业园区", u"高新区"},
                                    Contraction{u"高新技术开发区", u"高新区"},
                                    Contraction{u"高新技术产业区", u"高新区"},
                                    Contraction{u"国家级高新区", u"高新区"},
                                    Contraction{u"国家高新区", u"高新区"},
                                    Contraction{u"国家级经开区", u"经开区"},
                                    Contraction{u"国家经开区", u"经开区"},
                                    Contraction{u"自由贸易试验区", u"自贸区"},
                                    Contraction{u"自贸试验区", u"自贸区"},
                                    Contraction{u"自由贸易港", u"自贸港"},
                                    Contraction{u"综合保税区", u"综保区"},
                                    Contraction{u"高速公路", u"高速"},
                                    Contraction{u"中华人民共和国", u"中国"}};

/// Shorter than `longer` by words that say the same area again: 中东地区, 杭州市区, 东南亚一带.
bool is_same_area(std::u16string_view rest) {
  constexpr std::array<std::u16string_view, 12> k_rest{u"地区", u"区域", u"地带", u"海域", u"市区", u"一带",
                                                       u"全境", u"境内", u"新区", u"城区", u"片区", u"共和国"};
  return is_one_of(rest, k_rest);
}

/// 加州 of 加利福尼亚州, 阿右旗 of 阿拉善右旗: the first unit and the level.
bool is_first_and_level(std::u16string_view longer, std::u16string_view shorter) {
  constexpr std::u16string_view k_said_so = u"州旗";
  return shorter.size() <= 3 && longer.size() >= shorter.size() + 2 && longer.front() == shorter.front() &&
         k_said_so.find(shorter.back()) != std::u16string_view::npos && longer.ends_with(shorter.substr(1));
}

/// 甘河园区 and 甘河工业园区: only the words for the kind of zone differ.
bool is_same_zone(std::u16string_view longer, std::u16string_view shorter) {
  const std::u16string_view a = ending_of(longer, k_zones);
  const std::u16string_view b = ending_of(shorter, k_zones);
  return !a.empty() && !b.empty() && shorter.size() >= b.size() + 2 &&
         longer.substr(0, longer.size() - a.size()) == shorter.substr(0, shorter.size() - b.size());
}

/// A name that tables know as a place of its own.
bool is_listed_place(std::u16string_view name) {
  constexpr std::array k_kinds{Lex::province,       Lex::prefecture,       Lex::county,       Lex::township,
                               Lex::province_short, Lex::prefecture_short, Lex::county_short, Lex::country,
                               Lex::capital,        Lex::region,           Lex::natural,      Lex::world_city};
  return std::any_of(k_kinds.begin(), k_kinds.end(),
                     [&](Lex kind) { return Lexicon::built_in().contains(name, kind); });
}

/// 乌鲁木齐 alone is the city, not 乌鲁木齐县; 利雅得 is the capital, not 利雅得省.
bool means_another(std::u16string_view core, std::u16string_view level) {
  const Lexicon& lexicon = Lexicon::built_in();
  if (level == u"市" || level == u"区" || level == u"地区") return false;
  if (lexicon.contains(core, Lex::capital) || lexicon.contains(core, Lex::world_city)) return true;
  const std::u16string city = std::u16string(core) + u"市";
  if (level == u"县" && lexicon.contains(city, Lex::county)) return false;  // made a city since
  return level != u"省" && (lexicon.contains(city, Lex::prefecture) || lexicon.contains(city, Lex::county));
}

/// 蒙苏 for 蒙苏经济开发区, where 蒙苏 is no place of its own.
bool is_zone_of_unknown(std::u16string_view core, std::u16string_view rest) {
  const Lexicon& lexicon = Lexicon::built_in();
  return is_one_of(rest, k_zones) && !lexicon.contains(core, Lex::prefecture_short) &&
         !lexicon.contains(core, Lex::county_short) && !lexicon.contains(core, Lex::province_short) &&
         !lexicon.contains(core, Lex::country) && ending_of(core, k_levels).empty();
}

/// 国道204 for 204国道 and G204线, 省道303 for 省道S303线; empty where the text is no road by its number.
std::u16string canonical_road(std::u16string_view text) {
  constexpr std::u16string_view k_ranks = u"国省县乡";
  constexpr std::u16string_view k_letters = u"GSXY";
  constexpr std::u16string_view k_numerals = u"0123456789";
  const std::size_t first = text.find_first_of(k_numerals);
  if (first == text.npos) return {};
  const std::size_t end = std::min(text.find_first_not_of(k_numerals, first), text.size());
  std::u16string_view before = text.substr(0, first);
  std::u16string_view behind = text.substr(end);
  std::size_t rank = std::u16string_view::npos;
  if (!before.empty() && k_letters.find(before.back()) != k_letters.npos) {
    rank = k_letters.find(before.back());
    before.remove_suffix(1);
  }
  if (behind == u"线") behind = {};
  const std::u16string_view said = before.empty() ? behind : before;
  if (said.size() == 2 && said.back() == u'道' && (before.empty() || behind.empty()))
    rank = k_ranks.find(said.front());
  else if (!before.empty() || !behind.empty())
    return {};
  if (rank == std::u16string_view::npos) return {};
  return std::u16string{k_ranks[rank], u'道'} + std::u16string(text.substr(first, end - first));
}

bool is_chain_before(const Shape& longer, std::size_t units) {
  return units < 64 && (longer.place_ends >> units & 1U) != 0;
}

}  // namespace

std::u16string canonical_place(std::u16string_view text) {
  if (std::u16string road = canonical_road(text); !road.empty()) return road;
  std::u16string canon(text);
  for (const Contraction& c : k_contractions)
    if (canon.find(c.from.front()) != std::u16string::npos) replace_all(canon, c.from, c.to);
  if (!canon.ends_with(u"自治县") && !canon.ends_with(u"自治州") && !canon.ends_with(u"自治区") &&
      !canon.ends_with(u"自治旗") && !canon.ends_with(u"民族乡") && !canon.ends_with(u"族乡"))
    return canon;
  const bool province = canon.ends_with(u"自治区");
  std::u16string_view name(canon);
  name.remove_suffix(name.ends_with(u"族乡") ? 1 : 3);
  if (name.ends_with(u"民族")) name.remove_suffix(2);
  for (bool again = true; again;) {
    const std::u16string_view people = ending_of(name, k_peoples);
    again = !people.empty() && people.size() + 2 <= name.size();
    if (again) name.remove_suffix(people.size());
  }
  std::u16string result(name);
  if (!province) result.push_back(canon.back());
  return result;
}

std::size_t place_core(std::u16string_view canon) {
  const std::u16string_view level = ending_of(canon, k_levels);
  const bool zone = !ending_of(canon, k_zones).empty();
  return level.empty() || zone || canon.size() < level.size() + 2 ? canon.size() : canon.size() - level.size();
}

bool is_generic_place(std::u16string_view text) { return is_one_of(text, k_zones) || names_no_place(text); }

bool names_no_place(std::u16string_view text) {
  constexpr std::array<std::u16string_view, 8> k_bare{u"园区",   u"工业园区", u"产业园区", u"工业园",
                                                      u"产业园", u"城区",     u"市区",     u"全市"};
  return is_one_of(text, k_bare) || is_one_of(text, k_levels);
}

Alias place_alias(const Shape& longer, const Shape& shorter) {
  if (longer.thing != 0 && longer.thing == shorter.thing) return Alias::same;
  const std::u16string_view l = longer.canon;
  const std::u16string_view s = shorter.canon;
  if (l == s) return Alias::same;
  if (!longer.inside.empty() && (longer.outside == shorter.text || longer.inside == shorter.text) &&
      is_latin(longer.inside))
    return Alias::same;
  if (s.size() < 2 || s.size() >= l.size()) return Alias::no;
  const std::u16string_view rest = l.substr(s.size());
  if (longer.core == s.size() && l.starts_with(s)) return means_another(s, rest) ? Alias::no : Alias::sure;
  if (l.starts_with(s) && is_zone_of_unknown(s, rest)) return Alias::likely;
  if (l.starts_with(s) && is_same_area(rest)) return rest == u"地区" ? Alias::sure : Alias::likely;
  if (is_first_and_level(l, s) || is_same_zone(l, s)) return Alias::likely;
  if (s == u"开发区" && longer.text.ends_with(s)) return Alias::likely;  // 经济开发区 is 经开区 here
  if (!l.ends_with(s)) return Alias::no;
  const std::size_t before = l.size() - s.size();
  if (is_one_of(s, k_zones)) return Alias::likely;
  if (s == u"内地" || s == u"大陆") return l.starts_with(u"中国") && before == 2 ? Alias::sure : Alias::no;
  if (s.size() < 3) return Alias::no;
  if (is_chain_before(longer, before)) return Alias::likely;
  return is_listed_place(s) ? Alias::no : Alias::weak;  // 科创走廊 of G60科创走廊
}

}  // namespace guanxi::extract
