// The text of an article as it is read and kept: its own words and, behind them, its title on a line of its own. So what
// the title alone names is found as well, and offsets into the words are those of the article as it came.
#pragma once

#include <string>
#include <string_view>

namespace guanxi {

/// `words` with `title` behind them; `words` alone where there is no title.
[[nodiscard]] inline std::string with_title(std::string words, std::string_view title) {
  if (title.empty()) return words;
  words.reserve(words.size() + 1 + title.size());
  words += '\n';
  words += title;
  return words;
}

/// The part of `text` that is the article's own words: all of it where `title` does not stand behind them.
[[nodiscard]] inline std::string_view words_of(std::string_view text, std::string_view title) {
  const bool has_title = !title.empty() && text.size() > title.size() && text.substr(text.size() - title.size()) == title &&
                         text[text.size() - title.size() - 1] == '\n';
  return has_title ? text.substr(0, text.size() - title.size() - 1) : text;
}

}  // namespace guanxi
