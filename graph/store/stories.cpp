#include "graph/store/stories.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <numeric>
#include <utility>

namespace guanxi::graph {

namespace {

constexpr std::size_t k_band = 4;  // values of a sketch
constexpr std::size_t k_bands = Sketch::k_values / k_band;
/// How many articles of its band before it an article is compared with; they are the nearest by date.
constexpr std::size_t k_looked_back = 32;

/// Union-find; the least member stands for its set.
class Sets {
 public:
  explicit Sets(std::size_t size) : m_parent(size) { std::iota(m_parent.begin(), m_parent.end(), 0U); }

  std::uint32_t find(std::uint32_t member) {
    while (m_parent[member] != member) {
      m_parent[member] = m_parent[m_parent[member]];
      member = m_parent[member];
    }
    return member;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t first = find(a);
    const std::uint32_t second = find(b);
    m_parent[std::max(first, second)] = std::min(first, second);
  }

 private:
  std::vector<std::uint32_t> m_parent;
};

struct Banded {
  std::uint64_t band;
  std::uint32_t article;
  auto operator<=>(const Banded&) const = default;
};

bool tell_one_story(const StoryArticle& a, const StoryArticle& b) {
  if (a.date.known() && b.date.known() && std::abs(a.date.days - b.date.days) > k_story_days) return false;
  return resemblance(a.sketch, b.sketch) >= k_same_story;
}

void join_alike(std::span<const StoryArticle> articles, std::span<const Banded> same_band, Sets& sets) {
  for (std::size_t i = 1; i < same_band.size(); ++i) {
    const std::uint32_t article = same_band[i].article;
    for (std::size_t j = i - std::min(i, k_looked_back); j < i; ++j) {
      const std::uint32_t other = same_band[j].article;
      if (sets.find(article) == sets.find(other)) continue;
      if (tell_one_story(articles[article], articles[other])) sets.join(article, other);
    }
  }
}

}  // namespace

std::vector<std::uint32_t> group_stories(std::span<const StoryArticle> articles) {
  Sets sets(articles.size());
  std::vector<Banded> banded;
  for (std::size_t band = 0; band < k_bands; ++band) {
    banded.clear();
    for (std::uint32_t article = 0; article < articles.size(); ++article) {
      if (articles[article].sketch.shingles == 0) continue;
      std::uint64_t values = 0;
      static_assert(sizeof values == k_band * sizeof(std::uint16_t));
      std::memcpy(&values, &articles[article].sketch.values[band * k_band], sizeof values);
      banded.push_back({values, article});
    }
    std::sort(banded.begin(), banded.end());
    for (std::size_t begin = 0; begin < banded.size();) {
      std::size_t end = begin + 1;
      while (end < banded.size() && banded[end].band == banded[begin].band) ++end;
      join_alike(articles, std::span(banded).subspan(begin, end - begin), sets);
      begin = end;
    }
  }
  std::vector<std::uint32_t> first(articles.size());
  for (std::uint32_t article = 0; article < first.size(); ++article) first[article] = sets.find(article);
  return first;
}

}  // namespace guanxi::graph
