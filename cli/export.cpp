// guanxi export: the graph, or a part of it, for other tools.
#include "graph/export/export.hpp"

#include <fmt/format.h>

#include "cli/part.hpp"

namespace guanxi::cli {

namespace {

std::string format_names() { return fmt::format("{}", fmt::join(graph::k_export_formats, ", ")); }

class Export final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.option("-f,--format", "FORMAT", m_format, format_names() + "; required");
    arguments.option("-o,--output", "FILE", m_output,
                     "The file to write (csv, neo4j: a folder), - for standard output; required");
    arguments.option("--edges-key", "KEY", m_edges_key, "node-link: the ties' key, links, edges or both (both)");
    arguments.flag("--bom", m_bom, "csv: a byte-order mark in front, which Excel needs and Gephi fails on");
    arguments.number("--evidence", "N", m_evidence, 0, 1000,
                     "Up to N sentences behind each tie, with article and date (0)");
    m_part.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    const auto format = graph::parse_export_format(m_format);
    if (!format)
      return fail(ErrorCode::usage,
                  m_format.empty() ? "--format is missing" : fmt::format("unknown format '{}'", m_format), "export",
                  "the formats are " + format_names());
    if (m_output.empty())
      return fail(ErrorCode::usage, "-o is missing: no file to write is named", "export",
                  "name it: guanxi export news.gx --format graphml -o news.graphml");
    if (m_output == "-" && graph::is_folder(*format))
      return fail(ErrorCode::usage, m_format + " is several files in a folder and cannot go to standard output",
                  "export", "name a folder with -o, or take another format");
    const auto edges_key = graph::parse_edges_key(m_edges_key);
    if (!edges_key)
      return fail(ErrorCode::usage, fmt::format("unknown key '{}'", m_edges_key), "export",
                  "--edges-key is links, edges or both");
    if (m_bom && *format != graph::ExportFormat::csv)
      return fail(ErrorCode::usage, "--bom is for csv only", "export",
                  "readers of the other formats fail on a byte-order mark");
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    GUANXI_CHECK(opened->read_all());  // a file of half a graph must not be left behind
    return unless_damaged(opened->graph(), out, export_part(opened->graph(), *format, *edges_key));
  }

 private:
  [[nodiscard]] Result<Exit> export_part(const graph::Graph& graph, graph::ExportFormat format,
                                         graph::EdgesKey edges_key) const {
    graph::ExportOptions options;
    options.format = format;
    options.edges_key = edges_key;
    options.byte_order_mark = m_bom ? graph::ByteOrderMark::yes : graph::ByteOrderMark::no;
    options.evidence = static_cast<std::uint32_t>(m_evidence);
    GUANXI_TRY(options.part, m_part.choose(graph));
    const auto counts = graph::export_graph(graph, options, m_output);
    if (!counts && m_output == "-" && StandardOutput::reader_is_gone()) return Exit::done;
    if (!counts) return tl::unexpected(counts.error());
    if (m_output != "-")
      say(fmt::format("{}: {}, {}", m_output, counted(counts->nodes, "entity", "entities"),
                      counted(counts->edges, "edge", "edges")));
    return Exit::done;
  }

  std::string m_graph;
  std::string m_format;
  std::string m_output;
  std::string m_edges_key = "both";
  bool m_bom = false;
  std::uint64_t m_evidence = 0;
  PartOptions m_part;
};

}  // namespace

CommandEntry export_command() {
  return {{"export", "The graph, or a part of it, for other tools",
           "docs/ has a page a format. --type, --relation, --since, --until, --avoid and --min-articles choose "
           "entities and ties\n"
           "alike; with --relation only the stated relations named are told.",
           "guanxi export news.gx --format graphml -o news.graphml\nguanxi export news.gx --format node-link -o - "
           "--around 清远市 --hops 2\n"
           "guanxi export news.gx --format csv -o posts --relation holds_post --since 2023"},
          make_command<Export>};
}

}  // namespace guanxi::cli
