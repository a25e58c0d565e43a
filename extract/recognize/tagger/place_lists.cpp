#include "extract/recognize/tagger/place_lists.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/sentence.hpp"
#include "extract/recognize/tagger/drawing.hpp"

namespace guanxi::extract::tagger {

namespace {

using View = std::u16string_view;

constexpr std::uint32_t k_shortest = 2;  // units of an item
constexpr std::uint32_t k_longest = 5;

constexpr UnitSet k_joints(u"、和与及");

bool is_joint(char16_t c) { return k_joints.holds(c); }

/// Is it a digit or a Chinese numeral?
bool is_numeral(char16_t c) {
  constexpr View k_numerals = u"一二两三四五六七八九十";
  return c <= u'9' ? c >= u'0' : k_numerals.find(c) != k_numerals.npos;
}

/// Units of 三, 十一, 21 at `at`; 0 where no number of two and more stands there.
std::uint32_t count_at(const SentenceView& sentence, std::uint32_t at) {
  constexpr View k_one = u"一1";
  constexpr std::uint32_t k_most = 3;
  std::uint32_t units = 0;
  while (units < k_most && at + units < sentence.range.end && is_numeral(sentence.text[at + units])) ++units;
  return units == 1 && k_one.find(sentence.text[at]) != k_one.npos ? 0 : units;
}

/// Where the word ends that says how many places of which kind a list names, 等9个村, 三乡; `at` where none begins
/// there.
std::uint32_t count_end(const SentenceView& sentence, std::uint32_t at) {
  constexpr std::array<View, 21> k_kinds{u"自然村", u"行政村", u"村民小组", u"嘎查", u"苏木", u"古村", u"侗寨",
                                         u"乡镇",   u"镇街",   u"街镇",     u"街道", u"社区", u"村寨", u"县区",
                                         u"区县",   u"片区",   u"互市点",   u"村",   u"镇",   u"乡",   u"县"};
  constexpr View k_measures = u"个座大";
  constexpr View k_behind = u"长级委内外民里土域";
  const std::uint32_t others = unit_at(sentence, at) == u'等' ? 1 : 0;
  const std::uint32_t count = count_at(sentence, at + others);
  if (others + count == 0) return at;
  std::uint32_t kind = at + others + count;
  if (count != 0 && k_measures.find(unit_at(sentence, kind)) != k_measures.npos) ++kind;
  for (const View word : k_kinds) {
    if (!stands_at(sentence, kind, word)) continue;
    if (count == 0 && word == u"县") return at;  // 等县四家班子
    const auto end = kind + static_cast<std::uint32_t>(word.size());
    const char16_t next = unit_at(sentence, end);
    return next == 0 || k_behind.find(next) == k_behind.npos ? end : at;
  }
  return at;
}

/// Is it two words of two units: 绿道|沿线, 涉及|凉水?
bool is_two_words(const SentenceView& sentence, UnitRange item) {
  constexpr std::uint32_t k_word = 2;
  return item.end - item.begin == 2 * k_word && sentence.words->word_after(item.begin) == item.begin + k_word &&
         sentence.words->word_after(item.begin + k_word) == item.end;
}

/// Where the list's first item begins that ends at `end`: behind a mark, a place or a word that a place follows; `end`
/// where nothing marks it.
std::uint32_t first_begin(const SentenceView& sentence, std::uint32_t end, std::size_t first,
                          const Mentions& mentions) {
  constexpr View k_before = u"在对把为让从到往赴辖含的给经";
  for (std::uint32_t size = 1; size < k_longest && end >= sentence.range.begin + size; ++size) {
    const std::uint32_t begin = end - size;
    if (!is_han_unit(sentence.text[begin])) return end;
    if (size < k_shortest) continue;
    const char16_t before = unit_before(sentence, begin);
    const bool opens = before == 0 || !is_han_unit(before);
    if (opens && size == k_longest - 1 && sentence.words->word_after(begin) == begin + 2) return begin + 2;
    if (opens || k_before.find(before) != k_before.npos) return begin;
    const bool behind_place =
        std::any_of(mentions.begin() + static_cast<std::ptrdiff_t>(first), mentions.end(),
                    [&](const Mention& mention) { return mention.end == begin && mention.kind == MentionKind::place; });
    if (behind_place) return begin;
  }
  return end;
}

/// Draws one item as a place; `limit` is where the count behind the list ends.
void draw_item(const SentenceView& sentence, UnitRange item, std::uint32_t limit, std::size_t first,
               Mentions& mentions) {
  const Mention place = ruled_place(sentence, item);
  const auto drawn = mentions.begin() + static_cast<std::ptrdiff_t>(first);
  const bool stays = std::any_of(drawn, mentions.end(), [&](const Mention& other) {
    if (!overlap(place, other)) return false;
    const bool inside = other.begin >= item.begin && other.end <= limit;
    if (other.kind == MentionKind::place) return !inside || other.begin != item.begin || other.end <= item.end;
    return !inside || other.end > item.end || other.kind == MentionKind::agency;
  });
  if (!stays) draw_over(place, first, mentions);
}

/// Does the count behind the last item, which begins at `at`, number no more than the list has items: not
/// 与密山市|8个乡镇? One with 等 counts others, too.
bool counts_list(const SentenceView& sentence, UnitRange last, std::uint32_t at) {
  constexpr View k_numbers = u"零一二三四五六七八九十";
  if (sentence.text[at] == u'等') return true;
  if (count_at(sentence, at) != 1) return false;
  const char16_t c = sentence.text[at];
  const std::size_t number = c == u'两' ? 2 : c <= u'9' ? c - u'0' : k_numbers.find(c);
  std::size_t items = 1;
  for (std::uint32_t i = last.begin; i > sentence.range.begin; --i) {
    const char16_t before = sentence.text[i - 1];
    if (before != u'、' && !is_han_unit(before)) break;
    if (is_joint(before)) ++items;
  }
  return number <= items;
}

/// Draws the list whose last item is `last` and whose count ends at `limit`, from its last item to its first.
void draw_list(const SentenceView& sentence, UnitRange last, std::uint32_t limit, std::size_t first,
               Mentions& mentions) {
  UnitRange item = last;
  for (;;) {
    if (is_two_words(sentence, item)) return;
    draw_item(sentence, item, limit, first, mentions);
    if (item.begin == sentence.range.begin || !is_joint(sentence.text[item.begin - 1])) return;
    limit = item.end = item.begin - 1;
    if (sentence.text[item.end] == u'及' && unit_before(sentence, item.end) == u'以') limit = --item.end;
    std::uint32_t begin = item.end;
    while (begin > sentence.range.begin && item.end - begin <= k_longest && sentence.text[begin - 1] != u'、' &&
           is_han_unit(sentence.text[begin - 1]))
      --begin;
    const bool whole = unit_before(sentence, begin) == u'、' && item.end - begin <= k_longest;
    item.begin = whole ? begin : first_begin(sentence, item.end, first, mentions);
    if (item.end < item.begin + k_shortest) return;
  }
}

}  // namespace

void draw_listed_places(const SentenceView& sentence, std::span<const UnitRange> furniture, std::size_t first,
                        Mentions& mentions) {
  const View text = sentence.text.substr(0, sentence.range.end);
  for (std::size_t at = sentence.range.begin; at < text.size(); ++at) {
    if (!is_joint(text[at])) continue;
    const auto begin = static_cast<std::uint32_t>(at) + 1;
    std::uint32_t end = begin;
    while (end < text.size() && end < begin + k_longest && is_han_unit(text[end]) && !is_joint(text[end])) {
      ++end;
      if (end < begin + k_shortest || end == text.size() || (text[end] != u'等' && !is_numeral(text[end]))) continue;
      const std::uint32_t limit = count_end(sentence, end);
      if (limit == end) continue;
      if (counts_list(sentence, {begin, end}, end) && !overlaps_any(ruled_place(sentence, {begin, limit}), furniture))
        draw_list(sentence, {begin, end}, limit, first, mentions);
      at = limit - 1;
      break;
    }
  }
}

}  // namespace guanxi::extract::tagger
