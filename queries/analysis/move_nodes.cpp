// The fast local moving of V. A. Traag, L. Waltman, N. J. van Eck, 2019, with two changes.
//
// A node's slack is by how much the group it is in is better than the next best. What a neighbour's move takes away
// from that is at most twice the weight of their tie, so a node is tried again only when its slack is used up, where
// the paper tries it after every move of a neighbour to another group: hubs, whose rows are most of the work, are
// seldom tried. (What moves of others change by the groups' strengths is left to the next level and round, as in the
// paper.)
//
// Nodes are tried in batches, on several threads: all of a batch choose by the groups as they are, and then move one
// after another. Whoever has seen a neighbour move since chooses again. So each move gains, none depends on the number
// of threads, and a batch is so small a part of all nodes that few choose twice.
#include "queries/analysis/move_nodes.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <span>

namespace guanxi::queries {

namespace {

/// What is not more than rounding is no gain, or nodes would move in circles. In units of a tie's weight.
constexpr double k_least_gain = 1e-9;
constexpr std::uint32_t k_new_group = UINT32_MAX;
constexpr float k_waits = -1;  // a slack below 0

constexpr std::size_t k_classes = 65;  // of 64-bit numbers by their length
/// Fewer nodes are one class: only another order leads out of a bad grouping.
constexpr std::size_t k_few = 64;
/// Nodes that are tried one after another: their rows lie close together in memory. Less where there are few nodes,
/// whose order is to be random.
constexpr std::size_t k_most_a_block = 64;
constexpr std::size_t k_least_blocks = 4096;
/// One node in 256 is in a batch, and at most so many.
constexpr std::size_t k_batches = 256;
constexpr std::size_t k_most_a_batch = 4096;
constexpr std::size_t k_nodes_a_part = 64;
/// Waking threads for fewer takes longer than the work itself.
constexpr std::size_t k_arcs_worth_sharing = 1U << 13U;

/// Are the neighbours of a node that moves told so?
enum class Neighbours { untold, told };

class Mover {
 public:
  Mover(const LevelGraph& graph, std::vector<std::uint32_t>& groups, Crew& crew)
      : m_graph(graph),
        m_groups(groups),
        m_crew(crew),
        m_slack(graph.size(), k_waits),
        m_seen_move(graph.size(), 0),
        m_ties(crew.size(), GroupWeights(graph.size())),
        m_batch_size(std::clamp<std::size_t>(graph.size() / k_batches, 1, k_most_a_batch)) {
    count_groups();
  }

  void run(Random& random) {
    draw_order(random);
    if (m_empty.empty()) {
      // all are alone, nearly all will move: their neighbours need not be told, for all are tried again
      pass<Neighbours::untold>();
      m_groups = numbered(std::move(m_groups)).of;
      count_groups();
      std::fill(m_slack.begin(), m_slack.end(), k_waits);
    }
    while (pass<Neighbours::told>()) {
    }
  }

 private:
  struct Choice {
    std::uint32_t node = 0;
    std::uint32_t group = 0;  // or k_new_group
    double own_weight = 0;    // of the ties into the group it is in
    double weight = 0;        // of those into the one it chooses
  };

  void count_groups() {
    m_strengths.assign(m_graph.size(), 0);
    m_sizes.assign(m_graph.size(), 0);
    m_empty.clear();
    for (std::size_t node = 0; node < m_graph.size(); ++node) {
      m_strengths[m_groups[node]] += m_graph.strengths[node];
      ++m_sizes[m_groups[node]];
    }
    for (auto group = static_cast<std::uint32_t>(m_graph.size()); group > 0; --group) {
      if (m_sizes[group - 1] == 0) m_empty.push_back(group - 1);
    }
  }

  /// The heaviest nodes first, by powers of two: what settles first is what others gather round. Inside a class blocks
  /// of nodes in random order.
  void draw_order(Random& random) {
    std::vector<std::vector<std::uint32_t>> classes(k_classes);
    for (std::uint32_t node = 0; node < m_graph.size(); ++node) {
      const auto strength = static_cast<std::uint64_t>(m_graph.strengths[node]);
      classes[m_graph.size() < k_few ? 0 : k_classes - 1 - std::bit_width(strength)].push_back(node);
    }
    m_order.reserve(m_graph.size());
    const std::size_t length = std::clamp<std::size_t>(m_graph.size() / k_least_blocks, 1, k_most_a_block);
    for (const auto& nodes : classes) {
      std::vector<std::uint32_t> blocks((nodes.size() + length - 1) / length);
      std::iota(blocks.begin(), blocks.end(), 0U);
      draw_first(blocks, blocks.size(), random);
      for (const std::size_t block : blocks) {
        const std::size_t begin = block * length;
        const auto members = std::span(nodes).subspan(begin, std::min(length, nodes.size() - begin));
        m_order.insert(m_order.end(), members.begin(), members.end());
      }
    }
  }

