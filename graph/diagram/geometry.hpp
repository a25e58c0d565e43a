// Points, boxes, the outlines of nodes and the curves of ties. Lengths are points (1/72 inch), y grows downwards.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace guanxi::graph {

struct Point {
  double x = 0;
  double y = 0;
};
[[nodiscard]] Point mix(Point a, Point b, double t);
[[nodiscard]] double distance(Point a, Point b);

struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] Point centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
  void include(const Box& other);
};
[[nodiscard]] Box box_around(Point centre, double width, double height);
/// Common area, square points.
[[nodiscard]] double overlap(const Box& a, const Box& b);
[[nodiscard]] bool contains(const Box& box, Point p);

/// Shapes that are told apart without colour. Corners are of a fixed size, so that names decide how wide a node is.
enum class Shape : std::uint8_t { rounded, pill, rectangle, hexagon, note, plaque };

/// Is `p` inside a shape that fills `box`?
[[nodiscard]] bool contains(Shape shape, const Box& box, Point p);
/// The outline as SVG path data. `note` has its fold as a second part.
[[nodiscard]] std::string outline(Shape shape, const Box& box);

/// Cubic pieces: 3n + 1 control points, the first and each third on the curve. Empty: nothing to draw.
struct Curve {
  std::vector<Point> points;
};
[[nodiscard]] Curve straight(Point a, Point b);
/// Leaves and arrives horizontally.
[[nodiscard]] Curve lying(Point a, Point b);
/// One piece through `middle` at half its way.
[[nodiscard]] Curve bowed(Point a, Point middle, Point b);
/// Points along the curve, about `spacing` apart, both ends among them.
[[nodiscard]] std::vector<Point> sampled(const Curve& curve, double spacing);
/// What of the curve lies between the two shapes; empty where nothing does.
[[nodiscard]] Curve between(const Curve& curve, Shape a, const Box& box_a, Shape b, const Box& box_b);
/// The curve without its last `length` points.
[[nodiscard]] Curve shortened(const Curve& curve, double length);
[[nodiscard]] Curve reversed(Curve curve);
/// As SVG path data.
[[nodiscard]] std::string path_data(const Curve& curve);

}  // namespace guanxi::graph
