// A neighbourhood as ellipses round its centre. Places on an ellipse are given out by how much room a name needs there
// along the line: its width at the top and the bottom, its height at the sides.
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <optional>

#include "graph/diagram/layout.hpp"

namespace guanxi::graph {

namespace {

constexpr std::size_t k_most_on_rings = 56;
constexpr std::uint32_t k_most_rings = 2;
constexpr double k_aspect = 1.3;       // width of the ellipse to its height: a figure is seldom a square
constexpr double k_inner_ring = 0.56;  // of the outer one's size, where there are two
constexpr double k_gap = 13;           // between names, points
constexpr double k_growth = 1.05;      // of the ellipse in each step
constexpr double k_most_bow = 0.55;    // no chord comes nearer to the centre, as a part of the radius

std::size_t centre_of(const Picture& picture) {
  const auto at =
      std::find_if(picture.nodes.begin(), picture.nodes.end(), [](const auto& node) { return node.column == 0; });
  return static_cast<std::size_t>(at - picture.nodes.begin());
}

class Rings {
 public:
  explicit Rings(const Picture& picture) : m_picture(picture), m_centre(centre_of(picture)) {
    for (const PictureEdge& edge : picture.edges) {
      const double weight = edge.articles + (edge.kind == TieKind::stated ? 1 : 0);
      m_ties[{edge.a, edge.b}] += weight;
      m_ties[{edge.b, edge.a}] += weight;
    }
    choose_parents();
    choose_order();
  }

  Layout run() {
    const double width = mean([](const PictureNode& node) { return node.width; });
    const double height = mean([](const PictureNode& node) { return node.height; });
    Layout layout;
    const PictureNode& centre = m_picture.nodes[m_centre];
    for (double radius = std::max(110.0, centre.width / 2 / k_aspect + 70);; radius *= k_growth) {
      layout.nodes = places(radius, width + k_gap, height + k_gap);
      if (!overlapping(layout) || radius > 20000) break;
    }
    for (const PictureEdge& edge : m_picture.edges)
      layout.curves.push_back(curve(layout.nodes[edge.a], layout.nodes[edge.b], edge));
    return layout;
  }

 private:
  [[nodiscard]] double tie(std::size_t a, std::size_t b) const {
    const auto at = m_ties.find({a, b});
    return at == m_ties.end() ? 0 : at->second;
  }

  template <typename Of>
  [[nodiscard]] double mean(const Of& of) const {
    double sum = 0;
    for (const PictureNode& node : m_picture.nodes) sum += of(node);
    return sum / static_cast<double>(m_picture.nodes.size());
  }

  /// Of each node of the second ring, the one of the first it is tied to most.
  void choose_parents() {
    m_parent.assign(m_picture.nodes.size(), std::nullopt);
    for (std::size_t i = 0; i < m_picture.nodes.size(); ++i) {
      if (m_picture.nodes[i].column < 2) continue;
      for (std::size_t j = 0; j < m_picture.nodes.size(); ++j) {
        if (j == m_centre || m_picture.nodes[j].column != 1 || tie(i, j) <= 0) continue;
        if (!m_parent[i] || tie(i, j) > tie(i, *m_parent[i])) m_parent[i] = j;
      }
    }
  }

  /// The first ring: type by type, and within one each followed by the one it is tied to most. Its children follow
  /// each.
  void choose_order() {
    std::optional<std::size_t> last;
    for (const EntityType type : k_entity_types) {
      std::vector<std::size_t> left;
      for (std::size_t i = 0; i < m_picture.nodes.size(); ++i) {
        if (i != m_centre && m_picture.nodes[i].type == type && !m_parent[i]) left.push_back(i);
      }
      while (!left.empty()) {
        auto next = left.begin();
        if (last)
          next =
              std::max_element(left.begin(), left.end(), [&](auto x, auto y) { return tie(*last, x) < tie(*last, y); });
        last = *next;
        left.erase(next);
        m_first.push_back(*last);
      }
    }
    for (const std::size_t node : m_first) {
      const std::size_t begin = m_slots.size();
      for (std::size_t i = 0; i < m_picture.nodes.size(); ++i) {
        if (m_parent[i] == node) m_slots.push_back(i);
      }
      if (m_slots.size() == begin) m_slots.push_back(node);
      m_ranges.push_back({begin, m_slots.size()});
    }
  }

