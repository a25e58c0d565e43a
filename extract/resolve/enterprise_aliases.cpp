// Firms: 璞泰来/上海璞泰来, 华旦新材料/湖南华旦新材料有限公司, 海尔/海尔集团, 中石油.
#include <algorithm>
#include <array>

#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

Alias next_weaker(Alias strength) { return strength == Alias::sure ? Alias::likely : Alias::weak; }

/// What a short form may end with without saying more than the brand: 李宁公司.
constexpr std::array<std::u16string_view, 19> k_plain_heads{u"公司",
                                                            u"股份公司",
                                                            u"集团",
                                                            u"股份",
                                                            u"有限公司",
                                                            u"股份有限公司",
                                                            u"有限责任公司",
                                                            u"集团公司",
                                                            u"集团有限公司",
                                                            u"总公司",
                                                            u"企业",
                                                            u"控股",
                                                            u"株式会社",
                                                            u"集团股份公司",
                                                            u"集团股份有限公司",
                                                            u"集团有限责任公司",
                                                            u"(集团)有限公司",
                                                            u"(集团)股份有限公司",
                                                            u"(集团)有限责任公司"};
/// A part of a firm or a firm beside it, not the firm itself.
constexpr std::array<std::u16string_view, 25> k_other_firm{
    u"供电所", u"营业所", u"支行",   u"分行", u"分公司", u"子公司", u"营业部", u"工厂", u"专卖店",
    u"旗舰店", u"研究院", u"研究所", u"销售", u"贸易",   u"投资",   u"地产",   u"物业", u"证券",
    u"中国",   u"合资",   u"事业部", u"店",   u"财务",   u"金融",   u"资本"};

std::u16string_view without_head(std::u16string_view text) {
  constexpr std::u16string_view k_last = u"司团份业股社";  // units of the heads, which most names do not end with
  if (text.empty() || k_last.find(text.back()) == k_last.npos) return text;
  const std::u16string_view head = ending_of(text, k_plain_heads);
  return text.size() >= head.size() + 2 ? text.substr(0, text.size() - head.size()) : text;
}

std::u16string without_brackets(std::u16string_view text) {
  std::u16string kept;
  for (const char16_t c : text)
    if (c != u'(' && c != u')') kept.push_back(c);
  return kept;
}

/// Can `rest` be read as words of trades and heads of firms, brackets with anything in them included?
bool is_generic_business(std::u16string_view rest) {
  if (rest.size() > 30) return false;
  std::uint64_t reached = 1;
  thread_local std::vector<LexMatch> matches;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    if ((reached >> at & 1U) == 0) continue;
    if (rest[at] == u'(') {
      const std::size_t close = rest.find(u')', at);
      if (close != std::u16string_view::npos) reached |= std::uint64_t{1} << (close + 1);
    }
    matches.clear();
    Lexicon::built_in().matches_at(rest, static_cast<std::uint32_t>(at), matches);
    for (const LexMatch& match : matches)
      if (match.kind == Lex::industry || match.kind == Lex::enterprise_head) reached |= std::uint64_t{1} << match.end;
    for (const std::u16string_view head : k_plain_heads)
      if (rest.substr(at).starts_with(head)) reached |= std::uint64_t{1} << (at + head.size());
  }
  return (reached >> rest.size() & 1U) != 0;
}

/// Does `text` say this word of a part of a firm? 瓦房店 is a town.
bool says(std::u16string_view text, std::u16string_view word) {
  return word == u"店" ? text.ends_with(word) : contains(text, word);
}

bool says_other_firm(std::u16string_view rest) {
  return std::any_of(k_other_firm.begin(), k_other_firm.end(),
                     [&](std::u16string_view word) { return says(rest, word); });
}

/// 三星集团 is not 三星电子: a head that says what kind of firm it is must stand in both names.
bool heads_conflict(std::u16string_view longer, std::u16string_view shorter) {
  constexpr std::array<std::u16string_view, 3> k_heads{u"集团", u"控股", u"股份"};
  return std::any_of(k_heads.begin(), k_heads.end(),
                     [&](std::u16string_view head) { return contains(shorter, head) && !contains(longer, head); });
}

