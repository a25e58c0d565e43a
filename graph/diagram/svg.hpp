// Graphviz's SVG made fit for a page: our texts, accessible, valid.
#pragma once

#include <string>

#include "base/error.hpp"
#include "graph/diagram/picture.hpp"
#include "graph/diagram/scene.hpp"

namespace guanxi::graph {

/// Puts the picture's texts, ids, classes, tooltips and links into a scene rendered as SVG with stand-ins. The result
/// is well-formed XML whatever the articles hold, and depends on no font of this machine.
/// Errors: malformed where Graphviz's output is not what this expects.
[[nodiscard]] Result<std::string> finish_svg(const Scene& scene, const Picture& picture);

}  // namespace guanxi::graph
