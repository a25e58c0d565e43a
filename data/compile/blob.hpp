// Words of all tables -> the bytes of one blob.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/compile/table.hpp"

namespace guanxi::lexicon_compiler {

/// The blob of extract/recognize/lexicon_format.hpp. `fingerprint` has 32 characters. The same words in any order give
/// the same bytes, provided the groups are numbered the same.
[[nodiscard]] std::string make_blob(std::vector<Word> words, std::string_view fingerprint);

}  // namespace guanxi::lexicon_compiler
