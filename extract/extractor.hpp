// article -> facts: the whole of extraction for one document.
#pragma once

#include "base/facts.hpp"
#include "extract/document/document.hpp"
#include "extract/recognize/recognizer.hpp"

namespace guanxi::extract {

/// Turns documents into facts. One Extractor may be used by many threads at once.
class Extractor {
 public:
  Extractor() = default;
  /// The recogniser, to add proposers to before the first article.
  [[nodiscard]] Recognizer& recognizer() { return m_recognizer; }
  /// Normalise, split, recognise, link, relate. The document's text moves into the result. O(bytes).
  [[nodiscard]] ArticleFacts extract(Document&& document) const;

 private:
  Recognizer m_recognizer;
};

}  // namespace guanxi::extract
