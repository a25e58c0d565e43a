#include "graph/store/exact_linker.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace guanxi::graph {

void ExactLinker::add(const ArticleFacts& facts) {
  m_linking.first.push_back(static_cast<std::uint32_t>(m_linking.entity_of.size()));
  std::string name;
  for (const FactEntity& entity : facts.entities) {
    name.assign(1, static_cast<char>(entity.type));
    name += entity.key;
    const auto [at, is_new] = m_numbers.try_emplace(name, static_cast<std::uint32_t>(m_linking.entities.size()));
    if (is_new) m_linking.entities.push_back({entity.type, entity.key});
    m_linking.entity_of.push_back(at->second);
  }
}

Result<Linking> ExactLinker::link() {
  std::vector<LinkedEntity>& entities = m_linking.entities;
  std::vector<std::uint32_t> ranked(entities.size());
  std::iota(ranked.begin(), ranked.end(), 0U);
  std::sort(ranked.begin(), ranked.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(entities[a].key, entities[a].type) < std::tie(entities[b].key, entities[b].type);
  });
  std::vector<std::uint32_t> rank_of(ranked.size());
  std::vector<LinkedEntity> sorted;
  sorted.reserve(ranked.size());
  for (std::uint32_t rank = 0; rank < ranked.size(); ++rank) {
    rank_of[ranked[rank]] = rank;
    sorted.push_back(std::move(entities[ranked[rank]]));
  }
  entities = std::move(sorted);
  for (std::uint32_t& entity : m_linking.entity_of) entity = rank_of[entity];
  return std::move(m_linking);
}

}  // namespace guanxi::graph
