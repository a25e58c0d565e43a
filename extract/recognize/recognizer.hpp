// Recognition of one article: sentences -> lattice -> reading -> the article's own repetitions.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/article_words.hpp"
#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract {

/// Finds the mentions of an article. One Recognizer may be used by many threads at once.
class Recognizer {
 public:
  /// With the built-in lexicon and grammars.
  Recognizer();

  /// Adds a proposer beside the built-in ones (a user's lexicon, say).
  void add(std::unique_ptr<SpanProposer> proposer);

  /// `words` holds the article; `furniture` in units, ascending: no mention overlaps one.
  /// Includes posts (MentionKind::post), which resolve and relate read. O(units).
  [[nodiscard]] Mentions recognize(const ArticleWords& words, std::span<const UnitRange> furniture) const;

 private:
  std::vector<std::unique_ptr<SpanProposer>> m_proposers;
};

}  // namespace guanxi::extract
