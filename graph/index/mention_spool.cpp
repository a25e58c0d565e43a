#include "graph/index/mention_spool.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace guanxi::graph {

namespace {

constexpr std::size_t k_buffered = 1U << 16;  // pairs: half a megabyte

}  // namespace

MentionSpool::MentionSpool(ScratchFile scratch, std::span<const std::uint32_t> first_sentence,
                           std::span<const std::uint32_t> originals, std::size_t entities)
    : m_scratch(std::move(scratch)),
      m_first_sentence(first_sentence),
      m_originals(originals),
      m_sentences(entities, 0),
      m_articles(entities, 0),
      m_met_last(entities, 0) {
  m_begins.reserve(first_sentence.size());
}

Result<void> MentionSpool::add(EntityId entity, ArticleId article, std::uint32_t sentence) {
  const SentenceId where{m_first_sentence[article.index()] + sentence};
  if (!m_sentence.empty() && m_sentence.back().sentence != where) GUANXI_CHECK(close_sentence());
  m_begins.resize(std::max(m_begins.size(), article.index() + 1), static_cast<std::uint32_t>(m_kept));
  if (m_met_last[entity.index()] != article.value + 1) {
    m_met_last[entity.index()] = article.value + 1;
    ++m_articles[entity.index()];
  }
  m_sentence.push_back({where, entity});
  return {};
}

Result<void> MentionSpool::close_sentence() {
  std::sort(m_sentence.begin(), m_sentence.end());
  m_sentence.erase(std::unique(m_sentence.begin(), m_sentence.end()), m_sentence.end());
  for (const Occurrence& one : m_sentence) ++m_sentences[one.entity.index()];
  m_kept += m_sentence.size();
  if (m_kept > std::numeric_limits<std::uint32_t>::max()) {
    return fail(ErrorCode::malformed, "the graph has more than 4,294,967,295 mentions", {}, "divide the graph");
  }
  m_buffer.insert(m_buffer.end(), m_sentence.begin(), m_sentence.end());
  if (m_sentence.size() > format::k_roll_names && !in_reprint()) add_roll();
  m_sentence.clear();
  return m_buffer.size() < k_buffered ? Result<void>{} : flush();
}

/// Is the sentence that is being closed that of a reprint?
bool MentionSpool::in_reprint() const {
  const std::size_t article = m_begins.size() - 1;
  return !m_originals.empty() && m_originals[article] != article;
}

void MentionSpool::add_roll() {
  if (m_rolls.begins.empty()) m_rolls.begins.push_back(0);
  m_rolls.sentences.push_back(m_sentence.front().sentence);
  for (const Occurrence& one : m_sentence) m_rolls.members.push_back(one.entity);
  m_rolls.begins.push_back(static_cast<std::uint32_t>(m_rolls.members.size()));
}

Result<void> MentionSpool::flush() {
  GUANXI_CHECK(
      m_scratch.append({reinterpret_cast<const char*>(m_buffer.data()), m_buffer.size() * sizeof(Occurrence)}));
  m_buffer.clear();
  return {};
}

Result<void> MentionSpool::finish() {
  GUANXI_CHECK(close_sentence());
  GUANXI_CHECK(flush());
  m_begins.resize(m_first_sentence.size(), static_cast<std::uint32_t>(m_kept));
  m_met_last = {};
  m_buffer = {};
  return {};
}

Result<void> MentionSpool::read(ArticleId begin, ArticleId end, std::vector<Occurrence>& out) const {
  const std::uint64_t first = m_begins[begin.index()];
  const std::uint64_t count = m_begins[end.index()] - first;
  const std::size_t old = out.size();
  out.resize(old + count);
  return m_scratch.read(first * sizeof(Occurrence), reinterpret_cast<char*>(out.data() + old),
                        count * sizeof(Occurrence));
}

}  // namespace guanxi::graph
