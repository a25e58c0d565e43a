// What the whole article says that a single sentence cannot know.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/recognize/lexicon.hpp"

namespace guanxi::extract {

/// Made once an article, before the first sentence is read.
struct ArticleContext {
  std::vector<std::uint32_t> division_codes;  ///< of full forms of divisions in the article; sorted, unique
};

}  // namespace guanxi::extract
