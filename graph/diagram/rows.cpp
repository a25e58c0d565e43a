// Rows of names: where members of a group have few ties among them, and in place of an engine that took too long.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/diagram/layout.hpp"

namespace guanxi::graph {

std::vector<Point> in_rows(std::span<const Extent> items, double gap) {
  constexpr double k_aspect = 1.5;  // width by height
  double area = 0;
  double widest = 0;
  for (const Extent& item : items) {
    area += (item.width + gap) * (item.height + gap);
    widest = std::max(widest, item.width);
  }
  const double limit = std::max(widest, std::sqrt(area * k_aspect));
  std::vector<Point> out;
  double x = 0;
  double y = 0;
  double row = 0;
  for (const Extent& item : items) {
    if (x > 0 && x + item.width > limit) {
      x = 0;
      y += row + gap;
      row = 0;
    }
    out.push_back({x + item.width / 2, y + item.height / 2});
    x += item.width + gap;
    row = std::max(row, item.height);
  }
  return out;
}

Layout lay_out_rows(const Picture& picture) {
  constexpr double k_gap = 44;  // that lines are seen between names
  std::vector<std::size_t> order(picture.nodes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return picture.nodes[a].column < picture.nodes[b].column; });
  std::vector<Extent> sizes;
  sizes.reserve(order.size());
  for (const std::size_t i : order) sizes.push_back({picture.nodes[i].width, picture.nodes[i].height});
  const std::vector<Point> places = in_rows(sizes, k_gap);
  Layout layout;
  layout.nodes.resize(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) layout.nodes[order[i]] = places[i];
  for (const PictureEdge& edge : picture.edges)
    layout.curves.push_back(straight(layout.nodes[edge.a], layout.nodes[edge.b]));
  return layout;
}

}  // namespace guanxi::graph
