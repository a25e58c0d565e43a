// The short name that a text gives a body or a firm in brackets is a name: 设备租赁总公司(下称“CGL”).
#pragma once

#include <string_view>

#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// Adds the short names that stand in brackets behind bodies and firms of `mentions` (ascending, of one article with
/// the units `text`), of the kind of the name before. What was drawn inside such a name gives way; what crosses its
/// border stays, and the name is not added. O(mentions).
void add_given_short_names(std::u16string_view text, Mentions& mentions);

}  // namespace guanxi::extract::tagger
