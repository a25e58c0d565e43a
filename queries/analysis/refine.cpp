// V. A. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific
// Reports 9, 2019, algorithm A.2, MergeNodesSubset. Ours: a node stays single only where no part is as good as that, so
// that a level always makes fewer nodes of many.
#include "queries/analysis/refine.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace guanxi::queries {

namespace {

/// θ of the paper: how much gain, in units of a tie's weight, makes a part e times as likely. The authors' value.
constexpr double k_randomness = 0.01;

class Refiner {
 public:
  Refiner(const LevelGraph& graph, const Grouping& groups, Random& random)
      : m_graph(graph),
        m_groups(groups),
        m_random(random),
        m_group_strengths(groups.count, 0),
        m_inside(graph.size(), 0),
        m_parts(graph.size()),
        m_strengths(graph.strengths),
        m_alone(graph.size(), 1),
        m_ties(graph.size()) {
    std::iota(m_parts.begin(), m_parts.end(), 0U);
    for (std::size_t node = 0; node < graph.size(); ++node) {
      m_group_strengths[groups.of[node]] += graph.strengths[node];
      for (const LevelGraph::Arc& arc : graph.row(node)) {
        if (groups.of[arc.to] == groups.of[node]) m_inside[node] += arc.weight;
      }
    }
    m_out = m_inside;
  }

  Grouping run() {
    Members members(m_groups);
    std::vector<std::uint32_t> order;
    for (std::uint32_t group = 0; group < m_groups.count; ++group) {
      const auto nodes = members.of(group);
      order.assign(nodes.begin(), nodes.end());
      draw_first(order, order.size(), m_random);
      for (const std::uint32_t node : order) {
        if (m_alone[node] != 0 && well_connected(node)) merge(node);
      }
    }
    return numbered(std::move(m_parts));
  }

 private:
  /// Is the part tied to the rest of its group at least as much as chance would have it?
  [[nodiscard]] bool well_connected(std::uint32_t part) const {
    const double rest = m_group_strengths[m_groups.of[part]] - m_strengths[part];
    return m_out[part] >= m_strengths[part] * rest / m_graph.total;
  }

  void merge(std::uint32_t node) {
    m_ties.clear();
    for (const LevelGraph::Arc& arc : m_graph.row(node)) {
      if (m_groups.of[arc.to] == m_groups.of[node]) m_ties.add(m_parts[arc.to], arc.weight);
    }
    const std::uint32_t part = draw(node);
    if (part == node) return;
    m_alone[node] = 0;
    m_alone[part] = 0;
    m_parts[node] = part;
    m_strengths[part] += m_strengths[node];
    m_out[part] += m_inside[node] - 2 * m_ties.of(part);
  }

  /// The part to merge into; the node's own where it gains by none.
  std::uint32_t draw(std::uint32_t node) {
    m_choices.clear();
    double most = 0;
    for (const std::uint32_t part : m_ties.groups()) {
      const double gain = m_ties.of(part) - m_strengths[node] * m_strengths[part] / m_graph.total;
      if (gain < 0 || !well_connected(part)) continue;
      m_choices.push_back({part, gain});
      most = std::max(most, gain);
    }
    double sum = 0;
    for (Choice& choice : m_choices) choice.weight = sum += std::exp((choice.weight - most) / k_randomness);
    const double at = m_random.unit() * sum;
    for (const Choice& choice : m_choices) {
      if (at < choice.weight) return choice.part;
    }
    return node;
  }

  struct Choice {
    std::uint32_t part;
    double weight;  // the gain, then the sum of likelihoods up to this one
  };

  const LevelGraph& m_graph;
  const Grouping& m_groups;
  Random& m_random;
  std::vector<double> m_group_strengths;
  std::vector<double> m_inside;        // by node: weight to the rest of its group
  std::vector<std::uint32_t> m_parts;  // by node; a part has the number of the node that began it
  std::vector<double> m_strengths;     // by part
  std::vector<double> m_out;           // by part: weight to the rest of its group
  std::vector<std::uint8_t> m_alone;   // by node: is it a part of its own, which nobody joined?
  GroupWeights m_ties;
  std::vector<Choice> m_choices;
};

}  // namespace

Grouping refine(const LevelGraph& graph, const Grouping& groups, Random& random) {
  return Refiner(graph, groups, random).run();
}

}  // namespace guanxi::queries
