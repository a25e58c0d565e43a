#include "extract/recognize/rule_context.hpp"

#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/weights.hpp"

namespace guanxi::extract {

bool starts_afresh(const SentenceView& s, std::uint32_t at) {
  if (at <= s.range.begin) return true;
  const char16_t before = s.text[at - 1];
  if (!is_han_unit(before) && !is_letter_or_digit(before) && !is_name_dot(before) && before != u'-') return true;
  return cue_before(s, at, Cue::stop) || cue_before(s, at, Cue::locative);
}

bool cue_at(const SentenceView& s, std::uint32_t at, Cue cue) {
  if (!s.words->starts(at, Lex::cue)) return false;
  for (const LexMatch& match : s.words->starting_at(at)) {
    if (match.kind == Lex::cue && match.attribute == static_cast<std::uint8_t>(cue)) return true;
  }
  return false;
}

bool cue_before(const SentenceView& s, std::uint32_t at, Cue cue) {
  if (at <= s.range.begin || !s.words->ends(at, Lex::cue)) return false;
  const std::uint32_t begin = s.words->word_before(at);
  for (const LexMatch& match : s.words->starting_at(begin)) {
    if (match.kind == Lex::cue && match.end == at && match.attribute == static_cast<std::uint8_t>(cue)) return true;
  }
  return false;
}

PlaceChain place_chain(const Lattice& lattice, std::uint32_t end) {
  constexpr int k_longest_chain = 5;
  PlaceChain chain{end, 0};
  for (int i = 0; i < k_longest_chain; ++i) {
    const Mention* place = lattice.best_ending(chain.begin, MentionKind::place);
    if (place == nullptr) break;
    chain.begin = place->begin;
    chain.score += place->score;
  }
  return chain;
}

float word_price(const SentenceView& s, std::uint32_t begin, std::uint32_t end) {
  const LexMatch* word = s.words->find(begin, end, Lex::common_word);
  return word == nullptr ? 0.0F : std::max(0.0F, word_log_probability(word->attribute) - weights::k_word_name);
}

float border_price(const SentenceView& s, std::uint32_t begin, std::uint32_t end) {
  constexpr float k_most = 12.0F;
  const float cost = std::min(s.words->border_cost(begin), k_most) + std::min(s.words->border_cost(end), k_most);
  return weights::k_border * cost;
}

}  // namespace guanxi::extract
