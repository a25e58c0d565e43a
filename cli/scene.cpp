#include "cli/scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cli/grouping.hpp"
#include "cli/question.hpp"
#include "cli/returned.hpp"
#include "cli/spans.hpp"
#include "graph/diagram/reduce.hpp"
#include "queries/analysis/communities.hpp"
#include "queries/connect/connect.hpp"

namespace guanxi::cli {

using Pair = std::pair<EntityId, EntityId>;

struct SceneQuestion::Scene {
  std::string title;
  std::vector<EntityId> members;
  std::vector<EntityId> asked;
  std::size_t hidden = 0;
  graph::Arrangement arrangement = graph::Arrangement::free;
  std::set<Pair> pairs;                       ///< the only ties to draw, lower id first; all where there are none
  std::map<EntityId, std::uint32_t> columns;  ///< of layers
  Grouping grouping;
};

namespace {

using graph::Arrangement;
using graph::Subgraph;

Pair pair_of(EntityId a, EntityId b) { return std::minmax(a, b); }

/// Steps from the asked-for ones over drawn ties; what nothing leads to is behind all others.
void set_rings(Subgraph& part) {
  const auto nodes = static_cast<std::uint32_t>(part.nodes.size());
  std::uint32_t ring = 0;
  for (graph::SubgraphNode& node : part.nodes) node.column = node.asked_for ? 0 : nodes;
  for (bool grown = true; grown; ++ring) {
    grown = false;
    for (const graph::SubgraphEdge& edge : part.edges) {
      for (const auto& [from, to] : {std::pair(edge.a, edge.b), std::pair(edge.b, edge.a)}) {
        if (part.nodes[from].column != ring || part.nodes[to].column <= ring + 1) continue;
        part.nodes[to].column = ring + 1;
        grown = true;
      }
    }
  }
}

std::string joined_names(const graph::Graph& graph, const std::vector<EntityId>& ids) {
  std::string out;
  for (std::size_t i = 0; i < std::min<std::size_t>(ids.size(), 4); ++i)
    out += (i == 0 ? "" : "、") + std::string(graph.name(ids[i]));
  return ids.size() > 4 ? fmt::format("{}等 {} 个", out, ids.size()) : out;
}

}  // namespace

void SceneQuestion::declare(Arguments& arguments) {
  arguments.option("--around", "ENTITY", m_around, "What stands around this entity: a name, type:name or #id");
  arguments.list("--path", "ENTITY", m_path, "The paths between two entities");
  arguments.list("--common", "ENTITY", m_common, "What ties two or more entities together");
  arguments.list("--connect", "ENTITY", m_connect, "The smallest part of the graph that joins these entities");
  arguments.list("--names", "ENTITY", m_names, "These entities and the ties among them");
  arguments.option("--cypher", "QUERY", m_cypher,
                   "The nodes, relationships and paths that an openCypher query returns");
  arguments.number("--communities", "N", m_communities, 1, 40, "The N greatest communities, a box each");
  arguments.number("--members", "N", m_members, 1, 50, "The N leading members of each community (6)");
  arguments.option("--timeline", "ENTITY", m_timeline, "Posts and other stated relations of this entity, over time");
  arguments.number("--hops", "N", m_hops, 1, 6, "How far --around goes (1)");
  arguments.number("--count", "K", m_count, 1, 1000, "The K best paths (1)");
  arguments.number("--max-hops", "N", m_max_hops, 1, 32, "No path longer than N ties (6)");
  arguments.number("--limit", "N", m_limit, 1, UINT32_MAX, "At most N entities besides those named (30)");
  arguments.option("--group-by", "WHAT", m_group_by,
                   "A box for each place, body, type or community that several of the entities belong to");
  arguments.option("--title", "TEXT", m_title, "The title, in place of the question's own");
  m_filter.declare(arguments);
}

Result<void> SceneQuestion::check() const {
  const std::size_t sources = (m_around.empty() ? 0U : 1U) + (m_path.empty() ? 0U : 1U) + (m_common.empty() ? 0U : 1U) +
                              (m_connect.empty() ? 0U : 1U) + (m_names.empty() ? 0U : 1U) +
                              (m_cypher.empty() ? 0U : 1U) + (m_communities == 0 ? 0U : 1U) +
                              (m_timeline.empty() ? 0U : 1U);
  if (sources != 1)
    return fail(ErrorCode::usage,
                "what to draw takes exactly one of --around, --path, --common, --connect, --names, --cypher, "
                "--communities and --timeline",
                "draw", "for example: guanxi draw news.gx --around ENTITY -o picture.svg");
  if (!m_path.empty() && m_path.size() != 2)
    return fail(ErrorCode::usage, fmt::format("--path takes two entities, not {}", m_path.size()), "draw",
                "quote a name that has spaces in it");
  if (m_common.size() == 1)
    return fail(ErrorCode::usage, "--common takes two or more entities", "draw", "name another one");
  return {};
}

Result<graph::Timeline> SceneQuestion::ask_timeline(const graph::Graph& graph) const {
  GUANXI_TRY(const queries::Filter filter, m_filter.resolve(graph));
  GUANXI_TRY(const EntityId id, resolve_named(graph, m_timeline));
  GUANXI_TRY(graph::Timeline timeline, timeline_of(graph, id, Stated::all, filter, m_limit));
  if (timeline.spans.empty())
    return fail(ErrorCode::not_found,
                fmt::format("no dated article states a post or another relation of {} under these conditions",
                            entity_text(graph, id)),
                {}, "guanxi draw --around shows what it is mentioned with");
  if (!m_title.empty()) timeline.title = m_title;
  return timeline;
}

Result<Subgraph> SceneQuestion::ask(OpenGraph& opened, std::size_t sentences) const {
  const graph::Graph& graph = opened.graph();
  GUANXI_TRY(const queries::Filter filter, m_filter.resolve(graph));
  GUANXI_TRY(Scene found, scene(opened, filter));
  Subgraph part = queries::subgraph_of(graph, found.members, found.asked, filter);
  part.title = m_title.empty() ? found.title : m_title;
  part.hidden_nodes = static_cast<std::uint32_t>(found.hidden);
  part.arrangement = found.arrangement;
  if (!found.pairs.empty()) {
    std::erase_if(part.edges, [&](const graph::SubgraphEdge& edge) {
      return !found.pairs.contains(pair_of(part.nodes[edge.a].id, part.nodes[edge.b].id));
    });
  }
  if (!m_group_by.empty()) {
    GUANXI_TRY(found.grouping, group(opened, part, m_group_by));
  }
  apply(found.grouping, part);
  for (graph::SubgraphNode& node : part.nodes) {
    if (const auto column = found.columns.find(node.id); column != found.columns.end()) node.column = column->second;
  }
  part = graph::reduced(std::move(part));
  if (part.arrangement == Arrangement::rings) set_rings(part);
  GUANXI_CHECK(queries::add_evidence(graph, part, filter, sentences));
  return part;
}

Result<SceneQuestion::Scene> SceneQuestion::scene(OpenGraph& opened, const queries::Filter& filter) const {
  if (!m_around.empty()) return around(opened, filter);
  if (!m_path.empty()) return paths(opened, filter);
  if (!m_common.empty()) return common(opened.graph(), filter);
  if (!m_connect.empty()) return connection(opened.graph(), filter);
  if (!m_names.empty()) return names(opened.graph());
  if (!m_cypher.empty()) return query(opened.graph());
  return communities(opened);
}

Result<SceneQuestion::Scene> SceneQuestion::around(OpenGraph& opened, const queries::Filter& filter) const {
  const graph::Graph& graph = opened.graph();
  GUANXI_TRY(const EntityId centre, resolve_named(graph, m_around));
  auto found = opened.near_finder().find(centre, static_cast<std::uint32_t>(m_hops), filter, m_limit);
  if (found.found.empty())
    return fail(ErrorCode::not_found,
                fmt::format("nothing is tied to {} under these conditions", entity_text(graph, centre)), {},
                "loosen --type, --relation, --since, --until or --min-articles");
  Scene scene;
  scene.title =
      fmt::format("{}：{}", graph.name(centre), m_hops == 1 ? "直接联系" : fmt::format("{} 步之内的联系", m_hops));
  scene.members = std::move(found.bridges);
  scene.asked = {centre};
  scene.hidden = found.total - found.found.size();
  scene.arrangement = Arrangement::rings;
  for (const queries::Neighbour& neighbour : found.found) scene.members.push_back(neighbour.id);
  return scene;
}

Result<SceneQuestion::Scene> SceneQuestion::paths(OpenGraph& opened, const queries::Filter& filter) const {
  const graph::Graph& graph = opened.graph();
  GUANXI_TRY(const auto ends, resolve_entities(graph, m_path));
  queries::PathQuestion question;
  question.from = ends[0];
  question.to = ends[1];
  question.count = m_count;
  question.max_hops = static_cast<std::uint32_t>(m_max_hops);
  question.via = filter.types;
  question.filter = filter;
  GUANXI_TRY(const auto found, opened.path_finder().find(question));
  if (found.paths.empty())
    return fail(ErrorCode::not_found,
                fmt::format("no path from {} to {} within {}", entity_text(graph, ends[0]), entity_text(graph, ends[1]),
                            counted(m_max_hops, "hop", "hops")),
                {}, "raise --max-hops, or loosen the conditions");
  Scene scene;
  scene.title = fmt::format("{}与{}之间的路径", graph.name(ends[0]), graph.name(ends[1]));
  scene.asked = ends;
  scene.arrangement = Arrangement::layers;
  for (const queries::Path& path : found.paths) {
    for (std::uint32_t i = 0; i < path.entities.size(); ++i) {
      scene.members.push_back(path.entities[i]);
      std::uint32_t& column = scene.columns.try_emplace(path.entities[i], i).first->second;
      column = std::max(column, i);
      if (i > 0) scene.pairs.insert(pair_of(path.entities[i - 1], path.entities[i]));
    }
  }
  scene.columns[ends[1]] = static_cast<std::uint32_t>(m_max_hops) + 1;
  return scene;
}

Result<SceneQuestion::Scene> SceneQuestion::common(const graph::Graph& graph, const queries::Filter& filter) const {
  GUANXI_TRY(const auto ends, resolve_entities(graph, m_common));
  const auto found = queries::common(graph, ends, filter, m_limit);
  if (found.empty())
    return fail(ErrorCode::not_found, "no entity is tied to all of them under these conditions", {},
                "guanxi draw --path shows longer ways");
  Scene scene;
  scene.title = joined_names(graph, ends) + "的共同联系";
  scene.asked = ends;
  scene.arrangement = Arrangement::columns;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    scene.columns[ends[i]] = i < (ends.size() + 1) / 2 ? 0 : 2;
    for (std::size_t j = i + 1; j < ends.size(); ++j) scene.pairs.insert(pair_of(ends[i], ends[j]));
  }
  for (const queries::CommonTie& tie : found) {
    scene.members.push_back(tie.id);
    scene.columns[tie.id] = 1;
    for (const EntityId end : ends) scene.pairs.insert(pair_of(tie.id, end));
  }
  return scene;
}

