// What the lexicon says about one sentence, indexed for the grammars, and how well the text reads as ordinary words.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/lexicon.hpp"

namespace guanxi::extract {

/// The lexicon's matches in one sentence, by begin and by end, and a unigram reading of the sentence as common words.
/// Positions are units of the article. Reused from sentence to sentence; no allocation once it is large enough.
class SentenceIndex {
 public:
  /// Looks the sentence up and reads it. O(units x longest entry).
  void build(std::u16string_view text, UnitRange range, const Lexicon& lexicon);

  [[nodiscard]] std::u16string_view text() const { return m_text; }
  [[nodiscard]] UnitRange range() const { return m_range; }
  /// All matches, sorted by begin, then end.
  [[nodiscard]] const std::vector<LexMatch>& matches() const { return m_matches; }
  /// Matches that begin at `at`, shortest first; empty outside the sentence.
  [[nodiscard]] std::span<const LexMatch> starting_at(std::uint32_t at) const {
    if (at < m_range.begin || at >= m_range.end) return {};
    const std::size_t i = at - m_range.begin;
    return {m_matches.data() + m_starts[i], m_matches.data() + m_starts[i + 1]};
  }
  /// Does a match of this kind begin at `at`? False outside the sentence. O(1).
  [[nodiscard]] bool starts(std::uint32_t at, Lex kind) const {
    return at >= m_range.begin && at < m_range.end && (m_kinds[at - m_range.begin].starting & bit_of(kind)) != 0;
  }
  /// Kinds, a bit each.
  using KindSet = std::uint64_t;
  static_assert(k_lex_kinds <= 64);
  static constexpr KindSet bit_of(Lex kind) { return KindSet{1} << static_cast<unsigned>(kind); }
  template <typename... Kinds>
  static constexpr KindSet bits_of(Kinds... kinds) {
    return (bit_of(kinds) | ...);
  }
  /// Calls `visit(match)` for each match of these kinds, in the order of matches().
  template <typename Visit>
  void each_of(KindSet kinds, const Visit& visit) const {
    for (std::uint32_t at = m_range.begin; at < m_range.end; ++at) {
      if (!starts_any(at, kinds)) continue;
      for (const LexMatch& match : starting_at(at)) {
        if ((bit_of(match.kind) & kinds) != 0) visit(match);
      }
    }
  }
  /// Does a match of one of these kinds begin at `at`, a unit of the sentence? O(1).
  [[nodiscard]] bool starts_any(std::uint32_t at, KindSet kinds) const {
    return (m_kinds[at - m_range.begin].starting & kinds) != 0;
  }
  /// Does a match of this kind end at `at`? False outside the sentence. O(1).
  [[nodiscard]] bool ends(std::uint32_t at, Lex kind) const {
    return at >= m_range.begin && at <= m_range.end && (m_kinds[at - m_range.begin].ending & bit_of(kind)) != 0;
  }
  /// The match of this kind that covers exactly [begin, end); null where there is none.
  [[nodiscard]] const LexMatch* find(std::uint32_t begin, std::uint32_t end, Lex kind) const {
    return starts(begin, kind) && ends(end, kind) ? search(begin, end, kind) : nullptr;
  }
  /// The longest match of this kind that ends at `end`; null where there is none.
  [[nodiscard]] const LexMatch* longest_ending(std::uint32_t end, Lex kind) const {
    return ends(end, kind) ? search_ending(end, kind) : nullptr;
  }
  /// The longest match of this kind that begins at `begin`; null where there is none.
  [[nodiscard]] const LexMatch* longest_starting(std::uint32_t begin, Lex kind) const {
    return starts(begin, kind) ? search_starting(begin, kind) : nullptr;
  }

  /// Log-probability (natural) of the best reading of [begin, end) as ordinary words, given that the rest of the
  /// sentence is read around it: low where a border cuts a word, high where the span is a common word.
  [[nodiscard]] float ordinary(std::uint32_t begin, std::uint32_t end) const {
    return m_forward.back() - m_forward[begin - m_range.begin] - m_backward[end - m_range.begin];
  }
  /// What a border at `at` costs the best ordinary reading of the sentence (>= 0); 0 between two of its words.
  [[nodiscard]] float border_cost(std::uint32_t at) const {
    return m_forward.back() - m_forward[at - m_range.begin] - m_backward[at - m_range.begin];
  }
  /// Where the word of the best ordinary reading that ends at `end` begins; `end - 1` where it has none.
  [[nodiscard]] std::uint32_t word_before(std::uint32_t end) const { return m_word_begin[end - m_range.begin]; }
  /// Where the word of the best ordinary reading that begins at `begin` ends; `begin + 1` where it has none.
  [[nodiscard]] std::uint32_t word_after(std::uint32_t begin) const { return m_word_end[begin - m_range.begin]; }

 private:
  /// The kinds of the matches at a border.
  struct Kinds {
    KindSet starting = 0;
    KindSet ending = 0;
  };
  /// A word of the ordinary reading's lattice.
  struct Step {
    std::uint32_t end;  // border
    float weight;
  };

  void read_words();
  [[nodiscard]] Step plain_step(std::uint32_t border) const;
  [[nodiscard]] const LexMatch* search(std::uint32_t begin, std::uint32_t end, Lex kind) const;
  [[nodiscard]] const LexMatch* search_ending(std::uint32_t end, Lex kind) const;
  [[nodiscard]] const LexMatch* search_starting(std::uint32_t begin, Lex kind) const;

  std::u16string_view m_text;
  UnitRange m_range;
  std::vector<LexMatch> m_matches;
  std::vector<Kinds> m_kinds;               // of each border
  std::vector<std::uint32_t> m_starts;      // of each unit + 1: index of its first match
  std::vector<std::int32_t> m_last_ending;  // of each border: the last match that ends there, chained by m_ending_link
  std::vector<std::int32_t> m_ending_link;
  std::vector<Step> m_steps;                 // by the border where they begin
  std::vector<std::uint32_t> m_step_starts;  // of each border, and behind the last: index of its first step
  std::vector<float> m_forward;              // best log-probability of the text before each border
  std::vector<float> m_backward;             // ... behind each border
  std::vector<std::uint32_t> m_word_begin;   // of each border: begin of the word that best ends there
  std::vector<std::uint32_t> m_word_end;     // of each border: end of the word that best begins there
};

/// Log-probability of a common word from its attribute (data/README.md: 0 is rarest, 255 the most frequent).
[[nodiscard]] float word_log_probability(std::uint8_t attribute);

}  // namespace guanxi::extract
