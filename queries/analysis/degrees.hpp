// What can be counted at each entity alone: its ties, and what they weigh.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/index/graph.hpp"
#include "queries/analysis/workers.hpp"

namespace guanxi::queries {

/// Number of ties of each entity, by id. O(entities); reads no tie.
[[nodiscard]] std::vector<std::uint64_t> degrees(const graph::Graph& graph);

/// What a tie weighs where ties are added up: 4 × sentences + articles, so that a sentence that mentions both counts as
/// much as four articles, as in what a tie costs (strength.hpp); of an imported tie its weight.
[[nodiscard]] constexpr std::uint64_t weight_of(std::uint32_t articles, std::uint32_t sentences) {
  constexpr std::uint64_t k_articles_a_sentence = 4;
  return k_articles_a_sentence * sentences + articles;
}

/// Calls visit(i, weight) for each tie of a row.
template <typename Visit>
void for_each_weight(const graph::TieRow& row, Visit&& visit) {
  const auto articles = row.article_bytes();
  const auto sentences = row.sentence_bytes();
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::uint32_t of_articles = articles[i] < graph::TieRow::k_large_count ? articles[i] : row.articles(i);
    std::uint32_t of_sentences = sentences.empty() ? 0 : sentences[i];
    if (of_sentences >= graph::TieRow::k_large_count) of_sentences = row.sentences(i);
    visit(i, weight_of(of_articles, of_sentences));
  }
}

/// Sum of the weights of an entity's ties. O(its ties).
[[nodiscard]] std::uint64_t weighted_degree(const graph::Graph& graph, EntityId id);
/// That of all entities, by id. O(ties).
[[nodiscard]] std::vector<std::uint64_t> weighted_degrees(const graph::Graph& graph, Threads threads = {});

}  // namespace guanxi::queries
