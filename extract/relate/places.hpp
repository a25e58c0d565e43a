// What the patterns of places ask: what divisions a name means, where a chain of places ends.
#pragma once

#include <string_view>

#include "extract/relate/patterns.hpp"

namespace guanxi::extract {

/// What stands somewhere: a body, a firm, a place.
[[nodiscard]] bool can_lie(EntityType type);

[[nodiscard]] bool is_country(std::u16string_view name);

/// Does the lexicon list a province, prefecture or county of this name?
[[nodiscard]] bool is_division(std::u16string_view name);

/// 高新区, 工业园, 科技城.
[[nodiscard]] bool is_zone(std::u16string_view place);

/// A zone, town or village: so small that a firm told of there lies there.
[[nodiscard]] bool is_small(std::u16string_view place);

enum class Inside : unsigned char { unknown, yes, no };

/// Do the division codes say that one lies in the other? Of several divisions with one name the fitting one is meant.
[[nodiscard]] Inside lies_by_code(std::u16string_view inner, std::u16string_view outer);

/// Says that one entity lies in another, unless they are one.
void add_located(const RelationSentence& sentence, std::uint32_t inner, std::uint32_t outer,
                 std::vector<FactRelation>& out);

/// The last place of a chain that begins at `item`: 清远市清城区 is 清城区. O(chain).
[[nodiscard]] std::size_t innermost(const RelationSentence& sentence, std::size_t item);

}  // namespace guanxi::extract
