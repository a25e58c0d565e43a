// Reading lexicon tables: tab-separated lines with a header, each form checked and folded as articles are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "extract/recognize/lexicon.hpp"

namespace guanxi::lexicon_compiler {

/// One form of one row.
struct Word {
  std::u16string form;  ///< folded
  extract::Lex kind{};
  std::uint8_t attribute = 0;
  std::uint32_t parent = 0;  ///< division code, or the number that the forms of one row share; every country has one
  bool head = false;         ///< the first form of its row
};

/// Appends the words of the table at `path`; `next_group` numbers rows with several forms and is moved on.
/// Errors: io; malformed with file and line for an unknown column or kind, a number out of range, an empty form, a form
/// with a character beyond U+FFFF or with white space at its ends.
[[nodiscard]] Result<void> read_table(const std::string& path, std::uint32_t& next_group, std::vector<Word>& words);

}  // namespace guanxi::lexicon_compiler
