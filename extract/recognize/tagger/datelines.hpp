// Where a report was sent from: 新华社|合肥|1月20日电.
#pragma once

#include <span>

#include "extract/recognize/article_words.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// Adds to `mentions` (of the whole article, ascending) the places that stand before the day of a dateline, where the
/// tables know them as a division, country or city. Datelines are `furniture` (ascending, disjoint), in which nothing
/// else is drawn. O(units of furniture).
void add_dateline_places(const ArticleWords& words, std::span<const UnitRange> furniture, Mentions& mentions);

}  // namespace guanxi::extract::tagger
