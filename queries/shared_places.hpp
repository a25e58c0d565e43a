// Where two entities stand together: a walk over two mention lists that skips what only the longer one has.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "graph/index/graph.hpp"

namespace guanxi::queries {

/// A half-open range of article ids. Article ids ascend by date, so a span of days is one range.
struct ArticleRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The part of a mention list inside `range`. O(log places).
[[nodiscard]] inline std::span<const graph::Place> within(std::span<const graph::Place> places, ArticleRange range) {
  const auto before = [](const graph::Place& place, std::uint32_t article) { return place.article.value < article; };
  const auto first = std::lower_bound(places.begin(), places.end(), range.begin, before);
  const auto last = std::lower_bound(first, places.end(), range.end, before);
  return {first, last};
}

/// First place at or after `from` whose article is `article` or later; doubles its step, so a long list costs
/// O(log distance) for each article of the short one.
[[nodiscard]] inline std::size_t gallop(std::span<const graph::Place> places, std::size_t from, ArticleId article) {
  std::size_t step = 1;
  std::size_t low = from;
  std::size_t high = from;
  while (high < places.size() && places[high].article < article) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = std::min(high, places.size());
  const auto found = std::lower_bound(places.begin() + static_cast<std::ptrdiff_t>(low),
                                      places.begin() + static_cast<std::ptrdiff_t>(high), article,
                                      [](const graph::Place& place, ArticleId id) { return place.article < id; });
  return static_cast<std::size_t>(found - places.begin());
}

/// The places of one article at the head of `places` from `from`.
[[nodiscard]] inline std::span<const graph::Place> same_article(std::span<const graph::Place> places,
                                                                std::size_t from) {
  std::size_t end = from;
  while (end < places.size() && places[end].article == places[from].article) ++end;
  return places.subspan(from, end - from);
}

/// Calls visit(article, places of a in it, places of b in it) for each article that has both, ascending, until visit
/// returns false. O(shorter list × log longer list).
template <typename Visit>
void each_shared_article(std::span<const graph::Place> a, std::span<const graph::Place> b, Visit visit) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (a[i].article < b[j].article) {
      i = gallop(a, i, b[j].article);
    } else if (b[j].article < a[i].article) {
      j = gallop(b, j, a[i].article);
    } else {
      const auto in_a = same_article(a, i);
      const auto in_b = same_article(b, j);
      if (!visit(a[i].article, in_a, in_b)) return;
      i += in_a.size();
      j += in_b.size();
    }
  }
}

/// Calls visit(place) for each sentence both lists of one article have, ascending.
template <typename Visit>
void each_shared_sentence(std::span<const graph::Place> a, std::span<const graph::Place> b, Visit visit) {
  std::size_t j = 0;
  for (const graph::Place& place : a) {
    while (j < b.size() && b[j].sentence < place.sentence) ++j;
    if (j < b.size() && b[j].sentence == place.sentence) visit(place);
  }
}

}  // namespace guanxi::queries
