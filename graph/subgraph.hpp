// A part of the graph, small enough to draw: what queries hand to diagrams.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/types.hpp"

namespace guanxi::graph {

/// What the picture should look like; follows from the question.
enum class Arrangement : std::uint8_t {
  free,     // by the ties' own forces
  layers,   // ties lead from left to right, from low SubgraphNode::column to high: paths, a tree
  columns,  // one below another in each column: what two have in common
  rings,    // around the one node of column 0, the others on the ring of their column
  groups    // a box for each of Subgraph::groups
};

struct SubgraphNode {
  EntityId id;
  EntityType type{};
  std::string name;
  std::uint64_t stable = 0;
  std::uint32_t articles = 0;
  bool asked_for = false;              ///< named in the question: drawn with emphasis
  std::uint32_t column = 0;            ///< of Arrangement::layers, ring of Arrangement::rings
  std::optional<std::uint32_t> group;  ///< index into Subgraph::groups; alone where there is none
};

struct SubgraphRelation {
  RelationType type{};
  bool forward = true;  ///< from SubgraphEdge::a to b
  std::string title;    ///< of holds_post, else empty
  std::uint32_t articles = 0;
};

/// A sentence that mentions both ends of a tie, with what is known of its article.
struct SubgraphSentence {
  std::string text;  ///< empty where the two stand in one article but in no common sentence
  std::string article_id;
  std::string article_title;
  std::string source;
  std::string url;
  Date date;
};

struct SubgraphEdge {
  std::uint32_t a = 0;  ///< indices into Subgraph::nodes, a < b
  std::uint32_t b = 0;
  std::uint32_t articles = 0;
  std::uint32_t sentences = 0;
  Date first;
  Date last;
  std::vector<SubgraphRelation> relations;
  std::vector<SubgraphSentence> evidence;  ///< stating sentences first, then by date; as many as were asked for
};

struct SubgraphGroup {
  std::string name;
  std::optional<std::uint32_t> parent;  ///< the group that it lies in, if any; no group lies in itself
};

struct Subgraph {
  std::string title;
  Arrangement arrangement = Arrangement::free;
  std::vector<SubgraphNode> nodes;
  std::vector<SubgraphEdge> edges;  ///< by (a, b)
  std::vector<SubgraphGroup> groups;
  std::uint32_t hidden_nodes = 0;   ///< left out by a limit
  std::uint32_t hidden_edges = 0;   ///< ties among the nodes that are left out
  std::uint32_t articles = 0;       ///< different articles behind the edges; 0 where they were not counted
};

}  // namespace guanxi::graph
