#include "extract/resolve/gaps.hpp"

#include <algorithm>
#include <array>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

constexpr std::array<std::u16string_view, 12> k_fillers{u"的",   u"现任", u"时任", u"原任",   u"新任", u"首任",
                                                        u"历任", u"同志", u"现",   u"的现任", u"的原", u"就任"};

std::u16string_view trim(std::u16string_view text) {
  while (!text.empty() && text.front() == u' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == u' ') text.remove_suffix(1);
  return text;
}

/// Closing quotation marks and brackets: (以下简称“骑迹”)总经理.
std::size_t closing_marks(std::u16string_view gap) {
  std::size_t marks = 0;
  while (marks < gap.size() && (is_close_quote(gap[marks]) || gap[marks] == u')' || gap[marks] == u'"')) ++marks;
  return marks;
}

/// What stands in no name of a department or body.
constexpr std::u16string_view k_stop =
    u"，。、；：！？“”《》的了在是由将把被为与和及或等向对给让从到说称有并也都这那其该此个名位年月日";

/// A department is a few letters without a word that could carry a sentence.
bool reads_as_department(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 24> k_ends{
      u"部", u"处", u"科", u"室", u"司",   u"中心", u"区",   u"业务", u"市场", u"事业部", u"学院", u"系",
      u"所", u"队", u"组", u"庭", u"工厂", u"总部", u"部门", u"集团", u"分会", u"委员会", u"党组", u"党委"};
  if (gap.size() > 14) return false;
  for (const char16_t c : gap)
    if (k_stop.find(c) != std::u16string_view::npos || c < u' ' || c == u',' || c == u';' || c == u':') return false;
  return gap.size() <= 6 || !ending_of(gap, k_ends).empty();
}

/// 负责人道主义事务的|副秘书长, 派来的|营运总监: what the holder is charged with or was sent for.
bool is_charge(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 9> k_begins{u"负责", u"主管", u"分管", u"派驻", u"派来",
                                                        u"派到", u"主持", u"管",   u"驻"};
  constexpr std::u16string_view k_marks = u"，。；：！？“”《》,;:";
  constexpr std::size_t k_longest = 20;
  return gap.size() <= k_longest && gap.ends_with(u'的') && !beginning_of(gap, k_begins).empty() &&
         gap.find_first_of(k_marks) == gap.npos;
}

/// (00117.HK), (以下简称“骑迹”).
bool is_bracket(std::u16string_view gap) {
  return gap.size() > 2 && gap.front() == u'(' && gap.back() == u')' && gap.find(u')') + 1 == gap.size();
}

/// 是原, 任前: the word that belongs to the title behind.
std::size_t former_at_end(std::u16string_view text) {
  return text.size() >= 2 && (text.back() == u'原' || text.back() == u'前') ? 1 : 0;
}

std::u16string without_brackets(std::u16string_view gap) {
  std::u16string kept;
  int depth = 0;
  for (const char16_t c : gap) {
    depth += c == u'(' ? 1 : 0;
    if (depth == 0 && c != u' ') kept.push_back(c);
    depth -= c == u')' && depth > 0 ? 1 : 0;
  }
  if (depth != 0) return std::u16string(gap);
  return kept;
}

/// (女, and (女,瑶族, before a post in the same brackets.
bool is_note_in_bracket(std::u16string_view gap) {
  constexpr std::size_t k_longest = 12;
  if (gap.size() < 3 || gap.size() > k_longest || gap.front() != u'(') return false;
  gap.remove_prefix(1);
  while (!gap.empty()) {
    const std::size_t end = gap.find_first_of(u",，、");
    if (end == std::u16string_view::npos) return false;
    const std::u16string_view note = gap.substr(0, end);
    if (note != u"男" && note != u"女" && !note.ends_with(u'族') && !note.ends_with(u'岁')) return false;
    gap.remove_prefix(end + 1);
  }
  return true;
}

}  // namespace

std::size_t filler_before_title(std::u16string_view gap) {
  if (is_bracket(gap) || (gap.starts_with(u"派") && is_charge(gap))) return gap.size();
  const std::size_t marks = closing_marks(gap);
  return marks + beginning_of(gap.substr(marks), k_fillers).size();
}

bool joins_body_and_title(std::u16string_view gap) {
  gap = trim(gap);
  gap.remove_prefix(closing_marks(gap));
  gap.remove_prefix(filler_before_title(gap));
  return gap.empty() || reads_as_department(gap) || is_charge(gap) || is_bracket(gap);
}

