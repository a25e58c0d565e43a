#include "graph/diagram/geometry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace guanxi::graph {

namespace {

constexpr double k_corner = 6;  // radius of a rounded node
constexpr double k_point = 9;   // length of a hexagon's points
constexpr double k_cut = 6;     // of a plaque's corners
constexpr double k_fold = 8;    // of a note's corner

using Piece = std::array<Point, 4>;

std::size_t pieces_of(const Curve& curve) { return curve.points.size() < 4 ? 0 : (curve.points.size() - 1) / 3; }

Piece piece(const Curve& curve, std::size_t i) {
  return {curve.points[3 * i], curve.points[3 * i + 1], curve.points[3 * i + 2], curve.points[3 * i + 3]};
}

/// Both halves of a piece cut at t (de Casteljau).
std::pair<Piece, Piece> split(const Piece& p, double t) {
  const Point ab = mix(p[0], p[1], t);
  const Point bc = mix(p[1], p[2], t);
  const Point cd = mix(p[2], p[3], t);
  const Point abc = mix(ab, bc, t);
  const Point bcd = mix(bc, cd, t);
  const Point at = mix(abc, bcd, t);
  return {{p[0], ab, abc, at}, {at, bcd, cd, p[3]}};
}

/// The curve from parameter `from` on; the whole part of a parameter is the number of its piece.
Curve tail(const Curve& curve, double from) {
  const std::size_t first = std::min(static_cast<std::size_t>(from), pieces_of(curve) - 1);
  const Piece rest = split(piece(curve, first), from - static_cast<double>(first)).second;
  Curve out{{rest.begin(), rest.end()}};
  out.points.insert(out.points.end(), curve.points.begin() + static_cast<std::ptrdiff_t>(3 * first + 4),
                    curve.points.end());
  return out;
}

Point at(const Curve& curve, double t) {
  const std::size_t i = std::min(static_cast<std::size_t>(t), pieces_of(curve) - 1);
  return split(piece(curve, i), t - static_cast<double>(i)).second[0];
}

/// Where the curve leaves `inside` for the last time, looked for from its far end.
template <typename Inside>
double last_inside(const Curve& curve, const Inside& inside) {
  constexpr int k_steps = 32;
  const auto end = static_cast<double>(pieces_of(curve));
  for (int step = static_cast<int>(end) * k_steps; step-- > 0;) {
    double low = static_cast<double>(step) / k_steps;
    if (!inside(at(curve, low))) continue;
    double high = low + 1.0 / k_steps;
    for (int i = 0; i < 20; ++i) {
      const double middle = (low + high) / 2;
      (inside(at(curve, middle)) ? low : high) = middle;
    }
    return low;
  }
  return 0;
}

std::string polygon(std::initializer_list<Point> points) {
  std::string out;
  for (const Point p : points) out += fmt::format("{}{:.2f} {:.2f}", out.empty() ? "M" : " L", p.x, p.y);
  return out + " Z";
}

std::string rounded_outline(const Box& b, double r) {
  return fmt::format(
      "M{1:.2f} {2:.2f} H{3:.2f} A{0:.2f} {0:.2f} 0 0 1 {4:.2f} {5:.2f} V{6:.2f} A{0:.2f} {0:.2f} 0 0 1 {3:.2f} "
      "{7:.2f} "
      "H{1:.2f} A{0:.2f} {0:.2f} 0 0 1 {8:.2f} {6:.2f} V{5:.2f} A{0:.2f} {0:.2f} 0 0 1 {1:.2f} {2:.2f} Z",
      r, b.left + r, b.top, b.right - r, b.right, b.top + r, b.bottom - r, b.bottom, b.left);
}

bool in_rounded(const Box& box, double r, Point p) {
  const Point c = box.centre();
  const double x = std::max(0.0, std::abs(p.x - c.x) - (box.width() / 2 - r));
  const double y = std::max(0.0, std::abs(p.y - c.y) - (box.height() / 2 - r));
  return std::hypot(x, y) < r;
}

}  // namespace

