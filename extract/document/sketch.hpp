// Sketches of articles, by which reprints are known (graph/store/stories.hpp). docs/reprints.md says how well.
#pragma once

#include <string_view>

#include "base/sketch.hpp"

namespace guanxi::extract {

/// Units of a shingle: neighbouring letters, digits and Han characters, whatever stands between them.
inline constexpr std::size_t k_shingle_units = 5;
/// Texts with fewer shingles have no sketch: two short notices of one form are not one story.
inline constexpr std::size_t k_fewest_shingles = 80;

/// The sketch of a folded text, by one-permutation hashing (Li, Owen, Zhang 2012) with optimal densification
/// (Shrivastava 2017). O(units).
[[nodiscard]] Sketch sketch_of(std::u16string_view units);

}  // namespace guanxi::extract
