// How large one article may be: far above any real one, so that a damaged file costs neither the memory nor the hour.
#pragma once

#include <cstddef>

namespace guanxi::extract {

inline constexpr std::size_t k_largest_file = 64U << 20U;     // bytes of an article file, or of one JSONL line
inline constexpr std::size_t k_largest_html = 8U << 20U;      // bytes of a page; its tree takes some 20 times that
inline constexpr std::size_t k_largest_article = 16U << 20U;  // bytes of an article's text

}  // namespace guanxi::extract
