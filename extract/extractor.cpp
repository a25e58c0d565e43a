#include "extract/extractor.hpp"

#include "base/article_text.hpp"
#include "extract/document/normalize.hpp"
#include "extract/document/sketch.hpp"
#include "extract/recognize/tagger/space_apart.hpp"
#include "extract/relate/relate.hpp"
#include "extract/resolve/identity.hpp"
#include "extract/resolve/link.hpp"

namespace guanxi::extract {

ArticleFacts Extractor::extract(Document&& document) const {
  thread_local std::vector<UnitRange> sentences;
  thread_local ArticleWords article;
  const auto words_size = static_cast<std::uint32_t>(document.text.size());
  document.text = with_title(std::move(document.text), document.meta.title);
  NormalizedText text = std::move(document.folded);
  normalize_rest(document.text, text);
  split_sentences(text, sentences);

  std::vector<UnitRange> furniture;
  furniture.reserve(document.furniture.size());
  for (const Span span : document.furniture) furniture.push_back({text.unit_at(span.begin), text.unit_at(span.end)});

  article.read(text.units, sentences, Lexicon::built_in());
  Mentions mentions = m_recognizer.recognize(article, furniture);
  if (m_model) {
    tagger::retag(*m_model, article, furniture, mentions);
    tagger::part_at_spaces(document.text, text, mentions);
  }
  if (m_user != nullptr) m_user->apply(article, furniture, mentions);
  Linked linked = link_article(document.text, text, sentences, std::move(mentions));

  ArticleFacts facts;
  facts.relations = relate(document.text, text, sentences, linked);
  facts.meta = std::move(document.meta);
  facts.text = std::move(document.text);
  const std::u16string_view own_words = std::u16string_view(text.units).substr(0, text.unit_at(words_size));
  facts.text_hash = hash_text(own_words);
  facts.sketch = sketch_of(own_words);
  facts.sentences.reserve(sentences.size());
  for (const UnitRange sentence : sentences) facts.sentences.push_back(text.printed(sentence.begin, sentence.end));
  facts.entities = std::move(linked.entities);
  for (FactEntity& entity : facts.entities) {  // what stands for a name points back to it; a title does not
    std::erase_if(entity.references, [&](Span reference) { return reference.begin >= words_size; });
  }
  for (FactEntity& entity : facts.entities) entity.key = identity_key(entity, facts);
  return facts;
}

}  // namespace guanxi::extract
