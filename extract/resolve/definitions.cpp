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

bool is_mark(char16_t c) { return is_opening(c) || is_closing(c) || c == u' ' || c == u':'; }

/// What stands between a document and its byname in quotation marks, or between the two the other way round:
/// “A”即《X》, 《X》被业内称为“A”, “A”，全称《X》.
bool says_byname(std::u16string_view between) {
  constexpr std::array<std::u16string_view, 6> k_is{u"即", u"也就是", u"也即", u"亦即", u"全称", u"全称是"};
  constexpr std::array<std::u16string_view, 5> k_who{u"也", u"又", u"亦", u"业内", u"业界"};
  constexpr std::array<std::u16string_view, 4> k_by{u"业内", u"业界", u"外界", u"市场"};
  constexpr std::array<std::u16string_view, 6> k_called{u"称为", u"称作", u"称之为", u"俗称为", u"简称为", u"叫作"};
  std::u16string kept;
  for (const char16_t c : between)
    if (!is_mark(c)) kept.push_back(c);
  if (is_one_of(kept, k_is)) return true;
  std::u16string_view said = kept;
  const std::u16string_view called = ending_of(said, k_called);
  if (called.empty()) return false;
  said.remove_suffix(called.size());
  const std::u16string_view who = beginning_of(said, k_who);
  said.remove_prefix(who.size());
  if (said.empty()) return !who.empty();
  if (said.front() != u'被') return false;
  said.remove_prefix(1);
  return said.empty() || is_one_of(said, k_by);
}

/// Do quotation marks or 《》 stand around the mention, or at both its ends?
bool is_marked(const NormalizedText& text, const Mention& mention) {
  constexpr std::u16string_view k_open = u"\u201C\u300A";
  const std::u16string_view units = text.units;
  const bool before = mention.begin > 0 && k_open.find(units[mention.begin - 1]) != std::u16string_view::npos;
  return before || k_open.find(units[mention.begin]) != std::u16string_view::npos;
}

/// Are the two policies, one behind the other, members of one list: A和B, “A”、“B”?
bool are_listed(const NormalizedText& text, const Mention& first, const Mention& second) {
  constexpr std::array<std::u16string_view, 6> k_joints{u"、", u"和", u"与", u"及", u"以及", u"或"};
  if (first.kind != MentionKind::policy || second.kind != MentionKind::policy || second.begin < first.end) return false;
  std::u16string kept;
  const std::u16string_view between = std::u16string_view(text.units).substr(first.end, second.begin - first.end);
  for (const char16_t c : between)
    if (!is_mark(c) && c != u'\u300B') kept.push_back(c);
  return is_one_of(kept, k_joints);
}

/// 以旧换新和设备更新(简称“两新”): the byname is the list's, and of no single member.
bool is_of_list(const NormalizedText& text, const Mentions& mentions, std::uint32_t i) {
  return (i > 0 && are_listed(text, mentions[i - 1], mentions[i])) ||
         (i + 2 < mentions.size() && are_listed(text, mentions[i + 1], mentions[i + 2]));
}

/// Is one of the two made of the other's units, as 《意见》 is of 《实施意见》?
bool is_part_of_other(const NormalizedText& text, const Mention& full, const Mention& other) {
  const std::u16string a = without_marks(std::u16string_view(text.units).substr(full.begin, full.end - full.begin));
  const std::u16string b = without_marks(std::u16string_view(text.units).substr(other.begin, other.end - other.begin));
  return is_subsequence(b, a) || is_subsequence(a, b);
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

bool says_short_form(std::u16string_view between) {
  constexpr std::array<std::u16string_view, 14> k_words{u"以下简称", u"下简称",   u"简称", u"以下称", u"下称",
                                                        u"又称",     u"也称",     u"俗称", u"原名",   u"曾用名",
                                                        u"英文名",   u"以下统称", u"别名", u"即"};
  std::u16string kept;
  bool bracket = false;
  for (const char16_t c : between) {
    bracket = bracket || c == u'(';
    if (!is_mark(c) && c != u'\u4E3A') kept.push_back(c);
  }
  return is_one_of(kept, k_words) && (bracket || kept != u"\u5373");
}

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
    if (full.kind != other.kind && (other.kind == MentionKind::post || !contains(between, u"("))) continue;
    const bool policies = full.kind == MentionKind::policy && other.kind == MentionKind::policy;
    if (policies && is_of_list(text, mentions, i) && !is_part_of_other(text, full, other)) continue;
    const bool byname = policies && is_marked(text, full) && is_marked(text, other) && says_byname(between);
    if (byname || says_short_form(between) || is_bracketed_name(text, full, other, between))
      found.emplace_back(i, i + 1);
  }
  return found;
}

}  // namespace guanxi::extract
