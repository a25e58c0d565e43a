// The body of a title that does not say it: 该公司董事长甲; 总经理乙 behind the one firm that was named; 区长丙.
#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>
#include <vector>

#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/posts.hpp"
#include "extract/resolve/titles.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

/// Sentences before the title that are searched for its body.
constexpr std::uint32_t k_sentences_back = 3;
/// Mentions before it that are looked at: a line without full stops must not cost the square of its length.
constexpr std::uint32_t k_mentions_back = 100;

/// What clauses begin and end at.
constexpr std::u16string_view k_borders = u"，。、；：,;:(“”\"！？!?\n ";

/// Does a clause begin behind these words of a sentence?
bool ends_at_border(std::u16string_view before) {
  return before.empty() || k_borders.find(before.back()) != std::u16string_view::npos;
}

/// The words between the last border of a clause and a title, where they read as a noun and a department: 公司市场部.
std::u16string_view words_before_title(std::u16string_view before) {
  const std::size_t border = before.find_last_of(k_borders);
  return border == std::u16string_view::npos ? before : before.substr(border + 1);
}

/// 市场部|副经理, 货币政策局|局长: the department of a body that is not said again.
bool is_department(std::u16string_view words) {
  constexpr std::u16string_view k_ends = u"部处科室司局庭厅组所区";
  constexpr std::array<std::u16string_view, 6> k_long{u"中心", u"车间", u"工程", u"质量", u"技术", u"生产"};
  constexpr std::u16string_view k_stop = u"的了在是由将把被为与和及或等向对给让从到说称有并也都这那其该此个名位年月日";
  constexpr std::size_t k_longest = 10;
  if (words.size() < 2 || words.size() > k_longest || words.find_first_of(k_stop) != words.npos) return false;
  if (words.ends_with(u"公司")) return false;
  return k_ends.find(words.back()) != k_ends.npos || !ending_of(words, k_long).empty();
}

/// Does the title begin a clause, or follow 其, 我们集团? 该公司 before it is a mention (coreference.hpp) unless the
/// title holds its noun (公司负责人).
bool leaves_body_out(std::u16string_view before, std::span<const std::u16string_view> nouns) {
  constexpr std::array<std::u16string_view, 3> k_own{u"其", u"我", u"我们"};
  constexpr std::array<std::u16string_view, 4> k_this{u"该", u"本", u"此", u"这家"};
  if (ends_at_border(before)) return true;
  if (is_department(words_before_title(before))) return true;
  constexpr std::u16string_view k_led_by = u"由据问向以请让和与及对";
  if (k_led_by.find(before.back()) != k_led_by.npos) return true;
  if (!ending_of(before, k_this).empty()) return true;
  before.remove_suffix(ending_of(before, nouns).size());
  return !ending_of(before, k_own).empty();
}

bool crosses_paragraph(const ArticleView& article, std::uint32_t from, std::uint32_t to) {
  return article.units(from, to).find(u'\n') != std::u16string_view::npos;
}

using Accepts = std::function<bool(const Mention&)>;

/// The one body in the nearest sentence before `at` that names any; -1 where it names several or none does.
std::int32_t nearest_body(const ArticleView& article, std::uint32_t person, std::uint32_t at, const Accepts& accepts) {
  const Mentions& mentions = *article.mentions;
  std::int32_t found = -1;
  for (std::uint32_t i = person; i-- > 0;) {
    const Mention& mention = mentions[i];
    if (person - i > k_mentions_back || mentions[person].sentence - mention.sentence > k_sentences_back) break;
    if (found >= 0 && mention.sentence != mentions[static_cast<std::size_t>(found)].sentence) break;
    if (mention.begin >= at || !accepts(mention)) continue;
    if (crosses_paragraph(article, mention.end, at)) break;
    if (found < 0)
      found = static_cast<std::int32_t>(i);
    else if (article.group(i) != article.group(static_cast<std::uint32_t>(found)))
      return -1;
  }
  return found;
}

/// The first mention of the only group in the whole article that is accepted; -1 in a register of very many forms.
/// O(forms), up to k_most_forms.
std::int32_t only_body(const ArticleView& article, const Accepts& accepts) {
  constexpr std::size_t k_most_forms = 1500;
  if (article.table->forms.size() > k_most_forms) return -1;
  std::int32_t found = -1;
  std::uint32_t group = 0;
  for (std::size_t i = 0; i < article.table->forms.size(); ++i) {
    const std::uint32_t first = article.table->forms[i].mentions.front();
    if (!accepts((*article.mentions)[first])) continue;
    if (found >= 0 && article.groups[i] != group) return -1;
    if (found < 0) found = static_cast<std::int32_t>(first);
    group = article.groups[i];
  }
  return found;
}

