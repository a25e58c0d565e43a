#include "graph/store/joined_lists.hpp"

#include <algorithm>
#include <tuple>

namespace guanxi::graph {

namespace {

Span moved(Span span, std::uint32_t by) { return {span.begin + by, span.end + by}; }

void add_names(const FactEntity& from, FactEntity& to) {
  for (const std::string& alias : from.aliases) {
    const auto at = std::lower_bound(to.aliases.begin(), to.aliases.end(), alias);
    if (at == to.aliases.end() || *at != alias) to.aliases.insert(at, alias);
  }
}

}  // namespace

void JoinedLists::add(std::uint32_t article, const ArticleFacts& entry) {
  List& list = m_lists[entry.meta.origin];
  ArticleFacts& facts = list.facts;
  if (list.entries.empty()) {
    facts.meta.id = facts.meta.title = entry.meta.title;
    facts.meta.origin = entry.meta.origin;
  }
  const auto offset = static_cast<std::uint32_t>(facts.text.size());
  facts.text += entry.text;
  for (const Span sentence : entry.sentences) facts.sentences.push_back(moved(sentence, offset));
  Entry placed{article, {}};
  for (const FactEntity& entity : entry.entities) {
    const auto next = static_cast<std::uint32_t>(facts.entities.size());
    const auto [number, is_new] = list.numbers.try_emplace({entity.type, entity.key}, next);
    if (is_new) facts.entities.push_back({entity.type, entity.name, {}, {}, {}, entity.key});
    FactEntity& known = facts.entities[number->second];
    add_names(entity, known);
    for (const Span mention : entity.mentions) known.mentions.push_back(moved(mention, offset));
    for (const Span reference : entity.references) known.references.push_back(moved(reference, offset));
    placed.entities.push_back(number->second);
  }
  for (FactRelation relation : entry.relations) {
    relation.from = placed.entities[relation.from];
    relation.to = placed.entities[relation.to];
    relation.evidence = moved(relation.evidence, offset);
    facts.relations.push_back(std::move(relation));
  }
  list.entries.push_back(std::move(placed));
}

void JoinedLists::hand_over(Linker& linker) const {
  for (const auto& [origin, list] : m_lists) linker.add(list.facts);
}

std::vector<std::uint32_t> JoinedLists::entity_counts() const {
  std::vector<std::uint32_t> counts;
  for (const auto& [origin, list] : m_lists) counts.push_back(static_cast<std::uint32_t>(list.facts.entities.size()));
  return counts;
}

void JoinedLists::spread(const std::vector<std::uint32_t>& others, Linking& linking) const {
  std::vector<std::vector<std::uint32_t>> answers(others.size());
  for (const auto& [origin, list] : m_lists) answers.resize(answers.size() + list.entries.size());
  for (std::size_t i = 0; i < others.size(); ++i) {
    const std::size_t end = i + 1 < linking.first.size() ? linking.first[i + 1] : linking.entity_of.size();
    answers[others[i]].assign(linking.entity_of.begin() + linking.first[i],
                              linking.entity_of.begin() + static_cast<std::ptrdiff_t>(end));
  }
  std::size_t number = others.size();
  for (const auto& [origin, list] : m_lists) {
    const std::uint32_t first = linking.first[number++];
    for (const Entry& entry : list.entries)
      for (const std::uint32_t entity : entry.entities)
        answers[entry.article].push_back(linking.entity_of[first + entity]);
  }
  linking.first.clear();
  linking.entity_of.clear();
  for (const std::vector<std::uint32_t>& answer : answers) {
    linking.first.push_back(static_cast<std::uint32_t>(linking.entity_of.size()));
    linking.entity_of.insert(linking.entity_of.end(), answer.begin(), answer.end());
  }
}

}  // namespace guanxi::graph
