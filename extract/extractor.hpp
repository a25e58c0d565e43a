// article -> facts: the whole of extraction for one document.
#pragma once

#include <optional>
#include <utility>

#include "base/facts.hpp"
#include "extract/document/document.hpp"
#include "extract/recognize/recognizer.hpp"
#include "extract/recognize/tagger/tagger.hpp"
#include "extract/recognize/user_lexicon.hpp"

namespace guanxi::extract {

/// Turns documents into facts. One Extractor may be used by many threads at once.
class Extractor {
 public:
  /// With the tagger that is compiled in.
  Extractor() : Extractor(tagger::built_in_model()) {}
  /// With another tagger, whose bytes outlive the extractor; or with none: lexicons and grammars alone.
  /// `user`, where there is one, outlives it too and wins over both.
  explicit Extractor(std::optional<tagger::Model> model, const UserLexicon* user = nullptr)
      : m_model(std::move(model)), m_user(user) {}
  /// The recogniser, to add proposers to before the first article.
  [[nodiscard]] Recognizer& recognizer() { return m_recognizer; }
  /// Normalise, split, recognise, tag, link, relate. The document's text moves into the result. O(bytes).
  [[nodiscard]] ArticleFacts extract(Document&& document) const;

 private:
  Recognizer m_recognizer;
  std::optional<tagger::Model> m_model;
  const UserLexicon* m_user = nullptr;
};

}  // namespace guanxi::extract
