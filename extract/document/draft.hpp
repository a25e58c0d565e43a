// What every format's reader makes: metadata and blocks; assemble() turns them into a Document, the same way for all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document/document.hpp"

namespace guanxi::extract {

enum class BlockKind : std::uint8_t {
  paragraph,
  heading,
  line,  ///< one line of a paragraph whose line breaks may be the typesetter's
  links  ///< nothing but links: navigation
};

/// A piece of an article that stands by itself; one line of text.
struct Block {
  std::string text;
  BlockKind kind = BlockKind::paragraph;
  int level = 0;          ///< of a heading: 1 to 6
  bool indented = false;  ///< printed with an indented first line: surely a new paragraph
  std::string link;       ///< where its only link leads; empty if there is none
};

struct Draft {
  ArticleMeta meta;
  std::vector<Block> blocks;
};

/// Joins what the page cut, drops the title's repetition and the navigation at both ends, marks the furniture and takes
/// from it what the metadata lack. The text is empty where the draft held no article. O(bytes).
[[nodiscard]] Document assemble(Draft&& draft);

/// `text` without white space at both ends (full-width and no-break spaces too); a view into it.
[[nodiscard]] std::string_view trim(std::string_view text);

/// Runs of white space become one space, control characters nothing; trimmed.
[[nodiscard]] std::string squeeze(std::string_view text);

}  // namespace guanxi::extract
