// Ties that would pass behind a name bow round it: what stands on a line seems to be tied by it.
#include <algorithm>
#include <array>

#include "graph/diagram/layout.hpp"

namespace guanxi::graph {

namespace {

constexpr double k_margin = 5;             // around a name, points
constexpr double k_spacing = 6;            // of the points that stand for a line
constexpr std::size_t k_most_names = 120;  // with more no way round is free, and looking takes seconds
/// How far a line bows, in parts of its length; to both sides, the least first.
constexpr std::array k_bows{0.0, 0.06, 0.12, 0.18, 0.25, 0.33, 0.42, 0.52};

/// Points of `curve` on names other than its ends.
std::size_t hits(const Curve& curve, const PictureEdge& edge, const std::vector<Box>& names) {
  std::size_t count = 0;
  const std::vector<Point> points = sampled(curve, k_spacing);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == edge.a || i == edge.b) continue;
    for (const Point p : points) count += contains(names[i], p) ? 1U : 0U;
  }
  return count;
}

Curve bowed_by(Point a, Point b, double part) {
  const Point middle = mix(a, b, 0.5);
  return bowed(a, {middle.x - (b.y - a.y) * part, middle.y + (b.x - a.x) * part}, b);
}

}  // namespace

void keep_clear(const Picture& picture, Layout& layout) {
  if (picture.nodes.size() > k_most_names) return;
  std::vector<Box> names;
  for (std::size_t i = 0; i < picture.nodes.size(); ++i)
    names.push_back(box_around(layout.nodes[i], picture.nodes[i].width + k_margin, picture.nodes[i].height + k_margin));
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    const PictureEdge& edge = picture.edges[i];
    std::size_t best = hits(layout.curves[i], edge, names);
    const Point a = layout.nodes[edge.a];
    const Point b = layout.nodes[edge.b];
    const auto take_if_clearer = [&](const Curve& curve) {
      const std::size_t count = hits(curve, edge, names);
      if (count >= best) return;
      best = count;
      layout.curves[i] = curve;
    };
    for (std::size_t k = 0; k < k_bows.size() && best > 0; ++k) {
      take_if_clearer(bowed_by(a, b, k_bows[k]));
      if (k_bows[k] != 0) take_if_clearer(bowed_by(a, b, -k_bows[k]));
    }
  }
}

}  // namespace guanxi::graph
