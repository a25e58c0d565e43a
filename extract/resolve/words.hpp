// Small questions about folded text that the rules of linking ask again and again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace guanxi::extract {

[[nodiscard]] inline bool contains(std::u16string_view text, std::u16string_view part) {
  return text.find(part) != std::u16string_view::npos;
}

/// The longest of `words` that `text` ends with; empty where none does.
[[nodiscard]] std::u16string_view ending_of(std::u16string_view text, std::span<const std::u16string_view> words);
/// The longest of `words` that `text` begins with; empty where none does.
[[nodiscard]] std::u16string_view beginning_of(std::u16string_view text, std::span<const std::u16string_view> words);
[[nodiscard]] bool is_one_of(std::u16string_view text, std::span<const std::u16string_view> words);
/// The words of a table's row of fixed width, up to the first empty one.
[[nodiscard]] std::span<const std::u16string_view> filled(std::span<const std::u16string_view> row);

/// Do the units of `part` occur in `text` in this order? O(text).
[[nodiscard]] bool is_subsequence(std::u16string_view part, std::u16string_view text);

/// Replaces every `from` by `to`, left to right.
void replace_all(std::u16string& text, std::u16string_view from, std::u16string_view to);

/// Text as forms are compared: no white space, no quotation marks, no 《》〈〉.
[[nodiscard]] std::u16string without_marks(std::u16string_view text);

/// Is every unit an ASCII letter, digit or printable ASCII mark? False for an empty text.
[[nodiscard]] bool is_latin(std::u16string_view text);

}  // namespace guanxi::extract
