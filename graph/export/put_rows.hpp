// The loop that every format shares: each node, each edge, until the file can take no more.
#pragma once

#include <cstdint>
#include <string_view>

#include "graph/export/rows.hpp"
#include "graph/export/sink.hpp"

namespace guanxi::graph {

/// What is written ahead of the first row and of each other one.
struct Ahead {
  std::string_view first;
  std::string_view others;
};
inline constexpr Ahead k_json_rows{"\n", ",\n"};
inline constexpr Ahead k_lines{};

/// Calls `write(node)` for each node until the sink has failed. Returns how many were written. O(mentions).
template <typename Write>
std::uint64_t put_nodes(const Selection& selection, Sink& sink, Ahead ahead, const Write& write) {
  std::uint64_t count = 0;
  each_node(selection, [&](const ExportNode& node) {
    sink.put(count++ == 0 ? ahead.first : ahead.others);
    write(node);
    return !sink.failed();
  });
  return count;
}

/// Likewise `write(edge)` for each edge. O(ties + relations).
template <typename Write>
std::uint64_t put_edges(const Selection& selection, Sink& sink, Ahead ahead, const Write& write) {
  std::uint64_t count = 0;
  each_edge(selection, [&](const ExportEdge& edge) {
    sink.put(count++ == 0 ? ahead.first : ahead.others);
    write(edge);
    return !sink.failed();
  });
  return count;
}

}  // namespace guanxi::graph
