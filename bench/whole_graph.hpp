// The graph that a benchmark asks, with every page read and checked beforehand.
#pragma once

#include "graph/index/graph.hpp"

namespace guanxi::bench {

/// Errors: those of Graph::open and Graph::read_all.
inline Result<graph::Graph> open_whole(const char* path) {
  auto graph = graph::Graph::open(path);
  if (!graph) return graph;
  if (const auto read = graph->read_all(); !read) return tl::unexpected(read.error());
  return graph;
}

}  // namespace guanxi::bench
