// The upper bound of linking: a gold article's own forms as mentions, linked and related as if recognition were perfect.
#pragma once

#include <string>

#include "base/error.hpp"
#include "extract/extractor.hpp"

namespace guanxi::extract {

/// Projects the forms of GOLD.json onto the article beside it (longest first; titles from the lexicon and from the gold
/// relations), links and relates them. Returns the line that score.py reads. Errors: io, malformed.
[[nodiscard]] Result<std::string> oracle_line(const std::string& gold_json);

/// The same line from the article's own recognition.
[[nodiscard]] Result<std::string> extracted_line(const Extractor& extractor, const std::string& gold_json);

}  // namespace guanxi::extract
