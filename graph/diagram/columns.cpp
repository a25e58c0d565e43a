// Columns of nodes, each as high as it needs to be and centred: what two or more have in common stands between them.
#include <algorithm>
#include <map>

#include "graph/diagram/layout.hpp"

namespace guanxi::graph {

namespace {

constexpr double k_gap = 13;         // between nodes of a column
constexpr double k_least_room = 90;  // between columns, for the curves
constexpr double k_arch = 26;        // how far above the columns a tie runs that passes over one

struct Column {
  std::vector<std::size_t> nodes;
  double width = 0;
  double height = -k_gap;
};

class Columns {
 public:
  explicit Columns(const Picture& picture) : m_picture(picture) {
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
      const PictureNode& node = picture.nodes[i];
      Column& column = m_columns[node.column];
      column.nodes.push_back(i);
      column.width = std::max(column.width, node.width);
      column.height += node.height + k_gap;
    }
    for (const PictureEdge& edge : picture.edges) m_room = std::max(m_room, edge.label_width + 50);
    order();
  }

  Layout run() {
    m_layout.nodes.resize(m_picture.nodes.size());
    double highest = 0;
    for (const auto& [number, column] : m_columns) highest = std::max(highest, column.height);
    double x = 0;
    for (const auto& [number, column] : m_columns) {
      // A low column spreads beside a high one, so that what leaves its nodes is told apart.
      const auto count = static_cast<double>(column.nodes.size());
      const double gap = k_gap + std::max(0.0, highest - column.height) / count;
      double y = -(column.height + (count - 1) * (gap - k_gap)) / 2;
      for (const std::size_t i : column.nodes) {
        m_layout.nodes[i] = {x + column.width / 2, y + m_picture.nodes[i].height / 2};
        y += m_picture.nodes[i].height + gap;
      }
      m_top = std::min(m_top, -column.height / 2);
      x += column.width + m_room;
    }
    for (const PictureEdge& edge : m_picture.edges) m_layout.curves.push_back(curve(edge.a, edge.b));
    return std::move(m_layout);
  }

 private:
  /// Kinds stand together, the strongest ties on top.
  void order() {
    std::map<std::size_t, double> strength;
    for (const PictureEdge& edge : m_picture.edges) {
      strength[edge.a] += edge.articles;
      strength[edge.b] += edge.articles;
    }
    for (auto& [number, column] : m_columns) {
      std::stable_sort(column.nodes.begin(), column.nodes.end(), [&](std::size_t a, std::size_t b) {
        const auto of = [&](std::size_t i) { return std::pair(m_picture.nodes[i].type, -strength[i]); };
        return of(a) < of(b);
      });
    }
  }

  [[nodiscard]] Curve curve(std::size_t a, std::size_t b) const {
    const std::uint32_t from = m_picture.nodes[a].column;
    const std::uint32_t to = m_picture.nodes[b].column;
    const Point start = m_layout.nodes[a];
    const Point end = m_layout.nodes[b];
    if (from == to) return straight(start, end);
    const double side = from < to ? 0.5 : -0.5;
    const Point leaves{start.x + side * m_picture.nodes[a].width, start.y};
    const Point arrives{end.x - side * m_picture.nodes[b].width, end.y};
    const auto between = std::distance(m_columns.find(std::min(from, to)), m_columns.find(std::max(from, to)));
    if (between == 1) return lying(leaves, arrives);
    // Over the columns between, or below them: out, along, and back again.
    const auto below = [&](std::size_t i) { return column_of(i).back() == i; };
    const auto above = [&](std::size_t i) { return column_of(i).front() == i; };
    const bool runs_below = below(a) && below(b) && !(above(a) && above(b));
    const double level = runs_below ? -m_top + k_arch : m_top - k_arch;
    const Point middle{(start.x + end.x) / 2, level};
    const Point out = mix(start, {middle.x, start.y}, 0.45);
    const Point in = mix(end, {middle.x, end.y}, 0.45);
    return {{start, {start.x, level}, {out.x, level}, middle, {in.x, level}, {end.x, level}, end}};
  }

  [[nodiscard]] const std::vector<std::size_t>& column_of(std::size_t node) const {
    return m_columns.at(m_picture.nodes[node].column).nodes;
  }

  const Picture& m_picture;
  std::map<std::uint32_t, Column> m_columns;
  double m_room = k_least_room;
  double m_top = 0;
  Layout m_layout;
};

}  // namespace

Layout lay_out_columns(const Picture& picture) { return Columns(picture).run(); }

}  // namespace guanxi::graph
