#include "extract/recognize/tagger/towns.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/context.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/sentence.hpp"
#include "extract/recognize/tagger/drawing.hpp"
#include "extract/recognize/tagger/name_context.hpp"

namespace guanxi::extract::tagger {

namespace {

using View = std::u16string_view;
using Codes = std::vector<std::uint32_t>;

constexpr auto k_counties =
    SentenceIndex::bits_of(Lex::prefecture, Lex::prefecture_short, Lex::county, Lex::county_short);

/// The codes of the counties, and of the cities without any, that were drawn as places; sorted.
void counties_of(const ArticleWords& words, const Mentions& mentions, Codes& codes) {
  codes.clear();
  for (const Mention& mention : mentions) {
    if (mention.kind != MentionKind::place) continue;
    const SentenceView sentence = words.sentence(mention.sentence);
    if (!sentence.words->starts_any(mention.begin, k_counties)) continue;
    for (const LexMatch& match : sentence.words->starting_at(mention.begin)) {
      if (match.end == mention.end && (SentenceIndex::bit_of(match.kind) & k_counties) != 0 && match.parent != 0)
        codes.push_back(match.parent);
    }
  }
  std::sort(codes.begin(), codes.end());
}

/// Does the article name the county of the town?
bool is_of(const SentenceView& sentence, const LexMatch& town, const Codes& counties) {
  constexpr std::uint32_t k_towns = 1000;  // of a county
  const std::uint32_t county = town.parent / k_towns;
  return county != 0 && (std::binary_search(counties.begin(), counties.end(), county) ||
                         (sentence.article != nullptr && sentence.article->has_division(county)));
}

/// May a town's name end before the unit `c`: a mark, a number or a particle?
bool may_follow(char16_t c) {
  constexpr UnitSet k_particles(u"的至到等和与");
  return !is_han_unit(c) || k_particles.holds(c);
}

/// Is it no frequent word, and does no part of a word stand before it?
bool stands_alone(const SentenceView& sentence, const LexMatch& town) {
  constexpr View k_before = u"小老新大";  // 小|长涂
  constexpr std::uint8_t k_frequent = 100;
  const char16_t before = unit_before(sentence, town.begin);
  if (before != 0 && k_before.find(before) != k_before.npos) return false;
  const LexMatch* word = sentence.words->find(town.begin, town.end, Lex::common_word);
  return word == nullptr || word->attribute < k_frequent;
}

}  // namespace

void add_towns(const ArticleWords& words, std::span<const UnitRange> furniture, Mentions& mentions) {
  thread_local Codes counties;
  counties_of(words, mentions, counties);
  const std::size_t drawn = mentions.size();
  const auto is_free = [&](const Mention& town) {
    const auto before = [](const Mention& mention, std::uint32_t at) { return mention.end <= at; };
    const auto end = mentions.begin() + static_cast<std::ptrdiff_t>(drawn);
    const auto next = std::lower_bound(mentions.begin(), end, town.begin, before);
    return (next == end || next->begin >= town.end) && (mentions.size() == drawn || mentions.back().end <= town.begin);
  };
  for (std::size_t i = 0; i < words.sentence_count(); ++i) {
    const SentenceView sentence = words.sentence(i);
    const View text = sentence.text.substr(0, sentence.range.end);
    for (std::uint32_t end = sentence.range.begin + 2; end <= text.size(); ++end) {
      if (end < text.size() && !may_follow(text[end])) continue;
      if (!sentence.words->ends(end, Lex::township_short)) continue;
      const LexMatch* form = sentence.words->longest_ending(end, Lex::township_short);
      if (end < form->begin + 2 || !stands_alone(sentence, *form)) continue;
      const std::span<const LexMatch> matches = sentence.words->starting_at(form->begin);
      const bool known = std::any_of(matches.begin(), matches.end(), [&](const LexMatch& match) {
        return match.end == end && match.kind == Lex::township_short && is_of(sentence, match, counties);
      });
      if (!known) continue;
      const Mention town = ruled_place(sentence, {form->begin, end}, Proposer::lexicon);
      if (!is_free(town) || overlaps_any(town, furniture)) continue;
      if (!is_part_of_name(sentence, {town.begin, town.end})) mentions.push_back(town);
    }
  }
  std::inplace_merge(mentions.begin(), mentions.begin() + static_cast<std::ptrdiff_t>(drawn), mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
}

}  // namespace guanxi::extract::tagger
