// What the whole article says that a single sentence cannot know.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "extract/recognize/lexicon.hpp"

namespace guanxi::extract {

/// Made once an article, before the first sentence is read.
struct ArticleContext {
  std::vector<std::uint32_t> divisions;  ///< codes of the full forms of divisions in the article; sorted, unique

  /// Does the full form of the division `code` stand in the article?
  [[nodiscard]] bool has_division(std::uint32_t code) const {
    return std::binary_search(divisions.begin(), divisions.end(), code);
  }
  /// Does a division above or below `code` stand there?
  [[nodiscard]] bool has_kin(std::uint32_t code) const;
  /// Sorts the codes and drops double ones.
  void settle();
};

}  // namespace guanxi::extract