Point mix(Point a, Point b, double t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

void Box::include(const Box& other) {
  left = std::min(left, other.left);
  top = std::min(top, other.top);
  right = std::max(right, other.right);
  bottom = std::max(bottom, other.bottom);
}

Box box_around(Point centre, double width, double height) {
  return {centre.x - width / 2, centre.y - height / 2, centre.x + width / 2, centre.y + height / 2};
}

double overlap(const Box& a, const Box& b) {
  const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

bool contains(const Box& box, Point p) {
  return p.x > box.left && p.x < box.right && p.y > box.top && p.y < box.bottom;
}

bool contains(Shape shape, const Box& box, Point p) {
  if (!contains(box, p)) return false;
  const Point c = box.centre();
  const double x = std::abs(p.x - c.x);
  const double y = std::abs(p.y - c.y);
  switch (shape) {
    case Shape::rounded:
      return in_rounded(box, k_corner, p);
    case Shape::pill:
      return in_rounded(box, box.height() / 2, p);
    case Shape::hexagon:
      return x < box.width() / 2 - k_point * y / (box.height() / 2);
    case Shape::plaque:
      return x + y < (box.width() + box.height()) / 2 - k_cut;
    case Shape::rectangle:
    case Shape::note:
      break;
  }
  return true;
}

std::string outline(Shape shape, const Box& b) {
  const double middle = (b.top + b.bottom) / 2;
  switch (shape) {
    case Shape::rounded:
      return rounded_outline(b, k_corner);
    case Shape::pill:
      return rounded_outline(b, b.height() / 2);
    case Shape::rectangle:
      return polygon({{b.left, b.top}, {b.right, b.top}, {b.right, b.bottom}, {b.left, b.bottom}});
    case Shape::hexagon:
      return polygon({{b.left + k_point, b.top},
                      {b.right - k_point, b.top},
                      {b.right, middle},
                      {b.right - k_point, b.bottom},
                      {b.left + k_point, b.bottom},
                      {b.left, middle}});
    case Shape::plaque:
      return polygon({{b.left + k_cut, b.top},
                      {b.right - k_cut, b.top},
                      {b.right, b.top + k_cut},
                      {b.right, b.bottom - k_cut},
                      {b.right - k_cut, b.bottom},
                      {b.left + k_cut, b.bottom},
                      {b.left, b.bottom - k_cut},
                      {b.left, b.top + k_cut}});
    case Shape::note:
      break;
  }
  const Point above{b.right - k_fold, b.top};
  const Point beside{b.right, b.top + k_fold};
  return polygon({{b.left, b.top}, above, beside, {b.right, b.bottom}, {b.left, b.bottom}}) +
         fmt::format(" M{:.2f} {:.2f} V{:.2f} H{:.2f}", above.x, above.y, beside.y, beside.x);
}

Curve straight(Point a, Point b) { return {{a, mix(a, b, 1.0 / 3), mix(a, b, 2.0 / 3), b}}; }

Curve lying(Point a, Point b) {
  const double middle = (a.x + b.x) / 2;
  return {{a, {middle, a.y}, {middle, b.y}, b}};
}

Curve bowed(Point a, Point middle, Point b) {
  // A quadratic whose control point puts it through `middle`, raised to a cubic.
  const Point control{2 * middle.x - (a.x + b.x) / 2, 2 * middle.y - (a.y + b.y) / 2};
  return {{a, mix(a, control, 2.0 / 3), mix(b, control, 2.0 / 3), b}};
}

std::vector<Point> sampled(const Curve& curve, double spacing) {
  std::vector<Point> out;
  for (std::size_t i = 0; i < pieces_of(curve); ++i) {
    const Piece p = piece(curve, i);
    const double length = distance(p[0], p[1]) + distance(p[1], p[2]) + distance(p[2], p[3]);
    const int steps = std::max(1, static_cast<int>(std::ceil(length / spacing)));
    for (int step = i == 0 ? 0 : 1; step <= steps; ++step)
      out.push_back(at(curve, static_cast<double>(i) + static_cast<double>(step) / steps));
  }
  return out;
}

Curve between(const Curve& curve, Shape a, const Box& box_a, Shape b, const Box& box_b) {
  if (pieces_of(curve) == 0) return {};
  const double start = last_inside(curve, [&](Point p) { return contains(a, box_a, p); });
  const Curve rest = reversed(tail(curve, start));
  const double end = last_inside(rest, [&](Point p) { return contains(b, box_b, p); });
  Curve out = reversed(tail(rest, end));
  const bool nothing = distance(out.points.front(), out.points.back()) < 0.5 && pieces_of(out) == 1;
  return nothing ? Curve{} : out;
}

Curve shortened(const Curve& curve, double length) {
  if (pieces_of(curve) == 0) return curve;
  const Curve back = reversed(curve);
  const Point tip = back.points.front();
  const double from = last_inside(back, [&](Point p) { return distance(p, tip) < length; });
  return reversed(tail(back, from));
}

Curve reversed(Curve curve) {
  std::reverse(curve.points.begin(), curve.points.end());
  return curve;
}

std::string path_data(const Curve& curve) {
  std::string out;
  for (std::size_t i = 0; i < pieces_of(curve); ++i) {
    const Piece p = piece(curve, i);
    if (i == 0) out += fmt::format("M{:.2f} {:.2f}", p[0].x, p[0].y);
    out += fmt::format(" C{:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f}", p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);
  }
  return out;
}

}  // namespace guanxi::graph
