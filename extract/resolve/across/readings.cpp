#include "extract/resolve/across/readings.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/across/senses.hpp"
#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract::across {
namespace {

/// The row of the tables of `kind` that is the whole of `text`.
void look_up(Kind kind, NameReading& name) {
  constexpr std::array k_agency{Lex::organ, Lex::university};
  constexpr std::array k_enterprise{Lex::enterprise, Lex::bank, Lex::media};
  constexpr std::array k_policy{Lex::programme};
  std::span<const Lex> kinds;
  if (kind == Kind::agency) kinds = k_agency;
  if (kind == Kind::enterprise) kinds = k_enterprise;
  if (kind == Kind::policy) kinds = k_policy;
  std::vector<LexMatch> matches;
  Lexicon::built_in().matches_at(name.text, 0, matches);
  for (const LexMatch& match : matches) {
    if (match.end != name.text.size() || std::find(kinds.begin(), kinds.end(), match.kind) == kinds.end()) continue;
    name.listed = true;
    if (name.row == 0) name.row = match.parent;
  }
}

/// 中国社科院农村发展研究所 -> 中国社会科学院农村发展研究所: the body or firm that the name begins with by the first
/// form of its row.
std::u16string with_whole_spelt_out(Kind kind, const std::u16string& text) {
  constexpr std::size_t k_shortest_whole = 3;
  constexpr std::uint8_t k_sure = 200;
  std::vector<LexMatch> matches;
  Lexicon::built_in().matches_at(text, 0, matches);
  LexMatch best;
  for (const LexMatch& match : matches) {
    const bool body = kind == Kind::agency && (match.kind == Lex::organ || match.kind == Lex::university);
    const bool firm = kind == Kind::enterprise && match.kind == Lex::bank;
    const bool whole = match.end >= k_shortest_whole && match.end + 2 <= text.size() && match.parent != 0;
    if ((body || firm) && whole && match.attribute >= k_sure && match.end > best.end) best = match;
  }
  if (best.end == 0) return text;
  return std::u16string(Lexicon::built_in().head_of(best.parent)) + text.substr(best.end);
}

/// 上海|璞泰来|新能源科技股份有限公司: the row of the brand behind the place, where only trades follow it. Not where
/// the place and the brand are a name of their own in some article: 上海大众汽车有限公司 is 上海大众.
void look_up_registered(const Pool& texts, NameReading& name) {
  const std::size_t lead = lead_of(name.canon).size;
  std::vector<LexMatch> matches;
  Lexicon::built_in().matches_at(name.canon, static_cast<std::uint32_t>(lead), matches);
  const auto is_name = [&](const LexMatch& match) {
    return match.kind == Lex::enterprise && match.end < name.canon.size() &&
           texts.find(narrow(std::u16string_view(name.canon).substr(0, match.end))) != Pool::k_none;
  };
  if (lead > 0 && std::any_of(matches.begin(), matches.end(), is_name)) return;
  for (const LexMatch& match : matches) {
    const std::u16string brand = name.canon.substr(lead, match.end - lead);
    if (match.kind != Lex::enterprise || match.parent == 0 || !is_registered_name_of(name.text, brand)) continue;
    if (!is_same_firm(brand, Lexicon::built_in().head_of(match.parent))) continue;
    name.row = match.parent;
    name.whole_row = true;
  }
}

/// 华为科技 is 华为技术有限公司: the two words are used for one another.
void look_up_technology(NameReading& name) {
  constexpr std::array<std::u16string_view, 2> k_words{u"科技", u"技术"};
  constexpr std::array<std::u16string_view, 2> k_forms{u"有限公司", u"股份有限公司"};
  const std::u16string_view word = ending_of(name.canon, k_words);
  if (word.empty()) return;
  const std::u16string brand = name.canon.substr(0, name.canon.size() - word.size());
  for (const std::u16string_view other : k_words)
    for (const std::u16string_view form : k_forms) {
      NameReading registered;
      registered.text = brand + std::u16string(other) + std::u16string(form);
      look_up(Kind::enterprise, registered);
      if (registered.row == 0) continue;
      name.row = registered.row;
      name.whole_row = true;
      return;
    }
}

/// 美国高盛集团 is 高盛集团, 中国国航 is 国航; not 英国国家电网, nor 中国惠普, which is a branch.
void look_up_behind_country(Kind kind, NameReading& name) {
  constexpr std::array<std::u16string_view, 2> k_nation{u"中国", u"国家"};
  const Lead lead = lead_of(name.text);
  if (lead.regions.size() != 1 || is_division(lead.regions.front()) || lead.size + 2 > name.text.size()) return;
  NameReading rest;
  rest.text = name.text.substr(lead.size);
  look_up(kind, rest);
  if (!rest.listed) return;
  const std::u16string head =
      rest.row != 0 ? std::u16string(Lexicon::built_in().head_of(rest.row)) : std::u16string(rest.text);
  const bool of_nation = kind == Kind::agency || !beginning_of(head, k_nation).empty();
  if ((lead.regions.front() == china()) != of_nation) return;
  name.listed = rest.row == 0;
  name.row = rest.row;
  name.whole_row = true;
  name.behind_country = rest.text;
}

/// The row of a registered name: of its short form, or of what follows the place, where that names a group:
/// 小米科技|有限责任公司, 四川宜宾|五粮液集团|有限公司.
void look_up_firm(const Pool& texts, NameReading& name) {
  if (name.listed || name.row != 0) return;
  constexpr std::array<std::u16string_view, 4> k_whole{u"集团", u"国际集团", u"公司", u"集团公司"};
  std::vector<LexMatch> matches;
  Lexicon::built_in().matches_at(name.canon, 0, matches);
  for (const LexMatch& match : matches) {  // 徐福记|国际集团
    const std::u16string_view brand = std::u16string_view(name.canon).substr(0, match.end);
    const bool whole = match.kind == Lex::enterprise && match.parent != 0 && brand.size() >= 3 &&
                       is_one_of(std::u16string_view(name.canon).substr(match.end), k_whole);
    if (!whole || lead_of(brand).size > 0 || !is_same_firm(brand, Lexicon::built_in().head_of(match.parent))) continue;
    name.row = match.parent;
    name.whole_row = true;
  }
  if (name.row == 0) look_up_technology(name);
  if (name.row == 0 && name.canon != name.text) look_up_registered(texts, name);
  if (name.row != 0 || name.canon == name.text) return;
  NameReading other;
  other.text = name.canon;
  look_up(Kind::enterprise, other);
  const std::size_t lead = lead_of(name.canon).size;
  if (!other.listed && lead > 0 && name.canon.ends_with(u"集团")) {
    other.text = name.canon.substr(lead);
    look_up(Kind::enterprise, other);
  }
  if (other.row == 0 || !is_same_firm(other.text, Lexicon::built_in().head_of(other.row))) return;
  name.row = other.row;
  name.whole_row = true;
}

/// 中华人民共和国商会法(草案): the row of 商会法.
void look_up_document(NameReading& name) {
  NameReading plain;
  plain.text = name.canon;
  look_up(Kind::policy, plain);
  name.row = plain.row;
  name.listed = plain.listed;
}

/// 昌平地区 is 昌平, 中国台湾 is 台湾, where no division is called so.
PlaceReading read_with_marks(std::u16string_view name) {
  constexpr std::u16string_view k_country = u"中国";
  constexpr std::u16string_view k_area = u"地区";
  PlaceReading whole = read_place(name);
  if (!whole.divisions.empty() || whole.row != 0 || whole.crowd) return whole;
  std::u16string_view rest = name;
  if (rest.starts_with(k_country)) rest.remove_prefix(k_country.size());
  PlaceReading inner = read_place(rest);
  if (inner.divisions.empty() && rest.ends_with(k_area) && rest.size() >= k_area.size() + 2) {
    inner = read_place(rest.substr(0, rest.size() - k_area.size()));
    if (inner.full) return whole;
  }
  return inner.divisions.empty() ? whole : inner;
}

}  // namespace

