#include "graph/diagram/layout.hpp"

#include <limits>

#include "graph/diagram/engine.hpp"

namespace guanxi::graph {

namespace {

constexpr std::size_t k_stress_nodes = 150;
constexpr std::size_t k_layers_nodes = 60;  // with more, dot draws strips that no page holds

EngineTask task_of(const Picture& picture, Engine engine) {
  EngineTask task;
  task.engine = engine;
  for (const PictureNode& node : picture.nodes) task.nodes.push_back({node.width, node.height});
  for (const PictureEdge& edge : picture.edges) {
    const bool turned = picture.nodes[edge.a].column > picture.nodes[edge.b].column;
    task.edges.push_back({turned ? edge.b : edge.a, turned ? edge.a : edge.b, edge.label_width, edge.label_height});
  }
  return task;
}

/// Where no name is in its way a tie needs none of dot's splines, which huddle before the node they end at.
Curve led_straight_on(const Picture& picture, const Layout& layout, const EngineEdge& edge, std::size_t number) {
  constexpr double k_spacing = 5;
  const Box from = box_of(picture, layout, edge.from);
  const Box to = box_of(picture, layout, edge.to);
  Curve curve = lying({from.right, from.centre().y}, {to.left, to.centre().y});
  for (const Point p : sampled(curve, k_spacing)) {
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
      const bool is_end = i == edge.from || i == edge.to;
      if (!is_end && contains(box_of(picture, layout, i), p)) return layout.curves[number];
    }
  }
  return curve;
}

Result<Layout> lay_out_by(const GraphvizSession& session, const Picture& picture, Engine engine) {
  const EngineTask task = task_of(picture, engine);
  GUANXI_TRY(EngineResult found, run_engine(session, task));
  if (found.late) {
    Layout rows = lay_out_rows(picture);
    rows.late = true;
    return rows;
  }
  Layout layout;
  layout.nodes = std::move(found.nodes);
  layout.curves = std::move(found.curves);
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    if (engine == Engine::layers) layout.curves[i] = led_straight_on(picture, layout, task.edges[i], i);
    if (task.edges[i].from != picture.edges[i].a) layout.curves[i] = reversed(std::move(layout.curves[i]));
  }
  return layout;
}

Result<Layout> arrange(const GraphvizSession& session, const Picture& picture) {
  const std::size_t nodes = picture.nodes.size();
  if (picture.arrangement == Arrangement::layers && nodes <= k_layers_nodes)
    return lay_out_by(session, picture, Engine::layers);
  if (picture.arrangement == Arrangement::columns) return lay_out_columns(picture);
  if (picture.arrangement == Arrangement::rings && fits_rings(picture)) return lay_out_rings(picture);
  if (picture.arrangement == Arrangement::groups && !picture.groups.empty()) return lay_out_groups(session, picture);
  return lay_out_by(session, picture, nodes <= k_stress_nodes ? Engine::stress : Engine::forces);
}

Box box_around_all(const Picture& picture, const Layout& layout) {
  constexpr double k_far = std::numeric_limits<double>::max();
  Box box{k_far, k_far, -k_far, -k_far};
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) box.include(box_of(picture, layout, i));
  for (const Box& group : layout.groups) box.include(group);
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    for (const Point p : sampled(layout.curves[i], 10)) box.include({p.x, p.y, p.x, p.y});
    const PictureEdge& edge = picture.edges[i];
    if (layout.labels[i]) box.include(box_around(*layout.labels[i], edge.label_width, edge.label_height));
  }
  return box;
}

}  // namespace

Box box_of(const Picture& picture, const Layout& layout, std::size_t node) {
  return box_around(layout.nodes[node], picture.nodes[node].width, picture.nodes[node].height);
}

Result<Layout> lay_out(const GraphvizSession& session, const Picture& picture) {
  GUANXI_TRY(Layout layout, arrange(session, picture));
  if (picture.arrangement != Arrangement::layers && picture.arrangement != Arrangement::columns)
    keep_clear(picture, layout);
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    const PictureEdge& edge = picture.edges[i];
    layout.curves[i] =
        between(layout.curves[i], picture.style.of(picture.nodes[edge.a].type).shape, box_of(picture, layout, edge.a),
                picture.style.of(picture.nodes[edge.b].type).shape, box_of(picture, layout, edge.b));
  }
  layout.labels.resize(picture.edges.size());
  place_labels(picture, layout);
  layout.box = box_around_all(picture, layout);
  return layout;
}

}  // namespace guanxi::graph
