// The graph that one level of Leiden works on: nodes are entities, or what the level before made of them. Private to
// queries/analysis.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/index/graph.hpp"
#include "queries/analysis/workers.hpp"

namespace guanxi::queries {

/// Rows of an undirected weighted graph; each edge stands in the rows of both its ends. Edges of a node to itself are
/// left out: they move with it; its strength has them.
struct LevelGraph {
  struct Arc {
    std::uint32_t to = 0;
    float weight = 0;  ///< greater than 0
  };
  std::vector<std::span<const Arc>> rows;  ///< by node
  std::vector<double> strengths;           ///< by node: weight of all its arcs, those to itself too
  double total = 0;                        ///< of all strengths: twice the weight of all edges
  std::vector<std::vector<Arc>> runs;      ///< where the rows lie: each run of nodes was filled by one thread

  [[nodiscard]] std::size_t size() const { return rows.size(); }
};

/// Groups of nodes by node, numbered from 0 without gaps.
struct Grouping {
  std::vector<std::uint32_t> of;
  std::uint32_t count = 0;
};

/// The same groups numbered in the order of their first nodes. Numbers are less than the number of nodes.
[[nodiscard]] Grouping numbered(std::vector<std::uint32_t> groups);

/// Nodes group by group, each group's ascending.
struct Members {
  explicit Members(const Grouping& groups);
  [[nodiscard]] std::span<std::uint32_t> of(std::size_t group) {
    return std::span(nodes).subspan(begins[group], begins[group + 1] - begins[group]);
  }
  std::vector<std::uint32_t> nodes;
  std::vector<std::uint32_t> begins;  // one more than groups
};

/// Entities as nodes, ties weighted by weight_of(). 16 bytes a tie.
[[nodiscard]] LevelGraph level_graph(const graph::Graph& graph, Crew& crew);

/// Groups as nodes, their edges added up. O(arcs).
[[nodiscard]] LevelGraph merged(const LevelGraph& graph, const Grouping& groups, Crew& crew);

/// What one node is tied to, added up by group: emptied in O(what it holds).
class GroupWeights {
 public:
  explicit GroupWeights(std::size_t groups) : m_weights(groups, 0), m_seen(groups + 1) {}
  void clear() {
    for (const std::uint32_t group : groups()) m_weights[group] = 0;
    m_count = 0;
  }
  /// `weight` is greater than 0. Without a branch, which would be foreseen badly.
  void add(std::uint32_t group, double weight) {
    const double before = m_weights[group];
    m_seen[m_count] = group;
    m_count += before == 0 ? 1 : 0;
    m_weights[group] = before + weight;
  }
  [[nodiscard]] double of(std::uint32_t group) const { return m_weights[group]; }
  /// In the order in which they were first added.
  [[nodiscard]] std::span<const std::uint32_t> groups() const { return std::span(m_seen).first(m_count); }

 private:
  std::vector<double> m_weights;
  std::vector<std::uint32_t> m_seen;  // one more than groups: add() writes before it counts
  std::size_t m_count = 0;
};

}  // namespace guanxi::queries
