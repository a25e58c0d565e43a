// guanxi report: the profile of an entity as a page to read and print.
#include <fmt/format.h>

#include "base/file.hpp"
#include "cli/question.hpp"
#include "cli/scene.hpp"
#include "cli/spans.hpp"
#include "graph/page/report.hpp"

namespace guanxi::cli {

namespace {

class ReportCommand final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positional("ENTITY", m_entity, "A name, type:name or #id");
    arguments.option("-o,--output", "FILE", m_output, "The page, an .html file; required");
    arguments.number("--limit", "N", m_limit, 1, 50, "The N strongest ties in the diagram (24)");
    arguments.number("--sentences", "N", m_sentences, 1, 50, "At most N sentences for each tie (3)");
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    if (!m_output.ends_with(".html"))
      return fail(ErrorCode::usage,
                  m_output.empty() ? "-o is missing: no page to write is named" : "a report's name ends in .html",
                  m_output.empty() ? "report" : m_output, "name it: guanxi report news.gx ENTITY -o report.html");
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, write(*opened));
  }

 private:
  [[nodiscard]] Result<Exit> write(OpenGraph& opened) const {
    GUANXI_TRY(const graph::Report report, collect(opened));
    if (opened.graph().damage()) return Exit::done;  // named by the caller; no page of half a graph is left behind
    GUANXI_TRY(const std::string page, graph::report_of(report));
    GUANXI_TRY(AtomicFile file, AtomicFile::create(m_output));
    GUANXI_CHECK(file.write(page));
    GUANXI_CHECK(file.commit());
    say(fmt::format("{}: {}, {}", m_output, report.entity.name, counted(report.ties, "tie", "ties")));
    return Exit::done;
  }

  [[nodiscard]] Result<graph::Report> collect(OpenGraph& opened) const {
    constexpr std::size_t k_spans = 30;
    const graph::Graph& graph = opened.graph();
    GUANXI_TRY(const EntityId id, resolve_named(graph, m_entity));
    graph::Report report;
    report.entity = queries::subgraph_of(graph, {}, std::vector{id}, {}).nodes.front();
    report.ties = static_cast<std::uint32_t>(graph.degree(id));
    for (const graph::Alias alias : graph.aliases(id)) report.forms.emplace_back(alias.form, alias.articles);
    const queries::Filter everything;
    GUANXI_TRY(report.posts, timeline_of(graph, id, Stated::posts, everything, k_spans));
    GUANXI_TRY(report.events, timeline_of(graph, id, Stated::others, everything, k_spans));
    GUANXI_TRY(report.neighbourhood, neighbourhood(opened, id, m_limit, m_sentences));
    return report;
  }

  std::string m_graph;
  std::string m_entity;
  std::string m_output;
  std::uint64_t m_limit = 24;
  std::uint64_t m_sentences = 3;
};

}  // namespace

CommandEntry report_command() { return {report_text(), make_command<ReportCommand>}; }

}  // namespace guanxi::cli
