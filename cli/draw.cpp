// guanxi draw: a picture of the part of the graph that answers a question.
#include <fmt/format.h>

#include "base/file.hpp"
#include "cli/scene.hpp"
#include "graph/diagram/diagram.hpp"

namespace guanxi::cli {

namespace {

class Draw final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.option("-o,--output", "FILE", m_output, "The picture: .svg, .png, .pdf or .dot; required");
    m_question.declare(arguments);
    arguments.option("--theme", "THEME", m_theme, "light or dark (light)");
    arguments.option("--style", "FILE", m_style, "Colours, fonts and sizes of your own, in YAML");
    arguments.flag("--no-legend", m_no_legend, "Leave the legend out");
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    if (m_output.empty())
      return fail(ErrorCode::usage, "-o is missing: no picture to write is named", "draw",
                  "name it: guanxi draw news.gx --around ENTITY -o picture.svg");
    GUANXI_TRY(const graph::PictureFormat format, graph::picture_format_of(m_output));
    GUANXI_CHECK(m_question.check());
    GUANXI_TRY(graph::Style style, chosen_style());
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, draw_part(*opened, {format, !m_no_legend, std::move(style)}));
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

  [[nodiscard]] Result<Exit> draw_part(OpenGraph& opened, const graph::DiagramOptions& options) const {
    auto part = m_question.ask(opened, 1);
    if (!part) {
      if (part.error().code == ErrorCode::not_found && part.error().where.empty()) part.error().where = m_graph;
      return tl::unexpected(std::move(part).error());
    }
    if (opened.graph().damage()) return Exit::done;  // named by the caller; no picture of half a graph is left behind
    GUANXI_TRY(const std::string picture, graph::draw(*part, options));
    GUANXI_TRY(AtomicFile file, AtomicFile::create(m_output));
    GUANXI_CHECK(file.write(picture));
    GUANXI_CHECK(file.commit());
    say(fmt::format("{}: {}, {}", m_output, counted(part->nodes.size(), "entity", "entities"),
                    counted(part->edges.size(), "tie", "ties")));
    return Exit::done;
  }

  std::string m_graph;
  std::string m_output;
  SceneQuestion m_question;
  std::string m_theme = "light";
  std::string m_style;
  bool m_no_legend = false;
};

}  // namespace

CommandEntry draw_command() {
  return {{"draw", "A picture: what stands around an entity, between several, or what a query finds",
           "The file's name says the format. With --path, --type restricts what the paths lead through. Hovering over "
           "a tie\n"
           "in the SVG shows the sentence it rests on.",
           "guanxi draw news.gx --around 清远市 --limit 20 -o around.svg\n"
           "guanxi draw news.gx --path 邱泽军 璞泰来 --count 3 --theme dark -o paths.pdf"},
          make_command<Draw>};
}

}  // namespace guanxi::cli
