// Building the double-array trie of extract/recognize/lexicon_format.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/recognize/lexicon_format.hpp"

namespace guanxi::lexicon_compiler {

/// A word as codes (none 0), and the value its end leads to (below k_leaf).
struct CodedWord {
  std::vector<std::uint16_t> codes;
  std::uint32_t value = 0;
};

/// The cells for `words`, which are sorted by codes and unique; the last `codes` cells are padding.
/// Time: close to linear in the number of trie nodes.
[[nodiscard]] std::vector<extract::lexicon_format::Cell> build_double_array(const std::vector<CodedWord>& words,
                                                                            std::uint32_t codes);

}  // namespace guanxi::lexicon_compiler
