#include "extract/resolve/definitions.hpp"

#include <array>
#include <string_view>

#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

bool is_opening(char16_t c) {
  return c == u'(' || c == u'\u201C' || c == u'"' || c == u'\u300A' || c == u'[' || c == u'\u3014';
}
bool is_closing(char16_t c) { return c == u')' || c == u'\u201D' || c == u'"' || c == u'\u300B' || c == u','; }

/// What stands between a name and the short form that is given to it.
bool says_short_form(std::u16string_view between) {
  constexpr std::array<std::u16string_view, 14> k_words{u"以下简称", u"下简称",   u"简称", u"以下称", u"下称",
                                                        u"又称",     u"也称",     u"俗称", u"原名",   u"曾用名",
                                                        u"英文名",   u"以下统称", u"别名", u"即"};
  std::u16string kept;
  bool bracket = false;
  for (const char16_t c : between) {
    bracket = bracket || c == u'(';
    if (!is_opening(c) && !is_closing(c) && c != u' ' && c != u':' && c != u'\u4E3A') kept.push_back(c);
  }
  return is_one_of(kept, k_words) && (bracket || kept != u"\u5373");
}

/// X(Y): two names of one thing if one is in Latin letters or Y is a short name: of an agency any,
/// of a firm one whose characters the full name has in order (brackets behind firms hold products and towns, too).
bool is_bracketed_name(const NormalizedText& text, const Mention& full, const Mention& other,
                       std::u16string_view between) {
  if (!between.empty() && between.front() == u'\u300B') between.remove_prefix(1);
  if (between != u"(" || other.end >= text.units.size() ||
      (text.units[other.end] != u')' && text.units[other.end] != u',' && text.units[other.end] != u'.'))
    return false;
  const std::u16string_view units = text.units;
  const std::u16string_view a = units.substr(full.begin, full.end - full.begin);
  const std::u16string_view b = units.substr(other.begin, other.end - other.begin);
  if (full.kind == MentionKind::policy && b.ends_with(u"号")) return true;
  if (is_latin(a) != is_latin(b)) return true;
  if (full.kind == MentionKind::enterprise) return b.size() <= 6 && b.size() < a.size() && is_subsequence(b, a);
  return full.kind == MentionKind::agency && b.size() <= 5 && b.size() < a.size();
}

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> find_definitions(const NormalizedText& text,
                                                                      const Mentions& mentions) {
  constexpr std::uint32_t k_longest_between = 12;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  const std::u16string_view units = text.units;
  for (std::uint32_t i = 0; i + 1 < mentions.size(); ++i) {
    const Mention& full = mentions[i];
    const Mention& other = mentions[i + 1];
    if (full.kind == MentionKind::post || other.begin - full.end > k_longest_between) continue;
    const std::u16string_view between = units.substr(full.end, other.begin - full.end);
    if (full.kind != other.kind && (other.kind == MentionKind::post || between != u"(")) continue;
    if (says_short_form(between) || is_bracketed_name(text, full, other, between)) found.emplace_back(i, i + 1);
  }
  return found;
}

}  // namespace guanxi::extract