char16_t level_before(std::u16string_view canon) {
  constexpr std::u16string_view k_levels = u"省市州县区旗镇乡";
  if (canon.size() < 2 || k_levels.find(canon.front()) == std::u16string_view::npos || canon.starts_with(u"区域"))
    return 0;
  const Lexicon& lexicon = Lexicon::built_in();
  const bool local = lexicon.contains(canon, Lex::local_organ) || lexicon.contains(canon.substr(1), Lex::local_organ);
  constexpr std::array<std::u16string_view, 16> k_heads{u"委",   u"局",   u"厅", u"办", u"院", u"会", u"中心", u"政府",
                                                        u"人大", u"政协", u"部", u"队", u"处", u"联", u"站",   u"校"};
  return local || !ending_of(canon, k_heads).empty() ? canon.front() : u'\0';
}

NameReading read_name(Kind kind, std::u16string text, const Pool& texts) {
  NameReading name;
  name.text = std::move(text);
  look_up(kind, name);
  switch (kind) {
    case Kind::place:
      name.place = read_with_marks(name.text);
      name.canon = canonical_place(name.text);
      name.lead = lead_of(name.canon);
      break;
    case Kind::agency:
      if (!name.listed && name.text.starts_with(u"中国")) look_up_behind_country(kind, name);
      name.canon = canonical_agency(with_whole_spelt_out(kind, name.text));
      name.lead = lead_of(name.canon);
      name.level = level_before(name.canon);
      break;
    case Kind::enterprise:
      if (!name.listed) look_up_behind_country(kind, name);
      name.canon = canonical_firm(with_whole_spelt_out(kind, name.text));
      look_up_firm(texts, name);
      break;
    case Kind::policy:
      name.canon = canonical_document(name.text);
      if (!name.listed) look_up_document(name);
      break;
    case Kind::person:
      name.canon = name.text;
      break;
  }
  return name;
}

}  // namespace guanxi::extract::across
