// Where everything goes: positions from Graphviz's layout engines, with room for labels, legend and title.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "graph/diagram/graphviz.hpp"
#include "graph/diagram/picture.hpp"

namespace guanxi::graph {

struct Point {
  double x = 0;
  double y = 0;
};

struct Box {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return top - bottom; }
  void include(const Box& other);
};
[[nodiscard]] Box box_around(Point centre, double width, double height);
/// Common area, square points.
[[nodiscard]] double overlap(const Box& a, const Box& b);

/// Points, y upwards.
struct Layout {
  std::vector<Point> nodes;                ///< centres
  std::vector<std::string> edge_paths;     ///< Graphviz's pos attributes, arrow heads included
  std::vector<std::vector<Point>> curves;  ///< the same as points along each line, evenly spaced
  std::vector<Point> labels;               ///< centres; of edges without a label, anything
  Box box;                                 ///< around nodes, lines and labels
};

/// Chooses the engine by size: dot from left to right for what is small and thin, stress majorisation (neato) for more,
/// sfdp above 150 nodes. Same picture, same layout. Errors: io from Graphviz.
/// Time: under a second for 150 nodes, a few seconds for 300 nodes and 3,000 edges.
[[nodiscard]] Result<Layout> lay_out(const GraphvizSession& session, const Picture& picture);

/// Puts each label on its line where it covers least of nodes, arrow heads, other labels and other lines.
/// O(labels x points of a line x (nodes + labels + points of all lines)).
void place_labels(const Picture& picture, Layout& layout);

/// True where dot draws the picture best.
[[nodiscard]] bool is_small_and_thin(const Picture& picture);

}  // namespace guanxi::graph
