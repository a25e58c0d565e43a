// guanxi export: the graph, or what stands around an entity, for other tools.
#include "graph/export/export.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "cli/question.hpp"
#include "queries/find/find.hpp"

namespace guanxi::cli {

namespace {

class Export final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.option("-f,--format", "FORMAT", m_format, "node-link or cytoscape (JSON), graphml, gexf or csv (a folder with nodes.csv, edges.csv); required");
    arguments.option("-o,--output", "FILE", m_output, "The file to write, - for standard output (not csv); required");
    arguments.option("--around", "ENTITY", m_around, "Only what stands around this entity: a name, type:name or #id");
    arguments.number("--hops", "N", m_hops, 1, 6, "How far --around goes (1)");
    arguments.number("--limit", "N", m_limit, 1, UINT32_MAX, "At most N entities around it, the strongest ties first (all)");
    arguments.option("--edges-key", "KEY", m_edges_key, "node-link: the ties' key, links, edges or both (both)");
    m_filter.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    const auto format = graph::parse_export_format(m_format);
    if (!format)
      return fail(ErrorCode::usage, m_format.empty() ? "--format is missing" : fmt::format("unknown format '{}'", m_format),
                  "export", "the formats are node-link, cytoscape, graphml, gexf and csv");
    if (m_output.empty())
      return fail(ErrorCode::usage, "-o is missing: no file to write is named", "export",
                  "name it: guanxi export news.gx --format graphml -o news.graphml");
    if (m_output == "-" && *format == graph::ExportFormat::csv)
      return fail(ErrorCode::usage, "csv is a folder of two files and cannot go to standard output", "export",
                  "name a folder with -o, or take another format");
    const auto edges_key = graph::parse_edges_key(m_edges_key);
    if (!edges_key)
      return fail(ErrorCode::usage, fmt::format("unknown key '{}'", m_edges_key), "export", "--edges-key is links, edges or both");
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    GUANXI_CHECK(opened->read_all());  // a file of half a graph must not be left behind
    return unless_damaged(opened->graph(), out, export_part(opened->graph(), *format, *edges_key));
  }

 private:
  [[nodiscard]] Result<Exit> export_part(const graph::Graph& graph, graph::ExportFormat format,
                                         graph::EdgesKey edges_key) const {
    graph::ExportOptions options{format, {}};
    options.edges_key = edges_key;
    if (!m_around.empty()) {
      GUANXI_TRY(options.only, surroundings(graph));
    }
    const auto counts = graph::export_graph(graph, options, m_output);
    if (!counts && m_output == "-" && StandardOutput::reader_is_gone()) return Exit::done;
    if (!counts) return tl::unexpected(counts.error());
    if (m_output != "-")
      say(fmt::format("{}: {}, {}", m_output, counted(counts->nodes, "entity", "entities"),
                      counted(counts->edges, "edge", "edges")));
    return Exit::done;
  }

  [[nodiscard]] Result<std::vector<EntityId>> surroundings(const graph::Graph& graph) const {
    GUANXI_TRY(const EntityId centre, queries::resolve_entity(graph, m_around));
    GUANXI_TRY(const queries::Filter filter, m_filter.resolve(graph));
    const auto found = queries::near(graph, centre, static_cast<std::uint32_t>(m_hops), filter, m_limit);
    std::vector<EntityId> members = found.bridges;
    members.push_back(centre);
    for (const queries::Neighbour& neighbour : found.found) members.push_back(neighbour.id);
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    return members;
  }

  std::string m_graph;
  std::string m_format;
  std::string m_output;
  std::string m_around;
  std::string m_edges_key = "both";
  std::uint64_t m_hops = 1;
  std::uint64_t m_limit = UINT32_MAX;
  FilterOptions m_filter;
};

}  // namespace

CommandEntry export_command() {
  return {{"export", "The graph for other tools: node-link, cytoscape, graphml, gexf, csv",
           "docs/ has a page a format. --type, --relation, --since, --until, --avoid and --min-articles choose what\n"
           "belongs to the surroundings of --around.",
           "guanxi export news.gx --format graphml -o news.graphml\nguanxi export news.gx --format node-link -o - --around 清远市 --hops 2"},
          make_command<Export>};
}

}  // namespace guanxi::cli
