// A unigram word lattice, read forwards and backwards, so that any span's ordinary reading is known in O(1).
#include "extract/recognize/sentence.hpp"

#include <algorithm>
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

/// What an entry weighs in the ordinary reading of a sentence; k_nowhere where it is no word of it. Listed names are
/// words too, so that nothing is coined across them.
float word_weight(const LexMatch& match) {
  switch (match.kind) {
    case Lex::common_word:
      return word_log_probability(match.attribute);
    case Lex::province:
    case Lex::province_short:
    case Lex::country:
    case Lex::prefecture:
      return match.end - match.begin >= 2 ? k_large_place : k_nowhere;
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
      return match.end - match.begin >= 2 ? k_listed_name : k_nowhere;
    case Lex::prefecture_short:
    case Lex::county_short:
      return k_short_name + k_short_name_safety * static_cast<float>(match.attribute);
    case Lex::post:
      return match.end - match.begin <= k_longest_title ? k_listed : k_nowhere;
    case Lex::organ_head:
    case Lex::local_organ:
    case Lex::enterprise_head:
    case Lex::industry:
    case Lex::appellation:
    case Lex::policy_head:
    case Lex::programme_head:
    case Lex::place_head:
    case Lex::cue:
      return k_listed;
    default:
      return k_nowhere;
  }
}

}  // namespace

float word_log_probability(std::uint8_t attribute) {
  // The tables hold round(16 * log2(1 + count)) of a corpus of 6e7 words.
  constexpr float k_ln2_over_16 = 0.0433F;
  constexpr float k_ln_total = 17.9F;
  return static_cast<float>(attribute) * k_ln2_over_16 - k_ln_total;
}

void SentenceIndex::build(std::u16string_view text, UnitRange range, const Lexicon& lexicon) {
  m_text = text;
  m_range = range;
  const std::uint32_t units = range.end - range.begin;
  lexicon.matches_in(text, range.begin, range.end, m_matches, m_starts);
  m_weights.resize(m_matches.size());
  std::transform(m_matches.begin(), m_matches.end(), m_weights.begin(), word_weight);
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
  // Steps of the word lattice from border i: words of the lexicon, one unit, or a run of letters.
  const auto each_step = [&](std::uint32_t i, auto&& take) {
    const std::uint32_t at = m_range.begin + i;
    const char16_t c = m_text[at];
    for (std::uint32_t m = m_starts[i]; m < m_starts[i + 1]; ++m) {
      if (m_weights[m] > k_nowhere) take(m_matches[m].end - m_range.begin, m_weights[m]);
    }
    if (is_letter_or_digit(c)) {
      std::uint32_t end = i + 1;
      while (end < units && is_letter_or_digit(m_text[m_range.begin + end])) ++end;
      take(end, k_run);
    } else {
      take(i + 1, is_han_unit(c) ? k_unknown_han : k_mark);
    }
  };
  m_forward[0] = 0;
  for (std::uint32_t i = 0; i < units; ++i) {
    if (m_forward[i] <= k_nowhere) continue;
    each_step(i, [&](std::uint32_t end, float score) {
      if (m_forward[i] + score > m_forward[end]) {
        m_forward[end] = m_forward[i] + score;
        m_word_begin[end] = m_range.begin + i;
      }
    });
  }
  m_backward[units] = 0;
  for (std::uint32_t i = units; i-- > 0;) {
    if (m_forward[i] <= k_nowhere) continue;
    each_step(i, [&](std::uint32_t end, float score) {
      if (m_backward[end] + score > m_backward[i]) {
        m_backward[i] = m_backward[end] + score;
        m_word_end[i] = m_range.begin + end;
      }
    });
  }
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
