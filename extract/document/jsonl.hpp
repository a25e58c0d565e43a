// JSONL: one article a line.
#pragma once

#include <functional>
#include <string_view>

#include "extract/document/reader.hpp"

namespace guanxi::extract {

/// Reads a block of lines (already UTF-8). A line that is no JSON object with "text" or "html" is reported as FILE:LINE and
/// passed over. Keys: id, title, date, source, url, byline or author, text or html; others are ignored. The "text" of a
/// line is kept unchanged. Without an id it is STEM#LINE. O(bytes).
void read_jsonl(std::string_view text, const RawItem& item, const std::function<void(Document&&)>& on_document,
                const DiagnosticSink& diagnose);

}  // namespace guanxi::extract
