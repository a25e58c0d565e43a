// Which box of a picture an entity stands in.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "cli/graphs.hpp"
#include "graph/subgraph.hpp"

namespace guanxi::cli {

struct Grouping {
  std::vector<graph::SubgraphGroup> groups;
  std::map<EntityId, std::uint32_t> of;  ///< index into groups
};

/// Groups the nodes of `part` by `what`: place (where most articles say they lie, a county's box in its city's, that in
/// the province's), body (whose post they hold or whose part they are, an office's box in its body's), type or community. Errors: usage for anything else.
[[nodiscard]] Result<Grouping> group(OpenGraph& opened, const graph::Subgraph& part, const std::string& what);

/// Draws the groups that have two members or more as boxes, boxes in them among these; nothing where there are none.
void apply(const Grouping& grouping, graph::Subgraph& part);

}  // namespace guanxi::cli
