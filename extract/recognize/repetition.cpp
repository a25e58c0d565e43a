#include "extract/recognize/repetition.hpp"

#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/weights.hpp"

namespace guanxi::extract {

namespace {

constexpr std::size_t k_buckets = 4096;

std::size_t bucket_of(char16_t first, char16_t second) {
  return (static_cast<std::size_t>(first) * 31 + second) % k_buckets;
}

}  // namespace

void Repetition::add(std::u16string_view form, MentionKind kind, float score) {
  if (form.size() < 2) return;
  Form entry{form, bucket_of(form[0], form[1]), {}, 1};
  entry.score[static_cast<std::size_t>(kind)] = score;
  m_forms.push_back(entry);
}

void Repetition::learn(std::u16string_view text, const Mentions& found) {
  m_bucket.resize(k_buckets);
  for (const Form& form : m_forms) m_bucket[form.bucket] = 0;
  m_forms.clear();
  for (const Mention& mention : found) {
    if (mention.kind == MentionKind::post) continue;
    add(text.substr(mention.begin, mention.end - mention.begin), mention.kind, mention.score);
  }
  index();
}

void Repetition::index() {
  // Bucket first, so that one bucket's forms stand together.
  std::sort(m_forms.begin(), m_forms.end(),
            [](const Form& a, const Form& b) { return a.bucket != b.bucket ? a.bucket < b.bucket : a.text < b.text; });
  std::size_t kept = 0;
  for (const Form& form : m_forms) {
    if (kept > 0 && m_forms[kept - 1].text == form.text) {
      for (std::size_t k = 0; k < k_mention_kinds; ++k) m_forms[kept - 1].score[k] += form.score[k];
      m_forms[kept - 1].count += form.count;
    } else {
      m_forms[kept++] = form;
    }
  }
  m_forms.resize(kept);
  for (std::size_t i = m_forms.size(); i-- > 0;) {
    m_bucket[m_forms[i].bucket] = static_cast<std::uint32_t>(i) + 1;
  }
}

void Repetition::propose(const SentenceView& s, Lattice& lattice) const {
  if (m_forms.empty()) return;
  for (std::uint32_t at = s.range.begin; at + 1 < s.range.end; ++at) {
    const std::size_t bucket = bucket_of(s.text[at], s.text[at + 1]);
    if (m_bucket[bucket] == 0) continue;
    for (std::size_t i = m_bucket[bucket] - 1; i < m_forms.size(); ++i) {
      const Form& form = m_forms[i];
      if (form.bucket != bucket) break;
      const auto end = at + static_cast<std::uint32_t>(form.text.size());
      if (end > s.range.end || s.text.substr(at, form.text.size()) != form.text) continue;
      for (std::size_t k = 0; k < k_mention_kinds; ++k) {
        if (form.score[k] <= 0) continue;
        const float vote = std::min(form.score[k] * weights::k_repeated_share, weights::k_repeated_most);
        lattice.propose(at, end, static_cast<MentionKind>(k), Proposer::repetition, vote);
      }
    }
  }
}

}  // namespace guanxi::extract
