// The words of a name read from its head to the left, and what each of them says about being part of a name.
#pragma once

#include <cstdint>

#include "extract/recognize/lattice.hpp"

namespace guanxi::extract {

/// What a word of the ordinary reading is to a name of a body or a firm.
enum class NameWord : std::uint8_t {
  stop,       // no name goes across it
  predicate,  // names hardly hold it
  ordinary,   // a common word
  industry,   // a word of industry
  fancy,      // no ordinary word: what makes a name a name
  listed,     // a name of the tables
  bracket,    // (衢州)
  quote       // a quotation mark
};

/// One word that ends where the walk stands.
struct WordLeft {
  std::uint32_t begin = 0;
  NameWord kind = NameWord::stop;
};

/// The word that ends at `end` and lies in the sentence, or a bracketed part; stop at the sentence's begin, at
/// punctuation and at cues. O(1) but for brackets.
[[nodiscard]] WordLeft word_left(const SentenceView& s, std::uint32_t end);

}  // namespace guanxi::extract
