// What the two searches of connect share: where they may go, what a tie costs, and the trees they find.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "queries/connect/connect.hpp"
#include "queries/paths/search.hpp"

namespace guanxi::queries {

/// Costs that add up exactly. By hops the ties are in the high bits, and the strength of the ties decides among as
/// many; else the cost is, and the number of ties decides among equal ones.
using TreeCost = std::uint64_t;
inline constexpr TreeCost k_no_tree = std::numeric_limits<TreeCost>::max();

/// A tie that a tree uses.
using TreeTie = std::pair<EntityId, EntityId>;

struct Tree {
  std::vector<TreeTie> ties;
  TreeCost cost = k_no_tree;
};

/// The part of the graph that a question may use, and what walking it costs.
class TreeGround {
 public:
  TreeGround(const graph::Graph& graph, const ConnectQuestion& question)
      : m_ground(graph, as_path_question(question)),
        m_by_hops(question.weighting == Weighting::hops),
        m_cost(m_by_hops ? Weighting::strength : question.weighting) {}

  /// Calls visit(other end, cost) for each tie of `here` that may be used. False where the budget is used up.
  template <typename Visit>
  bool each_tie(EntityId here, Visit visit) {
    const graph::TieRow row = m_ground.ties(here);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const EntityId other = row.other(i);
      if (!m_ground.open(other)) continue;
      if (const auto counts = m_ground.admit_counts(here, row, i)) visit(other, cost_of(*counts));
    }
    m_looked_at += row.size();
    return m_ground.spend(row.size());
  }
  /// Of a tree that was found here. O(ties × log).
  [[nodiscard]] TreeCost cost_of(const std::vector<TreeTie>& ties) {
    TreeCost sum = 0;
    for (const auto& [a, b] : ties)
      if (const auto tie = m_ground.tie(a, b)) sum += cost_of(Counts{tie->articles, tie->sentences});
    return sum;
  }
  /// Ties looked at so far.
  [[nodiscard]] std::uint64_t looked_at() const { return m_looked_at; }

  /// For people: the number of ties, or the sum of costs. Rounded down.
  [[nodiscard]] double shown(TreeCost cost) const {
    return m_by_hops ? static_cast<double>(cost >> k_hop_shift) : static_cast<double>(cost >> k_cost_hop_bits) / 1e6;
  }

 private:
  static constexpr unsigned k_hop_shift = 40;  // room for a million ties, and for as many of the dearest

  [[nodiscard]] static PathQuestion as_path_question(const ConnectQuestion& question) {
    PathQuestion out;
    out.from = question.ends[0];
    out.to = question.ends[1];
    out.through.assign(question.ends.begin() + 2, question.ends.end());
    out.via = question.via;
    out.filter = question.filter;
    out.budget = question.budget;
    return out;
  }
  [[nodiscard]] TreeCost cost_of(const Counts& counts) const {
    const TreeCost millionths = m_cost.of(m_cost.count(counts.articles, counts.sentences));
    return m_by_hops ? (TreeCost{1} << k_hop_shift) + millionths : (millionths << k_cost_hop_bits) + 1;
  }

  Ground m_ground;
  bool m_by_hops;
  TieCost m_cost;
  std::uint64_t m_looked_at = 0;
};

/// How far ends are apart at least, by pairs of them.
class EndDistances {
 public:
  explicit EndDistances(std::size_t ends) : m_ends(ends), m_least(ends * ends, 0) {}
  [[nodiscard]] std::size_t ends() const { return m_ends; }
  [[nodiscard]] TreeCost least(std::size_t a, std::size_t b) const { return m_least[a * m_ends + b]; }
  void set(std::size_t a, std::size_t b, TreeCost least) { m_least[a * m_ends + b] = m_least[b * m_ends + a] = least; }
  /// No tree that joins the ends in `set`, a bit each, costs less. O(ends^2).
  [[nodiscard]] TreeCost tree_of(std::uint32_t set) const;

 private:
  std::size_t m_ends;
  std::vector<TreeCost> m_least;
};

/// Mehlhorn's heuristic.
struct Nearby {
  Tree tree;
  EndDistances apart{0};              ///< of the ends, in their order
  TreeCost at_least = 0;              ///< no tree costs less
  std::vector<std::size_t> left_out;  ///< ends that nothing joins to the first; the tree is then none
  bool exhausted = false;             ///< the budget is used up
};
[[nodiscard]] Nearby join_regions(TreeGround& ground, const std::vector<EntityId>& ends, std::size_t entities);

/// The least tree, where the search ends within `budget` ties looked at; else the best one it came upon, if that is
/// cheaper than `known`. `apart` keeps the search from where no cheaper tree can lie. `at_least` as above; it is the
/// tree's cost, or known's, where the search came to its end.
struct LeastTree {
  std::optional<Tree> better;
  TreeCost at_least = 0;
};
[[nodiscard]] LeastTree least_tree(TreeGround& ground, const std::vector<EntityId>& ends, const EndDistances& apart,
                                   std::size_t entities, TreeCost known, std::uint64_t budget);

/// Most ends that the exact search takes.
inline constexpr std::size_t k_most_exact_ends = 6;

}  // namespace guanxi::queries