Result<SceneQuestion::Scene> SceneQuestion::connection(const graph::Graph& graph, const queries::Filter& filter) const {
  queries::ConnectQuestion question;
  GUANXI_TRY(question.ends, resolve_entities(graph, m_connect));
  question.via = filter.types;
  question.filter = filter;
  GUANXI_TRY(const queries::Connection found, queries::connect(graph, question));
  Scene scene;
  scene.title = joined_names(graph, question.ends) + "之间的最小连接";
  scene.members = found.entities;
  scene.asked = question.ends;
  scene.pairs.insert(found.ties.begin(), found.ties.end());
  scene.arrangement = Arrangement::layers;
  // From the first end outwards, tie by tie.
  scene.columns[question.ends.front()] = 0;
  for (std::size_t known = 0; known < scene.columns.size();) {
    known = scene.columns.size();
    for (const auto& [a, b] : found.ties) {
      for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
        const auto at = scene.columns.find(from);
        if (at != scene.columns.end()) scene.columns.try_emplace(to, at->second + 1);
      }
    }
  }
  return scene;
}

Result<SceneQuestion::Scene> SceneQuestion::names(const graph::Graph& graph) const {
  Scene scene;
  GUANXI_TRY(scene.members, resolve_entities(graph, m_names));
  scene.title = joined_names(graph, scene.members) + "之间的联系";
  return scene;
}

