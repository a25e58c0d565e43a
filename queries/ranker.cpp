#include "queries/ranker.hpp"

namespace guanxi::queries {

Ranker::Ranker(const graph::Graph& graph, const Sieve& sieve, Strength by)
    : m_graph(&graph), m_articles(sieve.articles()), m_rolls(graph, m_articles), m_by(by) {
  if (m_articles.begin < m_articles.end) {
    m_sentences = graph.sentences_in(ArticleId{m_articles.end - 1}).end.value -
                  graph.sentences_in(ArticleId{m_articles.begin}).begin.value;
  }
  if (m_sentences == 0) m_by = Strength::counts;  // an imported graph: nothing is known of its entities' frequencies
}

std::int64_t Ranker::significance(EntityId a, EntityId b, std::uint32_t together) {
  return log_likelihood_ratio({.together = together,
                               .a = within(*m_graph, a, m_articles).size(),
                               .b = within(*m_graph, b, m_articles).size(),
                               .all = m_sentences,
                               .taken = together == 0 ? 0 : m_rolls.taken(a, b)});
}

}  // namespace guanxi::queries
