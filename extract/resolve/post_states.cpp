#include "extract/resolve/post_states.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/titles.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

using Words = std::span<const std::u16string_view>;

std::u16string_view trim(std::u16string_view text) {
  while (!text.empty() && (text.front() == u' ' || text.front() == u'\u3000')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == u' ' || text.back() == u'\u3000')) text.remove_suffix(1);
  return text;
}

bool any_in(std::u16string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](std::u16string_view word) { return contains(text, word); });
}

/// The clause that `before` ends in: what a decision says of one person may not reach the next.
std::u16string_view last_clause(std::u16string_view before) {
  const std::size_t border = before.find_last_of(u"，,；;。\n");
  return border == std::u16string_view::npos ? before : before.substr(border + 1);
}

/// 代县长, 代理主席; not 代表, 代办.
bool is_acting(std::u16string_view title) {
  if (!title.starts_with(u"代")) return false;
  title.remove_prefix(title.starts_with(u"代理") ? 2 : 1);
  return title.size() >= 2 && (heads_government(title) || Lexicon::built_in().contains(title, Lex::post));
}

/// 前主席; not 前台经理, 前线指挥.
bool is_former(std::u16string_view title) {
  constexpr std::array<std::u16string_view, 4> k_sure{u"原", u"时任", u"曾任", u"前任"};
  if (!beginning_of(title, k_sure).empty()) return true;
  return title.starts_with(u"前") && title.size() >= 3 && class_of_title(title.substr(1)) != PostClass::either &&
         title[1] != u'台' && title[1] != u'线';
}

/// Words that may stand between a name and the verb that ends a post: 29日晚宣布.
std::u16string_view without_adverbs(std::u16string_view text) {
  constexpr std::array<std::u16string_view, 24> k_words{
      u"今天", u"当天", u"日前", u"近日", u"正式", u"已经", u"已",   u"将",   u"在", u"于",   u"突然", u"也",
      u"同志", u"当日", u"上午", u"下午", u"晚间", u"晚",   u"凌晨", u"随后", u"当", u"当地", u"时间", u"再次"};
  constexpr std::u16string_view k_date = u"0123456789年月日()（）,， ";
  for (;;) {
    const std::size_t size = beginning_of(text, k_words).size();
    if (size == 0 && (text.empty() || k_date.find(text.front()) == std::u16string_view::npos)) return text;
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
}

constexpr std::array<std::u16string_view, 7> k_take_away{u"免去", u"免除", u"撤销", u"罢免", u"解除", u"撤去", u"免"};

}  // namespace

PostState state_of_title(std::u16string_view before, std::u16string_view title) {
  constexpr std::array<std::u16string_view, 5> k_former{u"原", u"前", u"时任", u"曾任", u"前任"};
  constexpr std::array<std::u16string_view, 3> k_new{u"新任", u"新当选", u"新当选的"};
  constexpr std::array<std::u16string_view, 4> k_next{u"拟任", u"候任", u"当选", u"候任的"};
  if (is_former(title)) return PostState::former;
  if (is_acting(title)) return PostState::acting;
  if (title.starts_with(u"新任")) return PostState::appointed;
  if (title.starts_with(u"候任") || title.starts_with(u"当选")) return PostState::nominated;
  before = trim(before);
  if (const std::u16string_view word = ending_of(before, k_new); !word.empty())
    return word == u"新任" ? PostState::appointed : PostState::elected;
  if (!ending_of(before, k_next).empty()) return PostState::nominated;
  const std::u16string_view word = ending_of(before, k_former);
  if (word.size() > 1) return PostState::former;
  constexpr std::u16string_view k_borders = u"，。、；：,;:(“ \n的与和及以";
  const bool alone = word.size() == before.size() ||
                     (!word.empty() && k_borders.find(before[before.size() - 2]) != std::u16string_view::npos);
  return !word.empty() && alone ? PostState::former : PostState::holds;
}

