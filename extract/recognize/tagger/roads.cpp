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

/// Where the road's number ends that begins at `at`, S303 or 303; `at` where none of two to four digits stands there.
std::uint32_t number_end(const SentenceView& sentence, std::uint32_t at) {
  constexpr std::uint32_t k_fewest = 2;
  constexpr std::uint32_t k_most = 4;
  const std::uint32_t first = is_rank_letter(unit_at(sentence, at)) ? at + 1 : at;
  std::uint32_t end = first;
  while (is_digit(unit_at(sentence, end))) ++end;
  return end >= first + k_fewest && end <= first + k_most ? end : at;
}

/// Where the road ends that begins with its rank, 省道S303线, or with its number, 204国道, S113线; `at` where none
/// does.
std::uint32_t road_end(const SentenceView& sentence, std::uint32_t at) {
  const char16_t c = sentence.text[at];
  if (is_rank(c)) {
    if (unit_at(sentence, at + 1) != u'道') return at;
    const std::uint32_t end = number_end(sentence, at + 2);
    if (end == at + 2) return at;
    return unit_at(sentence, end) == u'线' ? end + 1 : end;
  }
  const char16_t before = unit_before(sentence, at);
  if ((!is_rank_letter(c) && !is_digit(c)) || is_letter_or_digit(before) || before == u'.') return at;
  const std::uint32_t end = number_end(sentence, at);
  if (end == at) return at;
  if (is_rank(unit_at(sentence, end)) && unit_at(sentence, end + 1) == u'道') return end + 2;
  return is_rank_letter(c) && unit_at(sentence, end) == u'线' ? end + 1 : at;
}

}  // namespace

void draw_numbered_roads(const SentenceView& sentence, std::span<const UnitRange> furniture, std::size_t first,
                         Mentions& mentions) {
  for (std::uint32_t at = sentence.range.begin; at < sentence.range.end; ++at) {
    const std::uint32_t end = road_end(sentence, at);
    if (end == at) continue;
    const Mention road{at, end, MentionKind::place, Proposer::grammar, k_score, sentence.index, Bearer::unknown};
    const auto drawn = mentions.begin() + static_cast<std::ptrdiff_t>(first);
    const auto crosses = [&](const Mention& other) { return other.begin < road.end && road.begin < other.end; };
    const bool stays = std::any_of(drawn, mentions.end(), [&](const Mention& other) {
      return crosses(other) && (other.begin < road.begin || other.end > road.end + 1);  // 国道219线|区 界
    });
    if (!stays && !overlaps_any(road, furniture)) {
      mentions.erase(std::remove_if(drawn, mentions.end(), crosses), mentions.end());
      mentions.push_back(road);
    }
    at = end - 1;
  }
}

}  // namespace guanxi::extract::tagger