Result<SceneQuestion::Scene> SceneQuestion::query(const graph::Graph& graph) const {
  GUANXI_TRY(const Returned returned, returned_by(graph, m_cypher));
  if (returned.entities.empty())
    return fail(ErrorCode::not_found, "the query gives no entity to draw", "--cypher",
                "return nodes, relationships or paths: MATCH p = (a)-[]-(b) RETURN p LIMIT 20");
  Scene scene;
  scene.title = "查询结果";
  scene.members.assign(returned.entities.begin(), returned.entities.end());
  scene.pairs = returned.ties;
  for (const ReturnedRelation& relation : returned.relations) scene.pairs.insert(pair_of(relation.from, relation.to));
  return scene;
}

Result<SceneQuestion::Scene> SceneQuestion::communities(OpenGraph& opened) const {
  GUANXI_CHECK(opened.read_all());
  const graph::Graph& graph = opened.graph();
  const queries::Communities found = queries::communities(graph);
  const auto inside = queries::weights_inside(graph, found.of);
  const std::size_t count = std::min<std::size_t>(m_communities, found.count);
  std::vector<std::vector<EntityId>> members(count);
  for (std::uint32_t i = 0; i < found.of.size(); ++i) {
    if (found.of[i].index() < count) members[found.of[i].index()].emplace_back(i);
  }
  Scene scene;
  scene.title = fmt::format("最大的 {} 个群体", count);
  scene.arrangement = Arrangement::groups;
  for (std::vector<EntityId>& ids : members) {
    const std::size_t size = ids.size();
    std::stable_sort(ids.begin(), ids.end(),
                     [&](EntityId a, EntityId b) { return inside[a.index()] > inside[b.index()]; });
    ids.resize(std::min<std::size_t>(size, m_members));
    scene.hidden += size - ids.size();
    for (const EntityId id : ids) {
      scene.members.push_back(id);
      scene.grouping.of[id] = static_cast<std::uint32_t>(scene.grouping.groups.size());
    }
    scene.grouping.groups.push_back({fmt::format("{}等 {} 个", graph.name(ids.front()), size), {}});
  }
  return scene;
}

Result<Subgraph> neighbourhood(OpenGraph& opened, EntityId centre, std::size_t limit, std::size_t sentences) {
  const graph::Graph& graph = opened.graph();
  const queries::Filter everything;
  const auto found = opened.near_finder().find(centre, 1, everything, limit);
  std::vector<EntityId> members;
  for (const queries::Neighbour& neighbour : found.found) members.push_back(neighbour.id);
  Subgraph part = queries::subgraph_of(graph, members, std::vector{centre}, everything);
  part.title = fmt::format("{}：直接联系", graph.name(centre));
  part.hidden_nodes = static_cast<std::uint32_t>(found.total - found.found.size());
  part.arrangement = Arrangement::rings;
  part = graph::reduced(std::move(part));
  set_rings(part);
  GUANXI_CHECK(queries::add_evidence(graph, part, everything, sentences));
  return part;
}

}  // namespace guanxi::cli
