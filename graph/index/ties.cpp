// Row by row: an accumulator for every other entity, the entities met, then sorted out in ascending order. (Gustavson's
// sparse matrix product, ACM TOMS 4(3), 1978: ties = M * transposed(M), M the entity-article incidence.)
#include "graph/index/ties.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

namespace guanxi::graph {

namespace {

constexpr std::uint32_t k_rows_a_block = 512;

/// The article of every sentence.
std::vector<std::uint32_t> articles_of_sentences(std::span<const std::uint32_t> first_sentence) {
  std::vector<std::uint32_t> article(first_sentence.back());
  for (std::uint32_t i = 0; i + 1 < first_sentence.size(); ++i) {
    std::fill(article.begin() + first_sentence[i], article.begin() + first_sentence[i + 1], i);
  }
  return article;
}

}  // namespace

/// Turns groups round: from the groups of each entity to the members of each group.
void TieMaker::Groups::transpose(std::size_t group_count) {
  of_group.assign(group_count + 1, 0);
  for (const std::uint32_t group : groups) ++of_group[group + 1];
  std::partial_sum(of_group.begin(), of_group.end(), of_group.begin());
  members.resize(groups.size());
  std::vector<std::uint32_t> cursor(of_group.begin(), of_group.end() - 1);
  for (std::uint32_t entity = 0; entity + 1 < of_entity.size(); ++entity) {
    for (std::uint32_t at = of_entity[entity]; at < of_entity[entity + 1]; ++at) members[cursor[groups[at]]++] = entity;
  }
}

TieMaker::TieMaker(const MentionLists& lists, std::span<const std::uint32_t> first_sentence,
                   std::span<const Date> dates, std::span<const std::uint32_t> originals,
                   std::span<const ForbiddenRow> forbidden)
    : m_first_sentence(first_sentence), m_dates(dates), m_originals(originals) {
  for (const ForbiddenRow& row : forbidden) {
    m_forbidden.emplace_back(row.a.value, row.b.value);
    m_forbidden.emplace_back(row.b.value, row.a.value);
  }
  std::sort(m_forbidden.begin(), m_forbidden.end());
  m_by_story.resize(originals.size());
  std::iota(m_by_story.begin(), m_by_story.end(), 0U);
  std::stable_sort(m_by_story.begin(), m_by_story.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return originals[a] < originals[b]; });
  m_sentences.of_entity = lists.offsets;
  m_sentences.groups.reserve(lists.sentences.size());
  for (const SentenceId sentence : lists.sentences) m_sentences.groups.push_back(sentence.value);
  m_sentences.transpose(first_sentence.back());

  const std::vector<std::uint32_t> article_of = articles_of_sentences(first_sentence);
  m_articles.of_entity.reserve(lists.offsets.size());
  m_articles.of_entity.push_back(0);
  for (std::size_t entity = 0; entity < lists.entity_count(); ++entity) {
    const std::size_t begin = m_articles.groups.size();
    for (const SentenceId sentence : lists.of(entity)) {
      const std::uint32_t article = article_of[sentence.index()];
      if (m_articles.groups.size() == begin || m_articles.groups.back() != article)
        m_articles.groups.push_back(article);
    }
    m_articles.of_entity.push_back(static_cast<std::uint32_t>(m_articles.groups.size()));
  }
  m_articles.transpose(dates.size());
}

/// What one thread needs to make rows, used again for every row.
class RowMaker {
 public:
  explicit RowMaker(const TieMaker& maker) : m_maker(maker), m_sums(maker.m_articles.of_entity.size() - 1) {}

  /// Valid until the next call.
  std::span<const Tie> row(std::uint32_t entity) {
    add_articles(entity);
    add_sentences(entity);
    if (!m_maker.m_originals.empty()) take_back_reprints(entity);
    if (!m_maker.m_forbidden.empty()) drop_forbidden(entity);
    std::sort(m_met.begin(), m_met.end());
    m_row.clear();
    for (const std::uint32_t other : m_met) {
      Sum& sum = m_sums[other];
      m_row.push_back(Tie{EntityId{other}, sum.articles, sum.sentences, sum.first, sum.last, {}, {}});
      sum = Sum{};
    }
    m_met.clear();
    return m_row;
  }

 private:
  struct Sum {
    std::uint32_t articles = 0;
    std::uint32_t sentences = 0;
    Date first;
    Date last;
  };

  void add_articles(std::uint32_t entity) {
    const TieMaker::Groups& articles = m_maker.m_articles;
    for (std::uint32_t at = articles.of_entity[entity]; at < articles.of_entity[entity + 1]; ++at) {
      const std::uint32_t article = articles.groups[at];
      const Date date = m_maker.m_dates[article];
      for (std::uint32_t i = articles.of_group[article]; i < articles.of_group[article + 1]; ++i) {
        const std::uint32_t other = articles.members[i];
        if (other == entity) continue;
        Sum& sum = m_sums[other];
        if (sum.articles++ == 0) m_met.push_back(other);
        if (!date.known()) continue;
        if (!sum.first.known() || date < sum.first) sum.first = date;
        if (sum.last < date) sum.last = date;  // unknown is less than every day
      }
    }
  }