bool is_rest_of_body(std::u16string_view gap) {
  constexpr std::size_t k_longest = 20;
  constexpr std::array<std::u16string_view, 8> k_heads{u"中心",   u"局",     u"院", u"所",
                                                       u"办公室", u"委员会", u"站", u"学校"};
  const std::size_t marks = closing_marks(gap);
  const std::u16string kept = without_brackets(gap.substr(marks));
  const bool bracket = marks > 0 || kept.size() < gap.size();
  return bracket && !ending_of(kept, k_heads).empty() && kept.size() <= k_longest &&
         kept.find_first_of(k_stop) == std::u16string::npos && kept.find_first_of(u",;: ") == std::u16string::npos;
}

bool joins_titles(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 16> k_joints{u"、",   u"兼",     u"兼任", u"和",    u"及",     u"暨",
                                                         u"以及", u"与",     u"、兼", u"/",     u"、时任", u"、现任",
                                                         u"、原", u"并兼任", u"-",    u"\u2014"};
  const std::u16string kept = without_brackets(gap);
  return kept.empty() || is_one_of(kept, k_joints);
}

std::u16string_view unknown_body(std::u16string_view gap) {
  constexpr std::size_t k_longest = 14;
  if (!gap.starts_with(u"、") && !gap.starts_with(u"兼")) return {};
  gap.remove_prefix(1);
  return gap.size() >= 2 && gap.size() <= k_longest && reads_as_department(gap) ? gap : std::u16string_view();
}

bool joins_title_and_name(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 8> k_joints{u":",  u"\u2014\u2014", u"同志", u"是",
                                                        u"为", u"系",           u"叫",   u"名叫"};
  const std::u16string kept = without_brackets(gap);
  return kept.empty() || is_one_of(kept, k_joints);
}

bool is_apposition(std::u16string_view gap) {
  constexpr std::size_t k_longest = 10;
  constexpr std::array<std::u16string_view, 8> k_ends{u"人",   u"博士", u"大学生", u"院士",
                                                      u"党员", u"华侨", u"硕士",   u"代表"};
  if (!gap.starts_with(u"、") || gap.size() > k_longest || ending_of(gap, k_ends).empty()) return false;
  return gap.substr(1).find_first_of(u"，,。、；;：:的在是") == gap.npos;
}

bool is_long_department(std::u16string_view gap) {
  constexpr std::size_t k_longest = 24;
  gap = trim(gap);
  return gap.size() <= k_longest && gap.find_first_of(k_stop) == gap.npos && gap.find_first_of(u",;:.") == gap.npos;
}

bool joins_names(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 7> k_joints{u"、", u"和", u"与", u"及", u"以及", u"同", u"\u3000"};
  const std::u16string kept = without_brackets(gap);
  return is_one_of(kept, k_joints);
}

bool skips_a_name(std::u16string_view gap) {
  constexpr std::size_t k_longest = 6;
  if (gap.size() < 4 || gap.size() > k_longest || !gap.starts_with(u"、") || !gap.ends_with(u"、")) return false;
  gap = gap.substr(1, gap.size() - 2);
  return std::all_of(gap.begin(), gap.end(), is_han_unit) &&
         Lexicon::built_in().contains(gap.substr(0, 1), Lex::surname);
}

bool is_with(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 2> k_with{u"同", u"与"};
  return is_one_of(without_brackets(gap), k_with);
}

bool goes_on_with_a_life(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 7> k_verbs{u"现任", u"现为", u"曾任", u"历任", u"时任", u"拟任", u"先后任"};
  return is_one_of(trim(gap), k_verbs);
}

bool begins_a_life(std::u16string_view behind) {
  constexpr std::array<std::u16string_view, 4> k_sexes{u",男,", u",女,", u"，男，", u"，女，"};
  return !beginning_of(behind, k_sexes).empty();
}

bool tells_a_life(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 6> k_verbs{u"现任", u"现为", u"曾任", u"历任", u"时任", u"任"};
  constexpr std::array<std::u16string_view, 2> k_sexes{u"男", u"女"};
  constexpr std::size_t k_longest = 120;
  gap = trim(gap);
  if (gap.size() > k_longest || gap.find_first_of(u"。;；\n") != std::u16string_view::npos) return false;
  if (!gap.starts_with(u",") && !gap.starts_with(u"，") && !gap.starts_with(u"(")) return false;
  gap.remove_prefix(1);
  return !beginning_of(gap, k_sexes).empty() && !ending_of(gap, k_verbs).empty();
}

