// Where two entities stand together: a walk over two mention lists that skips what only the longer one has.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/index/graph.hpp"

namespace guanxi::queries {

/// A half-open range of article ids. Article ids ascend by date, so a span of days is one range.
struct ArticleRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// An entity's sentences, ascending; a view of the graph.
using SentenceList = std::span<const graph::SentenceId>;

/// The sentences that mention `id` inside `range`. O(log sentences).
[[nodiscard]] inline SentenceList within(const graph::Graph& graph, EntityId id, ArticleRange range) {
  const SentenceList all = graph.sentences_of(id);
  if (range.begin == 0 && range.end >= graph.article_count()) return all;
  if (range.begin >= range.end) return {};
  const auto first = std::lower_bound(all.begin(), all.end(), graph.sentences_in(ArticleId{range.begin}).begin);
  const auto last = std::lower_bound(first, all.end(), graph.sentences_in(ArticleId{range.end - 1}).end);
  return {first, last};
}

/// First index at or after `from` whose sentence is `sentence` or later; doubles its step, so a long list costs
/// O(log distance) for each article of the short one.
[[nodiscard]] inline std::size_t gallop(SentenceList list, std::size_t from, graph::SentenceId sentence) {
  std::size_t step = 1;
  std::size_t low = from;
  std::size_t high = from;
  while (high < list.size() && list[high] < sentence) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = std::min(high, list.size());
  const auto found = std::lower_bound(list.begin() + static_cast<std::ptrdiff_t>(low),
                                      list.begin() + static_cast<std::ptrdiff_t>(high), sentence);
  return static_cast<std::size_t>(found - list.begin());
}

/// Calls visit(article, sentences of a in it, sentences of b in it) for each article that has both, ascending, until
/// visit returns false. O(shorter list × (log longer list + log articles)).
template <typename Visit>
void each_shared_article(const graph::Graph& graph, SentenceList a, SentenceList b, Visit visit) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    // The later of the two names the article, so what only the other list has is jumped over.
    const ArticleId article = graph.article_of(std::max(a[i], b[j]));
    const graph::SentenceRange range = graph.sentences_in(article);
    i = gallop(a, i, range.begin);
    j = gallop(b, j, range.begin);
    const std::size_t end_a = gallop(a, i, range.end);
    const std::size_t end_b = gallop(b, j, range.end);
    if (end_a > i && end_b > j && !visit(article, a.subspan(i, end_a - i), b.subspan(j, end_b - j))) return;
    i = end_a;
    j = end_b;
  }
}

/// Which stories a walk over shared articles has met, so that a reprint gives nothing that its story gave before.
class StoriesMet {
 public:
  explicit StoriesMet(const graph::Graph& graph) : m_graph(&graph), m_has_reprints(graph.has_reprints()) {}

  /// Is `article` the first one of its story that was asked for here? O(stories met), O(1) in a graph without reprints.
  [[nodiscard]] bool is_first(ArticleId article) {
    if (!m_has_reprints) return true;
    const ArticleId story = m_graph->original(article);
    const auto known = std::find_if(m_met.begin(), m_met.end(), [&](const Met& met) { return met.story == story; });
    if (known != m_met.end()) return known->article == article;
    m_met.push_back({story, article});
    return true;
  }

 private:
  struct Met {
    ArticleId story;
    ArticleId article;
  };
  const graph::Graph* m_graph;
  bool m_has_reprints;
  std::vector<Met> m_met;
};

/// Calls visit(sentence) for each sentence both lists of one article have, ascending.
template <typename Visit>
void each_shared_sentence(SentenceList a, SentenceList b, Visit visit) {
  std::size_t j = 0;
  for (const graph::SentenceId sentence : a) {
    while (j < b.size() && b[j] < sentence) ++j;
    if (j < b.size() && b[j] == sentence) visit(sentence);
  }
}

}  // namespace guanxi::queries
