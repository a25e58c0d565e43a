#include "graph/diagram/scene.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "graph/diagram/label.hpp"

namespace guanxi::graph {

namespace {

constexpr double k_title_size = 18;
constexpr double k_note_size = 11;
constexpr double k_legend_size = 10;
constexpr double k_gap = 14;
constexpr double k_least_width = 380;     // so that title and legend have room beside a small picture
constexpr double k_sample_width = 26;     // of the shapes and lines in the legend
constexpr double k_most_pixels = 12000;   // a side of a PNG; Cairo gives up at 32,767
constexpr double k_dots_per_inch = 144;

std::string place(Point p) { return fmt::format("{:.2f},{:.2f}!", p.x, p.y); }
std::string inches(double points) { return fmt::format("{:.4f}", points / 72); }

class SceneBuilder {
 public:
  SceneBuilder(const GraphvizSession& session, const Picture& picture, const Layout& layout, SceneTexts texts)
      : m_graph(session), m_picture(picture), m_layout(layout), m_texts(texts), m_box(layout.box) {
    m_graph.set(AGRAPH, "outputorder", "edgesfirst");
    m_graph.set(AGRAPH, "splines", "true");
    m_graph.set(AGRAPH, "bgcolor", "white");
    m_graph.set(AGRAPH, "pad", "0.15");
    m_graph.set(AGNODE, "fixedsize", "true");
    m_graph.set(AGNODE, "margin", "0");
    m_graph.set(AGNODE, "label", "");
    m_graph.set(AGNODE, "fontname", k_font_list);
    m_graph.set(AGEDGE, "arrowsize", "0.8");
  }

  void add_picture();
  void add_title();
  void add_legend();
  [[nodiscard]] Result<Scene> render(const char* format);

 private:
  Agnode_t* add_box(const std::string& id, Point centre, double width, double height);
  Agedge_t* add_line(const std::string& id, Agnode_t* a, Agnode_t* b, const EdgeLook& look, double width, Arrows arrows);
  void paint(Agnode_t* node, EntityType type, double line_width);
  void write(Agnode_t* node, SceneText text);
  void add_heading(const std::string& id, const std::string& text, double font_size, bool bold, double& y);
  void legend_item(std::string_view words, double& x, double& y);

