// Subgraph -> picture.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "graph/diagram/deadline.hpp"
#include "graph/diagram/style.hpp"
#include "graph/subgraph.hpp"

namespace guanxi::graph {

enum class PictureFormat : std::uint8_t { svg, png, pdf, dot };

/// By the file name's extension. Errors: usage, naming the extensions that are allowed.
[[nodiscard]] Result<PictureFormat> picture_format_of(std::string_view path);

struct DiagramOptions {
  PictureFormat format = PictureFormat::svg;
  bool legend = true;
  Style style = style_of(Theme::light);
  /// How long engines may run; then names stand in rows, and the picture and `notice` say so.
  std::chrono::milliseconds layout_limit = k_layout_limit;
  std::function<void(std::string_view)> notice{};  ///< takes a line for people; may be empty
};

/// Draws `part`, as reduced() left it, and returns the file's bytes. Everything that comes from articles is escaped.
/// Errors: usage where there is nothing to draw; io from Graphviz, librsvg or Cairo.
[[nodiscard]] Result<std::string> draw(const Subgraph& part, const DiagramOptions& options);

}  // namespace guanxi::graph
