#include "queries/analysis/move_nodes.hpp"

#include <numeric>

namespace guanxi::queries {

namespace {

/// What is not more than rounding is no gain, or nodes would move in circles. In units of a tie's weight.
constexpr double k_least_gain = 1e-9;

/// Nodes that wait for their turn, each at most once.
class Queue {
 public:
  Queue(std::size_t size, Random& random) : m_nodes(size), m_waits(size, 1), m_left(size) {
    std::iota(m_nodes.begin(), m_nodes.end(), 0U);
    draw_first(m_nodes, size, random);
  }
  [[nodiscard]] bool empty() const { return m_left == 0; }
  std::uint32_t pop() {
    const std::uint32_t node = m_nodes[m_first];
    m_first = m_first + 1 == m_nodes.size() ? 0 : m_first + 1;
    --m_left;
    m_waits[node] = 0;
    return node;
  }
  void push(std::uint32_t node) {
    if (m_waits[node] != 0) return;
    m_waits[node] = 1;
    const std::size_t end = m_first + m_left;
    m_nodes[end < m_nodes.size() ? end : end - m_nodes.size()] = node;
    ++m_left;
  }

 private:
  std::vector<std::uint32_t> m_nodes;  // a ring
  std::vector<std::uint8_t> m_waits;
  std::size_t m_first = 0;
  std::size_t m_left;
};

class Mover {
 public:
  Mover(const LevelGraph& graph, std::vector<std::uint32_t>& groups)
      : m_graph(graph), m_groups(groups), m_strengths(graph.size(), 0), m_sizes(graph.size(), 0), m_ties(graph.size()) {
    for (std::size_t node = 0; node < graph.size(); ++node) {
      m_strengths[groups[node]] += graph.strengths[node];
      ++m_sizes[groups[node]];
    }
    for (auto group = static_cast<std::uint32_t>(graph.size()); group > 0; --group) {
      if (m_sizes[group - 1] == 0) m_empty.push_back(group - 1);
    }
  }

  void run(Random& random) {
    Queue queue(m_graph.size(), random);
    while (!queue.empty()) {
      const std::uint32_t node = queue.pop();
      const std::uint32_t best = best_group(node);
      if (best == m_groups[node]) continue;
      move(node, best);
      for (const LevelGraph::Arc& arc : m_graph.row(node)) {
        if (m_groups[arc.to] != best) queue.push(arc.to);
      }
    }
  }

 private:
  std::uint32_t best_group(std::uint32_t node) {
    m_ties.clear();
    for (const LevelGraph::Arc& arc : m_graph.row(node)) m_ties.add(m_groups[arc.to], arc.weight);
    const std::uint32_t own = m_groups[node];
    const double strength = m_graph.strengths[node];
    const double expected = strength / m_graph.total;
    std::uint32_t best = own;
    double most = m_ties.of(own) - expected * (m_strengths[own] - strength) + k_least_gain;
    for (const std::uint32_t group : m_ties.groups()) {
      if (group == own) continue;
      const double gain = m_ties.of(group) - expected * m_strengths[group];
      if (gain > most) {
        most = gain;
        best = group;
      }
    }
    return most < 0 && m_sizes[own] > 1 ? m_empty.back() : best;
  }

  void move(std::uint32_t node, std::uint32_t to) {
    const std::uint32_t from = m_groups[node];
    m_strengths[from] -= m_graph.strengths[node];
    m_strengths[to] += m_graph.strengths[node];
    if (m_sizes[to]++ == 0) m_empty.pop_back();
    if (--m_sizes[from] == 0) {
      m_strengths[from] = 0;
      m_empty.push_back(from);
    }
    m_groups[node] = to;
  }

  const LevelGraph& m_graph;
  std::vector<std::uint32_t>& m_groups;
  std::vector<double> m_strengths;  // by group
  std::vector<std::uint32_t> m_sizes;
  std::vector<std::uint32_t> m_empty;
  GroupWeights m_ties;
};

}  // namespace

void move_nodes(const LevelGraph& graph, std::vector<std::uint32_t>& groups, Random& random) {
  if (graph.total > 0) Mover(graph, groups).run(random);
}

}  // namespace guanxi::queries
