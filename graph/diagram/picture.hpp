// What a picture shows, decided before anything is laid out: texts, sizes, colours, line styles, legend.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/types.hpp"
#include "graph/subgraph.hpp"

namespace guanxi::graph {

/// Tried in this order by viewers and by Pango.
inline constexpr std::string_view k_font_list =
    "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,PingFang SC,WenQuanYi Zen Hei,sans-serif";

/// How a type of node looks. Shape and colour say the same, so that the picture survives a copying machine.
struct NodeLook {
  std::string_view shape;  ///< Graphviz's name
  std::string_view style;  ///< Graphviz's name, besides filled
  std::string_view fill;   ///< #rrggbb; black text on it has a contrast above 7 : 1
  std::string_view line;
};
[[nodiscard]] const NodeLook& look_of(EntityType type);

enum class Arrows : std::uint8_t { none, forward, back, both };

struct EdgeLook {
  std::string_view colour;
  bool dashed = false;
};
[[nodiscard]] EdgeLook look_of(RelationType type);
/// Of a tie without a stated relation.
[[nodiscard]] EdgeLook co_mention_look();

/// Lengths are points. Texts are cleaned, not escaped.
struct PictureNode {
  std::string id;   ///< unique in the picture; e and 16 hexadecimal digits where the graph gives different ones
  EntityType type{};
  bool asked_for = false;
  std::vector<std::string> lines;
  double font_size = 0;
  double width = 0;
  double height = 0;
  std::string tooltip;
};

struct PictureEdge {
  std::string id;
  std::size_t a = 0;  ///< indices into Picture::nodes
  std::size_t b = 0;
  EdgeLook look;
  double line_width = 0;
  Arrows arrows = Arrows::none;
  std::string css;                 ///< class names: co_mention, holds_post, ...
  std::vector<std::string> lines;  ///< of the label; none where the picture is too full for it
  double label_width = 0;
  double label_height = 0;
  std::string tooltip;
  std::string url;  ///< http or https, or empty
};

struct Picture {
  std::string title;
  std::string note;         ///< how much is shown and what is hidden
  std::vector<PictureNode> nodes;
  std::vector<PictureEdge> edges;
  std::vector<EntityType> types;         ///< that occur, for the legend
  std::vector<RelationType> relations;   ///< that occur
  bool co_mentions = false;              ///< some tie has no stated relation
};

inline constexpr double k_edge_font_size = 10;
inline constexpr double k_line_spacing = 1.25;  ///< line height in font sizes

/// Of a web with more than 5 ties for 2 nodes, co-mentions are left out, and the note says how many: what stays is stated,
/// or a tie of what was asked for, or a node's strongest tie besides.
/// Errors: usage where there is nothing to draw or more than k_most_nodes or k_most_edges; malformed where an edge
/// names a node that is not there.
[[nodiscard]] Result<Picture> plan_picture(const Subgraph& whole);

/// Above these a drawing on one page is a ball of wool: 300 labelled nodes fill an A2 sheet.
inline constexpr std::size_t k_most_nodes = 300;
inline constexpr std::size_t k_most_edges = 3000;

}  // namespace guanxi::graph
