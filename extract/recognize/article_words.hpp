// What the lexicon says about every sentence of an article, made once and read by the grammars and the tagger.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/recognize/context.hpp"
#include "extract/recognize/lattice.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract {

/// The sentences of one article with their lexicon matches and ordinary readings. Reused from article to article; no
/// allocation once it has held a larger one.
class ArticleWords {
 public:
  /// Looks every sentence up. `text` must live until the next call; `sentences` as split_sentences made them.
  /// O(units x longest entry).
  void read(std::u16string_view text, std::span<const UnitRange> sentences, const Lexicon& lexicon);

  [[nodiscard]] std::size_t sentence_count() const { return m_count; }
  /// Valid until the next read().
  [[nodiscard]] SentenceView sentence(std::size_t index) const;
  [[nodiscard]] std::u16string_view text() const { return m_text; }

 private:
  std::u16string_view m_text;
  std::vector<SentenceIndex> m_sentences;  // the first m_count of them are this article's
  std::size_t m_count = 0;
  ArticleContext m_context;
};

}  // namespace guanxi::extract
