#include "graph/diagram/layout.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace guanxi::graph {

namespace {

constexpr double k_points_per_inch = 72;
constexpr std::size_t k_dot_nodes = 24;
constexpr std::size_t k_neato_nodes = 150;
constexpr std::size_t k_routed_edges = 90;  // more edges than this are straight: routing 115 round 60 nodes took 0.5 s

std::string inches(double points) { return fmt::format("{:.4f}", points / k_points_per_inch); }

std::string_view direction(Arrows arrows) {
  switch (arrows) {
    case Arrows::forward: return "forward";
    case Arrows::back: return "back";
    case Arrows::both: return "both";
    case Arrows::none: break;
  }
  return "none";
}

const char* set_engine(const Picture& picture, CGraph& graph) {
  graph.set(AGRAPH, "start", "7");
  if (is_small_and_thin(picture)) {
    graph.set(AGRAPH, "rankdir", "LR");
    graph.set(AGRAPH, "nodesep", "0.22");
    graph.set(AGRAPH, "ranksep", "0.45");
    graph.set(AGRAPH, "nslimit", "1");
    graph.set(AGRAPH, "nslimit1", "1");
    return "dot";
  }
  graph.set(AGRAPH, "overlap", "prism");
  graph.set(AGRAPH, "sep", "+10");
  graph.set(AGRAPH, "esep", "+4");
  graph.set(AGRAPH, "splines", picture.edges.size() <= k_routed_edges ? "true" : "line");
  if (picture.nodes.size() <= k_neato_nodes) return "neato";
  graph.set(AGRAPH, "K", "1.2");
  return "sfdp";
}

/// A table of nothing, so that dot keeps room for a label whatever the fonts.
std::string empty_room(const PictureEdge& edge) {
  return fmt::format(
      R"(<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE" WIDTH="{0:.0f}" HEIGHT="{1:.0f}"><TR><TD FIXEDSIZE="TRUE" WIDTH="{0:.0f}" HEIGHT="{1:.0f}"></TD></TR></TABLE>)",
      edge.label_width, edge.label_height);
}

Point at(const pointf& p) { return {p.x, p.y}; }

Point mix(Point a, Point b, double t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

/// Points along the cubic pieces of a line.
std::vector<Point> curve_of(Agedge_t* edge) {
  std::vector<Point> out;
  const splines* const found = ED_spl(edge);
  if (found == nullptr) return out;
  constexpr int k_steps = 12;
  for (int i = 0; i < found->size; ++i) {
    const bezier& piece = found->list[i];
    for (int k = 0; k + 3 < piece.size; k += 3) {
      const Point p[4] = {at(piece.list[k]), at(piece.list[k + 1]), at(piece.list[k + 2]), at(piece.list[k + 3])};
      for (int step = out.empty() ? 0 : 1; step <= k_steps; ++step) {
        const double t = static_cast<double>(step) / k_steps;
        const Point ab = mix(p[0], p[1], t);
        const Point bc = mix(p[1], p[2], t);
        const Point cd = mix(p[2], p[3], t);
        out.push_back(mix(mix(ab, bc, t), mix(bc, cd, t), t));
      }
    }
  }
  return out;
}

/// The same line with its points `k_spacing` apart, or a little less.
std::vector<Point> evenly_spaced(const std::vector<Point>& line) {
  constexpr double k_spacing = 10;
  std::vector<double> before(line.size(), 0);
  for (std::size_t i = 1; i < line.size(); ++i)
    before[i] = before[i - 1] + std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
  if (line.size() < 2 || before.back() <= 0) return line;
  const auto steps = static_cast<std::size_t>(std::ceil(before.back() / k_spacing)) + 1;
  std::vector<Point> out;
  for (std::size_t step = 0, i = 1; step <= steps; ++step) {
    const double wanted = before.back() * static_cast<double>(step) / static_cast<double>(steps);
    while (i + 1 < line.size() && before[i] < wanted) ++i;
    const double piece = before[i] - before[i - 1];
    out.push_back(piece > 0 ? mix(line[i - 1], line[i], (wanted - before[i - 1]) / piece) : line[i]);
  }
  return out;
}

struct Built {
  std::vector<Agnode_t*> nodes;
  std::vector<Agedge_t*> edges;
};

Built build(const Picture& picture, CGraph& graph, bool dot) {
  Built built;
  graph.set(AGNODE, "fixedsize", "true");
  graph.set(AGNODE, "label", "");
  graph.set(AGNODE, "shape", "box");
  graph.set(AGEDGE, "arrowsize", "0.8");
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    const PictureNode& node = picture.nodes[i];
    Agnode_t* const made = graph.node(fmt::format("n{}", i));
    CGraph::set(made, "shape", look_of(node.type).shape == "note" ? "box" : look_of(node.type).shape);
    CGraph::set(made, "width", inches(node.width));
    CGraph::set(made, "height", inches(node.height));
    built.nodes.push_back(made);
  }
  const double stretch = 1 + std::min(1.0, static_cast<double>(picture.edges.size()) / static_cast<double>(picture.nodes.size()) / 6);
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    const PictureEdge& edge = picture.edges[i];
    Agedge_t* const made = graph.edge(built.nodes[edge.a], built.nodes[edge.b], fmt::format("l{}", i));
    CGraph::set(made, "dir", direction(edge.arrows));
    CGraph::set(made, "penwidth", fmt::format("{:.2f}", edge.line_width));
    if (dot && !edge.lines.empty()) graph.set_html(made, "label", empty_room(edge));
    // Stress majorisation takes lengths: enough for the label between the two shapes, less where there are many lines.
    const double reach = (picture.nodes[edge.a].height + picture.nodes[edge.b].height) / 2;
    if (!dot) CGraph::set(made, "len", inches((reach + 60 + edge.label_width * 0.7) * stretch));
    built.edges.push_back(made);
  }
  return built;
}

}  // namespace

