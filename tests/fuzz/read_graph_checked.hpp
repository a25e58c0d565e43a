// What the fuzz targets of the graph files' readers hold: whatever the bytes, an error, or rows that fit together.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "graph/index/graph_file.hpp"

namespace guanxi::graph {

inline int read_graph_checked(const std::uint8_t* data, std::size_t size,
                              Result<GraphFile> (*read)(std::string_view, const std::string&)) {
  const auto file = read({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!file) return 0;
  const GraphFileTie* previous = nullptr;
  for (const GraphFileTie& tie : file->ties) {
    if (tie.a >= tie.b || tie.b >= file->nodes.size() || tie.weight == 0) std::abort();
    if (previous != nullptr && !(previous->a < tie.a || (previous->a == tie.a && previous->b < tie.b))) std::abort();
    previous = &tie;
  }
  for (const GraphFileNode& node : file->nodes) {
    if (node.id.empty() || node.name.empty()) std::abort();
  }
  return 0;
}

}  // namespace guanxi::graph
