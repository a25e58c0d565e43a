#include "extract/extractor.hpp"

#include "extract/document/normalize.hpp"
#include "extract/document/sketch.hpp"
#include "extract/relate/relate.hpp"
#include "extract/resolve/identity.hpp"
#include "extract/resolve/link.hpp"

namespace guanxi::extract {

ArticleFacts Extractor::extract(Document&& document) const {
  thread_local NormalizedText text;
  thread_local std::vector<UnitRange> sentences;
  thread_local ArticleWords words;
  normalize(document.text, text);
  split_sentences(text, sentences);

  std::vector<UnitRange> furniture;
  furniture.reserve(document.furniture.size());
  for (const Span span : document.furniture) furniture.push_back({text.unit_at(span.begin), text.unit_at(span.end)});

  words.read(text.units, sentences, Lexicon::built_in());
  Mentions mentions = m_recognizer.recognize(words, furniture);
  if (m_model) tagger::retag(*m_model, words, furniture, mentions);
  if (m_user != nullptr) m_user->apply(words, furniture, mentions);
  Linked linked = link_article(document.text, text, sentences, std::move(mentions));

  ArticleFacts facts;
  facts.relations = relate(document.text, text, sentences, linked);
  facts.meta = std::move(document.meta);
  facts.text = std::move(document.text);
  facts.text_hash = hash_text(text);
  facts.sketch = sketch_of(text);
  facts.sentences.reserve(sentences.size());
  for (const UnitRange sentence : sentences) facts.sentences.push_back(text.printed(sentence.begin, sentence.end));
  facts.entities = std::move(linked.entities);
  for (FactEntity& entity : facts.entities) entity.key = identity_key(entity, facts);
  return facts;
}

}  // namespace guanxi::extract
