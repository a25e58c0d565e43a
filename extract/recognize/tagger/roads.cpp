#include "extract/recognize/tagger/roads.hpp"

#include <algorithm>
#include <string_view>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/tagger/drawing.hpp"

namespace guanxi::extract::tagger {

namespace {

using View = std::u16string_view;

bool is_rank(char16_t c) { return c == u'国' || c == u'省' || c == u'县' || c == u'乡'; }
bool is_rank_letter(char16_t c) { return c == u'G' || c == u'S' || c == u'X' || c == u'Y'; }

/// The road around the number that begins at `at`, a digit behind none: 省道S303线, 317国道, S113线; empty where it is
/// no road's.
UnitRange road_at(const SentenceView& sentence, std::uint32_t at) {
  constexpr std::uint32_t k_fewest = 2;
  constexpr std::uint32_t k_most = 4;
  std::uint32_t end = at;
  while (is_digit(unit_at(sentence, end))) ++end;
  if (end < at + k_fewest || end > at + k_most) return {};
  const bool letter = is_rank_letter(unit_before(sentence, at));
  const std::uint32_t begin = letter ? at - 1 : at;
  const bool line = unit_at(sentence, end) == u'线';
  if (unit_before(sentence, begin) == u'道' && is_rank(unit_before(sentence, begin - 1)))
    return {begin - 2, line ? end + 1 : end};
  const char16_t before = unit_before(sentence, begin);
  if (is_letter_or_digit(before) || before == u'.') return {};
  if (is_rank(unit_at(sentence, end)) && unit_at(sentence, end + 1) == u'道') return {begin, end + 2};
  return letter && line ? UnitRange{begin, end + 1} : UnitRange{};
}

}  // namespace

void draw_numbered_roads(const SentenceView& sentence, std::span<const UnitRange> furniture, std::size_t first,
                         Mentions& mentions) {
  const View text = sentence.text.substr(0, sentence.range.end);
  for (std::size_t at = sentence.range.begin; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const UnitRange found = road_at(sentence, static_cast<std::uint32_t>(at));
    while (at + 1 < text.size() && is_digit(text[at + 1])) ++at;
    if (found.begin == found.end) continue;
    const Mention road = ruled_place(sentence, found);
    const auto drawn = mentions.begin() + static_cast<std::ptrdiff_t>(first);
    const bool stays = std::any_of(drawn, mentions.end(), [&](const Mention& other) {
      return overlap(road, other) && (other.begin < road.begin || other.end > road.end + 1);  // 国道218线|区 界
    });
    if (!stays && !overlaps_any(road, furniture)) draw_over(road, first, mentions);
  }
}

}  // namespace guanxi::extract::tagger