/// Bodies of these kinds whose names end with one of the heads.
Accepts bodies_ending(const ArticleView& article, std::span<const std::u16string_view> heads,
                      std::initializer_list<MentionKind> kinds) {
  return [&article, heads, kinds = std::vector(kinds)](const Mention& mention) {
    return std::find(kinds.begin(), kinds.end(), mention.kind) != kinds.end() &&
           !ending_of(article.units(mention), heads).empty();
  };
}

/// 厂长甲 is of the one 厂 that was named before him, or that the article names at all.
std::int32_t body_by_head(const ArticleView& article, const PostReading& reading, const BodyOfTitle& body,
                          std::initializer_list<MentionKind> kinds) {
  const Accepts has_head = bodies_ending(article, body.heads, kinds);
  const std::int32_t near = nearest_body(article, reading.person, reading.title_begin, has_head);
  return near >= 0 || !body.distinct ? near : only_body(article, has_head);
}

/// Does a verb that gives a post stand before it?
bool is_given(std::u16string_view before) {
  constexpr std::array<std::u16string_view, 6> k_verbs{u"为", u"任", u"当选为", u"当选", u"当", u"当上"};
  constexpr std::array<std::u16string_view, 6> k_once{u"曾任", u"历任", u"时任", u"现任", u"原任", u"先后任"};
  if (!ending_of(before, k_once).empty()) return false;
  return !ending_of(before, k_verbs).empty();
}

std::int32_t firm_from_context(const ArticleView& article, const PostReading& reading, std::u16string_view before,
                               const BodyOfTitle& body) {
  constexpr std::array<std::u16string_view, 5> k_nouns{u"公司", u"集团", u"企业", u"厂", u"店"};
  if (!leaves_body_out(before, k_nouns)) return -1;
  if (!body.heads.empty()) {
    const std::int32_t found = body_by_head(article, reading, body, {MentionKind::enterprise, MentionKind::agency});
    if (found >= 0) return found;
  }
  const Accepts is_firm = [](const Mention& mention) { return mention.kind == MentionKind::enterprise; };
  const std::int32_t near = nearest_body(article, reading.person, reading.title_begin, is_firm);
  return near >= 0 ? near : only_body(article, is_firm);
}

std::int32_t agency_from_context(const ArticleView& article, const PostReading& reading, std::u16string_view before,
                                 const BodyOfTitle& body) {
  if (!leaves_body_out(before, body.heads)) return -1;
  return body_by_head(article, reading, body, {MentionKind::agency, MentionKind::enterprise});
}

/// 中心|主任麦建国, 学校|党总支书记: a noun at the begin of a clause stands for the body that it ends the name of.
struct BodyNoun {
  std::u16string_view word;
  std::array<std::u16string_view, 4> heads;
};
constexpr std::array k_body_nouns{BodyNoun{u"学校", {u"学", u"校", u"学院"}},
                                  BodyNoun{u"医院", {u"医院", u"卫生院"}},
                                  BodyNoun{u"中心", {u"中心"}},
                                  BodyNoun{u"协会", {u"协会"}},
                                  BodyNoun{u"商会", {u"商会"}},
                                  BodyNoun{u"联合会", {u"联合会"}},
                                  BodyNoun{u"合作社", {u"合作社"}},
                                  BodyNoun{u"法院", {u"法院"}},
                                  BodyNoun{u"检察院", {u"检察院"}},
                                  BodyNoun{u"支部", {u"支部"}},
                                  BodyNoun{u"专班", {u"专班"}},
                                  BodyNoun{u"工作组", {u"工作组"}},
                                  BodyNoun{u"巡视组", {u"巡视组"}},
                                  BodyNoun{u"研究院", {u"研究院"}},
                                  BodyNoun{u"研究所", {u"研究所"}},
                                  BodyNoun{u"学院", {u"学院"}},
                                  BodyNoun{u"大学", {u"大学"}},
                                  BodyNoun{u"酒店", {u"酒店"}},
                                  BodyNoun{u"局", {u"局"}},
                                  BodyNoun{u"厅", {u"厅"}},
                                  BodyNoun{u"大队", {u"大队"}},
                                  BodyNoun{u"支队", {u"支队"}},
                                  BodyNoun{u"街道", {u"街道", u"街道办事处"}},
                                  BodyNoun{u"社区", {u"社区"}},
                                  BodyNoun{u"银行", {u"银行"}},
                                  BodyNoun{u"公司", {u"公司"}},
                                  BodyNoun{u"工厂", {u"厂"}}};

