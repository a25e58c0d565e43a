#include "graph/diagram/dot.hpp"

#include <fmt/format.h>

#include "graph/diagram/label.hpp"

namespace guanxi::graph {

namespace {

std::string inches(double points) { return fmt::format("{:.2f}", points / 72); }

/// Graphviz's nearest shape and style.
std::pair<const char*, const char*> shape_of(Shape shape) {
  switch (shape) {
    case Shape::rounded:
      return {"box", "filled,rounded"};
    case Shape::pill:
      return {"ellipse", "filled"};
    case Shape::hexagon:
      return {"hexagon", "filled"};
    case Shape::note:
      return {"note", "filled"};
    case Shape::plaque:
      return {"octagon", "filled"};
    case Shape::rectangle:
      break;
  }
  return {"box", "filled"};
}

void paint(Agnode_t* node, const NodeLook& look) {
  const auto [shape, style] = shape_of(look.shape);
  CGraph::set(node, "shape", shape);
  CGraph::set(node, "style", style);
  CGraph::set(node, "fillcolor", look.fill);
  CGraph::set(node, "color", look.line);
}

void add_legend(const Picture& picture, CGraph& graph) {
  static char k_name[] = "cluster_legend";
  Agraph_t* const legend = agsubg(graph.get(), k_name, 1);
  CGraph::set(legend, "label", "图例");
  for (const EntityType type : picture.types) {
    Agnode_t* const node = graph.node(fmt::format("legend_{}", to_string(type)));
    agsubnode(legend, node, 1);
    CGraph::set(node, "label", chinese_label(type));
    paint(node, picture.style.of(type));
  }
}

void add_edge(const PictureEdge& edge, const Picture& picture, CGraph& graph) {
  Agedge_t* const made =
      graph.edge(graph.node(picture.nodes[edge.a].id), graph.node(picture.nodes[edge.b].id), edge.id);
  CGraph::set(made, "id", edge.id);
  CGraph::set(made, "class", edge.css);
  CGraph::set(made, "label", graphviz_label(edge.lines));
  CGraph::set(made, "tooltip", graphviz_text(edge.tooltip));
  if (!edge.url.empty()) CGraph::set(made, "URL", graphviz_text(edge.url));
  CGraph::set(made, "color", edge.look.colour);
  CGraph::set(made, "penwidth", fmt::format("{:.2f}", edge.line_width));
  if (!edge.look.dashes.empty()) CGraph::set(made, "style", "dashed");
  constexpr const char* k_directions[] = {"none", "forward", "back", "both"};
  CGraph::set(made, "dir", k_directions[static_cast<std::size_t>(edge.arrows)]);
}

}  // namespace

Result<std::string> write_dot(const GraphvizSession& session, const Picture& picture, bool legend) {
  CGraph graph(session);
  graph.set(AGRAPH, "charset", "UTF-8");
  graph.set(AGRAPH, "linelength", "0");  // agwrite would break strings between the bytes of a character
  graph.set(AGRAPH, "rankdir", "LR");
  graph.set(AGRAPH, "labelloc", "t");
  graph.set(AGRAPH, "fontname", picture.style.fonts);
  graph.set(AGRAPH, "label", graphviz_label({picture.title, picture.note}));
  graph.set(AGNODE, "fontname", picture.style.fonts);
  graph.set(AGNODE, "fontsize", "12");
  graph.set(AGEDGE, "fontname", picture.style.fonts);
  graph.set(AGEDGE, "fontsize", "10");
  for (const PictureNode& node : picture.nodes) {
    Agnode_t* const made = graph.node(node.id);
    CGraph::set(made, "id", node.id);
    CGraph::set(made, "class", fmt::format("{}{}", to_string(node.type), node.asked_for ? " asked" : ""));
    CGraph::set(made, "label", graphviz_label(node.lines));
    CGraph::set(made, "tooltip", graphviz_text(node.tooltip));
    CGraph::set(made, "fixedsize", "true");
    CGraph::set(made, "width", inches(node.width));
    CGraph::set(made, "height", inches(node.height));
    paint(made, picture.style.of(node.type));
    if (node.asked_for) CGraph::set(made, "penwidth", "3");
  }
  for (const PictureEdge& edge : picture.edges) add_edge(edge, picture, graph);
  if (legend) add_legend(picture, graph);
  return graph.text();
}

}  // namespace guanxi::graph
