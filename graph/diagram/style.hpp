// Colours, line styles, fonts and sizes of diagrams: the two themes, and a reader's own on top of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/types.hpp"
#include "graph/diagram/geometry.hpp"

namespace guanxi::graph {

/// How a type of node looks. Shape and colour say the same, so that the picture survives a copying machine.
struct NodeLook {
  Shape shape{};
  std::string fill;  ///< #rrggbb; of what was asked for, `line` is the fill and the text is `on_line`
  std::string line;
};

/// How a kind of tie looks. Colour and dashes say the same.
struct TieLook {
  std::string colour;
  std::string dashes;  ///< as SVG's stroke-dasharray; empty: solid
};

struct Style {
  std::string background;
  std::string text;
  std::string muted;    ///< of notes, numbers and the legend
  std::string accent;   ///< of the rule above the title
  std::string panel;    ///< of groups and lanes
  std::string on_line;  ///< text on a fill of a node's line colour
  std::array<NodeLook, k_entity_types.size()> nodes;
  std::array<TieLook, k_relation_types.size()> relations;
  TieLook co_mention;
  std::string fonts;  ///< families, comma-separated, tried in this order by whoever shows the picture
  double title_size = 20;
  double note_size = 11;
  double name_size = 12;
  double label_size = 9.5;

  [[nodiscard]] const NodeLook& of(EntityType type) const { return nodes[static_cast<std::size_t>(type)]; }
  [[nodiscard]] const TieLook& of(RelationType type) const { return relations[static_cast<std::size_t>(type)]; }
};

enum class Theme : std::uint8_t { light, dark };
[[nodiscard]] std::optional<Theme> parse_theme(std::string_view name);
[[nodiscard]] Style style_of(Theme theme);

/// `base` with what the YAML text of the file `name` changes (docs/diagrams.md lists the keys). Errors: malformed with
/// line and column, naming the key, what it takes and the keys there are.
[[nodiscard]] Result<Style> read_style(std::string_view yaml, const std::string& name, Style base);

/// A relation that runs from one end to the other; 合作 and 签约 do not.
[[nodiscard]] bool has_direction(RelationType type);

}  // namespace guanxi::graph
