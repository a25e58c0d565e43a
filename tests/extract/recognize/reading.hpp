// Reads a sentence with the built-in recogniser and says what it found, as text.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "extract/recognize/recognizer.hpp"

namespace guanxi::extract::testing {

/// "kind:form" of every mention, in order.
inline std::vector<std::string> read(std::string_view printed) {
  constexpr std::array<const char*, k_mention_kinds> k_names{"name", "agency", "enterprise", "policy", "place", "post"};
  NormalizedText text;
  normalize(printed, text);
  std::vector<UnitRange> sentences;
  split_sentences(text, sentences);
  ArticleWords words;
  words.read(text.units, sentences, Lexicon::built_in());
  std::vector<std::string> found;
  for (const Mention& mention : Recognizer().recognize(words, {})) {
    found.push_back(std::string(k_names[static_cast<std::size_t>(mention.kind)]) + ":" +
                    std::string(slice(printed, text.printed(mention.begin, mention.end))));
  }
  return found;
}

}  // namespace guanxi::extract::testing
