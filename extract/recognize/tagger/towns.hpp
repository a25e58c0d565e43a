// Towns by their short names where the article names their county: 惠安县…崇武的海盐.
#pragma once

#include <span>

#include "extract/recognize/article_words.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// Adds the short names of towns to `mentions` (of the whole article, ascending) where nothing was drawn: the article
/// names the town's county, the form is no frequent word, and a mark or a particle ends it. Nothing in `furniture`.
/// O(units + mentions).
void add_towns(const ArticleWords& words, std::span<const UnitRange> furniture, Mentions& mentions);

}  // namespace guanxi::extract::tagger