bool names_place(std::u16string_view text) {
  thread_local std::vector<LexMatch> matches;
  matches.clear();
  for (std::uint32_t at = 0; at < text.size(); ++at) Lexicon::built_in().matches_at(text, at, matches);
  return std::any_of(matches.begin(), matches.end(), [](const LexMatch& match) {
    return match.kind == Lex::province_short || match.kind == Lex::prefecture_short || match.kind == Lex::country ||
           match.kind == Lex::province || match.kind == Lex::prefecture || match.kind == Lex::region;
  });
}

/// 深圳市|比亚迪|汽车有限公司, 中铝|稀土(江苏)有限公司: a well-known brand with a place and a trade is a branch of the
/// firm; 广东|南海澄岚|汽车零部件有限公司 is not, the brand has a place of its own.
bool is_branch(std::u16string_view name, std::size_t at, std::u16string_view brand) {
  if (!name.ends_with(u"有限公司") || name.ends_with(u"股份有限公司") || name.ends_with(u"集团有限公司")) return false;
  if (brand.size() >= 4 && names_place(brand.substr(0, 2))) return false;
  const bool place = at > 0 || contains(name, u"(");
  return place && Lexicon::built_in().contains(brand, Lex::enterprise) &&
         !Lexicon::built_in().contains(name, Lex::enterprise);
}

/// Larkfield|ers: is a Latin word cut between the two?
bool cuts_word(std::u16string_view left, std::u16string_view right) {
  const auto is_small = [](char16_t c) { return c >= u'a' && c <= u'z'; };
  return is_latin(left) && !right.empty() && is_small(right.front());
}

/// How a brand is said: alone, or with a plain head behind it (澄岚公司).
enum class Said : std::uint8_t { alone, with_head };

/// `brand` stands at `at` in the longer name; what follows decides.
Alias judge(const Shape& longer, std::size_t at, std::u16string_view brand, Said said, Alias if_plain) {
  const std::u16string_view name = longer.text;
  if (!name.substr(at).starts_with(brand)) return Alias::no;
  const std::u16string_view rest = name.substr(at + brand.size());
  if (rest.empty() || is_one_of(rest, k_plain_heads)) return if_plain;
  if (says_other_firm(rest) || is_branch(name, at, brand)) return Alias::no;
  if (is_generic_business(rest)) return contains(rest, u"(") ? Alias::weak : next_weaker(if_plain);
  if (!Lexicon::built_in().contains(brand, Lex::enterprise)) {
    const bool stands = brand.size() >= 2 && !rest.starts_with(u"集团") && !names_place(rest);
    return stands && !cuts_word(brand, rest) ? Alias::weak : Alias::no;
  }
  const bool any_firm = said == Said::with_head && !contains(rest, u"集团");
  const bool ends = rest.ends_with(any_firm ? u"公司" : u"有限公司");
  return brand.size() >= 4 && rest.size() <= 8 && ends && !names_place(rest) ? Alias::weak : Alias::no;
}

/// 松下集团 and 松下公司, 味千中国 and 味千(中国)有限公司: nothing but the plain head differs. A place alone is no
/// brand.
bool same_brand(const Shape& longer, const Shape& shorter) {
  const std::u16string_view brand = without_head(shorter.text);
  const std::u16string_view other = without_head(longer.text);
  if (brand.size() < 2 || (brand.size() < 64 && (shorter.place_ends >> brand.size() & 1U) != 0)) return false;
  if (brand == other) return true;
  if (longer.inside.empty() == shorter.inside.empty()) return false;
  return without_brackets(brand) == without_brackets(other);
}

