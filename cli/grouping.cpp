#include "cli/grouping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "queries/analysis/communities.hpp"

namespace guanxi::cli {

namespace {

/// The entity that most articles state `id` to belong to by one of these relations; of equal ones the lowest id.
std::optional<EntityId> whole_of(const graph::Graph& graph, EntityId id, std::initializer_list<RelationType> types) {
  std::map<EntityId, std::size_t> stated;
  for (const graph::Relation relation : graph.relations_from(id)) {
    if (std::find(types.begin(), types.end(), relation.type) != types.end() && relation.to != id) ++stated[relation.to];
  }
  const auto most =
      std::max_element(stated.begin(), stated.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == stated.end() ? std::nullopt : std::optional(most->first);
}

/// Each node with its whole; a whole that is in the picture stands in its own box.
Grouping by_whole(const graph::Graph& graph, const graph::Subgraph& part, std::initializer_list<RelationType> types) {
  Grouping grouping;
  std::map<EntityId, std::uint32_t> numbers;
  for (const graph::SubgraphNode& node : part.nodes) {
    const auto whole = whole_of(graph, node.id, types);
    if (!whole) continue;
    const auto [at, is_new] = numbers.try_emplace(*whole, static_cast<std::uint32_t>(grouping.names.size()));
    if (is_new) grouping.names.emplace_back(graph.name(*whole));
    grouping.of[node.id] = at->second;
  }
  for (const graph::SubgraphNode& node : part.nodes) {
    if (const auto at = numbers.find(node.id); at != numbers.end()) grouping.of[node.id] = at->second;
  }
  return grouping;
}

Grouping by_type(const graph::Subgraph& part) {
  Grouping grouping;
  for (const EntityType type : k_entity_types) grouping.names.emplace_back(chinese_label(type));
  for (const graph::SubgraphNode& node : part.nodes) grouping.of[node.id] = static_cast<std::uint32_t>(node.type);
  return grouping;
}

Result<Grouping> by_community(OpenGraph& opened, const graph::Subgraph& part) {
  GUANXI_CHECK(opened.read_all());
  const queries::Communities found = queries::communities(opened.graph());
  std::map<std::uint32_t, std::uint32_t> numbers;
  Grouping grouping;
  for (const graph::SubgraphNode& node : part.nodes) {
    const std::uint32_t community = found.of[node.id.index()].value;
    const auto [at, is_new] = numbers.try_emplace(community, static_cast<std::uint32_t>(grouping.names.size()));
    if (is_new) grouping.names.push_back(fmt::format("群体 {}", community + 1));
    grouping.of[node.id] = at->second;
  }
  return grouping;
}

}  // namespace

Result<Grouping> group(OpenGraph& opened, const graph::Subgraph& part, const std::string& what) {
  if (what == "place") return by_whole(opened.graph(), part, {RelationType::located_in});
  if (what == "body") return by_whole(opened.graph(), part, {RelationType::holds_post, RelationType::part_of});
  if (what == "type") return by_type(part);
  if (what == "community") return by_community(opened, part);
  return fail(ErrorCode::usage, fmt::format("entities are not grouped by '{}'", what), "--group-by",
              "group by place, body, type or community");
}

void apply(const Grouping& grouping, graph::Subgraph& part) {
  std::vector<std::size_t> members(grouping.names.size(), 0);
  for (const graph::SubgraphNode& node : part.nodes) {
    if (const auto at = grouping.of.find(node.id); at != grouping.of.end()) ++members[at->second];
  }
  part.groups = grouping.names;
  for (graph::SubgraphNode& node : part.nodes) {
    const auto at = grouping.of.find(node.id);
    if (at == grouping.of.end() || members[at->second] < 2) continue;
    node.group = at->second;
    part.arrangement = graph::Arrangement::groups;
  }
}

}  // namespace guanxi::cli
