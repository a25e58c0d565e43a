// The finished picture as a Graphviz graph in which everything has its place: what PNG, PDF and SVG are rendered from.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "graph/diagram/layout.hpp"
#include "graph/diagram/picture.hpp"

namespace guanxi::graph {

/// A text in the picture; lines are spread around the centre.
struct SceneText {
  std::string id;  ///< of its node in the scene
  std::vector<std::string> lines;
  double font_size = 0;
  bool bold = false;
  bool from_left = false;  ///< lines begin at the node's left side
  double left = 0;         ///< filled in by rendering
  Point centre;            ///< filled in by rendering
};

enum class SceneTexts { drawn, stand_ins };

struct Scene {
  std::string bytes;             ///< as Graphviz wrote it
  std::vector<SceneText> texts;  ///< in the coordinates of the bytes, y upwards
};

/// Renders in `format` (svg, png:cairo, pdf:cairo). With SceneTexts::stand_ins no text of the picture reaches Graphviz:
/// its labels are as many lines of x, for the caller to replace. Errors: io from Graphviz.
[[nodiscard]] Result<Scene> render_scene(const GraphvizSession& session, const Picture& picture, const Layout& layout,
                                         bool legend, const char* format, SceneTexts texts);

}  // namespace guanxi::graph
