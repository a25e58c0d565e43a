// Row by row: an accumulator for every other entity, the entities met, then sorted out in ascending order. (Gustavson's
// sparse matrix product, ACM TOMS 4(3), 1978: ties = M * transposed(M), M the entity-article incidence.)
#include "graph/index/ties.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <numeric>
#include <thread>

namespace guanxi::graph {

/// Turns groups round: from the members of each group to the groups of each entity.
void TieMaker::Groups::transpose(std::uint32_t entities) {
  of_entity.assign(std::size_t{entities} + 1, 0);
  for (const std::uint32_t entity : members) ++of_entity[entity + 1];
  std::partial_sum(of_entity.begin(), of_entity.end(), of_entity.begin());
  groups.resize(members.size());
  std::vector<std::uint32_t> cursor(of_entity.begin(), of_entity.end() - 1);
  for (std::uint32_t group = 0; group + 1 < of_group.size(); ++group) {
    for (std::uint32_t at = of_group[group]; at < of_group[group + 1]; ++at) groups[cursor[members[at]]++] = group;
  }
}

TieMaker::TieMaker(const StoryPart& part, std::uint32_t entities, std::span<const ForbiddenRow> forbidden) {
  for (const ForbiddenRow& row : forbidden) {
    m_forbidden.emplace_back(row.a.value, row.b.value);
    m_forbidden.emplace_back(row.b.value, row.a.value);
  }
  std::sort(m_forbidden.begin(), m_forbidden.end());
  const std::size_t articles = part.articles.size() - 1;
  m_sentences.members.reserve(part.occurrences.size());
  m_articles.members.reserve(part.occurrences.size());
  for (std::uint32_t article = 0; article < articles; ++article) {
    const bool goes_on = article != 0 && part.articles[article].story == part.articles[article - 1].story;
    m_story_begin.push_back(goes_on ? m_story_begin.back() : article);
    m_has_reprints = m_has_reprints || goes_on;
    m_dates.push_back(part.articles[article].date);
    m_first_sentence.push_back(static_cast<std::uint32_t>(m_sentences.of_group.size() - 1));
    const std::uint32_t begin = part.articles[article].begin;
    const std::uint32_t end = part.articles[article + 1].begin;
    for (std::uint32_t at = begin; at < end; ++at) {
      m_sentences.members.push_back(part.occurrences[at].entity.value);
      const bool ends = at + 1 == end || part.occurrences[at + 1].sentence != part.occurrences[at].sentence;
      if (ends) m_sentences.close_group();
    }
    auto& members = m_articles.members;
    const auto old = static_cast<std::ptrdiff_t>(members.size());
    members.insert(members.end(), m_sentences.members.begin() + begin, m_sentences.members.end());
    std::sort(members.begin() + old, members.end());
    members.erase(std::unique(members.begin() + old, members.end()), members.end());
    m_articles.close_group();
  }
  m_first_sentence.push_back(static_cast<std::uint32_t>(m_sentences.of_group.size() - 1));
  m_sentences.transpose(entities);
  m_articles.transpose(entities);
}

std::span<const Tie> RowMaker::row(std::uint32_t entity) {
  add_articles(entity);
  add_sentences(entity);
  if (m_maker.m_has_reprints) take_back_reprints(entity);
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

void RowMaker::add_articles(std::uint32_t entity) {
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

void RowMaker::add_sentences(std::uint32_t entity) {
  const TieMaker::Groups& sentences = m_maker.m_sentences;
  for (std::uint32_t at = sentences.of_entity[entity]; at < sentences.of_entity[entity + 1]; ++at) {
    const std::uint32_t sentence = sentences.groups[at];
    for (std::uint32_t i = sentences.of_group[sentence]; i < sentences.of_group[sentence + 1]; ++i) {
      const std::uint32_t other = sentences.members[i];
      if (other != entity) ++m_sums[other].sentences;
    }
  }
}

void RowMaker::drop_forbidden(std::uint32_t entity) {
  const auto begin = std::lower_bound(m_maker.m_forbidden.begin(), m_maker.m_forbidden.end(), std::pair(entity, 0U));
  for (auto at = begin; at != m_maker.m_forbidden.end() && at->first == entity; ++at) {
    if (m_sums[at->second].articles == 0) continue;
    m_sums[at->second] = Sum{};
    std::erase(m_met, at->second);
  }
}

void RowMaker::take_back_reprints(std::uint32_t entity) {
  const TieMaker::Groups& articles = m_maker.m_articles;
  for (std::uint32_t at = articles.of_entity[entity]; at < articles.of_entity[entity + 1]; ++at) {
    const std::uint32_t article = articles.groups[at];
    if (m_maker.m_story_begin[article] != article) take_back(entity, article);
  }
}

/// Takes back what a reprint gave to the ties that an earlier article of its story gives as well.
void RowMaker::take_back(std::uint32_t entity, std::uint32_t article) {
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
bool RowMaker::told_before(std::uint32_t a, std::uint32_t b, std::uint32_t article) const {
  for (std::uint32_t at = m_maker.m_story_begin[article]; at != article; ++at) {
    if (stands_in(a, at) && stands_in(b, at)) return true;
  }
  return false;
}

bool RowMaker::stands_in(std::uint32_t entity, std::uint32_t article) const {
  const TieMaker::Groups& articles = m_maker.m_articles;
  return std::binary_search(articles.members.begin() + articles.of_group[article],
                            articles.members.begin() + articles.of_group[article + 1], entity);
}

}  // namespace guanxi::graph
