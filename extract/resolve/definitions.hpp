// Aliases that the text defines itself: X(以下简称“Y”), X(Y).
#pragma once

#include <utility>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/mention.hpp"
#include "extract/resolve/forms.hpp"

namespace guanxi::extract {

/// Pairs of mentions, by index: the second is said to be a name of the first. Of one kind as the form table has it. O(mentions).
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> find_definitions(const NormalizedText& text,
                                                                                    const Mentions& mentions);

}  // namespace guanxi::extract
