// The short name that a text gives a body or a firm in brackets is a name: 设备租赁总公司(下称“CGL”).
#pragma once

#include <cstddef>
#include <string_view>

#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// Adds the short names that stand in brackets behind bodies and firms of `mentions`, from index `first` on (ascending,
/// of one sentence, which ends where `text` ends), of the kind of the name before. What was drawn inside such a name
/// gives way; what crosses its border stays, and the name is not added. O(mentions from `first` on).
void add_given_short_names(std::u16string_view text, std::size_t first, Mentions& mentions);

}  // namespace guanxi::extract::tagger