  CGraph m_graph;
  const Picture& m_picture;
  const Layout& m_layout;
  SceneTexts m_texts;
  Box m_box;
  std::vector<SceneText> m_written;
  std::vector<Agnode_t*> m_written_nodes;
};

Agnode_t* SceneBuilder::add_box(const std::string& id, Point centre, double width, double height) {
  Agnode_t* const node = m_graph.node(id);
  CGraph::set(node, "id", id);
  CGraph::set(node, "pos", place(centre));
  CGraph::set(node, "width", inches(width));
  CGraph::set(node, "height", inches(height));
  return node;
}

void SceneBuilder::paint(Agnode_t* node, EntityType type, double line_width) {
  const NodeLook& look = look_of(type);
  CGraph::set(node, "shape", look.shape);
  CGraph::set(node, "style", look.style.empty() ? std::string("filled") : fmt::format("filled,{}", look.style));
  CGraph::set(node, "fillcolor", look.fill);
  CGraph::set(node, "color", look.line);
  CGraph::set(node, "penwidth", fmt::format("{:.1f}", line_width));
}

/// Remembers the text and gives the node a label: the text itself, or a stand-in of as many lines.
void SceneBuilder::write(Agnode_t* node, SceneText text) {
  std::vector<std::string> lines = text.lines;
  if (m_texts == SceneTexts::stand_ins) lines.assign(text.lines.size(), "x");
  CGraph::set(node, "label", graphviz_label(lines, text.from_left ? Justify::left : Justify::centre));
  CGraph::set(node, "fontsize", fmt::format("{:.1f}", text.font_size));
  if (text.bold && m_texts == SceneTexts::drawn) CGraph::set(node, "fontname", fmt::format("{} Bold", k_font_list));
  m_written.push_back(std::move(text));
  m_written_nodes.push_back(node);
}

Agedge_t* SceneBuilder::add_line(const std::string& id, Agnode_t* a, Agnode_t* b, const EdgeLook& look, double width,
                                 Arrows arrows) {
  Agedge_t* const edge = m_graph.edge(a, b, id);
  CGraph::set(edge, "id", id);
  CGraph::set(edge, "color", look.colour);
  CGraph::set(edge, "penwidth", fmt::format("{:.2f}", width));
  if (look.dashed) CGraph::set(edge, "style", "dashed");
  const bool head = arrows == Arrows::forward || arrows == Arrows::both;
  const bool tail = arrows == Arrows::back || arrows == Arrows::both;
  CGraph::set(edge, "dir", head && tail ? "both" : head ? "forward" : tail ? "back" : "none");
  return edge;
}

void SceneBuilder::add_picture() {
  for (std::size_t i = 0; i < m_picture.edges.size(); ++i) {
    const PictureEdge& edge = m_picture.edges[i];
    if (edge.lines.empty()) continue;
    Agnode_t* const node = add_box(fmt::format("t{}", i), m_layout.labels[i], edge.label_width, edge.label_height);
    CGraph::set(node, "shape", "box");
    CGraph::set(node, "style", "filled");
    CGraph::set(node, "fillcolor", "white");
    CGraph::set(node, "color", "white");
    CGraph::set(node, "penwidth", "0");
    write(node, {fmt::format("t{}", i), edge.lines, k_edge_font_size, false, false, 0, {}});
  }
  std::vector<Agnode_t*> nodes;
  for (std::size_t i = 0; i < m_picture.nodes.size(); ++i) {
    const PictureNode& node = m_picture.nodes[i];
    const std::string id = fmt::format("n{}", i);
    nodes.push_back(add_box(id, m_layout.nodes[i], node.width, node.height));
    paint(nodes.back(), node.type, node.asked_for ? 3.0 : 1.2);
    write(nodes.back(), {id, node.lines, node.font_size, node.asked_for, false, 0, {}});
  }
  for (std::size_t i = 0; i < m_picture.edges.size(); ++i) {
    const PictureEdge& edge = m_picture.edges[i];
    Agedge_t* const line =
        add_line(fmt::format("l{}", i), nodes[edge.a], nodes[edge.b], edge.look, edge.line_width, edge.arrows);
    CGraph::set(line, "pos", m_layout.edge_paths[i]);
  }
  m_box.right = std::max(m_box.right, m_box.left + k_least_width);
}

/// One text of possibly several lines above everything so far; `y` is its lower end and becomes its upper one.
void SceneBuilder::add_heading(const std::string& id, const std::string& words, double font_size, bool bold, double& y) {
  if (words.empty()) return;
  const double width = m_box.width();
  const auto columns = std::max<std::size_t>(12, static_cast<std::size_t>(width / font_size * 2 * 0.9));
  const auto lines = wrap(words, columns, 3);
  const double height = static_cast<double>(lines.size()) * font_size * 1.4;
  Agnode_t* const node = add_box(id, {m_box.left + width / 2, y + height / 2}, width, height);
  CGraph::set(node, "shape", "none");
  write(node, {id, lines, font_size, bold, true, 0, {}});
  y += height;
}

void SceneBuilder::add_title() {
  double y = m_box.top + k_gap;
  add_heading("note", m_picture.note, k_note_size, false, y);
  add_heading("title", m_picture.title, k_title_size, true, y);
  m_box.top = y;
}

/// Puts the words of one item and moves on, to the next row where this one is full. The sample stands at `x` already.
void SceneBuilder::legend_item(std::string_view words, double& x, double& y) {
  const double width = text_width(words, k_legend_size) + 4;
  const std::string id = fmt::format("k{}", m_written.size());
  const double left = x + k_sample_width + 4;
  Agnode_t* const node = add_box(id, {left + width / 2, y}, width, k_legend_size * 1.6);
  CGraph::set(node, "shape", "none");
  write(node, {id, {std::string(words)}, k_legend_size, false, true, 0, {}});
  x = left + width + k_gap;
  if (x + 90 > m_box.right) {
    x = m_box.left;
    y -= 22;
  }
}

void SceneBuilder::add_legend() {
  double x = m_box.left;
  double y = m_box.bottom - k_gap - 12;
  std::size_t number = 0;
  for (const EntityType type : m_picture.types) {
    Agnode_t* const sample = add_box(fmt::format("s{}", number++), {x + k_sample_width / 2, y}, k_sample_width, 15);
    paint(sample, type, 1.2);
    legend_item(chinese_label(type), x, y);
  }
  const auto add_sample = [&](const EdgeLook& look, Arrows arrows, std::string_view words) {
    const std::array ends{add_box(fmt::format("s{}a", number), {x, y}, 1, 1),
                          add_box(fmt::format("s{}b", number), {x + k_sample_width, y}, 1, 1)};
    for (Agnode_t* const end : ends) CGraph::set(end, "style", "invis");
    Agedge_t* const line = add_line(fmt::format("s{}", number), ends[0], ends[1], look, 1.6, arrows);
    const double tip = arrows == Arrows::none ? 0 : 8;
    const double end = x + k_sample_width - tip;
    CGraph::set(line, "pos",
                fmt::format("{}{:.2f},{:.2f} {:.2f},{:.2f} {:.2f},{:.2f} {:.2f},{:.2f}",
                            tip > 0 ? fmt::format("e,{:.2f},{:.2f} ", x + k_sample_width, y) : std::string(), x, y,
                            x + 6, y, end - 6, y, end, y));
    ++number;
    legend_item(words, x, y);
  };
  for (const RelationType type : m_picture.relations)
    add_sample(look_of(type), type == RelationType::cooperates_with || type == RelationType::signs_with ? Arrows::none : Arrows::forward, chinese_label(type));
  if (m_picture.co_mentions) add_sample(co_mention_look(), Arrows::none, "共现（数字为报道篇数）");
  m_box.bottom = y - 12;
}

Result<Scene> SceneBuilder::render(const char* format) {
  const double side = std::max(m_box.width(), m_box.height()) + 40;
  const double dpi = std::min(k_dots_per_inch, 72 * k_most_pixels / side);
  if (std::string_view(format).starts_with("png")) m_graph.set(AGRAPH, "dpi", fmt::format("{:.1f}", dpi));
  GUANXI_CHECK(m_graph.layout("nop2"));
  Scene scene;
  for (std::size_t i = 0; i < m_written.size(); ++i) {
    Agnode_t* const node = m_written_nodes[i];
    m_written[i].centre = {ND_coord(node).x, ND_coord(node).y};
    m_written[i].left = ND_coord(node).x - ND_lw(node);
  }
  GUANXI_TRY(scene.bytes, m_graph.render(format));
  scene.texts = std::move(m_written);
  return scene;
}

}  // namespace

Result<Scene> render_scene(const GraphvizSession& session, const Picture& picture, const Layout& layout, bool legend,
                           const char* format, SceneTexts texts) {
  SceneBuilder builder(session, picture, layout, texts);
  builder.add_picture();
  builder.add_title();
  if (legend) builder.add_legend();
  return builder.render(format);
}

}  // namespace guanxi::graph
