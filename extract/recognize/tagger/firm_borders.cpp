#include "extract/recognize/tagger/firm_borders.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "extract/recognize/lexicon.hpp"

namespace guanxi::extract::tagger {

namespace {

constexpr std::uint32_t k_least = 2;  // units of a name

template <std::size_t Count>
bool begins_with_any(std::u16string_view text, const std::array<std::u16string_view, Count>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::u16string_view word) { return text.starts_with(word); });
}

/// Units before the name that say what the firm is: 矿企|泽岸公司; 0 where none do.
std::uint32_t role_before(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 17> k_roles{
      u"贸易商", u"服务商", u"供应商", u"运营商", u"制造商", u"经销商", u"开发商", u"生产商", u"代理商",
      u"零售商", u"承包商", u"集成商", u"矿企",   u"车企",   u"房企",   u"药企",   u"新东家"};
  for (std::uint32_t at = 0; at < name.size(); ++at) {
    if (name[at] != u'商' && name[at] != u'企' && name[at] != u'家') continue;
    const bool role = std::any_of(k_roles.begin(), k_roles.end(),
                                  [&](std::u16string_view word) { return name.substr(0, at + 1).ends_with(word); });
    if (role && at + 1 + k_least <= name.size()) return at + 1;
  }
  return 0;
}

bool is_number(char16_t c) { return std::u16string_view(u"两三四五六七八九十").find(c) != std::u16string_view::npos; }

/// Does a place of the tables begin at `at`: 五大连池?
bool is_place_at(std::u16string_view name, std::size_t at) {
  thread_local std::vector<LexMatch> matches;
  matches.clear();
  Lexicon::built_in().matches_at(name, static_cast<std::uint32_t>(at), matches);
  return std::any_of(matches.begin(), matches.end(), [](const LexMatch& match) {
    return match.kind == Lex::county || match.kind == Lex::county_short || match.kind == Lex::natural;
  });
}

/// Do a number and a counter stand at `at`: 两大, 四家? Not in 第七大道.
bool counts_at(std::u16string_view name, std::size_t at) {
  const bool counts = at + 1 < name.size() && (name[at + 1] == u'大' || name[at + 1] == u'家') && is_number(name[at]);
  return counts && (at == 0 || name[at - 1] != u'第') && !is_place_at(name, at);
}

/// Units of the trade that the name ends with, one that an analyst follows; 0 where it ends with none.
std::uint32_t trade_behind(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 12> k_trades{u"农业", u"医药", u"医药业", u"机械", u"市场", u"糖业",
                                                         u"钢铁", u"煤炭", u"化工",   u"有色", u"汽车", u"电子"};
  if (name.ends_with(u"交易市场")) return 0;
  for (const std::u16string_view trade : k_trades)
    if (name.size() >= trade.size() + k_least && name.ends_with(trade)) return static_cast<std::uint32_t>(trade.size());
  return 0;
}

bool is_analyst(std::u16string_view behind) {
  constexpr std::array<std::u16string_view, 3> k_ranks{u"首席", u"资深", u"高级"};
  constexpr std::array<std::u16string_view, 4> k_analysts{u"分析师", u"研究员", u"研究总监", u"分析员"};
  if (begins_with_any(behind, k_ranks)) behind.remove_prefix(2);
  return begins_with_any(behind, k_analysts);
}

/// Can all of `name` be read as words of trades, of size and of origin?
bool is_trade(std::u16string_view name) {
  constexpr std::size_t k_longest = 24;
  constexpr std::array<std::u16string_view, 12> k_plain{u"内资", u"外资", u"国有", u"国营", u"民营", u"大型",
                                                        u"专业", u"本土", u"当地", u"国际", u"新",   u"老"};
  if (name.size() > k_longest) return false;
  std::uint32_t reached = 1;
  thread_local std::vector<LexMatch> matches;
  for (std::uint32_t at = 0; at < name.size(); ++at) {
    if ((reached >> at & 1U) == 0) continue;
    matches.clear();
    Lexicon::built_in().matches_at(name, at, matches);
    for (const LexMatch& match : matches)
      if (match.kind == Lex::industry) reached |= 1U << match.end;
    for (const std::u16string_view word : k_plain)
      if (name.substr(at).starts_with(word)) reached |= 1U << (at + word.size());
  }
  return (reached >> name.size() & 1U) != 0;
}

/// Trades of which a country or a town has one house: 公交集团, 俄罗斯铁路公司.
bool is_public_trade(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 16> k_trades{u"公交", u"供电", u"供水", u"水务",  u"燃气", u"热力",
                                                         u"港口", u"机场", u"地铁", u"轨道",  u"航空", u"石油",
                                                         u"铁路", u"电力", u"电网", u"天然气"};
  return std::any_of(k_trades.begin(), k_trades.end(),
                     [&](std::u16string_view trade) { return name.find(trade) != name.npos; });
}

/// Units of the country that the name begins with; 0 where it begins with none, or with 中国.
std::size_t country_before(std::u16string_view name) {
  if (name.starts_with(u"中国")) return 0;
  for (std::size_t size = std::min<std::size_t>(name.size(), 8); size >= 2; --size)
    if (Lexicon::built_in().contains(name.substr(0, size), Lex::country)) return size;
  return 0;
}

}  // namespace

UnitRange firm_proper(std::u16string_view text, UnitRange drawn) {
  const auto name = [&] { return text.substr(drawn.begin, drawn.end - drawn.begin); };
  drawn.begin += role_before(name());
  for (std::uint32_t at = k_least; at + k_least <= name().size(); ++at) {
    if (!counts_at(name(), at)) continue;
    drawn.end = drawn.begin + at;
    break;
  }
  if (is_analyst(text.substr(drawn.end))) drawn.end -= trade_behind(name());
  return drawn;
}

bool is_nameless_firm(std::u16string_view form) {
  constexpr std::array<std::u16string_view, 6> k_heads{u"有限责任公司", u"股份有限公司", u"有限公司",
                                                       u"集团公司",     u"公司",         u"集团"};
  if (counts_at(form, 0) && form.size() <= 8) return true;
  const auto* head =
      std::find_if(k_heads.begin(), k_heads.end(), [&](std::u16string_view word) { return form.ends_with(word); });
  if (head == k_heads.end() || Lexicon::built_in().contains(form, Lex::enterprise)) return false;
  const std::u16string_view name = form.substr(0, form.size() - head->size());
  const std::size_t country = country_before(name);
  if (is_public_trade(name) || (country > 0 && name.find(u"国际") != name.npos)) return false;
  return is_trade(name.substr(country));
}

}  // namespace guanxi::extract::tagger
