// A profile of an entity to read and to print.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "graph/diagram/timeline.hpp"
#include "graph/subgraph.hpp"

namespace guanxi::graph {

struct Report {
  SubgraphNode entity;
  std::vector<std::pair<std::string, std::uint32_t>> forms;  ///< as printed, with how many articles have it
  std::uint32_t ties = 0;                                    ///< of the whole graph
  Timeline posts;                                            ///< of it, or of those who hold its posts; may be empty
  Timeline events;                                           ///< other stated relations; may be empty
  Subgraph neighbourhood;                                    ///< with some sentences a tie; the entity is asked for
};

/// One HTML file without scripts that loads nothing: facts, posts over time, the diagram, the strongest ties with their
/// sentences, the sources. Each sentence names its source by number. Errors: as draw().
[[nodiscard]] Result<std::string> report_of(const Report& report);

}  // namespace guanxi::graph