/// 法庭|庭长, 饭店|负责人, 船务公司|董事长: the one body whose name ends with the words before the title, be it with
/// a department behind them (海关|驻区监管科|科长); -1 where there is none.
std::int32_t body_that_ends_with(const ArticleView& article, const PostReading& reading, std::u16string_view words) {
  constexpr std::size_t k_shortest = 2;
  constexpr std::size_t k_longest = 14;
  if (words.size() > k_longest || words.starts_with(u"大会")) return -1;  // 大会执行主席: a meeting
  for (std::size_t size = words.size(); size >= k_shortest; --size) {
    if (size < words.size() && !is_department(words.substr(size))) continue;
    const std::array<std::u16string_view, 1> head{words.substr(0, size)};
    const std::int32_t body =
        body_by_head(article, reading, {head, true}, {MentionKind::agency, MentionKind::enterprise});
    if (body >= 0) return body;
  }
  return -1;
}

/// The body that a noun right before the title stands for; -1 where there is no such noun or body.
std::int32_t body_of_noun(const ArticleView& article, const PostReading& reading, std::u16string_view before) {
  for (const BodyNoun& noun : k_body_nouns) {
    if (!before.ends_with(noun.word) || !ends_at_border(before.substr(0, before.size() - noun.word.size()))) continue;
    return body_by_head(article, reading, {filled(noun.heads), true}, {MentionKind::agency, MentionKind::enterprise});
  }
  return body_that_ends_with(article, reading, words_before_title(before));
}

std::int32_t place_from_context(const ArticleView& article, char16_t level) {
  return only_body(article, [&](const Mention& mention) {
    const std::u16string_view words = article.units(mention);
    return mention.kind == MentionKind::place && words.size() >= 3 && words.back() == level;
  });
}

/// 清城区 of 清城区委: the committee's name without what makes it one.
std::u16string_view area_of_committee(const ArticleView& article, std::int32_t committee) {
  constexpr std::array<std::u16string_view, 6> k_committees{u"委", u"党委", u"工委", u"党工委", u"委员会", u"人民政府"};
  std::u16string_view name = article.name(static_cast<std::uint32_t>(committee));
  name.remove_suffix(ending_of(name, k_committees).size());
  if (name.starts_with(u"中共")) name.remove_prefix(2);
  return name;
}

}  // namespace

std::int32_t body_from_context(const ArticleView& article, const PostReading& reading) {
  const UnitRange sentence = article.sentences[reading.sentence];
  const std::uint32_t begin = std::min(reading.qualifier.begin, reading.title_begin);
  if (begin < sentence.begin) return -1;
  const std::u16string_view before =
      article.units(sentence.begin, reading.qualifier.end > 0 ? reading.qualifier.begin : reading.title_begin);
  const std::u16string_view title = article.units(reading.title_begin, reading.title_end);
  const BodyOfTitle body = body_of_title(title);
  if (reading.title_begin >= (*article.mentions)[reading.person].begin) {
    // 聘任某某为副总经理
    if (!is_given(before)) return -1;
    if (class_of_title(title) == PostClass::business) return firm_from_context(article, reading, {}, body);
    return body.heads.empty() ? -1 : agency_from_context(article, reading, {}, body);
  }
  if (const std::int32_t found = body_of_noun(article, reading, before); found >= 0) return found;
  if (class_of_title(title) == PostClass::business) return firm_from_context(article, reading, before, body);
  if (heads_village(title)) return place_from_context(article, u'村');
  if (const char16_t level = level_of_government(title); level != 0) return place_from_context(article, level);
  return body.heads.empty() ? -1 : agency_from_context(article, reading, before, body);
}

std::int32_t body_of_chairman(const ArticleView& article) {
  return only_body(article, [&](const Mention& mention) {
    const std::u16string_view name = article.units(mention);
    return mention.kind == MentionKind::agency && name.ends_with(u"人大常委会") &&
           (contains(name, u"全国") || !session_of(name).empty());
  });
}

std::int32_t conference_of(const ArticleView& article) {
  return only_body(article, [&](const Mention& mention) {
    return mention.kind == MentionKind::agency && article.units(mention).ends_with(u"政协");
  });
}

std::int32_t place_of_committee(const ArticleView& article, std::int32_t committee) {
  return article.find(MentionKind::place, area_of_committee(article, committee));
}

std::int32_t sibling_body(const ArticleView& article, std::int32_t body, std::u16string_view name) {
  if (body < 0) return -1;
  return article.find(MentionKind::agency, std::u16string(area_of_committee(article, body)) + std::u16string(name));
}

}  // namespace guanxi::extract