/// 巴陵石化 of 中石化|巴陵石化公司, 沈飞 of 航空工业集团|沈飞: the owner's name stands before. 一汽|丰田 is of both.
bool is_owned(std::u16string_view prefix, std::u16string_view brand) {
  if (prefix.ends_with(u"集团") || prefix.ends_with(u"集团公司")) return true;
  const Lexicon& known = Lexicon::built_in();
  return known.contains(prefix, Lex::enterprise) && (brand.size() >= 4 || !known.contains(brand, Lex::enterprise));
}

/// 辉瑞公司 and 辉瑞中国, whatever the tables say: an article that writes both means the house and its branch.
bool differ_by_country(std::u16string_view a, std::u16string_view b) {
  constexpr std::u16string_view k_country = u"中国";
  const auto is_branch_of = [&](std::u16string_view branch, std::u16string_view house) {
    return branch.ends_with(k_country) && without_head(house) == branch.substr(0, branch.size() - k_country.size());
  };
  return is_branch_of(a, b) || is_branch_of(b, a);
}

/// 荷兰海岳 and 海岳集团: a foreign firm with the country that it is of.
bool has_country_before(std::u16string_view longer, std::u16string_view shorter) {
  const std::u16string_view brand = without_head(shorter);
  const std::u16string_view name = without_head(longer);
  return brand.size() >= 2 && name.size() >= brand.size() + 2 && name.ends_with(brand) &&
         !longer.starts_with(u"中国") &&
         Lexicon::built_in().contains(name.substr(0, name.size() - brand.size()), Lex::country);
}

/// A row of firms holds a family: 海尔 and 海尔集团 are one, 青岛海尔 is another; so are 中国南车 and 中国北车. Names
/// that share no two units are written apart: 大众 and Volkswagen.
bool is_one_of_family(std::u16string_view longer, std::u16string_view shorter) {
  if (is_latin(longer) != is_latin(shorter)) return true;
  if (heads_conflict(longer, shorter)) return false;
  const std::u16string_view brand = without_head(shorter);
  if (is_subsequence(brand, longer)) return true;
  for (std::size_t at = 0; at + 2 <= brand.size(); ++at)
    if (contains(longer, brand.substr(at, 2))) return false;
  return true;
}

/// 武钢, 中石油, 青啤: two or three units of the longer name in order, from its first on.
bool is_acronym(std::u16string_view longer, std::u16string_view shorter) {
  return shorter.size() >= 2 && shorter.size() <= 3 && longer.size() >= shorter.size() + 2 &&
         longer.front() == shorter.front() && !longer.starts_with(shorter) && is_subsequence(shorter, longer) &&
         !is_latin(shorter);
}

/// 中移动 of 中国移动.
bool is_china_shortened(std::u16string_view longer, std::u16string_view shorter) {
  return shorter.size() >= 3 && shorter.starts_with(u'中') && longer.starts_with(u"中国") &&
         longer.substr(2) == shorter.substr(1);
}

/// LarkfieldIron and Larkfield, Larkfield SA and Larkfield公司: the first words of a Latin name that no table knows as
/// a firm of its own.
bool begins_latin_name(std::u16string_view longer, std::u16string_view brand) {
  if (brand.size() < 3 || !is_latin(brand) || !longer.starts_with(brand) || longer.size() == brand.size()) return false;
  const char16_t next = longer[brand.size()];
  const bool border = next == u' ' || (next >= u'A' && next <= u'Z' && brand.back() >= u'a' && brand.back() <= u'z');
  return border && !Lexicon::built_in().contains(brand, Lex::enterprise);
}

char16_t small(char16_t c) { return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + (u'a' - u'A')) : c; }

/// intel and Intel.
bool is_written_otherwise(std::u16string_view longer, std::u16string_view shorter) {
  return is_latin(longer) && std::equal(longer.begin(), longer.end(), shorter.begin(), shorter.end(),
                                        [](char16_t a, char16_t b) { return small(a) == small(b); });
}

/// CNN of 美国有线电视新闻网CNN: the name in both scripts.
bool ends_in_latin_name(std::u16string_view longer, std::u16string_view shorter) {
  return shorter.size() >= 3 && is_latin(shorter) && longer.size() > shorter.size() && longer.ends_with(shorter) &&
         !is_latin(longer.substr(longer.size() - shorter.size() - 1, 1));
}

