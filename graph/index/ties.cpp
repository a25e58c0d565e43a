// Row by row: an accumulator for every other entity, the entities met, then sorted out in ascending order. (Gustavson's
// sparse matrix product, ACM TOMS 4(3), 1978: ties = M * transposed(M), M the entity-article incidence.)
#include "graph/index/ties.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

namespace guanxi::graph {

namespace {

/// Groups (articles or sentences) of entities, both ways.
struct Groups {
  std::vector<std::uint64_t> of_entity;     ///< entities + 1: where an entity's groups start in `groups`
  std::vector<std::uint32_t> groups;        ///< group numbers, an entity's in ascending order
  std::vector<std::uint64_t> of_group;      ///< groups + 1: where a group's members start in `members`
  std::vector<std::uint32_t> members;       ///< entities, ascending inside a group
};

/// Turns `groups_of_entity` (complete in out.of_entity and out.groups) round: members of each group.
void transpose(Groups& out, std::size_t group_count) {
  out.of_group.assign(group_count + 1, 0);
  for (const std::uint32_t group : out.groups) ++out.of_group[group + 1];
  std::partial_sum(out.of_group.begin(), out.of_group.end(), out.of_group.begin());
  out.members.resize(out.groups.size());
  std::vector<std::uint64_t> cursor(out.of_group.begin(), out.of_group.end() - 1);
  for (std::uint32_t entity = 0; entity + 1 < out.of_entity.size(); ++entity) {
    for (std::uint64_t at = out.of_entity[entity]; at < out.of_entity[entity + 1]; ++at) {
      out.members[cursor[out.groups[at]]++] = entity;
    }
  }
}

Groups group_by_article(const PlaceLists& lists, std::size_t article_count) {
  Groups out;
  out.of_entity.reserve(lists.offsets.size());
  out.of_entity.push_back(0);
  for (std::size_t entity = 0; entity < lists.entity_count(); ++entity) {
    const Place* previous = nullptr;
    for (const Place& place : lists.of(entity)) {
      if (previous == nullptr || previous->article != place.article) out.groups.push_back(place.article.value);
      previous = &place;
    }
    out.of_entity.push_back(out.groups.size());
  }
  transpose(out, article_count);
  return out;
}

/// A group a sentence that mentions anything, numbered in the order of (article, sentence).
Groups group_by_sentence(const PlaceLists& lists, std::size_t article_count) {
  std::vector<std::uint32_t> longest(article_count, 0);  // sentences up to the last that mentions anything
  for (const Place& place : lists.places) {
    longest[place.article.index()] = std::max(longest[place.article.index()], place.sentence + 1);
  }
  std::vector<std::uint64_t> first(article_count + 1, 0);
  for (std::size_t article = 0; article < article_count; ++article) first[article + 1] = first[article] + longest[article];

  Groups out;
  out.of_entity = lists.offsets;
  out.groups.reserve(lists.places.size());
  for (const Place& place : lists.places) {
    out.groups.push_back(static_cast<std::uint32_t>(first[place.article.index()] + place.sentence));
  }
  transpose(out, first.back());
  return out;
}

/// What one thread needs to make rows, used again for every row.
class RowMaker {
 public:
  RowMaker(const Groups& articles, const Groups& sentences, std::span<const Date> dates)
      : m_articles(articles), m_sentences(sentences), m_dates(dates), m_sums(articles.of_entity.size() - 1) {}

  /// Appends the row of `entity` to `out`.
  void append_row(std::uint32_t entity, std::vector<Tie>& out) {
    add_articles(entity);
    add_sentences(entity);
    std::sort(m_met.begin(), m_met.end());
    for (const std::uint32_t other : m_met) {
      Sum& sum = m_sums[other];
      out.push_back(Tie{EntityId{other}, sum.articles, sum.sentences, sum.first, sum.last, {}, {}});
      sum = Sum{};
    }
    m_met.clear();
  }

 private:
  struct Sum {
    std::uint32_t articles = 0;
    std::uint32_t sentences = 0;
    Date first;
    Date last;
  };

  void add_articles(std::uint32_t entity) {
    for (std::uint64_t at = m_articles.of_entity[entity]; at < m_articles.of_entity[entity + 1]; ++at) {
      const std::uint32_t article = m_articles.groups[at];
      const Date date = m_dates[article];
      for (std::uint64_t i = m_articles.of_group[article]; i < m_articles.of_group[article + 1]; ++i) {
        const std::uint32_t other = m_articles.members[i];
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
    for (std::uint64_t at = m_sentences.of_entity[entity]; at < m_sentences.of_entity[entity + 1]; ++at) {
      const std::uint32_t sentence = m_sentences.groups[at];
      for (std::uint64_t i = m_sentences.of_group[sentence]; i < m_sentences.of_group[sentence + 1]; ++i) {
        const std::uint32_t other = m_sentences.members[i];
        if (other != entity) ++m_sums[other].sentences;
      }
    }
  }

  const Groups& m_articles;
  const Groups& m_sentences;
  std::span<const Date> m_dates;
  std::vector<Sum> m_sums;
  std::vector<std::uint32_t> m_met;
};

constexpr std::uint32_t k_rows_a_block = 512;

}  // namespace

TieRows compute_ties(const PlaceLists& lists, std::span<const Date> dates, unsigned threads) {
  const Groups articles = group_by_article(lists, dates.size());
  const Groups sentences = group_by_sentence(lists, dates.size());
  const auto entities = static_cast<std::uint32_t>(lists.entity_count());
  const std::uint32_t blocks = (entities + k_rows_a_block - 1) / k_rows_a_block;

  TieRows result;
  result.m_blocks.resize(blocks);
  result.m_rows.resize(entities);
  std::atomic<std::uint32_t> next_block{0};
  const auto work = [&] {
    RowMaker maker(articles, sentences, dates);
    std::vector<Tie> rows;
    std::vector<std::size_t> ends;
    for (std::uint32_t block = next_block++; block < blocks; block = next_block++) {
      const std::uint32_t begin = block * k_rows_a_block;
      const std::uint32_t end = std::min(entities, begin + k_rows_a_block);
      rows.clear();
      ends.clear();
      for (std::uint32_t entity = begin; entity < end; ++entity) {
        maker.append_row(entity, rows);
        ends.push_back(rows.size());
      }
      result.m_blocks[block].assign(rows.begin(), rows.end());
      Tie* const data = result.m_blocks[block].data();
      std::size_t row_begin = 0;
      for (std::uint32_t entity = begin; entity < end; ++entity) {
        result.m_rows[entity] = std::span<Tie>(data + row_begin, data + ends[entity - begin]);
        row_begin = ends[entity - begin];
      }
    }
  };
  std::vector<std::thread> helpers;
  for (unsigned i = 1; i < threads; ++i) helpers.emplace_back(work);
  work();
  for (std::thread& helper : helpers) helper.join();
  for (const std::vector<Tie>& block : result.m_blocks) result.m_size += block.size();
  return result;
}

}  // namespace guanxi::graph
