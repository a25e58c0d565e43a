// guanxi draw: a picture of the part of the graph that answers a question.
#include <fmt/format.h>

#include "base/file.hpp"
#include "cli/scene.hpp"
#include "graph/diagram/diagram.hpp"
#include "graph/page/page.hpp"

namespace guanxi::cli {

namespace {

class Draw final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.option("-o,--output", "FILE", m_output,
                     "The picture: .svg, .png, .pdf or .dot, or a page to search and filter: .html; required");
    m_question.declare(arguments);
    arguments.option("--theme", "THEME", m_theme, "light or dark (light)");
    arguments.option("--style", "FILE", m_style, "Colours, fonts and sizes of your own, in YAML");
    arguments.number("--time-limit", "SECONDS", m_time_limit, 0, 3600,
                     "How long the layout may take; then names stand in rows (20)");
    arguments.flag("--no-legend", m_no_legend, "Leave the legend out");
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    if (m_output.empty())
      return fail(ErrorCode::usage, "-o is missing: no picture to write is named", "draw",
                  "name it: guanxi draw news.gx --around ENTITY -o picture.svg");
    graph::DiagramOptions options;
    if (!is_page()) {
      GUANXI_TRY(options.format, graph::picture_format_of(m_output));
    }
    options.legend = !m_no_legend;
    options.layout_limit = std::chrono::seconds(m_time_limit);
    options.notice = [](std::string_view line) { say(fmt::format("note: {}", line)); };
    GUANXI_CHECK(m_question.check());
    GUANXI_TRY(options.style, chosen_style());
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, write(*opened, options));
  }

 private:
  [[nodiscard]] Result<graph::Style> chosen_style() const {
    const auto theme = graph::parse_theme(m_theme);
    if (!theme)
      return fail(ErrorCode::usage, fmt::format("unknown theme '{}'", m_theme), "--theme",
                  "the themes are light and dark");
    graph::Style style = graph::style_of(*theme);
    if (m_style.empty()) return style;
    GUANXI_TRY(const std::string yaml, read_file(m_style));
    return graph::read_style(yaml, m_style, std::move(style));
  }

  [[nodiscard]] bool is_page() const { return m_output.ends_with(".html"); }

  [[nodiscard]] Result<Exit> write(OpenGraph& opened, const graph::DiagramOptions& options) const {
    auto drawn = m_question.is_timeline() ? timeline(opened, options) : part(opened, options);
    if (!drawn) {
      if (drawn.error().code == ErrorCode::not_found && drawn.error().where.empty()) drawn.error().where = m_graph;
      return tl::unexpected(std::move(drawn).error());
    }
    if (opened.graph().damage()) return Exit::done;  // named by the caller; no picture of half a graph is left behind
    GUANXI_TRY(AtomicFile file, AtomicFile::create(m_output));
    GUANXI_CHECK(file.write(drawn->bytes));
    GUANXI_CHECK(file.commit());
    say(fmt::format("{}: {}", m_output, drawn->what));
    return Exit::done;
  }

  struct Drawn {
    std::string bytes;
    std::string what;
  };

  [[nodiscard]] Result<Drawn> part(OpenGraph& opened, const graph::DiagramOptions& options) const {
    GUANXI_TRY(const graph::Subgraph part, m_question.ask(opened, is_page() ? k_page_sentences : 1));
    Drawn drawn;
    GUANXI_TRY(drawn.bytes, is_page() ? graph::page_of(part, options.style) : graph::draw(part, options));
    drawn.what = fmt::format("{}, {}", counted(part.nodes.size(), "entity", "entities"),
                             counted(part.edges.size(), "tie", "ties"));
    return drawn;
  }

  [[nodiscard]] Result<Drawn> timeline(const OpenGraph& opened, const graph::DiagramOptions& options) const {
    if (is_page())
      return fail(ErrorCode::usage, "a timeline is drawn as .svg, .png or .pdf", m_output,
                  "guanxi report has it in a page");
    GUANXI_TRY(const graph::Timeline timeline, m_question.ask_timeline(opened.graph()));
    Drawn drawn;
    GUANXI_TRY(drawn.bytes, graph::draw_timeline(timeline, options));
    drawn.what = counted(timeline.spans.size(), "lane", "lanes");
    return drawn;
  }

  static constexpr std::size_t k_page_sentences = 8;

  std::string m_graph;
  std::string m_output;
  SceneQuestion m_question;
  std::string m_theme = "light";
  std::string m_style;
  std::uint64_t m_time_limit = 20;
  bool m_no_legend = false;
};

}  // namespace

CommandEntry draw_command() { return {draw_text(), make_command<Draw>}; }

}  // namespace guanxi::cli
