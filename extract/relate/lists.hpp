// What stands before the name of a firm and between the names of a list.
#pragma once

#include <cstddef>
#include <string_view>

namespace guanxi::extract {

/// Without the quotation mark that opens the name behind, or closes the one before.
[[nodiscard]] std::u16string_view without_opening(std::u16string_view gap);
[[nodiscard]] std::u16string_view without_closing(std::u16string_view gap);

/// 电池回收企业: says what kind of firm follows, and nothing else.
[[nodiscard]] bool is_kind_of_firm(std::u16string_view words);

[[nodiscard]] inline bool is_comma(std::u16string_view text) { return text == u"，" || text == u","; }

/// Units of the 、, 和 or ，以及 that the text between two names begins with; 0 where it begins with none.
[[nodiscard]] std::size_t joint_at_begin(std::u16string_view gap);

/// Between two members of a list: 、, 和, 、电解液企业.
[[nodiscard]] bool joins_members(std::u16string_view gap);

}  // namespace guanxi::extract
