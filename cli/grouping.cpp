#include "cli/grouping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "queries/analysis/communities.hpp"

namespace guanxi::cli {

namespace {

/// The entity that most articles state another to belong to, and how many do.
struct Whole {
  EntityId id;
  std::size_t stated = 0;
  std::size_t all = 0;  ///< statements, also of others
};

/// By one of these relations; of equal ones the lowest id.
std::optional<Whole> whole_of(const graph::Graph& graph, EntityId id, std::initializer_list<RelationType> types) {
  std::map<EntityId, std::size_t> stated;
  std::size_t all = 0;
  for (const graph::Relation relation : graph.relations_from(id)) {
    if (std::find(types.begin(), types.end(), relation.type) == types.end() || relation.to == id) continue;
    ++stated[relation.to];
    ++all;
  }
  const auto most =
      std::max_element(stated.begin(), stated.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == stated.end() ? std::nullopt : std::optional(Whole{most->first, most->second, all});
}

/// Each node with its whole, and that with its own, up to three boxes in one another. A whole that is in the picture
/// stands in its own box.
class Wholes {
 public:
  Wholes(const graph::Graph& graph, std::initializer_list<RelationType> types) : m_graph(graph), m_types(types) {}

  Grouping group(const graph::Subgraph& part) {
    for (const graph::SubgraphNode& node : part.nodes) {
      if (const auto whole = whole_of(m_graph, node.id, m_types)) m_grouping.of[node.id] = number_of(whole->id, 1);
    }
    for (const graph::SubgraphNode& node : part.nodes) {
      if (const auto at = m_numbers.find(node.id); at != m_numbers.end()) m_grouping.of[node.id] = at->second;
    }
    return std::move(m_grouping);
  }

 private:
  static constexpr int k_most_levels = 3;

  /// A box of this whole, inside that of its own whole where it has one.
  std::uint32_t number_of(EntityId whole, int level) {
    if (const auto known = m_numbers.find(whole); known != m_numbers.end()) return known->second;
    const auto number = static_cast<std::uint32_t>(m_grouping.groups.size());
    m_numbers[whole] = number;
    m_grouping.groups.push_back({std::string(m_graph.name(whole)), {}});
    if (level == k_most_levels) return number;
    const auto outer = whole_of(m_graph, whole, m_types);
    if (outer && outer->stated > 1 && 2 * outer->stated > outer->all) {  // a river lies in many provinces
      const std::uint32_t parent = number_of(outer->id, level + 1);
      if (!lies_in(parent, number)) m_grouping.groups[number].parent = parent;
    }
    return number;
  }

  [[nodiscard]] bool lies_in(std::uint32_t inner, std::uint32_t outer) const {
    for (std::optional<std::uint32_t> at = inner; at; at = m_grouping.groups[*at].parent) {
      if (*at == outer) return true;
    }
    return false;
  }

  const graph::Graph& m_graph;
  std::initializer_list<RelationType> m_types;
  std::map<EntityId, std::uint32_t> m_numbers;
  Grouping m_grouping;
};

Grouping by_type(const graph::Subgraph& part) {
  Grouping grouping;
  for (const EntityType type : k_entity_types) grouping.groups.push_back({std::string(chinese_label(type)), {}});
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
    const auto [at, is_new] = numbers.try_emplace(community, static_cast<std::uint32_t>(grouping.groups.size()));
    if (is_new) grouping.groups.push_back({fmt::format("群体 {}", community + 1), {}});
    grouping.of[node.id] = at->second;
  }
  return grouping;
}

}  // namespace

Result<Grouping> group(OpenGraph& opened, const graph::Subgraph& part, const std::string& what) {
  if (what == "place") return Wholes(opened.graph(), {RelationType::located_in, RelationType::part_of}).group(part);
  if (what == "body") return Wholes(opened.graph(), {RelationType::holds_post, RelationType::part_of}).group(part);
  if (what == "type") return by_type(part);
  if (what == "community") return by_community(opened, part);
  return fail(ErrorCode::usage, fmt::format("entities are not grouped by '{}'", what), "--group-by",
              "group by place, body, type or community");
}

void apply(const Grouping& grouping, graph::Subgraph& part) {
  std::vector<std::size_t> members(grouping.groups.size(), 0);  // in it, or in a box in it
  for (const graph::SubgraphNode& node : part.nodes) {
    const auto at = grouping.of.find(node.id);
    if (at == grouping.of.end()) continue;
    for (std::optional<std::uint32_t> group = at->second; group; group = grouping.groups[*group].parent)
      ++members[*group];
  }
  const auto first_with_two = [&](std::optional<std::uint32_t> group) {
    while (group && members[*group] < 2) group = grouping.groups[*group].parent;
    return group;
  };
  part.groups = grouping.groups;
  for (std::size_t i = 0; i < part.groups.size(); ++i) {
    std::optional<std::uint32_t>& parent = part.groups[i].parent;
    parent = first_with_two(parent);
    if (parent && members[*parent] == members[i]) parent.reset();  // a box of nothing but this one
  }
  for (graph::SubgraphNode& node : part.nodes) {
    const auto at = grouping.of.find(node.id);
    if (at == grouping.of.end()) continue;
    node.group = first_with_two(at->second);
    if (node.group) part.arrangement = graph::Arrangement::groups;
  }
}

}  // namespace guanxi::cli
