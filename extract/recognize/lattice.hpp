// The lattice of one sentence: proposed spans with scores, and the decoder that picks the best consistent reading.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/recognize/mention.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract {

struct ArticleContext;

/// One sentence and what the lexicon found in it, made once and read by every proposer.
struct SentenceView {
  std::u16string_view text;             ///< the whole article's units
  UnitRange range;                      ///< this sentence
  std::uint32_t index = 0;              ///< of this sentence
  const std::vector<LexMatch>* matches = nullptr;  ///< of this sentence, sorted by begin, then end
  const SentenceIndex* words = nullptr;     ///< the same, indexed, with the ordinary reading
  const ArticleContext* article = nullptr;  ///< what the whole article says (context.hpp); null where it is not known
};

/// Proposed spans of one sentence; scores are log-odds against "no name here", and add up over a reading.
class Lattice {
 public:
  void clear(UnitRange range);
  /// Proposes a span of [range.begin, range.end). Several proposals of one span and kind: their scores add up, and the
  /// proposer with the highest single score is kept. A span that is empty or leaves the sentence is ignored. O(spans
  /// that begin at `begin`).
  void propose(std::uint32_t begin, std::uint32_t end, MentionKind kind, Proposer proposer, float score);
  /// Appends the best-scoring set of disjoint spans (semi-Markov Viterbi, O(units + proposals)). Ties: more units
  /// covered, then the reading whose first difference is an earlier, longer span, then the lower kind.
  void decode(std::uint32_t sentence, Mentions& out) const;
  /// The highest-scoring proposal of this kind that ends at `end`, ties to the longer one; null where none has a score
  /// above 0. Valid until the next proposal.
  [[nodiscard]] const Mention* best_ending(std::uint32_t end, MentionKind kind) const {
    const bool any = end >= m_range.begin && end <= m_range.end && m_last[end - m_range.begin] != k_none;
    return any ? search_ending(end, kind) : nullptr;
  }
  /// The highest-scoring proposal of this kind that begins at `begin`, likewise.
  [[nodiscard]] const Mention* best_starting(std::uint32_t begin, MentionKind kind) const;
  /// In the order in which they were first proposed.
  [[nodiscard]] const std::vector<Mention>& proposals() const { return m_proposals; }

 private:
  [[nodiscard]] const Mention* search_ending(std::uint32_t end, MentionKind kind) const;

  static constexpr std::int32_t k_none = -1;
  UnitRange m_range;
  std::vector<Mention> m_proposals;
  std::vector<float> m_top;             // of each proposal: the highest single score
  std::vector<std::int32_t> m_next;     // of each proposal: the next one that begins at the same unit
  std::vector<std::int32_t> m_first;    // of each unit: its first proposal
  std::vector<std::int32_t> m_previous; // of each proposal: the one before it that ends at the same border
  std::vector<std::int32_t> m_last;     // of each border: the last proposal that ends there
};

/// Anything that proposes spans: a grammar, a lexicon. Stateless after construction, thread-safe.
class SpanProposer {
 public:
  virtual ~SpanProposer() = default;
  virtual void propose(const SentenceView& sentence, Lattice& lattice) const = 0;
};

}  // namespace guanxi::extract
