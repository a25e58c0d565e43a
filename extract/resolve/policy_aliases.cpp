// Documents and programmes: 《条例》 of the one 条例, 放管服 of “放管服”改革, a law and its draft, 储能行动计划, 个保法 of
// 个人信息保护法.
#include <array>

#include "extract/recognize/characters.hpp"
#include "extract/resolve/abbreviations.hpp"
#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

/// Can `rest` be read as heads of programmes and words that say what state a document is in?
bool is_generic_tail(std::u16string_view rest) {
  constexpr std::array<std::u16string_view, 22> k_tails{
      u"草案", u"修订草案", u"修正草案", u"修正案", u"(草案)", u"(试行)", u"(修订)", u"(征求意见稿)",
      u"工作", u"建设",     u"精神",     u"试点",   u"新",     u"办事",   u"服务",   u"的",
      u"事项", u"要求",     u"任务",     u"合作",   u"倡议",   u"专项"};
  if (rest.size() > 20) return false;
  std::uint64_t reached = 1;
  thread_local std::vector<LexMatch> matches;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    if ((reached >> at & 1U) == 0) continue;
    matches.clear();
    Lexicon::built_in().matches_at(rest, static_cast<std::uint32_t>(at), matches);
    for (const LexMatch& match : matches)
      if (match.kind == Lex::programme_head) reached |= std::uint64_t{1} << match.end;
    for (const std::u16string_view tail : k_tails)
      if (rest.substr(at).starts_with(tail)) reached |= std::uint64_t{1} << (at + tail.size());
  }
  return (reached >> rest.size() & 1U) != 0;
}

/// 方案, 条例, 实施办法: the head of a document and nothing that tells it from another.
bool is_bare_head(std::u16string_view text) {
  constexpr std::array<std::u16string_view, 9> k_qualifiers{u"实施", u"管理", u"行动", u"工作", u"暂行",
                                                            u"试行", u"若干", u"指导", u"扶持"};
  if (Lexicon::built_in().contains(text, Lex::policy_head)) return true;
  const std::u16string_view qualifier = beginning_of(text, k_qualifiers);
  return !qualifier.empty() && Lexicon::built_in().contains(text.substr(qualifier.size()), Lex::policy_head);
}

Alias suffix_alias(std::u16string_view l, std::u16string_view s) {
  if (s.size() >= l.size() || !l.ends_with(s)) return Alias::no;
  if (is_bare_head(s)) return Alias::likely;
  const std::u16string_view prefix = l.substr(0, l.size() - s.size());
  const bool about = contains(prefix, u"修改") || contains(prefix, u"落实");
  return s.size() >= 4 && !about ? Alias::likely : Alias::no;
}

/// 国安条例 of 国家安全条例: one head, and before it the first characters of the other's words. A region before the
/// short name must stand before the long one; it may be left out.
bool is_abbreviated_document(const Shape& longer, const Shape& shorter) {
  const std::u16string_view head = abbreviated_head(shorter.text);
  if (head.empty() || !longer.text.ends_with(head)) return false;
  const std::u16string_view l = longer.text.substr(0, longer.text.size() - head.size());
  const std::u16string_view s = shorter.text.substr(0, shorter.text.size() - head.size());
  for (std::size_t at = 0; at < std::min<std::size_t>(l.size(), 63); ++at) {
    if (at > 0 && (longer.place_ends >> at & 1U) == 0) continue;
    const std::u16string_view place = l.substr(0, at);
    if (is_made_of_initials(s, l.substr(at))) return true;
    if (at > 0 && s.starts_with(place) && is_made_of_initials(s.substr(at), l.substr(at))) return true;
  }
  return false;
}

/// 储能产业行动计划 of 滁州市新型储能产业高质量发展行动计划: its words in their order, down to the same head.
bool is_shortened_title(std::u16string_view l, std::u16string_view s) {
  constexpr std::size_t k_least = 6;  // units; fewer are in order by chance
  constexpr std::size_t k_head = 2;
  if (s.size() < k_least || s.size() >= l.size()) return false;
  const std::u16string_view head = s.substr(s.size() - k_head);
  return l.ends_with(head) && Lexicon::built_in().contains(head, Lex::policy_head) && is_subsequence(s, l);
}

/// The number of a counted list of rules, with its measure word: 二十条 of 二十条优化防控措施; empty where there is
/// none.
std::u16string_view count_of_rules(std::u16string_view text) {
  const std::size_t end = text.find(u'条');
  if (end == text.npos) return {};
  std::size_t begin = end;
  while (begin > 0 && is_count(text[begin - 1])) --begin;
  return begin == end ? std::u16string_view() : text.substr(begin, end + 1 - begin);
}

/// 二十条优化措施 of 二十条优化防控措施: as many rules, and all words of the one in the other. A bare 二十条 is any
/// such list.
Alias counted_alias(std::u16string_view l, std::u16string_view s) {
  const std::u16string_view count = count_of_rules(s);
  if (count.size() < 2 || count != count_of_rules(l) || !is_subsequence(s, l)) return Alias::no;
  return s.size() > count.size() ? Alias::sure : Alias::likely;
}

/// 同事同标 of “京津同事同标”改革: the end of its quotation; laws are told apart by what stands before (公司法).
bool ends_quotation(std::u16string_view quoted, std::u16string_view s) {
  constexpr std::u16string_view k_heads = u"法条制令案";
  return s.size() >= 3 && s.size() < quoted.size() && quoted.ends_with(s) && k_heads.find(s.back()) == k_heads.npos;
}

}  // namespace

std::u16string_view abbreviated_head(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 9> k_heads{u"法",   u"条例", u"办法", u"规定", u"准则",
                                                       u"规则", u"公约", u"协定", u"法案"};
  return ending_of(name, k_heads);
}

Alias policy_alias(const Shape& longer, const Shape& shorter) {
  const std::u16string_view l = longer.text;
  const std::u16string_view s = shorter.text;
  if (longer.thing != 0 && longer.thing == shorter.thing) return Alias::same;
  if (s.size() < 2) return Alias::no;
  if (!longer.quoted.empty() && (longer.quoted == s || longer.quoted == shorter.quoted)) return Alias::sure;
  if (!shorter.quoted.empty() && shorter.quoted == l) return Alias::sure;
  if (l.starts_with(s) && is_generic_tail(l.substr(s.size()))) return Alias::sure;
  if (longer.outside == s || (!longer.outside.empty() && longer.outside == shorter.outside)) return Alias::sure;
  const bool two_things = longer.thing != 0 && shorter.thing != 0;  // of the tables, which know both
  if (!two_things && is_abbreviated_document(longer, shorter)) return Alias::likely;
  if (!two_things && is_shortened_title(l, s)) return Alias::likely;
  if (const Alias counted = counted_alias(l, s); counted != Alias::no) return counted;
  if (ends_quotation(longer.quoted, shorter.quoted.empty() ? s : shorter.quoted)) return Alias::likely;
  const Alias by_suffix = suffix_alias(l, s);
  if (by_suffix != Alias::no || longer.outside.empty()) return by_suffix;
  return suffix_alias(longer.outside, s);
}

}  // namespace guanxi::extract
