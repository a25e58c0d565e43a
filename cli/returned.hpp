// What an openCypher query returns of a graph file: the part of the graph that draw and export take from --cypher.
#pragma once

#include <compare>
#include <set>
#include <string>
#include <utility>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/types.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::cli {

/// A stated relation, whatever sentences state it.
struct ReturnedRelation {
  EntityId from;
  EntityId to;
  RelationType type{};
  std::string title;
  auto operator<=>(const ReturnedRelation&) const = default;
};

/// Entities with the relationships among them, which bring their ends with them. Articles are no entities.
struct Returned {
  std::set<EntityId> entities;
  std::set<std::pair<EntityId, EntityId>> ties;  ///< of co-mention; lower id first
  std::set<ReturnedRelation> relations;
};

/// Nodes, relationships and paths, wherever they stand in the rows of `query`. Errors: those of the query, as usage
/// where its text is wrong.
[[nodiscard]] Result<Returned> returned_by(const graph::Graph& graph, const std::string& query);

}  // namespace guanxi::cli
