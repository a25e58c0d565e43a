// Semi-Markov Viterbi over proposed spans, right to left, so that ties resolve towards the earlier span.
#include "extract/recognize/lattice.hpp"

namespace guanxi::extract {

namespace {

/// The best reading of a sentence's tail.
struct Tail {
  double score = 0;
  std::uint32_t covered = 0;  ///< units inside spans
  std::int32_t span = -1;     ///< the proposal that begins here; -1: this unit is in no span
};

}  // namespace

void Lattice::clear(UnitRange range) {
  m_range = range;
  m_proposals.clear();
  m_top.clear();
  m_next.clear();
  m_previous.clear();
  m_first.assign(range.end - range.begin, k_none);
  m_last.assign(range.end - range.begin + 1, k_none);
}

void Lattice::propose(std::uint32_t begin, std::uint32_t end, MentionKind kind, Proposer proposer, float score) {
  if (begin >= end || begin < m_range.begin || end > m_range.end) return;
  std::int32_t* link = &m_first[begin - m_range.begin];
  while (*link != k_none) {
    const auto at = static_cast<std::size_t>(*link);
    Mention& known = m_proposals[at];
    if (known.end == end && known.kind == kind) {
      known.score += score;
      if (score > m_top[at]) {
        m_top[at] = score;
        known.proposer = proposer;
      }
      return;
    }
    link = &m_next[at];
  }
  *link = static_cast<std::int32_t>(m_proposals.size());
  m_proposals.push_back({begin, end, kind, proposer, score, 0});
  m_top.push_back(score);
  m_next.push_back(k_none);
  std::int32_t& last = m_last[end - m_range.begin];
  m_previous.push_back(last);
  last = static_cast<std::int32_t>(m_proposals.size()) - 1;
}

const Mention* Lattice::search_ending(std::uint32_t end, MentionKind kind) const {
  const Mention* best = nullptr;
  for (std::int32_t p = m_last[end - m_range.begin]; p != k_none; p = m_previous[static_cast<std::size_t>(p)]) {
    const Mention& span = m_proposals[static_cast<std::size_t>(p)];
    if (span.kind != kind || !(span.score > 0)) continue;
    if (best == nullptr || span.score > best->score || (span.score == best->score && span.begin < best->begin)) {
      best = &span;
    }
  }
  return best;
}

const Mention* Lattice::best_starting(std::uint32_t begin, MentionKind kind) const {
  if (begin < m_range.begin || begin >= m_range.end) return nullptr;
  const Mention* best = nullptr;
  for (std::int32_t p = m_first[begin - m_range.begin]; p != k_none; p = m_next[static_cast<std::size_t>(p)]) {
    const Mention& span = m_proposals[static_cast<std::size_t>(p)];
    if (span.kind != kind || !(span.score > 0)) continue;
    if (best == nullptr || span.score > best->score || (span.score == best->score && span.end > best->end)) best = &span;
  }
  return best;
}

void Lattice::decode(std::uint32_t sentence, Mentions& out) const {
  if (m_proposals.empty()) return;
  thread_local std::vector<Tail> tails;
  const std::uint32_t units = m_range.end - m_range.begin;
  tails.assign(units + 1, Tail{});
  for (std::uint32_t at = units; at-- > 0;) {
    Tail best = tails[at + 1];
    best.span = -1;
    for (std::int32_t p = m_first[at]; p != k_none; p = m_next[static_cast<std::size_t>(p)]) {
      const Mention& span = m_proposals[static_cast<std::size_t>(p)];
      if (!(span.score > 0)) continue;
      const Tail& rest = tails[span.end - m_range.begin];
      const Tail with{rest.score + static_cast<double>(span.score), rest.covered + (span.end - span.begin), p};
      bool better = with.score > best.score;
      if (with.score == best.score) {
        better = with.covered > best.covered;
        if (with.covered == best.covered) {
          const Mention* held = best.span < 0 ? nullptr : &m_proposals[static_cast<std::size_t>(best.span)];
          better = held == nullptr || span.end > held->end || (span.end == held->end && span.kind < held->kind);
        }
      }
      if (better) best = with;
    }
    tails[at] = best;
  }
  for (std::uint32_t at = 0; at < units;) {
    const std::int32_t p = tails[at].span;
    if (p < 0) {
      ++at;
      continue;
    }
    out.push_back(m_proposals[static_cast<std::size_t>(p)]);
    out.back().sentence = sentence;
    at = out.back().end - m_range.begin;
  }
}

}  // namespace guanxi::extract
