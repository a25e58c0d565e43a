// What the model draws, put right where writing itself decides: marks come in pairs, a list is several names, an owner
// and what it owns are two, quotation marks around a whole name are none of it, and places come one by one.
#pragma once

#include <string_view>
#include <vector>

#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// Appends to `out` the names in the span `range` of `text`, from left to right, disjoint, none empty. They lie within
/// [`first`, `last`), the units that no other span claims, which may be wider than `range`: a mark whose partner stands
/// right beside the span draws it in. Bodies and firms that the text does not name (某公司) are left out. O(range).
void names_in_span(std::u16string_view text, UnitRange range, UnitRange free, MentionKind kind,
                   std::vector<UnitRange>& out);

/// Where the bracket closes that opens at `at`, behind a firm's name, and holds the place that tells it from its
/// sisters: 雅棠家居|(四川); `at` where there is none, or the place only says where the firm is: 日荣兴钨钼|(于都县),
/// 圣澜公司|(江苏).
[[nodiscard]] std::uint32_t seat_end(std::u16string_view text, std::uint32_t at);

}  // namespace guanxi::extract::tagger
