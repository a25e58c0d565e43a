// What the fuzz targets of the graph files' readers hold: whatever the bytes, an error, or rows that fit together.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "graph/index/listed_ties.hpp"
#include "graph/list/graph_file.hpp"
#include "graph/list/list_facts.hpp"
#include "graph/store/facts_codec.hpp"

namespace guanxi::graph {

inline int read_graph_checked(const std::uint8_t* data, std::size_t size,
                              Result<GraphFile> (*read)(std::string_view, const std::string&)) {
  const auto file = read({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!file) return 0;
  for (const GraphFileEdge& edge : file->edges) {
    if (edge.source == edge.target || std::max(edge.source, edge.target) >= file->nodes.size()) std::abort();
    if (edge.weight == 0 || edge.statement >= file->statements.size()) std::abort();
  }
  const ListedTie* previous = nullptr;
  const std::vector<ListedTie> ties = listed_ties(*file);
  for (const ListedTie& tie : ties) {
    if (tie.a >= tie.b || tie.b >= file->nodes.size() || tie.weight == 0) std::abort();
    if (previous != nullptr && !(previous->a < tie.a || (previous->a == tie.a && previous->b < tie.b))) std::abort();
    previous = &tie;
  }
  for (const GraphFileNode& node : file->nodes) {
    if (node.id.empty() || node.name.empty()) std::abort();
  }
  const auto kept = each_list_entry(*file, {"fuzz", "fuzz", "fuzz"}, {{"", EntityType::person}}, check_facts);
  if (!kept && kept.error().message.starts_with("the article cannot be stored")) std::abort();
  return 0;
}

}  // namespace guanxi::graph
