// Recognition of one article: sentences -> lattice -> reading -> the article's own repetitions.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract {

/// Finds the mentions of an article. One Recognizer may be used by many threads at once.
class Recognizer {
 public:
  /// With the built-in lexicon and grammars.
  Recognizer();
  Recognizer(Recognizer&&) noexcept;
  Recognizer& operator=(Recognizer&&) noexcept;
  ~Recognizer();

  /// Adds a proposer beside the built-in ones (a user's lexicon, say).
  void add(std::unique_ptr<SpanProposer> proposer);

  /// `sentences` as split_sentences made them; `furniture` in units, ascending: no mention overlaps one.
  /// Includes posts (MentionKind::post), which resolve and relate read. O(units).
  [[nodiscard]] Mentions recognize(const NormalizedText& text, std::span<const UnitRange> sentences,
                                   std::span<const UnitRange> furniture) const;

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace guanxi::extract
