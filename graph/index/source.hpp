// The graph file behind a graph. Private to graph/index.
#pragma once

#include <optional>
#include <string>

#include "graph/index/graph.hpp"

namespace guanxi::graph {

struct Graph::Source {
  std::string path;
  FileStamp stamp;             ///< of the file that the index was made from
  std::optional<Store> store;  ///< opened when texts are first asked for
};

}  // namespace guanxi::graph
