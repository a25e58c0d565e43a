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

/// Where a node is: its group, and its place among the nodes of that.
struct Seat {
  std::uint32_t group = 0;
  std::uint32_t place = 0;
};

std::vector<Seat> seats_of(const Grouping& groups, Members& members) {
  std::vector<Seat> seats(groups.of.size());
  for (std::uint32_t group = 0; group < groups.count; ++group) {
    std::uint32_t place = 0;
    for (const std::uint32_t node : members.of(group)) seats[node] = {group, place++};
  }
  return seats;
}

/// Refines one group after another, in numbers of its own that lie close together: a node is its place in the group, a
/// part the place of the node that began it.
class Refiner {
 public:
  Refiner(const LevelGraph& graph, const std::vector<Seat>& seats)
      : m_graph(graph), m_seats(seats), m_ties(graph.size()) {}

  /// The parts of a group of these nodes, by place: the place of one of its nodes. Valid until the next call.
  std::span<const std::uint32_t> parts_of(std::span<const std::uint32_t> nodes, std::uint64_t seed) {
    m_part_of.resize(nodes.size());
    std::iota(m_part_of.begin(), m_part_of.end(), 0U);
    if (nodes.size() == 1) return m_part_of;
    gather(nodes);
    Random random(seed);
    m_order = m_part_of;
    draw_first(m_order, m_order.size(), random);
    for (const std::uint32_t node : m_order) {
      if (m_parts[node].alone && well_connected(m_parts[node])) merge(node, random);
    }
    return m_part_of;
  }

 private:
  /// A part, named by the node that began it.
  struct Part {
    double strength = 0;
    double out = 0;  // weight to the rest of the group
    bool alone = true;
  };

  /// The arcs inside the group, in the order of its nodes, each of which is a part.
  void gather(std::span<const std::uint32_t> nodes) {
    m_group_strength = 0;
    m_parts.clear();
    m_inside.clear();
    m_ends.clear();
    std::size_t count = 0;
    const std::uint32_t group = m_seats[nodes[0]].group;
    for (const std::uint32_t node : nodes) {
      const auto row = m_graph.rows[node];
      if (m_arcs.size() < count + row.size()) m_arcs.resize(std::max(2 * m_arcs.size(), count + row.size()));
      double inside = 0;
      for (const LevelGraph::Arc& arc : row) {
        const Seat seat = m_seats[arc.to];
        const bool is_inside = seat.group == group;
        m_arcs[count] = {seat.place, arc.weight};
        count += is_inside ? 1 : 0;
        inside += is_inside ? arc.weight : 0;
      }
      m_ends.push_back(count);
      m_inside.push_back(inside);
      m_parts.push_back({m_graph.strengths[node], inside, true});
      m_group_strength += m_graph.strengths[node];
    }
  }
  [[nodiscard]] std::span<const LevelGraph::Arc> arcs_of(std::uint32_t node) const {
    const std::size_t begin = node == 0 ? 0 : m_ends[node - 1];
    return std::span(m_arcs).subspan(begin, m_ends[node] - begin);
  }

  /// Is the part tied to the rest of its group at least as much as chance would have it?
  [[nodiscard]] bool well_connected(const Part& part) const {
    return part.out >= part.strength * (m_group_strength - part.strength) / m_graph.total;
  }

  void merge(std::uint32_t node, Random& random) {
    m_ties.clear();
    for (const LevelGraph::Arc& arc : arcs_of(node)) m_ties.add(m_part_of[arc.to], arc.weight);
    const std::uint32_t to = draw(node, random);
    if (to == node) return;
    m_parts[node].alone = false;
    m_part_of[node] = to;
    Part& part = m_parts[to];
    part.alone = false;
    part.strength += m_parts[node].strength;
    part.out += m_inside[node] - 2 * m_ties.of(to);
  }

  /// The part to merge into; the node's own where it gains by none.
  std::uint32_t draw(std::uint32_t node, Random& random) {
    m_choices.clear();
    double most = 0;
    const double expected = m_parts[node].strength / m_graph.total;
    for (const std::uint32_t part : m_ties.groups()) {
      const double gain = m_ties.of(part) - expected * m_parts[part].strength;
      if (gain < 0 || !well_connected(m_parts[part])) continue;
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
  const std::vector<Seat>& m_seats;
  double m_group_strength = 0;
  std::vector<LevelGraph::Arc> m_arcs;  // to places; only grows
  std::vector<std::size_t> m_ends;      // by node: where its arcs end
  std::vector<double> m_inside;         // by node: weight of its arcs
  std::vector<Part> m_parts;            // by the node that began it
  std::vector<std::uint32_t> m_part_of;
  std::vector<std::uint32_t> m_order;
  GroupWeights m_ties;
  std::vector<Choice> m_choices;
};

}  // namespace

Grouping refine(const LevelGraph& graph, const Grouping& groups, Random& random, Crew& crew) {
  Members members(groups);
  const std::vector<Seat> seats = seats_of(groups, members);
  std::vector<std::uint32_t> parts(graph.size());
  std::vector<Refiner> refiners(crew.size(), Refiner(graph, seats));
  const std::uint64_t seed = random.next();
  const std::size_t runs = std::min<std::size_t>(groups.count, k_runs);
  crew.share_out(runs, [&](std::size_t run, std::size_t worker) {
    for (std::size_t group = run * groups.count / runs; group < (run + 1) * groups.count / runs; ++group) {
      const auto nodes = members.of(group);
      const auto places = refiners[worker].parts_of(nodes, seed + group);
      for (std::size_t i = 0; i < nodes.size(); ++i) parts[nodes[i]] = nodes[places[i]];
    }
  });
  return numbered(std::move(parts));
}

}  // namespace guanxi::queries
