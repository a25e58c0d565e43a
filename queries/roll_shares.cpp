#include "queries/roll_shares.hpp"

#include <limits>

#include "queries/strength.hpp"

namespace guanxi::queries {

std::uint64_t RollShares::taken(EntityId a, EntityId b) {
  if (a != m_a) read_rolls_of(a);
  if (!m_taken || m_taken->empty()) return 0;
  const std::uint64_t* const found = m_taken->find(b.value);
  return found == nullptr ? 0 : *found;
}

void RollShares::read_rolls_of(EntityId a) {
  m_a = a;
  if (m_taken) m_taken->clear();
  const SentenceList rolls = m_graph->rolls();
  const SentenceList sentences = within(*m_graph, a, m_articles);
  std::size_t roll = 0;
  std::size_t at = 0;
  while (roll < rolls.size() && at < sentences.size()) {
    if (rolls[roll] == sentences[at]) add_roll(roll);
    if (rolls[roll] <= sentences[at]) {
      roll = gallop(rolls, roll + 1, sentences[at]);
    } else {
      at = gallop(sentences, at, rolls[roll]);
    }
  }
}

void RollShares::add_roll(std::size_t roll) {
  const auto members = m_graph->roll_members(roll);
  if (members.size() <= graph::Graph::k_roll_names) return;  // none: it is damaged
  const std::uint64_t names = members.size();
  const std::uint64_t share = (graph::Graph::k_roll_names * Seen::k_parts + names / 2) / names;
  // Of keys without a bound, so that it is as small as what is put in: an array by entity costs a process that answers
  // one question 0.4 ms of fresh memory (2026-11, 30,000 entities).
  if (!m_taken) m_taken.emplace(std::numeric_limits<std::uint32_t>::max());
  for (const EntityId other : members) {
    if (std::uint64_t* const known = m_taken->find(other.value)) {
      *known += Seen::k_parts - share;
    } else {
      m_taken->insert(other.value, Seen::k_parts - share);
    }
  }
}

}  // namespace guanxi::queries
