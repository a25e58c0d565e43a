// The edges of a graph file as an index has them: one tie a pair, and what is stated along it. Private to graph/index.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/list/graph_file.hpp"

namespace guanxi::graph {

struct ListedTie {
  std::uint32_t a = 0;  ///< rows of nodes, a < b
  std::uint32_t b = 0;
  std::uint32_t weight = 0;
  std::uint32_t sentences = 0;
  Period seen;
};

/// By (a, b), each pair once. Of parallel edges the tie is what the co_mention edge among them says, else as much as
/// all of them, from the first of their days to the last. O(edges × log edges).
[[nodiscard]] std::vector<ListedTie> listed_ties(const GraphFile& file);

}  // namespace guanxi::graph