  /// Tries all nodes that wait; false where none does.
  template <Neighbours neighbours>
  bool pass() {
    bool any = false;
    std::size_t arcs = 0;
    for (const std::uint32_t node : m_order) {
      if (m_slack[node] >= 0) continue;
      any = true;
      m_batch.push_back({.node = node});
      arcs += m_graph.rows[node].size();
      if (m_batch.size() < m_batch_size) continue;
      work_off<neighbours>(arcs);
      arcs = 0;
    }
    work_off<neighbours>(arcs);
    return any;
  }

  template <Neighbours neighbours>
  void work_off(std::size_t arcs) {
    ++m_batch_number;
    const auto choose_part = [&](std::size_t part, std::size_t worker) {
      const std::size_t end = std::min(m_batch.size(), (part + 1) * k_nodes_a_part);
      for (std::size_t i = part * k_nodes_a_part; i < end; ++i) choose(m_batch[i], m_ties[worker]);
    };
    const std::size_t parts = (m_batch.size() + k_nodes_a_part - 1) / k_nodes_a_part;
    if (arcs >= k_arcs_worth_sharing) {
      m_crew.share_out(parts, choose_part);
    } else {
      for (std::size_t part = 0; part < parts; ++part) choose_part(part, 0);
    }
    for (Choice& choice : m_batch) {
      if (choice.group == m_groups[choice.node]) continue;
      if (m_seen_move[choice.node] == m_batch_number) choose(choice, m_ties[0]);
      if (choice.group == m_groups[choice.node]) continue;
      if (!move(choice)) {
        m_slack[choice.node] = k_waits;
      } else if constexpr (neighbours == Neighbours::told) {
        tell(choice.node);
      }
    }
    m_batch.clear();
  }

  /// Where the node gains most; sets its slack. Changes nothing that choosing reads.
  void choose(Choice& choice, GroupWeights& ties) {
    const std::uint32_t node = choice.node;
    ties.clear();
    for (const LevelGraph::Arc& arc : m_graph.rows[node]) ties.add(m_groups[arc.to], arc.weight);
    const std::uint32_t own = m_groups[node];
    const double strength = m_graph.strengths[node];
    const double expected = strength / m_graph.total;
    double most = ties.of(own) - expected * (m_strengths[own] - strength) + k_least_gain;
    double next = std::numeric_limits<double>::lowest();
    choice.group = own;
    const auto offer = [&](std::uint32_t group, double gain) {
      next = std::max(next, std::min(gain, most));
      if (gain <= most) return;
      most = gain;
      choice.group = group;
    };
    if (m_sizes[own] > 1) offer(k_new_group, 0);
    for (const std::uint32_t group : ties.groups()) {
      if (group != own) offer(group, ties.of(group) - expected * m_strengths[group]);
    }
    choice.own_weight = ties.of(own);
    choice.weight = choice.group == k_new_group ? 0 : ties.of(choice.group);
    m_slack[node] = static_cast<float>(std::min(most - next, m_graph.total));
  }

  /// False where what others of the batch have done since leaves no gain.
  bool move(const Choice& choice) {
    const std::uint32_t from = m_groups[choice.node];
    const std::uint32_t to = choice.group == k_new_group ? m_empty.back() : choice.group;
    if (choice.group != k_new_group && m_sizes[to] == 0) return false;
    const double strength = m_graph.strengths[choice.node];
    const double gain =
        choice.weight - choice.own_weight - strength / m_graph.total * (m_strengths[to] - m_strengths[from] + strength);
    if (gain <= k_least_gain) return false;
    m_strengths[from] -= strength;
    m_strengths[to] += strength;
    if (m_sizes[to]++ == 0) m_empty.pop_back();
    if (--m_sizes[from] == 0) {
      m_strengths[from] = 0;
      m_empty.push_back(from);
    }
    m_groups[choice.node] = to;
    m_left = from;
    return true;
  }

  /// That the node has moved, from m_left to where it is.
  void tell(std::uint32_t node) {
    const std::uint32_t to = m_groups[node];
    for (const LevelGraph::Arc& arc : m_graph.rows[node]) {
      const std::uint32_t group = m_groups[arc.to];
      m_seen_move[arc.to] = m_batch_number;
      if (group != to) m_slack[arc.to] -= group == m_left ? 2 * arc.weight : arc.weight;
    }
  }

  const LevelGraph& m_graph;
  std::vector<std::uint32_t>& m_groups;
  Crew& m_crew;
  std::vector<std::uint32_t> m_order;
  std::vector<float> m_slack;              // by node
  std::vector<std::uint32_t> m_seen_move;  // by node: the batch in which a neighbour moved last
  std::vector<double> m_strengths;         // by group
  std::vector<std::uint32_t> m_sizes;
  std::vector<std::uint32_t> m_empty;
  std::vector<GroupWeights> m_ties;  // by worker
  std::vector<Choice> m_batch;
  std::size_t m_batch_size;
  std::uint32_t m_batch_number = 0;
  std::uint32_t m_left = 0;
};

}  // namespace

void move_nodes(const LevelGraph& graph, std::vector<std::uint32_t>& groups, Random& random, Crew& crew) {
  if (graph.total > 0) Mover(graph, groups, crew).run(random);
}

}  // namespace guanxi::queries
