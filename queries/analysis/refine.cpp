// V. A. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific
// Reports 9, 2019, algorithm A.2, MergeNodesSubset. Ours: a node stays single only where no part is as good as that, so
// that a level always makes fewer nodes of many. Groups have nothing to do with each other here, and so each is refined
// by itself, with random numbers of its own.
#include "queries/analysis/refine.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace guanxi::queries {

namespace {

/// θ of the paper: how much gain, in units of a tie's weight, makes a part e times as likely. The authors' value.
constexpr double k_randomness = 0.01;
/// e to this is less than a draw can tell from 0.
constexpr double k_never = -40;
/// Runs of groups that threads take one by one: some groups are great, most small.
constexpr std::size_t k_runs = 1024;

/// Refines the groups that one thread takes. What is kept by node or part is shared: a group writes only to its own.
class Refiner {
 public:
  /// By node, or by part, which has the number of the node that began it.
  struct Parts {
    explicit Parts(const LevelGraph& graph)
        : of(graph.size()),
          strengths(graph.strengths),
          inside(graph.size(), 0),
          out(graph.size(), 0),
          alone(graph.size(), 1) {
      std::iota(of.begin(), of.end(), 0U);
    }
    std::vector<std::uint32_t> of;    // by node
    std::vector<double> strengths;    // by part
    std::vector<double> inside;       // by node: weight to the rest of its group
    std::vector<double> out;          // by part: weight to the rest of its group
    std::vector<std::uint8_t> alone;  // by node: is it a part of its own, which nobody joined?
  };

  Refiner(const LevelGraph& graph, const Grouping& groups, Parts& parts)
      : m_graph(graph), m_groups(groups), m_parts(parts), m_ties(graph.size()) {}

  void run(std::span<const std::uint32_t> nodes, std::uint64_t seed) {
    if (nodes.size() == 1) return;
    gather(nodes);
    Random random(seed);
    m_order.resize(nodes.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    draw_first(m_order, m_order.size(), random);
    for (const std::uint32_t at : m_order) {
      const std::uint32_t node = nodes[at];
      if (m_parts.alone[node] != 0 && well_connected(node))
        merge(node, std::span(m_arcs).subspan(m_begins[at], m_begins[at + 1] - m_begins[at]), random);
    }
  }

 private:
  /// The arcs inside the group, in the order of its nodes.
  void gather(std::span<const std::uint32_t> nodes) {
    m_group_strength = 0;
    m_arcs.clear();
    m_begins.assign(1, 0);
    const std::uint32_t group = m_groups.of[nodes[0]];
    for (const std::uint32_t node : nodes) {
      m_group_strength += m_graph.strengths[node];
      double inside = 0;
      std::size_t count = m_arcs.size();
      m_arcs.resize(count + m_graph.rows[node].size());
      for (const LevelGraph::Arc& arc : m_graph.rows[node]) {
        const bool is_inside = m_groups.of[arc.to] == group;
        m_arcs[count] = arc;
        count += is_inside ? 1 : 0;
        inside += is_inside ? arc.weight : 0;
      }
      m_arcs.resize(count);
      m_begins.push_back(count);
      m_parts.out[node] = m_parts.inside[node] = inside;
    }
  }

  /// Is the part tied to the rest of its group at least as much as chance would have it?
  [[nodiscard]] bool well_connected(std::uint32_t part) const {
    const double strength = m_parts.strengths[part];
    return m_parts.out[part] >= strength * (m_group_strength - strength) / m_graph.total;
  }

  void merge(std::uint32_t node, std::span<const LevelGraph::Arc> arcs, Random& random) {
    m_ties.clear();
    for (const LevelGraph::Arc& arc : arcs) m_ties.add(m_parts.of[arc.to], arc.weight);
    const std::uint32_t part = draw(node, random);
    if (part == node) return;
    m_parts.alone[node] = 0;
    m_parts.alone[part] = 0;
    m_parts.of[node] = part;
    m_parts.strengths[part] += m_parts.strengths[node];
    m_parts.out[part] += m_parts.inside[node] - 2 * m_ties.of(part);
  }

  /// The part to merge into; the node's own where it gains by none.
  std::uint32_t draw(std::uint32_t node, Random& random) {
    m_choices.clear();
    double most = 0;
    const double expected = m_parts.strengths[node] / m_graph.total;
    for (const std::uint32_t part : m_ties.groups()) {
      const double gain = m_ties.of(part) - expected * m_parts.strengths[part];
      if (gain < 0 || !well_connected(part)) continue;
      m_choices.push_back({part, gain});
      most = std::max(most, gain);
    }
    double sum = 0;
    for (Choice& choice : m_choices) {
      const double exponent = (choice.weight - most) / k_randomness;
      if (exponent > k_never) sum += std::exp(exponent);
      choice.weight = sum;
    }
    const double at = random.unit() * sum;
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
  Parts& m_parts;
  double m_group_strength = 0;
  GroupWeights m_ties;
  std::vector<LevelGraph::Arc> m_arcs;
  std::vector<std::size_t> m_begins;  // by place in the group, one more
  std::vector<std::uint32_t> m_order;
  std::vector<Choice> m_choices;
};

}  // namespace

Grouping refine(const LevelGraph& graph, const Grouping& groups, Random& random, Crew& crew) {
  Members members(groups);
  Refiner::Parts parts(graph);
  std::vector<Refiner> refiners(crew.size(), Refiner(graph, groups, parts));
  const std::uint64_t seed = random.next();
  const std::size_t runs = std::min<std::size_t>(groups.count, k_runs);
  crew.share_out(runs, [&](std::size_t run, std::size_t worker) {
    for (std::size_t group = run * groups.count / runs; group < (run + 1) * groups.count / runs; ++group)
      refiners[worker].run(members.of(group), seed + group);
  });
  return numbered(std::move(parts.of));
}

}  // namespace guanxi::queries
