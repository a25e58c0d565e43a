// guanxi draw: a picture of what stands around an entity, of paths, or of what several entities have in common.
#include <algorithm>
#include <fmt/format.h>

#include "base/file.hpp"
#include "cli/question.hpp"
#include "graph/diagram/diagram.hpp"
#include "queries/find/find.hpp"
#include "queries/paths/paths.hpp"

namespace guanxi::cli {

namespace {

/// What is drawn: who is in the picture, who was asked for, how many were left out.
struct Scene {
  std::string title;
  std::vector<EntityId> members;
  std::vector<EntityId> asked;
  std::size_t hidden = 0;
};

class Draw final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.option("-o,--output", "FILE", m_output, "The picture: .svg, .png, .pdf or .dot; required");
    arguments.option("--around", "ENTITY", m_around, "What stands around this entity: a name, type:name or #id");
    arguments.list("--path", "ENTITY", m_path, "The paths between two entities");
    arguments.list("--common", "ENTITY", m_common, "What ties two or more entities together");
    arguments.number("--hops", "N", m_hops, 1, 6, "How far --around goes (1)");
    arguments.number("--count", "K", m_count, 1, 1000, "The K best paths (1)");
    arguments.number("--max-hops", "N", m_max_hops, 1, 32, "No path longer than N ties (6)");
    arguments.number("--limit", "N", m_limit, 1, UINT32_MAX, "At most N entities besides those named (30)");
    m_filter.declare(arguments);
    arguments.flag("--no-legend", m_no_legend, "Leave the legend out");
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    if (m_output.empty())
      return fail(ErrorCode::usage, "-o is missing: no picture to write is named", "draw",
                  "name it: guanxi draw news.gx --around ENTITY -o picture.svg");
    GUANXI_TRY(const graph::PictureFormat format, graph::picture_format_of(m_output));
    if ((m_around.empty() ? 0 : 1) + (m_path.empty() ? 0 : 1) + (m_common.empty() ? 0 : 1) != 1)
      return fail(ErrorCode::usage, "what to draw takes exactly one of --around, --path and --common", "draw",
                  "for example: guanxi draw news.gx --around ENTITY -o picture.svg");
    if (!m_path.empty() && m_path.size() != 2)
      return fail(ErrorCode::usage, fmt::format("--path takes two entities, not {}", m_path.size()), "draw",
                  "quote a name that has spaces in it");
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, draw_part(opened->graph(), format));
  }

 private:
  [[nodiscard]] Result<Exit> draw_part(const graph::Graph& graph, graph::PictureFormat format) const {
    GUANXI_TRY(const queries::Filter filter, m_filter.resolve(graph));
    GUANXI_TRY(const Scene scene, !m_around.empty() ? around(graph, filter)
                                  : !m_path.empty() ? paths(graph, filter)
                                                    : common(graph, filter));
    GUANXI_TRY(graph::Subgraph part, queries::subgraph_of(graph, scene.members, scene.asked, filter));
    part.title = scene.title;
    part.hidden_nodes = static_cast<std::uint32_t>(scene.hidden);
    if (graph.damage()) return Exit::done;  // named by the caller; no picture of half a graph is left behind
    GUANXI_TRY(const std::string picture, graph::draw(part, {format, !m_no_legend}));
    GUANXI_TRY(AtomicFile file, AtomicFile::create(m_output));
    GUANXI_CHECK(file.write(picture));
    GUANXI_CHECK(file.commit());
    say(fmt::format("{}: {}, {}", m_output, counted(part.nodes.size(), "entity", "entities"),
                    counted(part.edges.size(), "tie", "ties")));
    return Exit::done;
  }

  [[nodiscard]] Result<Scene> around(const graph::Graph& graph, const queries::Filter& filter) const {
    GUANXI_TRY(const EntityId centre, queries::resolve_entity(graph, m_around));
    auto found = queries::near(graph, centre, static_cast<std::uint32_t>(m_hops), filter, m_limit);
    if (found.found.empty())
      return fail(ErrorCode::not_found,
                  fmt::format("nothing is tied to {} under these conditions", entity_text(graph, centre)), m_graph,
                  "loosen --type, --relation, --since, --until or --min-articles");
    Scene scene{std::string(graph.name(centre)), std::move(found.bridges), {centre}, found.total - found.found.size()};
    for (const queries::Neighbour& neighbour : found.found) scene.members.push_back(neighbour.id);
    return with_asked(std::move(scene));
  }

  [[nodiscard]] Result<Scene> paths(const graph::Graph& graph, const queries::Filter& filter) const {
    GUANXI_TRY(const auto ends, resolve_entities(graph, m_path));
    queries::PathQuestion question;
    question.from = ends[0];
    question.to = ends[1];
    question.count = m_count;
    question.max_hops = static_cast<std::uint32_t>(m_max_hops);
    question.via = filter.types;
    question.filter = filter;
    GUANXI_TRY(const auto found, queries::paths(graph, question));
    if (found.empty())
      return fail(ErrorCode::not_found,
                  fmt::format("no path from {} to {} within {}", entity_text(graph, ends[0]),
                              entity_text(graph, ends[1]), counted(m_max_hops, "hop", "hops")),
                  m_graph, "raise --max-hops, or loosen the conditions");
    Scene scene{fmt::format("{} – {}", graph.name(ends[0]), graph.name(ends[1])), {}, ends, 0};
    for (const queries::Path& path : found)
      scene.members.insert(scene.members.end(), path.entities.begin(), path.entities.end());
    return with_asked(std::move(scene));
  }

  [[nodiscard]] Result<Scene> common(const graph::Graph& graph, const queries::Filter& filter) const {
    if (m_common.size() < 2)
      return fail(ErrorCode::usage, "--common takes two or more entities", "draw", "name another one");
    GUANXI_TRY(const auto ends, resolve_entities(graph, m_common));
    Scene scene{{}, {}, ends, 0};
    for (const EntityId end : ends) scene.title += (scene.title.empty() ? "" : "、") + std::string(graph.name(end));
    const auto found = queries::common(graph, ends, filter, m_limit);
    if (found.empty())
      return fail(ErrorCode::not_found, "no entity is tied to all of them under these conditions", m_graph,
                  "guanxi draw --path shows longer ways");
    for (const queries::CommonTie& tie : found) scene.members.push_back(tie.id);
    return with_asked(std::move(scene));
  }

  /// Members ascending and unique, those asked for among them.
  [[nodiscard]] static Scene with_asked(Scene scene) {
    scene.members.insert(scene.members.end(), scene.asked.begin(), scene.asked.end());
    std::sort(scene.members.begin(), scene.members.end());
    scene.members.erase(std::unique(scene.members.begin(), scene.members.end()), scene.members.end());
    return scene;
  }

  std::string m_graph;
  std::string m_output;
  std::string m_around;
  std::vector<std::string> m_path;
  std::vector<std::string> m_common;
  std::uint64_t m_hops = 1;
  std::uint64_t m_count = 1;
  std::uint64_t m_max_hops = 6;
  std::uint64_t m_limit = 30;
  FilterOptions m_filter;
  bool m_no_legend = false;
};

}  // namespace

CommandEntry draw_command() {
  return {{"draw", "A picture: what stands around an entity, or between several",
           "The file's name says the format. With --path, --type restricts what the paths lead through. Hovering over a tie\n"
           "in the SVG shows the sentence it rests on.",
           "guanxi draw news.gx --around 清远市 --limit 20 -o around.svg\nguanxi draw news.gx --path 邱泽军 璞泰来 --count 3 -o paths.pdf"},
          make_command<Draw>};
}

}  // namespace guanxi::cli