void Box::include(const Box& other) {
  left = std::min(left, other.left);
  bottom = std::min(bottom, other.bottom);
  right = std::max(right, other.right);
  top = std::max(top, other.top);
}

Box box_around(Point centre, double width, double height) {
  return {centre.x - width / 2, centre.y - height / 2, centre.x + width / 2, centre.y + height / 2};
}

double overlap(const Box& a, const Box& b) {
  const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const double height = std::min(a.top, b.top) - std::max(a.bottom, b.bottom);
  return width > 0 && height > 0 ? width * height : 0;
}

bool is_small_and_thin(const Picture& picture) {
  return picture.nodes.size() <= k_dot_nodes && 2 * picture.edges.size() <= 3 * picture.nodes.size();
}

Result<Layout> lay_out(const GraphvizSession& session, const Picture& picture) {
  CGraph graph(session);
  const char* const engine = set_engine(picture, graph);
  const bool dot = is_small_and_thin(picture);
  const Built built = build(picture, graph, dot);
  GUANXI_CHECK(graph.layout(engine));
  attach_attrs(graph.get());
  Layout layout;
  constexpr double k_far = std::numeric_limits<double>::max();
  layout.box = {k_far, k_far, -k_far, -k_far};
  for (std::size_t i = 0; i < built.nodes.size(); ++i) {
    layout.nodes.push_back(at(ND_coord(built.nodes[i])));
    layout.box.include(box_around(layout.nodes[i], picture.nodes[i].width, picture.nodes[i].height));
  }
  static char k_pos[] = "pos";
  for (Agedge_t* const edge : built.edges) {
    const char* const path = agget(edge, k_pos);
    layout.edge_paths.emplace_back(path == nullptr ? "" : path);
    layout.curves.push_back(evenly_spaced(curve_of(edge)));
    for (const Point p : layout.curves.back()) layout.box.include({p.x, p.y, p.x, p.y});
  }
  layout.labels.resize(picture.edges.size());
  place_labels(picture, layout);
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    const PictureEdge& edge = picture.edges[i];
    if (!edge.lines.empty()) layout.box.include(box_around(layout.labels[i], edge.label_width, edge.label_height));
  }
  return layout;
}

}  // namespace guanxi::graph