/// 东方红店 of 国芳百货东方红店, 垫江支行 of 重庆农村商业银行垫江支行, 岚谷茶厂 of 崇安县岚谷茶厂: the part alone, its
/// house said before.
bool is_known_end(std::u16string_view longer, std::u16string_view shorter) {
  constexpr std::array<std::u16string_view, 8> k_parts{u"支行", u"分行",   u"分公司", u"支公司",
                                                       u"店",   u"营业部", u"分社",   u"厂"};
  return shorter.size() >= 4 && longer.size() >= shorter.size() + 2 && longer.ends_with(shorter) &&
         !ending_of(shorter, k_parts).empty();
}

/// 重庆澄岚 of 澄岚电器(重庆)有限公司, 丰田中国 of 丰田汽车(中国)投资有限公司: a place and a brand, or the brand's
/// first letters, in any order.
bool has_place_and_brand(const Shape& longer, std::u16string_view shorter, std::uint64_t place_ends) {
  const auto holds = [&](std::u16string_view place, std::u16string_view brand) {
    const std::size_t at = longer.text.find(place);
    if (brand.size() < 2 || at == std::u16string_view::npos || (at == 0 && place == u"中国")) return false;
    const std::u16string rest =
        std::u16string(longer.text.substr(0, at)) + std::u16string(longer.text.substr(at + place.size()));
    return contains(rest, brand) || (at > 0 && is_acronym(rest, brand));
  };
  for (std::size_t at = 2; at + 2 <= shorter.size() && at < 63; ++at)
    if ((place_ends >> at & 1U) != 0 && holds(shorter.substr(0, at), shorter.substr(at))) return true;
  return shorter.ends_with(u"中国") && holds(u"中国", shorter.substr(0, shorter.size() - 2));
}

/// 中国商飞 of 中国商用飞机有限公司, 诚岚电缆 of 清远诚岚电线电缆有限公司: the first two units of the name, behind its
/// places, and two that stand for its trade. Houses of one trade differ by less: 中信证券 is not 中信建投证券.
bool is_brand_and_trade(const Shape& longer, const Shape& shorter) {
  constexpr std::array<std::u16string_view, 6> k_houses{u"银行", u"证券", u"保险", u"基金", u"信托", u"集团"};
  const std::u16string_view s = without_head(shorter.text);
  if (s.size() < shorter.text.size() && Lexicon::built_in().contains(s, Lex::enterprise)) return false;
  if (s.size() != 4 || (shorter.thing != 0 && longer.thing != 0) || is_latin(s) || !ending_of(s, k_houses).empty())
    return false;
  const std::u16string_view name = without_head(longer.text);
  const auto fits = [&](std::size_t at) {
    const std::u16string_view from = name.substr(at);
    return from.size() >= 6 && from.starts_with(s.substr(0, 2)) && !from.starts_with(s) &&
           is_subsequence(s.substr(2), from.substr(2));
  };
  if (fits(0)) return true;
  for (std::size_t at = 1; at < std::min<std::size_t>(name.size(), 63); ++at)
    if ((longer.place_ends >> at & 1U) != 0 && fits(at)) return true;
  return false;
}

/// One name says that it is a part of a firm or a firm beside it, and the other does not.
bool differ_in_kind(std::u16string_view longer, std::u16string_view shorter) {
  return std::any_of(k_other_firm.begin(), k_other_firm.end(), [&](std::u16string_view word) {
    return says(longer, word) && !says(shorter, word) && word != u"投资" && word != u"销售";
  });
}

