// Labels on lines, greedily: short lines first, since they have least choice.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "graph/diagram/layout.hpp"

namespace guanxi::graph {

namespace {

double length_of(const std::vector<Point>& curve) {
  double length = 0;
  for (std::size_t i = 1; i < curve.size(); ++i)
    length += std::hypot(curve[i].x - curve[i - 1].x, curve[i].y - curve[i - 1].y);
  return length;
}

/// What lies under the label, square points; a hidden node is worse than a hidden label.
double cost_of(const Box& label, const std::vector<Box>& nodes, const std::vector<Box>& placed) {
  double cost = 0;
  for (const Box& node : nodes) cost += 3 * overlap(label, node);
  for (const Box& other : placed) cost += 2 * overlap(label, other);
  return cost;
}

}  // namespace

void place_labels(const Picture& picture, Layout& layout) {
  std::vector<Box> nodes;
  for (std::size_t i = 0; i < picture.nodes.size(); ++i)
    nodes.push_back(box_around(layout.nodes[i], picture.nodes[i].width, picture.nodes[i].height));
  std::vector<std::size_t> order(picture.edges.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return length_of(layout.curves[a]) < length_of(layout.curves[b]);
  });
  std::vector<Box> placed;
  for (const std::size_t i : order) {
    const PictureEdge& edge = picture.edges[i];
    const auto& curve = layout.curves[i];
    if (edge.lines.empty() || curve.empty()) continue;
    double best = std::numeric_limits<double>::max();
    for (std::size_t k = 0; k < curve.size(); ++k) {
      const double off_middle = std::abs(static_cast<double>(k) / static_cast<double>(curve.size() - 1) - 0.5);
      const Box box = box_around(curve[k], edge.label_width, edge.label_height);
      const double cost = cost_of(box, nodes, placed) + off_middle * 40;
      if (cost >= best) continue;
      best = cost;
      layout.labels[i] = curve[k];
    }
    placed.push_back(box_around(layout.labels[i], edge.label_width, edge.label_height));
  }
}

}  // namespace guanxi::graph
