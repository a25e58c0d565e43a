// Who can make a policy, and the government that a sentence calls 县里 or 园区.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/relate/patterns.hpp"

namespace guanxi::extract {

[[nodiscard]] inline bool is_issuer(EntityType type) {
  return type == EntityType::agency || type == EntityType::place || type == EntityType::enterprise;
}

[[nodiscard]] inline std::ptrdiff_t commas(std::u16string_view text) {
  return std::count(text.begin(), text.end(), u',') + std::count(text.begin(), text.end(), u'，');
}

/// 今年以来，2022年起, 本报讯(记者某某): does nothing but a time or the head of the report stand before a subject?
[[nodiscard]] bool is_preamble(std::u16string_view before);

/// 县里出台, 园区推行: the place of the article that is meant before the verb of `policy`, which begins at unit `to`;
/// empty where another body is named in between or the place is not plain. O(mentions of the article) where such a word
/// stands.
[[nodiscard]] std::vector<std::uint32_t> local_government(const RelationSentence& sentence, std::size_t policy,
                                                          std::uint32_t to);

}  // namespace guanxi::extract
