#include "cli/part.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "cli/question.hpp"
#include "cli/returned.hpp"
#include "queries/sieve.hpp"

namespace guanxi::cli {

namespace {

using queries::Filter;
using queries::Sieve;

/// Lets ties through one source after another. A sieve keeps what it has counted again, so each source gets its own.
class TieConditions {
 public:
  TieConditions(const graph::Graph& graph, Filter filter) : m_graph(graph), m_filter(std::move(filter)) {}

  std::optional<graph::Tie> tie(EntityId from, const graph::Tie& tie) {
    if (!m_filter.relations.empty()) return std::nullopt;  // what is asked for is the relation, not the co-mention
    if (!m_sieve || m_from != from) m_sieve.emplace(m_graph, m_filter);
    m_from = from;
    return m_sieve->admit(from, tie);
  }
  [[nodiscard]] bool relation(const graph::Relation& relation) {
    const auto& wanted = m_filter.relations;
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), relation.type) == wanted.end()) return false;
    if (!m_sieve) m_sieve.emplace(m_graph, m_filter);
    return m_sieve->in_dates(relation);
  }
  [[nodiscard]] const Filter& filter() const { return m_filter; }

 private:
  const graph::Graph& m_graph;
  Filter m_filter;
  std::optional<Sieve> m_sieve;
  EntityId m_from;
};

bool has_tie_condition(const Filter& filter) {
  return !filter.relations.empty() || filter.by_date() || filter.min_articles > 1;
}

/// Ends of what the conditions let through, among the entities that `wanted` marks.
std::vector<EntityId> ends_of_ties(const graph::Graph& graph, const std::vector<bool>& wanted,
                                   TieConditions& conditions) {
  std::vector<bool> is_end(graph.entity_count(), false);
  const auto mark = [&](EntityId a, EntityId b) { is_end[a.index()] = is_end[b.index()] = true; };
  for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
    const EntityId id(i);
    if (!wanted[i]) continue;
    for (const graph::Tie tie : graph.ties(id)) {
      if (tie.other > id && wanted[tie.other.index()] && conditions.tie(id, tie)) mark(id, tie.other);
    }
    for (const graph::Relation relation : graph.relations_from(id)) {
      if (wanted[relation.to.index()] && conditions.relation(relation)) mark(id, relation.to);
    }
  }
  std::vector<EntityId> ends;
  for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
    if (is_end[i]) ends.emplace_back(i);
  }
  return ends;
}

std::vector<EntityId> fitting(const graph::Graph& graph, TieConditions& conditions) {
  const Sieve sieve(graph, conditions.filter());
  std::vector<bool> wanted(graph.entity_count());
  std::vector<EntityId> members;
  for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
    wanted[i] = sieve.wanted_type(EntityId(i)) && sieve.usable(EntityId(i));
    if (wanted[i]) members.emplace_back(i);
  }
  return has_tie_condition(conditions.filter()) ? ends_of_ties(graph, wanted, conditions) : members;
}

std::vector<EntityId> surroundings(const graph::Graph& graph, EntityId centre, std::uint32_t hops, const Filter& filter,
                                   std::size_t limit) {
  const auto found = queries::near(graph, centre, hops, filter, limit);
  std::vector<EntityId> members = found.bridges;
  members.push_back(centre);
  for (const queries::Neighbour& neighbour : found.found) members.push_back(neighbour.id);
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

/// These entities and relationships; where there is no relationship, all that runs among the entities.
graph::ExportPart part_of(const Returned& returned) {
  graph::ExportPart part;
  part.only.emplace(returned.entities.begin(), returned.entities.end());
  if (returned.ties.empty() && returned.relations.empty()) return part;
  part.tie = [ties = returned.ties](EntityId from, const graph::Tie& tie) {
    return ties.contains(std::minmax(from, tie.other)) ? std::optional(tie) : std::nullopt;
  };
  part.relation = [relations = returned.relations](const graph::Relation& relation) {
    return relations.contains({relation.from, relation.to, relation.type, std::string(relation.title)});
  };
  return part;
}

Result<graph::ExportPart> part_returned_by(const graph::Graph& graph, const std::string& query) {
  GUANXI_TRY(const Returned returned, returned_by(graph, query));
  if (returned.entities.empty())
    return fail(ErrorCode::not_found, "the query returns no entity", "--cypher",
                "return nodes, relationships or paths: MATCH (a)-[r:HOLDS_POST]->(b) RETURN a, r, b");
  return part_of(returned);
}

}  // namespace

void PartOptions::declare(Arguments& arguments) {
  arguments.option("--around", "ENTITY", around, "Only what stands around this entity: a name, type:name or #id");
  arguments.number("--hops", "N", hops, 1, 6, "How far --around goes (1)");
  arguments.number("--limit", "N", limit, 1, UINT32_MAX,
                   "At most N entities around it, the strongest ties first (all)");
  arguments.option("--cypher", "QUERY", cypher,
                   "Only the nodes, relationships and paths that an openCypher query returns");
  filter.declare(arguments);
}

Result<graph::ExportPart> PartOptions::choose(const graph::Graph& graph) const {
  GUANXI_TRY(const Filter resolved, filter.resolve(graph));
  const bool conditions_given = has_tie_condition(resolved) || !resolved.types.empty() || !resolved.avoid.empty();
  if (!cypher.empty() && (!around.empty() || conditions_given))
    return fail(ErrorCode::usage, "--cypher stands alone", "export", "write the other conditions into the query");
  if (!cypher.empty()) return part_returned_by(graph, cypher);
  graph::ExportPart part;
  const auto conditions = std::make_shared<TieConditions>(graph, resolved);  // shared by the part's two functions
  if (!around.empty()) {
    GUANXI_TRY(const EntityId centre, resolve_named(graph, around));
    part.only = surroundings(graph, centre, static_cast<std::uint32_t>(hops), resolved, limit);
  } else if (conditions_given) {
    part.only = fitting(graph, *conditions);
  }
  if (!has_tie_condition(resolved)) return part;
  part.tie = [conditions](EntityId from, const graph::Tie& tie) { return conditions->tie(from, tie); };
  part.relation = [conditions](const graph::Relation& relation) { return conditions->relation(relation); };
  const queries::ArticleRange articles = Sieve(graph, resolved).articles();
  part.articles = {ArticleId(articles.begin), ArticleId(articles.end)};
  return part;
}

}  // namespace guanxi::cli
