// Aliases that the text defines itself: X(以下简称“Y”), X(Y).
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/mention.hpp"
#include "extract/resolve/forms.hpp"

namespace guanxi::extract {

/// Pairs of mentions, by index: the second is said to be a name of the first. Of one kind as the form table has it.
/// O(mentions).
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> find_definitions(const NormalizedText& text,
                                                                                    const Mentions& mentions);

/// Does what stands between two names say that the second is short for the first, or called so: (以下简称“, ，又称?
[[nodiscard]] bool says_short_form(std::u16string_view between);

}  // namespace guanxi::extract
