// Which articles tell one story: reprints and slightly edited copies (通稿). docs/reprints.md says how well.
// Private to graph/store.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/date.hpp"
#include "base/sketch.hpp"

namespace guanxi::graph {

/// What the grouping needs of an article.
struct StoryArticle {
  Sketch sketch;
  Date date;
};

/// Two articles this much alike tell one story,
inline constexpr double k_same_story = 0.8;
/// unless they are dated further apart: what is said again a year later, of another year, is no reprint.
inline constexpr std::int32_t k_story_days = 90;

/// For each article the first one of its story, which may be itself. Articles come in rank order. Stories are the
/// connected components of the pairs that are alike among those that share a band of their sketches (locality-sensitive
/// hashing, Indyk and Motwani 1998; bands as in Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4): a pair
/// of resemblance 0.8 is met with probability 0.9998. O(articles log articles).
[[nodiscard]] std::vector<std::uint32_t> group_stories(std::span<const StoryArticle> articles);

}  // namespace guanxi::graph