PostState state_of_verb(std::u16string_view before, std::u16string_view between) {
  constexpr std::array<std::u16string_view, 7> k_former{u"曾任", u"曾担任", u"历任", u"时任", u"曾", u"先后", u"生前"};
  constexpr std::array<std::u16string_view, 3> k_elected{u"当选", u"选为", u"选举"};
  constexpr std::array<std::u16string_view, 10> k_appointed{u"出任", u"就任", u"升任", u"接任", u"调任",
                                                            u"转任", u"改任", u"任命", u"获任", u"继任"};
  constexpr std::array<std::u16string_view, 3> k_nominated{u"提名", u"拟任", u"拟"};
  constexpr std::array<std::u16string_view, 7> k_decides{u"决定", u"任命", u"同意", u"批准", u"聘", u"表决", u"命令"};
  constexpr std::array<std::u16string_view, 5> k_elects{u"选举", u"推选", u"补选", u"增选", u"选出"};
  if (any_in(between, k_former) || between.ends_with(u'原')) return PostState::former;
  if (any_in(between, k_elected)) return PostState::elected;
  if (any_in(between, k_nominated)) return PostState::nominated;
  if (any_in(between, k_appointed)) return PostState::appointed;
  const bool takes = between.ends_with(u'任') || between.ends_with(u'为');
  if (!takes || between.ends_with(u"现任")) return PostState::holds;
  if (any_in(last_clause(before), k_nominated)) return PostState::nominated;
  if (any_in(before, k_elects)) return PostState::elected;
  // 甲任东台市市长: news of the day, unless a year says when
  constexpr std::array<std::u16string_view, 2> k_news{u"任", u"同志任"};
  if (is_one_of(between, k_news) && !contains(before, u"年")) return PostState::appointed;
  return any_in(before, k_decides) ? PostState::appointed : PostState::holds;
}

PostState state_behind(std::u16string_view behind) {
  constexpr std::array<std::u16string_view, 6> k_begins{u"宣誓就职", u"就职", u"宣誓就任",
                                                        u"走马上任", u"到任", u"履新"};
  constexpr std::array<std::u16string_view, 8> k_resigns{u"宣布辞职", u"辞职",     u"卸任",         u"宣布辞去",
                                                         u"离任",     u"递交辞呈", u"宣布自己辞职", u"提出辞职"};
  constexpr std::array<std::u16string_view, 8> k_removed{u"被免职", u"被免去", u"被解职", u"被撤职",
                                                         u"被罢免", u"遭罢免", u"遭解职", u"被解除"};
  behind = without_adverbs(behind);
  if (!beginning_of(behind, k_begins).empty()) return PostState::appointed;
  if (!beginning_of(behind, k_removed).empty()) return PostState::removed;
  return beginning_of(behind, k_resigns).empty() ? PostState::holds : PostState::resigned;
}

PostState state_of_leaving(std::u16string_view before, std::u16string_view between, std::u16string_view behind) {
  constexpr std::array<std::u16string_view, 10> k_resigns{u"不再担任", u"不再任", u"不再兼任", u"辞去", u"辞去了",
                                                          u"卸任",     u"请辞",   u"离任",     u"不再", u"辞去所任"};
  constexpr std::array<std::u16string_view, 7> k_removed{u"被免去", u"被罢免", u"被撤销", u"被解除",
                                                         u"被免除", u"被撤去", u"遭罢免"};
  constexpr std::array<std::u16string_view, 10> k_of{u"的",     u"同志的", u"所任", u"所任的",     u"担任的",
                                                     u"兼任的", u"",       u"同志", u"同志担任的", u"同志兼任的"};
  constexpr std::size_t k_longest = 16;
  if (between.size() > k_longest || between.find_first_of(u"。;；") != std::u16string_view::npos)
    return PostState::holds;
  if (!ending_of(between, k_resigns).empty()) return PostState::resigned;
  if (!ending_of(between, k_removed).empty()) return PostState::removed;
  if (!is_one_of(between, k_of)) return PostState::holds;
  if (!ending_of(before, k_take_away).empty()) return PostState::removed;
  const bool says_post = contains(behind.substr(0, 4), u"职务");
  // a line of a list of dismissals: 甲的县人民法院副院长职务;
  constexpr std::array<std::u16string_view, 2> k_owned{u"的", u"同志的"};
  if (says_post && trim(before).empty() && is_one_of(between, k_owned)) return PostState::removed;
  return says_post && any_in(last_clause(before), k_take_away) ? PostState::removed : PostState::holds;
}

PostState state_of_next(std::u16string_view between) {
  constexpr std::array<std::u16string_view, 6> k_begin{u"，", u",", u"，并", u",并", u"，同时", u",同时"};
  constexpr std::array<std::u16string_view, 4> k_left{u"不再担任", u"不再兼任", u"不再任", u"辞去"};
  constexpr std::array<std::u16string_view, 6> k_given{u"改任", u"转任", u"调任", u"兼任", u"任", u"担任"};
  constexpr std::array<std::u16string_view, 6> k_next{u"拟任",     u"拟提名为", u"拟提名",
                                                      u"拟提拔任", u"拟提任",   u"拟进一步使用任"};
  const std::size_t begin = beginning_of(between, k_begin).size();
  if (begin == 0) return PostState::holds;
  between.remove_prefix(begin);
  if (is_one_of(between, k_left)) return PostState::resigned;
  if (is_one_of(between, k_next)) return PostState::nominated;
  return is_one_of(between, k_given) ? PostState::appointed : PostState::holds;
}

}  // namespace guanxi::extract