AfterName classify_after_name(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 23> k_ignored{
      u"同志", u"已",   u"将",   u"又",   u"同时", u"还",   u"被",   u"后", u"现",   u"就",   u"曾",  u"也",
      u"生前", u"此前", u"目前", u"如今", u"先后", u"随后", u"长期", u"原", u"全票", u"高票", u"再次"};
  constexpr std::array<std::u16string_view, 27> k_verbs{
      u"身兼", u"任",   u"担任", u"出任", u"当选",   u"当选为", u"就任",   u"升任",   u"接任",
      u"兼任", u"调任", u"转任", u"改任", u"任命为", u"获任",   u"继任",   u"挂任",   u"历任",
      u"现任", u"时任", u"是",   u"系",   u"为",     u"选为",   u"推选为", u"出任了", u"曾任"};
  std::u16string_view rest = trim(gap);
  if (rest.empty()) return gap.empty() ? AfterName::glued : AfterName::apposition;
  if (rest == u"(" || rest == u"同志(" || is_note_in_bracket(rest)) return AfterName::bracket;
  if (rest == u"," || rest == u"，") return AfterName::apposition;
  const std::u16string kept = without_brackets(rest);
  if (kept.empty()) return AfterName::apposition;  // 甲(女)澄江镇卫生院院长, in a list
  rest = kept;
  rest.remove_suffix(former_at_end(rest));
  if (rest.starts_with(u",")) rest.remove_prefix(1);
  for (std::u16string_view word = beginning_of(rest, k_ignored); !word.empty(); word = beginning_of(rest, k_ignored)) {
    if (is_one_of(rest, k_verbs)) break;
    rest.remove_prefix(word.size());
  }
  if (is_one_of(rest, k_verbs)) return AfterName::verb;
  // 也开心出任: an adverb before a verb that means nothing else
  constexpr std::array<std::u16string_view, 6> k_sure{u"出任", u"担任", u"当选", u"就任", u"升任", u"接任"};
  constexpr std::size_t k_adverb = 6;
  const std::u16string_view verb = ending_of(rest, k_sure);
  const bool adverb =
      !verb.empty() && rest.size() <= k_adverb && rest.find_first_of(u",，、;；由") == std::u16string_view::npos;
  return adverb ? AfterName::verb : AfterName::no;
}

bool speaks_of_him(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 14> k_verbs{u"是",   u"任",   u"当选", u"当选为", u"曾任",
                                                        u"现任", u"担任", u"出任", u"就任",   u"现为",
                                                        u"兼任", u"身兼", u"历任", u"原是"};
  constexpr std::array<std::u16string_view, 10> k_adverbs{u"还",   u"也",   u"又",   u"曾",   u"先后",
                                                          u"同时", u"此前", u"现在", u"如今", u"目前"};
  const std::u16string_view verb = ending_of(gap, k_verbs);
  if (verb.empty()) return false;
  gap.remove_suffix(verb.size());
  for (std::u16string_view word = ending_of(gap, k_adverbs); !word.empty(); word = ending_of(gap, k_adverbs))
    gap.remove_suffix(word.size());
  return gap.ends_with(u'他') || gap.ends_with(u'她');
}

std::size_t unlisted_title(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 18> k_ends{u"员",   u"师",   u"工",   u"长",   u"人",   u"医",
                                                       u"总监", u"主管", u"顾问", u"经理", u"总裁", u"协理",
                                                       u"代表", u"专家", u"匠",   u"官",   u"干部", u"秘书"};
  constexpr std::size_t k_longest = 10;
  gap.remove_prefix(filler_before_title(gap));
  if (gap.size() < 2 || gap.size() > k_longest || ending_of(gap, k_ends).empty()) return 0;
  const bool plain = std::all_of(gap.begin(), gap.end(), is_han_unit) && gap.find_first_of(k_stop) == gap.npos;
  return plain ? gap.size() : 0;
}

std::size_t qualifier_at_end(std::u16string_view before) {
  constexpr std::array<std::u16string_view, 9> k_qualifiers{u"原",   u"前",   u"时任", u"前任", u"现任",
                                                            u"拟任", u"曾任", u"候任", u"新任"};
  constexpr std::u16string_view k_former_border = u"，。、；：,;:(“ \n的与和及以";
  const std::u16string_view word = ending_of(before, k_qualifiers);
  if (word.empty() || word == u"现任" || word == u"新任" || before.ends_with(u"此前任")) return 0;
  if (word.size() > 1 || before.size() == 1) return word.size();
  const char16_t border = before[before.size() - 2];
  return k_former_border.find(border) != std::u16string_view::npos || !is_han_unit(border) ? 1 : 0;
}

bool ends_clause(std::u16string_view behind) {
  constexpr std::u16string_view k_ends = u",。，;；)、!！?？:：\n";
  return behind.empty() || k_ends.find(behind.front()) != std::u16string_view::npos;
}

}  // namespace guanxi::extract
