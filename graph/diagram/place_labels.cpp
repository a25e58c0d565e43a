// Labels on lines, greedily: short lines first, since they have least choice.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

#include "graph/diagram/layout.hpp"

namespace guanxi::graph {

namespace {

// Weights set by eye on stars, paths, hubs and cliques of 2 to 120 nodes. Areas are square points.
constexpr double k_node_weight = 3;  // a hidden name is the worst
constexpr double k_label_weight = 2;
constexpr double k_line_weight = 40;  // a point of another line, 10 points of its length
constexpr double k_least_line = 6;    // of a line beside its label, points
constexpr double k_least_arrow = 16;
constexpr double k_off_middle_weight = 60;
constexpr double k_spacing = 10;           // of the points that stand for a line
constexpr double k_node_margin = 9;        // keeps arrow heads in sight
constexpr std::size_t k_most_lines = 600;  // with more of them no place is free of lines, and looking takes seconds

class LabelPlacer {
 public:
  LabelPlacer(const Picture& picture, Layout& layout) : m_picture(picture), m_layout(layout) {
    for (std::size_t i = 0; i < picture.nodes.size(); ++i)
      m_nodes.push_back(
          box_around(layout.nodes[i], picture.nodes[i].width + k_node_margin, picture.nodes[i].height + k_node_margin));
    for (const Box& group : layout.groups)
      m_headings.push_back({group.left, group.top, group.right, group.top + k_heading_room});
    for (const Curve& curve : layout.curves) m_lines.push_back(sampled(curve, k_spacing));
  }

  void place(std::size_t i) {
    const PictureEdge& edge = m_picture.edges[i];
    const auto& curve = m_lines[i];
    if (edge.lines.empty() || curve.empty() || !has_room(edge, curve)) return;
    double best = std::numeric_limits<double>::max();
    const double last = std::max(1.0, static_cast<double>(curve.size()) - 1);
    for (std::size_t k = 0; k < curve.size(); ++k) {
      const double off_middle = std::abs(static_cast<double>(k) / last - 0.5);
      const double cost = cost_of(i, box_around(curve[k], edge.label_width, edge.label_height), best) +
                          off_middle * k_off_middle_weight;
      if (cost >= best) continue;
      best = cost;
      m_layout.labels[i] = curve[k];
    }
    m_placed.push_back(box_around(*m_layout.labels[i], edge.label_width, edge.label_height));
  }

 private:
  /// Does enough of the line stay in sight beside its label?
  static bool has_room(const PictureEdge& edge, const std::vector<Point>& curve) {
    const double x = std::abs(curve.back().x - curve.front().x);
    const double y = std::abs(curve.back().y - curve.front().y);
    const double length = std::max(1e-6, std::hypot(x, y));
    const double covered =
        std::min(edge.label_width * length / std::max(1e-6, x), edge.label_height * length / std::max(1e-6, y));
    return length >= covered + (edge.arrows == Arrows::none ? k_least_line : k_least_arrow);
  }

  double cost_of(std::size_t own, const Box& label, double enough) const {
    double cost = 0;
    for (const Box& node : m_nodes) cost += k_node_weight * overlap(label, node);
    for (const Box& heading : m_headings) cost += k_node_weight * overlap(label, heading);
    for (const Box& other : m_placed) cost += k_label_weight * overlap(label, other);
    if (cost >= enough || m_picture.edges.size() > k_most_lines) return cost;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
      if (i == own) continue;
      for (const Point p : m_lines[i]) {
        if (contains(label, p)) cost += k_line_weight;
      }
    }
    return cost;
  }

  const Picture& m_picture;
  Layout& m_layout;
  std::vector<Box> m_nodes;
  std::vector<Box> m_headings;
  std::vector<std::vector<Point>> m_lines;
  std::vector<Box> m_placed;
};

}  // namespace

void place_labels(const Picture& picture, Layout& layout) {
  std::vector<std::size_t> order(picture.edges.size());
  std::vector<std::size_t> length;
  for (const Curve& curve : layout.curves) length.push_back(sampled(curve, k_spacing).size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return length[a] < length[b]; });
  LabelPlacer placer(picture, layout);
  for (const std::size_t i : order) placer.place(i);
}

}  // namespace guanxi::graph
