// A unigram word lattice, read forwards and backwards, so that any span's ordinary reading is known in O(1).
#include "extract/recognize/sentence.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "extract/recognize/characters.hpp"

namespace guanxi::extract {

namespace {

constexpr float k_unknown_han = -13.0F;        // a Han character that is no word of its own
constexpr float k_listed = -10.0F;             // a word of the grammar tables that common words do not list
constexpr std::uint32_t k_longest_title = 3;   // longer ones hold their bodies: 商会会长
constexpr float k_listed_name = -12.0F;        // a name of the tables
constexpr float k_large_place = -9.0F;         // a country, province or prefecture
constexpr float k_short_name = -16.0F;         // a short form of a division ...
constexpr float k_short_name_safety = 0.015F;  // ... per point of its safety
constexpr float k_run = -7.0F;                 // a run of letters or digits
constexpr float k_mark = -1.0F;                // punctuation
constexpr float k_nowhere = -1e6F;             // no reading has a border here

constexpr float k_word_base = -17.9F;    // the tables hold round(16 * log2(1 + count)) ...
constexpr float k_word_slope = 0.0433F;  // ... of a corpus of 6e7 words

/// What entries of a kind weigh in the ordinary reading of a sentence, by attribute, and how long those are that are
/// words of it.
struct WordWeight {
  float base = 0;
  float slope = 0;
  std::uint32_t shortest = 1;
  std::uint32_t longest = 0;  // by default no word
};

/// Listed names are words too, so that nothing is coined across them.
constexpr WordWeight weight_of(Lex kind) {
  constexpr std::uint32_t k_any = std::numeric_limits<std::uint32_t>::max();
  switch (kind) {
    case Lex::common_word:
      return {k_word_base, k_word_slope, 1, k_any};
    case Lex::province:
    case Lex::province_short:
    case Lex::country:
    case Lex::prefecture:
      return {k_large_place, 0, 2, k_any};
    case Lex::county:
    case Lex::township:
    case Lex::capital:
    case Lex::region:
    case Lex::natural:
    case Lex::zone:
    case Lex::world_city:
    case Lex::organ:
    case Lex::university:
    case Lex::bank:
    case Lex::enterprise:
    case Lex::media:
    case Lex::product:
      return {k_listed_name, 0, 2, k_any};
    case Lex::prefecture_short:
    case Lex::county_short:
      return {k_short_name, k_short_name_safety, 1, k_any};
    case Lex::post:
      return {k_listed, 0, 1, k_longest_title};
    case Lex::organ_head:
    case Lex::local_organ:
    case Lex::enterprise_head:
    case Lex::industry:
    case Lex::appellation:
    case Lex::policy_head:
    case Lex::programme_head:
    case Lex::place_head:
    case Lex::cue:
      return {k_listed, 0, 1, k_any};
    default:
      return {};
  }
}

constexpr auto k_word_weights = [] {
  std::array<WordWeight, k_lex_kinds> weights{};
  for (std::size_t kind = 0; kind < weights.size(); ++kind) weights[kind] = weight_of(static_cast<Lex>(kind));
  return weights;
}();

}  // namespace

float word_log_probability(std::uint8_t attribute) {
  return static_cast<float>(attribute) * k_word_slope + k_word_base;
}

void SentenceIndex::build(std::u16string_view text, UnitRange range, const Lexicon& lexicon) {
  m_text = text;
  m_range = range;
  const std::uint32_t units = range.end - range.begin;
  lexicon.matches_in(text, range.begin, range.end, m_matches, m_starts);
  m_last_ending.assign(units + 1, -1);
  m_ending_link.assign(m_matches.size(), -1);
  m_kinds.assign(units + 1, {});
  for (std::size_t i = 0; i < m_matches.size(); ++i) {
    const LexMatch& match = m_matches[i];
    m_kinds[match.begin - range.begin].starting |= bit_of(match.kind);
    m_kinds[match.end - range.begin].ending |= bit_of(match.kind);
    std::int32_t& last = m_last_ending[match.end - range.begin];
    m_ending_link[i] = last;
    last = static_cast<std::int32_t>(i);
  }
  read_words();
}

void SentenceIndex::read_words() {
  const std::uint32_t units = m_range.end - m_range.begin;
  m_forward.assign(units + 1, k_nowhere);
  m_backward.assign(units + 1, k_nowhere);
  m_word_begin.resize(units + 1);
  m_word_end.resize(units + 1);
  for (std::uint32_t i = 0; i <= units; ++i) {
    m_word_begin[i] = m_range.begin + (i == 0 ? 0 : i - 1);
    m_word_end[i] = m_range.begin + std::min(i + 1, units);
  }
  m_steps.resize(m_matches.size() + units);  // from a border: words of the lexicon, and one more
  m_step_starts.resize(units + 1);
  m_forward[0] = 0;
  Step* last = m_steps.data();
  for (std::uint32_t i = 0; i < units; ++i) {
    m_step_starts[i] = static_cast<std::uint32_t>(last - m_steps.data());
    if (m_forward[i] <= k_nowhere) continue;
    const float before = m_forward[i];
    const auto add = [&](std::uint32_t end, float weight) {
      *last++ = {end, weight};
      if (before + weight <= m_forward[end]) return;
      m_forward[end] = before + weight;
      m_word_begin[end] = m_range.begin + i;
    };
    for (const LexMatch& match : starting_at(m_range.begin + i)) {
      const WordWeight& word = k_word_weights[static_cast<std::size_t>(match.kind)];
      const std::uint32_t size = match.end - match.begin;
      if (size < word.shortest || size > word.longest) continue;
      add(match.end - m_range.begin, static_cast<float>(match.attribute) * word.slope + word.base);
    }
    const auto [end, weight] = plain_step(i);
    add(end, weight);
  }
  m_step_starts[units] = static_cast<std::uint32_t>(last - m_steps.data());
  m_backward[units] = 0;
  for (std::uint32_t i = units; i-- > 0;) {
    float best = k_nowhere;
    for (std::size_t step = m_step_starts[i]; step < m_step_starts[i + 1]; ++step) {
      const auto [end, weight] = m_steps[step];
      if (m_backward[end] + weight <= best) continue;
      best = m_backward[end] + weight;
      m_word_end[i] = m_range.begin + end;
    }
    m_backward[i] = best;
  }
}

/// What stands at a border where the lexicon has no word: one unit, or a run of letters.
SentenceIndex::Step SentenceIndex::plain_step(std::uint32_t border) const {
  const std::uint32_t units = m_range.end - m_range.begin;
  const char16_t c = m_text[m_range.begin + border];
  std::uint32_t end = border + 1;
  if (!is_letter_or_digit(c)) return {end, is_han_unit(c) ? k_unknown_han : k_mark};
  while (end < units && is_letter_or_digit(m_text[m_range.begin + end])) ++end;
  return {end, k_run};
}

const LexMatch* SentenceIndex::search(std::uint32_t begin, std::uint32_t end, Lex kind) const {
  for (const LexMatch& match : starting_at(begin)) {
    if (match.end == end && match.kind == kind) return &match;
  }
  return nullptr;
}

const LexMatch* SentenceIndex::search_ending(std::uint32_t end, Lex kind) const {
  const LexMatch* longest = nullptr;
  for (std::int32_t i = m_last_ending[end - m_range.begin]; i >= 0; i = m_ending_link[static_cast<std::size_t>(i)]) {
    const LexMatch& match = m_matches[static_cast<std::size_t>(i)];
    if (match.kind == kind && (longest == nullptr || match.begin < longest->begin)) longest = &match;
  }
  return longest;
}

const LexMatch* SentenceIndex::search_starting(std::uint32_t begin, Lex kind) const {
  const LexMatch* longest = nullptr;
  for (const LexMatch& match : starting_at(begin)) {
    if (match.kind == kind) longest = &match;
  }
  return longest;
}

}  // namespace guanxi::extract
