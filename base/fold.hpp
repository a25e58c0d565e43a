// Folding: one form for full-width, traditional and compatibility characters, so that names can be compared.
#pragma once

#include <string>
#include <string_view>

namespace guanxi {

/// One character folded: NFKC where that is a single character, then traditional -> simplified where that is a single
/// character (ICU's Traditional-Simplified), else itself. Case is kept. O(1).
[[nodiscard]] char32_t fold_character(char32_t c);

/// A name as it is compared: every character folded, no white space, no quotation marks, no 《》〈〉「」『』.
[[nodiscard]] std::string fold_name(std::string_view name);

/// A name as it is shown: the printed form less line breaks and white space beside a Han character.
[[nodiscard]] std::string clean_name(std::string_view printed);

}  // namespace guanxi
