#include "extract/recognize/tagger/datelines.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/recognize/lexicon.hpp"
#include "extract/recognize/tagger/drawing.hpp"

namespace guanxi::extract::tagger {

namespace {

using View = std::u16string_view;

constexpr std::array k_places{Lex::province_short, Lex::prefecture_short, Lex::county_short,
                              Lex::province,       Lex::prefecture,       Lex::county,
                              Lex::country,        Lex::capital,          Lex::world_city};

/// Where the digits begin that end at `end`.
std::size_t digits_begin(View text, std::size_t end) {
  while (end > 0 && text[end - 1] >= u'0' && text[end - 1] <= u'9') --end;
  return end;
}

/// Where a day begins, 1月20日, behind which 电 or 讯 stands; text.size() where there is none.
std::size_t day_begin(View text) {
  for (std::size_t at = text.find(u'日'); at != text.npos; at = text.find(u'日', at + 1)) {
    const View behind = text.substr(at + 1);
    if (!behind.starts_with(u"电") && !behind.starts_with(u"讯") && !behind.starts_with(u"专电")) continue;
    const std::size_t day = digits_begin(text, at);
    if (day == at || day < 2 || text[day - 1] != u'月') continue;
    const std::size_t month = digits_begin(text, day - 1);
    if (month < day - 1) return month;
  }
  return text.size();
}

/// Units of the longest place of the tables that `text` ends with; 0 where it ends with none.
std::size_t place_behind(View text) {
  constexpr std::size_t k_shortest = 2;
  constexpr std::size_t k_longest = 8;
  for (std::size_t size = std::min(k_longest, text.size()); size >= k_shortest; --size) {
    const View form = text.substr(text.size() - size);
    if (std::any_of(k_places.begin(), k_places.end(),
                    [&](Lex kind) { return Lexicon::built_in().contains(form, kind); }))
      return size;
  }
  return 0;
}

/// The sentence in which `at` stands.
std::uint32_t sentence_of(const ArticleWords& words, std::uint32_t at) {
  std::uint32_t index = 0;
  while (index + 1 < words.sentence_count() && words.sentence(index).range.end <= at) ++index;
  return index;
}

}  // namespace

void add_dateline_places(const ArticleWords& words, std::span<const UnitRange> furniture, Mentions& mentions) {
  for (const UnitRange range : furniture) {
    const View line = words.text().substr(range.begin, range.end - range.begin);
    const std::size_t day = day_begin(line);
    if (day == line.size()) continue;
    const std::size_t size = place_behind(line.substr(0, day));
    if (size == 0) continue;
    const std::uint32_t end = range.begin + static_cast<std::uint32_t>(day);
    const std::uint32_t begin = end - static_cast<std::uint32_t>(size);
    const Mention place{begin,          end, MentionKind::place, Proposer::lexicon, k_score, sentence_of(words, begin),
                        Bearer::unknown};
    const auto next = std::find_if(mentions.begin(), mentions.end(),
                                   [&](const Mention& mention) { return mention.begin >= place.begin; });
    const bool free =
        (next == mentions.end() || next->begin >= end) && (next == mentions.begin() || std::prev(next)->end <= begin);
    if (free) mentions.insert(next, place);
  }
}

}  // namespace guanxi::extract::tagger
