// Parses bytes as one format and checks what every document promises; a broken promise ends the program.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

#include "extract/document/normalize.hpp"
#include "extract/document/reader.hpp"

namespace guanxi::extract {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void check_document(const Document& document) {
  require(!document.meta.id.empty());
  require(!document.text.empty() && is_valid_utf8(document.text));
  std::uint32_t behind = 0;
  for (const Span span : document.furniture) {
    require(span.begin < span.end && behind <= span.begin && span.end <= document.text.size());
    behind = span.end;
  }
  NormalizedText folded;
  normalize(document.text, folded);
  require(folded.origin.size() == folded.units.size() + 1);
  std::vector<UnitRange> sentences;
  split_sentences(folded, sentences);
  std::uint32_t last = 0;
  for (const UnitRange sentence : sentences) {
    require(sentence.begin < sentence.end && last <= sentence.begin && sentence.end <= folded.units.size());
    last = sentence.end;
  }
}

inline int parse_checked(const std::uint8_t* data, std::size_t size, Format format, const ReaderOptions& options = {}) {
  RawItem item;
  item.path = "input";
  item.stem = "input";
  item.format = format;
  item.bytes.assign(reinterpret_cast<const char*>(data), size);
  parse(item, options, [](Document&& document) { check_document(document); }, [](const Diagnostic& diagnostic) {
    require(!diagnostic.where.empty() && !diagnostic.message.empty());
  });
  return 0;
}

}  // namespace guanxi::extract
