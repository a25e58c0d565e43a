// What a picture shows, decided before anything is laid out: texts, sizes, shapes, line styles, legend.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/types.hpp"
#include "graph/diagram/style.hpp"
#include "graph/subgraph.hpp"

namespace guanxi::graph {

enum class Arrows : std::uint8_t { none, forward, back, both };
enum class TieKind : std::uint8_t { co_mention, stated };

/// Lengths are points. Texts are cleaned, not escaped.
struct PictureNode {
  std::string id;  ///< unique in the picture; e and 16 hexadecimal digits where the graph gives different ones
  EntityType type{};
  bool asked_for = false;
  std::vector<std::string> lines;
  double font_size = 0;
  double width = 0;
  double height = 0;
  std::string tooltip;
  std::uint32_t column = 0;
  std::optional<std::uint32_t> group;
};

struct PictureEdge {
  std::string id;
  std::size_t a = 0;  ///< indices into Picture::nodes
  std::size_t b = 0;
  TieKind kind = TieKind::co_mention;
  std::uint32_t articles = 0;  ///< that mention both
  TieLook look;
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
  std::string note;  ///< how much is shown and what is hidden
  Arrangement arrangement{};
  std::vector<PictureNode> nodes;
  std::vector<PictureEdge> edges;
  std::vector<SubgraphGroup> groups;    ///< those that have members, or groups that do; parents before what is in them
  std::vector<EntityType> types;        ///< that occur, for the legend
  std::vector<RelationType> relations;  ///< that occur
  TieKind weakest = TieKind::stated;    ///< co_mention where some tie has no stated relation
  Style style;
};

inline constexpr double k_line_spacing = 1.25;  ///< line height in font sizes

/// Errors: usage where there is nothing to draw; malformed where an edge or a node names what is not there.
[[nodiscard]] Result<Picture> plan_picture(const Subgraph& part, const Style& style);

}  // namespace guanxi::graph