  /// Angles of the slots, from the top clockwise: each gets the room that a name of mean size needs where it stands.
  [[nodiscard]] std::vector<double> angles(double radius, double width, double height) const {
    constexpr int k_steps = 720;
    std::vector<double> room{0};
    for (int step = 0; step < k_steps; ++step) {
      const double angle = 2 * std::numbers::pi * (step + 0.5) / k_steps;
      const Point along{k_aspect * radius * std::cos(angle), radius * std::sin(angle)};
      const double speed = std::hypot(along.x, along.y);
      const double need = std::min(width * speed / std::max(1e-9, std::abs(along.x)),
                                   height * speed / std::max(1e-9, std::abs(along.y)));
      room.push_back(room.back() + speed / need);
    }
    std::vector<double> out;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
      const double wanted = room.back() * (static_cast<double>(i) + 0.5) / static_cast<double>(m_slots.size());
      const auto at = std::upper_bound(room.begin(), room.end(), wanted) - 1;
      const double part = (wanted - *at) / (*(at + 1) - *at);
      out.push_back(2 * std::numbers::pi * (static_cast<double>(at - room.begin()) + part) / k_steps);
    }
    return out;
  }

  [[nodiscard]] static Point on_ellipse(double radius, double angle) {
    return {k_aspect * radius * std::sin(angle), -radius * std::cos(angle)};
  }

  [[nodiscard]] std::vector<Point> places(double radius, double width, double height) const {
    std::vector<Point> out(m_picture.nodes.size());
    const auto angle = angles(radius, width, height);
    const bool two_rings = m_slots.size() > m_first.size() ||
                           std::any_of(m_parent.begin(), m_parent.end(), [](const auto& p) { return p.has_value(); });
    for (std::size_t i = 0; i < m_first.size(); ++i) {
      const auto [begin, end] = m_ranges[i];
      out[m_first[i]] = on_ellipse(two_rings ? radius * k_inner_ring : radius, (angle[begin] + angle[end - 1]) / 2);
      for (std::size_t slot = begin; slot < end; ++slot) {
        if (m_slots[slot] != m_first[i]) out[m_slots[slot]] = on_ellipse(radius, angle[slot]);
      }
    }
    return out;
  }

  [[nodiscard]] bool overlapping(const Layout& layout) const {
    for (std::size_t i = 0; i < m_picture.nodes.size(); ++i) {
      const PictureNode& node = m_picture.nodes[i];
      const Box room = box_around(layout.nodes[i], node.width + k_gap, node.height + k_gap);
      for (std::size_t j = i + 1; j < m_picture.nodes.size(); ++j) {
        if (overlap(room, box_of(m_picture, layout, j)) > 0) return true;
      }
    }
    return false;
  }

  /// Spokes are straight; chords bow outwards round the centre.
  [[nodiscard]] Curve curve(Point a, Point b, const PictureEdge& edge) const {
    if (edge.a == m_centre || edge.b == m_centre || m_parent[edge.a] == edge.b || m_parent[edge.b] == edge.a)
      return straight(a, b);
    const Point middle = mix(a, b, 0.5);
    const double radius = (std::hypot(a.x / k_aspect, a.y) + std::hypot(b.x / k_aspect, b.y)) / 2;
    const double is = std::hypot(middle.x / k_aspect, middle.y);
    const double wanted = std::max(is, radius * k_most_bow);
    if (is > 1) return bowed(a, {middle.x * wanted / is, middle.y * wanted / is}, b);
    return bowed(a, {a.y / radius * wanted * k_aspect, -a.x / radius / k_aspect * wanted}, b);
  }

  struct Range {
    std::size_t begin;
    std::size_t end;
  };

  const Picture& m_picture;
  std::size_t m_centre;
  std::map<std::pair<std::size_t, std::size_t>, double> m_ties;
  std::vector<std::optional<std::size_t>> m_parent;
  std::vector<std::size_t> m_first;  // the first ring in order
  std::vector<std::size_t> m_slots;  // the outer ring in order; a node of the first ring stands for itself
  std::vector<Range> m_ranges;       // of m_slots, by m_first
};

}  // namespace

bool fits_rings(const Picture& picture) {
  const auto centres =
      std::count_if(picture.nodes.begin(), picture.nodes.end(), [](const auto& n) { return n.column == 0; });
  const bool near =
      std::all_of(picture.nodes.begin(), picture.nodes.end(), [](const auto& n) { return n.column <= k_most_rings; });
  return centres == 1 && near && picture.nodes.size() > 2 && picture.nodes.size() <= k_most_on_rings;
}

Layout lay_out_rings(const Picture& picture) { return Rings(picture).run(); }

}  // namespace guanxi::graph
