// Which part of the graph an export takes: what stands around an entity, what a query returns, what fits conditions.
#pragma once

#include <string>

#include "base/error.hpp"
#include "cli/question.hpp"
#include "graph/export/export.hpp"

namespace guanxi::cli {

/// --around, --hops, --limit, --cypher and the conditions of FilterOptions.
struct PartOptions {
  std::string around;
  std::uint64_t hops = 1;
  std::uint64_t limit = UINT32_MAX;
  std::string cypher;
  FilterOptions filter;

  void declare(Arguments& arguments);
  /// The conditions choose entities and ties alike. Without --around and --cypher the entities are those of the wanted
  /// types; where a condition is on ties, only the ends of the ties that it lets through.
  /// The part refers to `graph`, which must outlive it. O(ties) where there is a condition on ties.
  /// Errors: those of resolve_entity, FilterOptions::resolve and of the query; usage where --cypher stands with others.
  [[nodiscard]] Result<graph::ExportPart> choose(const graph::Graph& graph) const;
};

}  // namespace guanxi::cli
