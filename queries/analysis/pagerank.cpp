// S. Brin and L. Page, "The anatomy of a large-scale hypertextual Web search engine", 1998, in pull form: each entity
// gathers what its neighbours give, so that threads write to places of their own.
//
// Ours: along undirected ties the matrix is similar to a symmetric one, with eigenvalues between -damping and damping.
// So Chebyshev's semi-iteration (G. H. Golub, R. S. Varga, Numerische Mathematik 3, 1961) applies, whose error falls by
// 0.56 an iteration where that of powers falls by 0.85. It starts from what PageRank would be with a damping of 1, in
// proportion to ties. What entities without ties would hand to all scales all others alike, and is put right at the
// end. What neighbours give is kept in 32 bits, since gathering it from memory is all the cost, and summed in 64.
#include "queries/analysis/pagerank.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace guanxi::queries {

namespace {

/// Sum of what `row` gives. Four chains, since one would wait for each addition.
double gather(std::span<const EntityId> row, const std::vector<float>& given) {
  double a = 0;
  double b = 0;
  double c = 0;
  double d = 0;
  std::size_t i = 0;
  for (; i + 4 <= row.size(); i += 4) {
    a += static_cast<double>(given[row[i].index()]);
    b += static_cast<double>(given[row[i + 1].index()]);
    c += static_cast<double>(given[row[i + 2].index()]);
    d += static_cast<double>(given[row[i + 3].index()]);
  }
  for (; i < row.size(); ++i) a += static_cast<double>(given[row[i].index()]);
  return (a + b) + (c + d);
}

class Iteration {
 public:
  Iteration(const graph::Graph& graph, const PageRankSettings& settings)
      : m_graph(graph),
        m_settings(settings),
        m_runs(graph),
        m_changes(m_runs.count()),
        m_base((1 - settings.damping) / static_cast<double>(graph.entity_count())),
        m_ranks(graph.entity_count()),
        m_before(graph.entity_count(), 0),
        m_given(graph.entity_count()),
        m_next(graph.entity_count()) {
    const double arcs = std::max(1.0, 2 * static_cast<double>(graph.tie_count()));
    for (std::size_t i = 0; i < m_ranks.size(); ++i) {
      m_ranks[i] = m_base + settings.damping * static_cast<double>(m_graph.degree(id(i))) / arcs;
      m_given[i] = given(m_graph.degree(id(i)), m_ranks[i]);
    }
  }

  /// Moves all ranks once. Returns how much that moved.
  double step() {
    share_out(m_settings.threads, m_runs.count(), [&](std::size_t run) {
      double change = 0;
      for (std::size_t i = m_runs.begin(run); i < m_runs.end(run); ++i) change += move(i);
      m_changes[run] = change;
    });
    m_ranks.swap(m_before);
    m_given.swap(m_next);
    const double square = m_settings.damping * m_settings.damping;
    m_relaxation = m_first ? 2 / (2 - square) : 1 / (1 - square * m_relaxation / 4);
    m_first = false;
    return std::accumulate(m_changes.begin(), m_changes.end(), 0.0);
  }

  std::vector<double> take() {
    const double sum = std::accumulate(m_ranks.begin(), m_ranks.end(), 0.0);
    for (double& rank : m_ranks) rank /= sum;
    return std::move(m_ranks);
  }

 private:
  static EntityId id(std::size_t i) { return EntityId{static_cast<std::uint32_t>(i)}; }

  static float given(std::size_t ties, double rank) {
    return ties == 0 ? 0.0F : static_cast<float>(rank / static_cast<double>(ties));
  }

  /// The new rank takes the place of the one before the last.
  double move(std::size_t i) {
    const std::span<const EntityId> row = m_graph.neighbours(id(i));
    const double gathered = m_base + m_settings.damping * gather(row, m_given);
    const double rank = m_before[i] + m_relaxation * (gathered - m_before[i]);
    m_before[i] = rank;
    m_next[i] = given(row.size(), rank);
    return std::abs(rank - m_ranks[i]);
  }

  const graph::Graph& m_graph;
  const PageRankSettings& m_settings;
  EntityRuns m_runs;
  std::vector<double> m_changes;  // by run
  double m_base;                  // what a reader who starts anywhere brings to each
  double m_relaxation = 1;        // Chebyshev's omega
  bool m_first = true;
  std::vector<double> m_ranks;
  std::vector<double> m_before;  // the ranks one iteration earlier
  std::vector<float> m_given;    // to each neighbour
  std::vector<float> m_next;     // the same of the next iteration
};

}  // namespace

std::vector<double> pagerank(const graph::Graph& graph, const PageRankSettings& settings) {
  if (graph.entity_count() == 0) return {};
  Iteration iteration(graph, settings);
  for (unsigned i = 0; i < settings.max_iterations; ++i) {
    if (iteration.step() < settings.tolerance) break;
  }
  return iteration.take();
}

}  // namespace guanxi::queries
