// What a picture leaves out, decided on ties alone, before any sentence is read.
#pragma once

#include "graph/subgraph.hpp"

namespace guanxi::graph {

/// Above this a drawing on one page is a ball of wool: 300 labelled nodes fill an A2 sheet.
inline constexpr std::size_t k_most_nodes = 300;

/// The part a picture shows. Of more than k_most_nodes nodes, what was asked for and the most tied stay. A thick web,
/// more than 5 ties for 2 nodes, keeps all stated relations, all ties of those asked for (unless most are), and each
/// node's strongest other tie. A small one is filled up to 2 ties a node. Of
/// the ties between two groups, the strongest stays. What is left out is added to
/// hidden_nodes and hidden_edges. Layers stay whole: their ties were chosen by the question. O(ties log ties).
[[nodiscard]] Subgraph reduced(Subgraph part);

}  // namespace guanxi::graph
