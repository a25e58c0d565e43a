#include "extract/recognize/article_words.hpp"

namespace guanxi::extract {

namespace {

constexpr bool is_full_division(Lex kind) {
  return kind == Lex::province || kind == Lex::prefecture || kind == Lex::county || kind == Lex::township;
}

}  // namespace

void ArticleWords::read(std::u16string_view text, std::span<const UnitRange> sentences, const Lexicon& lexicon) {
  m_text = text;
  m_count = sentences.size();
  if (m_sentences.size() < m_count) m_sentences.resize(m_count);
  m_context.divisions.clear();
  for (std::size_t i = 0; i < m_count; ++i) {
    m_sentences[i].build(text, sentences[i], lexicon);
    for (const LexMatch& match : m_sentences[i].matches()) {
      if (is_full_division(match.kind) && match.parent != 0) m_context.divisions.push_back(match.parent);
    }
  }
  m_context.settle();
}

SentenceView ArticleWords::sentence(std::size_t index) const {
  const SentenceIndex& words = m_sentences[index];
  return {m_text, words.range(), static_cast<std::uint32_t>(index), &words.matches(), &words, &m_context};
}

}  // namespace guanxi::extract
