// A body that ends with the name of one of the article's people is two mentions: 澜禾资本|顾明说.
#pragma once

#include <string_view>

#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// Parts firms and bodies of `mentions` (ascending, of one article with the units `text`) from the people's names that
/// stand elsewhere in the article by themselves. A name at the begin stays: firms are called after founders.
/// O(mentions).
void part_people_from_bodies(std::u16string_view text, Mentions& mentions);

}  // namespace guanxi::extract::tagger
