// Where everything goes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "graph/diagram/geometry.hpp"
#include "graph/diagram/graphviz.hpp"
#include "graph/diagram/picture.hpp"

namespace guanxi::graph {

struct Layout {
  std::vector<Point> nodes;   ///< centres
  std::vector<Curve> curves;  ///< of the ties, from a to b; lay_out() ends them at the outlines
  /// Centres of the labels; nothing where a tie has none, or is too short to show beside it.
  std::vector<std::optional<Point>> labels;
  std::vector<Box> groups;  ///< of Picture::groups, with room for their headings
  Box box;                  ///< around everything
  bool late = false;        ///< an engine took too long: names stand in rows
};

/// By the picture's arrangement and size: layers and small pictures as asked, large neighbourhoods by force. Same
/// picture, same layout, whatever the machine and its fonts, unless the session's deadline comes first. Errors: io from
/// Graphviz.
[[nodiscard]] Result<Layout> lay_out(const GraphvizSession& session, const Picture& picture);

/// The box of a node where `layout` puts it.
[[nodiscard]] Box box_of(const Picture& picture, const Layout& layout, std::size_t node);

// The arrangements, each a file; they fill nodes and curves, the latter from centre to centre.

/// A column beside another, the nodes of each below one another.
[[nodiscard]] Layout lay_out_columns(const Picture& picture);
/// Around the node of column 0, on ellipses. Kinds stand together, tied ones side by side. O(nodes² x steps).
[[nodiscard]] Layout lay_out_rings(const Picture& picture);
/// Where rings hold so many that names stay beside one another.
[[nodiscard]] bool fits_rings(const Picture& picture);
/// A box for each group, laid out by itself, then the boxes.
[[nodiscard]] Result<Layout> lay_out_groups(const GraphvizSession& session, const Picture& picture);

/// From left to right and top to bottom, those of low columns first.
[[nodiscard]] Layout lay_out_rows(const Picture& picture);

struct Extent {
  double width = 0;
  double height = 0;
};
/// Centres of items in rows of about one and a half times the height in width.
[[nodiscard]] std::vector<Point> in_rows(std::span<const Extent> items, double gap);

/// Bows ties that pass behind names other than their ends, where there is a way round.
/// O(ties x names x points of a line).
void keep_clear(const Picture& picture, Layout& layout);

/// Puts each label on its line where it covers least of nodes, arrow heads, other labels and other lines.
/// O(labels x points of a line x (nodes + labels + points of all lines)).
void place_labels(const Picture& picture, Layout& layout);

/// Room above a group's members for its heading, points.
inline constexpr double k_heading_room = 22;

}  // namespace guanxi::graph
