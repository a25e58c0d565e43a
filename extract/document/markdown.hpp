// Markdown: front matter, headings, paragraphs, and the HTML that stands in it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document/draft.hpp"
#include "extract/document/reader.hpp"

namespace guanxi::extract {

/// Reads a Markdown file. A transcript (several `### ` items, after `## 详细新闻` where there is one) gives a draft an
/// item, ids STEM#1, STEM#2, ... or STEM where it is the only one; any other file gives one draft. An item without text is
/// reported and passed over; its number is not given again. O(bytes).
void read_markdown(std::string_view text, const RawItem& item, const std::function<void(Draft&&)>& on_draft,
                   const DiagnosticSink& diagnose);

}  // namespace guanxi::extract
