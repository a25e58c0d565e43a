// Page furniture inside an article's text: bylines, credits, source lines, editors' lines, datelines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/facts.hpp"
#include "base/text.hpp"
#include "extract/document/document.hpp"

namespace guanxi::extract {

/// The furniture of a text and what it says about the article.
struct Furniture {
  std::vector<Span> spans;  ///< ascending, disjoint, none empty; byte offsets into the text
  std::string byline;       ///< the bylines as printed, with spaces between them; empty if there are none
  std::string source;       ///< the outlet that a source line names; empty if there is none
  Date date;                ///< of a line that gives the time of publication
};

/// Finds the furniture of `text` (paragraphs separated by '\n'). O(bytes).
[[nodiscard]] Furniture find_furniture(std::string_view text);

/// Finds the furniture of the document's text, and takes from it what the metadata lack. Keeps the folded text.
/// O(bytes).
void read_furniture(Document& document);

}  // namespace guanxi::extract
