#include "graph/diagram/drawing.hpp"

#include <fmt/format.h>

#include "graph/diagram/canvas.hpp"
#include "graph/diagram/label.hpp"

namespace guanxi::graph {

namespace {

/// A group inside another one has the page's colour again.
const std::string& fill_of(const Picture& picture, std::size_t group) {
  bool inside = false;
  for (auto parent = picture.groups[group].parent; parent; parent = picture.groups[*parent].parent) inside = !inside;
  return inside ? picture.style.background : picture.style.panel;
}

void draw_groups(Canvas& canvas, const Picture& picture, const Layout& layout) {
  for (std::size_t i = 0; i < layout.groups.size(); ++i) {
    const Box& box = layout.groups[i];
    canvas.open({"", "group", "", ""});
    canvas.rectangle(box, fill_of(picture, i), 8);
    canvas.close();
  }
}

/// Above the ties, which may run below them.
void draw_group_headings(Canvas& canvas, const Picture& picture, const Layout& layout) {
  const Style& style = picture.style;
  for (std::size_t i = 0; i < layout.groups.size(); ++i) {
    const Point left{layout.groups[i].left + 12, layout.groups[i].top + k_heading_room / 2 + 3};
    const double width = text_width(picture.groups[i].name, style.note_size);
    canvas.open({"", "group-heading", "", ""});
    canvas.rectangle({left.x - 2, left.y - 8, left.x + width + 2, left.y + 8}, fill_of(picture, i));
    canvas.text({picture.groups[i].name}, left, {style.note_size, style.muted, Anchor::start, Weight::bold});
    canvas.close();
  }
}

void draw_ties(Canvas& canvas, const Picture& picture, const Layout& layout, TieKind kind) {
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    const PictureEdge& edge = picture.edges[i];
    if (edge.kind != kind) continue;
    canvas.open({edge.id, "edge " + edge.css, edge.tooltip, edge.url});
    canvas.tie(layout.curves[i], edge.look, edge.line_width, edge.arrows);
    canvas.close();
  }
}

void draw_labels(Canvas& canvas, const Picture& picture, const Layout& layout) {
  const Style& style = picture.style;
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    const PictureEdge& edge = picture.edges[i];
    if (!layout.labels[i]) continue;
    const Box box = box_around(*layout.labels[i], edge.label_width, edge.label_height);
    canvas.open({edge.id + "-label", "label " + edge.css, edge.tooltip, edge.url});
    canvas.rectangle(box, style.background, 2);
    canvas.text(edge.lines, box.centre(),
                {style.label_size, edge.kind == TieKind::stated ? edge.look.colour : style.muted, Anchor::middle,
                 Weight::normal});
    canvas.close();
  }
}

void draw_nodes(Canvas& canvas, const Picture& picture, const Layout& layout) {
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    const PictureNode& node = picture.nodes[i];
    const auto emphasis = node.asked_for ? Emphasis::asked : Emphasis::none;
    canvas.open(
        {node.id, fmt::format("node {}{}", to_string(node.type), node.asked_for ? " asked" : ""), node.tooltip, ""});
    canvas.node(node.type, box_of(picture, layout, i), node.asked_for ? 2.0 : 1.1, emphasis);
    canvas.text(node.lines, layout.nodes[i],
                {node.font_size, node.asked_for ? picture.style.on_line : picture.style.text, Anchor::middle,
                 node.asked_for ? Weight::bold : Weight::normal});
    canvas.close();
  }
}

}  // namespace

std::string draw_svg(const Picture& picture, const Layout& layout, Legend legend) {
  Canvas canvas(picture.style);
  draw_groups(canvas, picture, layout);
  draw_ties(canvas, picture, layout, TieKind::co_mention);
  draw_ties(canvas, picture, layout, TieKind::stated);
  draw_group_headings(canvas, picture, layout);
  draw_labels(canvas, picture, layout);
  draw_nodes(canvas, picture, layout);
  Box box = layout.box;
  canvas.heading(picture.title, picture.note, box);
  if (legend == Legend::shown) canvas.legend(picture, box);
  return canvas.document(picture.title, picture.note, box);
}

}  // namespace guanxi::graph
