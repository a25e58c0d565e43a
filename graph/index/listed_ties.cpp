#include "graph/index/listed_ties.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace guanxi::graph {

namespace {

/// An edge without its direction; co-mentions stand first among parallel ones.
struct Pair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t other = 0;  // 0: co_mention
  std::uint32_t edge = 0;
  auto operator<=>(const Pair&) const = default;
};

constexpr std::uint64_t k_most = std::numeric_limits<std::uint32_t>::max();

}  // namespace

std::vector<ListedTie> listed_ties(const GraphFile& file) {
  std::vector<Pair> pairs;
  pairs.reserve(file.edges.size());
  for (std::uint32_t i = 0; i < file.edges.size(); ++i) {
    const GraphFileEdge& edge = file.edges[i];
    const bool co_mention = file.statement_of(edge).says == GraphFileStatement::Says::co_mention;
    const auto [a, b] = std::minmax(edge.source, edge.target);
    pairs.push_back({a, b, co_mention ? 0U : 1U, i});
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<ListedTie> ties;
  for (std::size_t begin = 0, end = 0; begin < pairs.size(); begin = end) {
    const Pair& first = pairs[begin];
    std::uint64_t weight = 0;
    std::uint64_t sentences = 0;
    ListedTie tie{first.a, first.b, 0, 0, {}};
    for (; end < pairs.size() && pairs[end].a == first.a && pairs[end].b == first.b; ++end) {
      if (pairs[end].other != first.other) continue;
      const GraphFileEdge& edge = file.edges[pairs[end].edge];
      weight += edge.weight;
      sentences += edge.sentences;
      for (const Date date :
           {edge.seen.first, edge.seen.last, file.statement_of(edge).holds.first, file.statement_of(edge).holds.last}) {
        tie.seen.add(date);
      }
    }
    tie.weight = static_cast<std::uint32_t>(std::min(weight, k_most));
    tie.sentences = static_cast<std::uint32_t>(std::min(sentences, k_most));
    ties.push_back(tie);
  }
  return ties;
}

}  // namespace guanxi::graph
