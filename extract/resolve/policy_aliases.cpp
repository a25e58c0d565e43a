// Documents and programmes: 《条例》 of the one 条例, 放管服 of “放管服”改革, a law and its draft.
#include <array>

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

}  // namespace

Alias policy_alias(const Shape& longer, const Shape& shorter) {
  const std::u16string_view l = longer.text;
  const std::u16string_view s = shorter.text;
  if (s.size() < 2) return Alias::no;
  if (!longer.quoted.empty() && (longer.quoted == s || longer.quoted == shorter.quoted)) return Alias::sure;
  if (!shorter.quoted.empty() && shorter.quoted == l) return Alias::sure;
  if (l.starts_with(s) && is_generic_tail(l.substr(s.size()))) return Alias::sure;
  if (longer.outside == s || (!longer.outside.empty() && longer.outside == shorter.outside)) return Alias::sure;
  const Alias by_suffix = suffix_alias(l, s);
  if (by_suffix != Alias::no || longer.outside.empty()) return by_suffix;
  return suffix_alias(longer.outside, s);
}

}  // namespace guanxi::extract
