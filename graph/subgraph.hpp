// A part of the graph, small enough to draw: what queries hand to diagrams.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/types.hpp"

namespace guanxi::graph {

struct SubgraphNode {
  EntityId id;
  EntityType type{};
  std::string name;
  std::uint64_t stable = 0;
  std::uint32_t articles = 0;
  bool asked_for = false;  ///< named in the question: drawn with emphasis
};

struct SubgraphRelation {
  RelationType type{};
  bool forward = true;  ///< from SubgraphEdge::a to b
  std::string title;    ///< of holds_post, else empty
  std::uint32_t articles = 0;
};

struct SubgraphEdge {
  std::uint32_t a = 0;  ///< indices into Subgraph::nodes, a < b
  std::uint32_t b = 0;
  std::uint32_t articles = 0;
  std::uint32_t sentences = 0;
  Date first;
  Date last;
  std::vector<SubgraphRelation> relations;
  std::string sentence;    ///< the first sentence that mentions both; may be empty
  std::string article_id;  ///< its article
  std::string url;
};

struct Subgraph {
  std::string title;
  std::vector<SubgraphNode> nodes;
  std::vector<SubgraphEdge> edges;  ///< by (a, b)
  std::uint32_t hidden_nodes = 0;   ///< left out by a limit
  std::uint32_t articles = 0;       ///< different articles behind the edges; 0 where they were not counted
};

}  // namespace guanxi::graph
