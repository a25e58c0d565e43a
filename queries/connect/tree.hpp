// What the two searches of connect share: where they may go, what a tie costs, and the trees they find.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "queries/connect/connect.hpp"
#include "queries/paths/fewest_hops.hpp"
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

  /// Calls visit(other end, cost) for each tie of `here` that may be used and costs at most `most`. False where the
  /// budget is used up: dearer ties are passed over by their counts alone, and a sixteenth of them is charged.
  template <typename Visit>
  bool each_tie(EntityId here, TreeCost most, Visit visit) {
    const graph::TieRow row = m_ground.ties(here);
    const auto articles = row.article_bytes();
    const auto sentences = row.sentence_bytes();
    const bool by_counts = m_ground.passes_every_tie() && articles.size() == row.size();
    const std::uint64_t least = by_counts ? least_count(most) : 0;
    std::uint64_t looks = row.size() / k_passed_over_a_look;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (by_counts && articles[i] != graph::TieRow::k_large_count) {
        const std::uint8_t in_sentences = sentences.empty() ? std::uint8_t{0} : sentences[i];
        if (in_sentences != graph::TieRow::k_large_count && m_cost.count(articles[i], in_sentences) < least) continue;
      }
      ++looks;
      const EntityId other = row.other(i);
      if (!m_ground.open(other)) continue;
      const auto counts = m_ground.admit_counts(here, row, i);
      if (!counts) continue;
      if (const TreeCost cost = cost_of(*counts); cost <= most) visit(other, cost);
    }
    m_looked_at += looks;
    return m_ground.spend(looks);
  }
  /// What a way from a to b of the fewest ties costs; k_no_tree - 1 on a damaged graph, nothing where no way joins
  /// them.
  [[nodiscard]] std::optional<TreeCost> way_by_hops(FewestHops& search, EntityId a, EntityId b) {
    const auto passes = [&](EntityId from, std::size_t i, EntityId to) {
      return m_ground.open(to) && (m_ground.passes_every_tie() || m_ground.admits(from, m_ground.ties(from), i));
    };
    if (!search.between(a, b, std::numeric_limits<std::uint32_t>::max(), passes)) return std::nullopt;
    TreeCost sum = 0;
    const std::vector<EntityId> way = search.path();
    for (std::size_t i = 1; i < way.size(); ++i) {
      const auto tie = m_ground.tie(way[i - 1], way[i]);
      if (!tie) return k_no_tree - 1;
      sum += cost_of(Counts{tie->articles, tie->sentences});
    }
    return sum;
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
  static constexpr std::uint64_t k_passed_over_a_look = 16;
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

  /// A count that every tie of cost at most `most` has; more than there is where none can be that cheap.
  [[nodiscard]] std::uint64_t least_count(TreeCost most) const {
    const TreeCost one = m_by_hops ? TreeCost{1} << k_hop_shift : 1;
    if (most < one) return TieCost::k_tabled;
    return m_cost.least_count(m_by_hops ? most - one : (most - one) >> k_cost_hop_bits);
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

/// A tree by the distances between ends.
struct Nearby {
  Tree tree;
  EndDistances apart{0};              ///< of the ends, in their order
  TreeCost at_least = 0;              ///< no tree costs less
  std::vector<std::size_t> left_out;  ///< ends that nothing joins to the first; the tree is then none
  bool exhausted = false;             ///< the budget is used up
};
[[nodiscard]] Nearby join_by_distances(const graph::Graph& graph, TreeGround& ground,
                                       const std::vector<EntityId>& ends);

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