/// 鞍钢集团 and 鞍钢股份, 中粮集团 and 中粮控股: the group and the house of it that is listed.
bool differ_by_listing(std::u16string_view a, std::u16string_view b) {
  constexpr std::array<std::u16string_view, 3> k_groups{u"集团", u"集团公司", u"集团有限公司"};
  constexpr std::array<std::u16string_view, 4> k_listed{u"股份", u"控股", u"股份有限公司", u"控股有限公司"};
  const auto is_group = [&](std::u16string_view name) {
    return !ending_of(name, k_groups).empty() && !contains(name, u"控股") && !contains(name, u"股份");
  };
  const auto is_listed = [&](std::u16string_view name) {
    return !ending_of(name, k_listed).empty() && !contains(name, u"集团");
  };
  return (is_group(a) && is_listed(b)) || (is_group(b) && is_listed(a));
}

/// 金锣集团 and 金锣集团|牧业公司: a house of the group.
bool is_house_of_group(std::u16string_view longer, std::u16string_view group) {
  if (!group.ends_with(u"集团") || !longer.starts_with(group) || longer.size() == group.size()) return false;
  const std::u16string_view rest = longer.substr(group.size());
  return rest.front() != u'(' && !is_one_of(rest, k_plain_heads);
}

/// What the names alone say, whatever kinds of houses they are.
Alias alias_by_name(const Shape& longer, const Shape& shorter) {
  if (has_country_before(longer.text, shorter.text)) return Alias::same;
  if (longer.thing != 0 && longer.thing == shorter.thing && is_one_of_family(longer.text, shorter.text))
    return Alias::same;
  const std::u16string_view l = longer.text;
  const std::u16string_view s = shorter.text;
  if (!longer.inside.empty() && longer.outside == s && is_latin(longer.inside)) return Alias::same;
  if (is_written_otherwise(l, s) || ends_in_latin_name(l, s)) return Alias::same;
  if (is_known_end(l, s)) return Alias::likely;
  if (!longer.inside.empty() && longer.inside == s && s.size() >= 2) return Alias::sure;
  if (same_brand(longer, shorter)) return Alias::same;
  if (!longer.inside.empty() && !shorter.inside.empty()) return longer.text == shorter.text ? Alias::same : Alias::no;
  if (heads_conflict(l, s)) return Alias::no;
  const std::u16string_view brand = without_head(s);
  if (brand.size() < 2 || brand.size() > l.size()) return Alias::no;
  const Said said = brand.size() < s.size() ? Said::with_head : Said::alone;
  Alias best = judge(longer, 0, brand, said, Alias::sure);
  for (std::size_t at = 1; at < std::min<std::size_t>(l.size(), 63); ++at)
    if ((longer.place_ends >> at & 1U) != 0) best = std::max(best, judge(longer, at, brand, said, Alias::likely));
  if (best != Alias::no) return best;
  const std::u16string_view whole = without_head(l);
  if (whole.ends_with(brand) && is_owned(whole.substr(0, whole.size() - brand.size()), brand)) return Alias::likely;
  if (is_china_shortened(l, s) || begins_latin_name(l, brand)) return Alias::likely;
  const std::u16string_view without_country = l.starts_with(u"中国") ? l.substr(2) : l;
  if (differ_in_kind(without_country, s)) return Alias::no;
  const bool placed =
      !(l.starts_with(s) && names_place(l.substr(s.size()))) && has_place_and_brand(longer, brand, shorter.place_ends);
  if (placed || is_brand_and_trade(longer, shorter)) return Alias::weak;
  const bool known_apart = longer.thing != 0 && shorter.thing != 0 && longer.thing != shorter.thing;
  return !known_apart && !says_other_firm(without_country) && (is_acronym(whole, s) || is_acronym(whole, brand))
             ? Alias::weak
             : Alias::no;
}

}  // namespace

Alias enterprise_alias(const Shape& longer, const Shape& shorter) {
  if (differ_by_country(longer.text, shorter.text)) return Alias::no;
  const Alias alias = alias_by_name(longer, shorter);
  const bool apart = alias != Alias::no &&
                     (differ_by_listing(longer.text, shorter.text) || is_house_of_group(longer.text, shorter.text));
  return apart ? Alias::no : alias;
}

}  // namespace guanxi::extract
