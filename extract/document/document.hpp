// An article as it was read: its text, what is known about it, and which parts of the text are page furniture.
#pragma once

#include <string>
#include <vector>

#include "base/facts.hpp"
#include "extract/document/normalize.hpp"

namespace guanxi::extract {

/// One article before recognition.
struct Document {
  ArticleMeta meta;
  /// The article's own words: paragraphs separated by '\n', no title line, no mark-up. Well-formed UTF-8.
  /// For a JSONL line it is that line's "text" unchanged (or what its "html" says).
  std::string text;
  /// Bylines, caption credits, source lines and editors' lines inside `text`: ascending, disjoint.
  /// Nothing inside them is an entity.
  std::vector<Span> furniture;
  /// `text` as it was folded to find the furniture, so that it need not be folded again; or nothing.
  NormalizedText folded;
};

}  // namespace guanxi::extract
