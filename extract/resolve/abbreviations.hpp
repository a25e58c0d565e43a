// Abbreviations made of the first characters of words: 个保 of 个人|信息|保护, 海诉 of 海事|诉讼|特别|程序.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace guanxi::extract {

/// Where the words of a phrase begin, the first at 0: the reading with the fewest words of the lexicon's common ones,
/// two or three characters each before longer and single ones. O(length x longest word).
[[nodiscard]] std::vector<std::size_t> word_beginnings(std::u16string_view phrase);

/// Is `part` made of the first characters of at least half of the words of `phrase`, the very first among them, in
/// order? Never one that is a word itself (合同), is the phrase's beginning, or has other than two to four characters.
[[nodiscard]] bool is_made_of_initials(std::u16string_view part, std::u16string_view phrase);

/// All that is_made_of_initials says yes to, sorted; none of a phrase of more than seven words. O(2^words).
[[nodiscard]] std::vector<std::u16string> initials_of(std::u16string_view phrase);

}  // namespace guanxi::extract