  void add_sentences(std::uint32_t entity) {
    const TieMaker::Groups& sentences = m_maker.m_sentences;
    for (std::uint32_t at = sentences.of_entity[entity]; at < sentences.of_entity[entity + 1]; ++at) {
      const std::uint32_t sentence = sentences.groups[at];
      for (std::uint32_t i = sentences.of_group[sentence]; i < sentences.of_group[sentence + 1]; ++i) {
        const std::uint32_t other = sentences.members[i];
        if (other != entity) ++m_sums[other].sentences;
      }
    }
  }

  void drop_forbidden(std::uint32_t entity) {
    const auto begin = std::lower_bound(m_maker.m_forbidden.begin(), m_maker.m_forbidden.end(), std::pair(entity, 0U));
    for (auto at = begin; at != m_maker.m_forbidden.end() && at->first == entity; ++at) {
      if (m_sums[at->second].articles == 0) continue;
      m_sums[at->second] = Sum{};
      std::erase(m_met, at->second);
    }
  }

  void take_back_reprints(std::uint32_t entity) {
    const TieMaker::Groups& articles = m_maker.m_articles;
    for (std::uint32_t at = articles.of_entity[entity]; at < articles.of_entity[entity + 1]; ++at) {
      const std::uint32_t article = articles.groups[at];
      if (m_maker.m_originals[article] != article) take_back(entity, article);
    }
  }

  /// Takes back what a reprint gave to the ties that an earlier article of its story gives as well.
  void take_back(std::uint32_t entity, std::uint32_t article) {
    const TieMaker::Groups& articles = m_maker.m_articles;
    for (std::uint32_t i = articles.of_group[article]; i < articles.of_group[article + 1]; ++i) {
      const std::uint32_t other = articles.members[i];
      if (other == entity || !told_before(entity, other, article)) continue;
      --m_sums[other].articles;
      m_told_before.push_back(other);
    }
    const TieMaker::Groups& sentences = m_maker.m_sentences;
    const auto begin = sentences.groups.begin() + sentences.of_entity[entity];
    const auto end = sentences.groups.begin() + sentences.of_entity[entity + 1];
    for (auto at = std::lower_bound(begin, end, m_maker.m_first_sentence[article]);
         at != end && *at < m_maker.m_first_sentence[article + 1]; ++at) {
      for (std::uint32_t i = sentences.of_group[*at]; i < sentences.of_group[*at + 1]; ++i) {
        const std::uint32_t other = sentences.members[i];
        if (std::binary_search(m_told_before.begin(), m_told_before.end(), other)) --m_sums[other].sentences;
      }
    }
    m_told_before.clear();
  }

  /// Do both stand in an earlier article of this one's story?
  [[nodiscard]] bool told_before(std::uint32_t a, std::uint32_t b, std::uint32_t article) const {
    const auto story = [this](std::uint32_t one) { return m_maker.m_originals[one]; };
    const auto first = std::partition_point(m_maker.m_by_story.begin(), m_maker.m_by_story.end(),
                                            [&](std::uint32_t one) { return story(one) < story(article); });
    for (auto at = first; *at != article; ++at) {  // ascending inside a story, and `article` is of it
      if (stands_in(a, *at) && stands_in(b, *at)) return true;
    }
    return false;
  }

  [[nodiscard]] bool stands_in(std::uint32_t entity, std::uint32_t article) const {
    const TieMaker::Groups& articles = m_maker.m_articles;
    return std::binary_search(articles.members.begin() + articles.of_group[article],
                              articles.members.begin() + articles.of_group[article + 1], entity);
  }

  const TieMaker& m_maker;
  std::vector<Sum> m_sums;
  std::vector<std::uint32_t> m_met;
  std::vector<std::uint32_t> m_told_before;  // ascending
  std::vector<Tie> m_row;
};

void TieMaker::each_row(unsigned threads, const std::function<void(std::uint32_t, std::span<const Tie>)>& visit) const {
  const auto entities = static_cast<std::uint32_t>(m_articles.of_entity.size() - 1);
  std::atomic<std::uint32_t> next_row{0};
  const auto work = [&] {
    RowMaker maker(*this);
    for (std::uint32_t begin = next_row.fetch_add(k_rows_a_block); begin < entities;
         begin = next_row.fetch_add(k_rows_a_block)) {
      const std::uint32_t end = begin + std::min(k_rows_a_block, entities - begin);
      for (std::uint32_t entity = begin; entity < end; ++entity) visit(entity, maker.row(entity));
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
}

}  // namespace guanxi::graph
