// Subgraph -> picture, through libcgraph and libgvc in process.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "graph/subgraph.hpp"

namespace guanxi::graph {

enum class PictureFormat : std::uint8_t { svg, png, pdf, dot };

/// By the file name's extension. Errors: usage, naming the extensions that are allowed.
[[nodiscard]] Result<PictureFormat> picture_format_of(std::string_view path);

struct DiagramOptions {
  PictureFormat format = PictureFormat::svg;
  bool legend = true;
};

/// Draws `part` and returns the file's bytes. Everything that comes from articles is escaped.
/// Errors: usage where there is nothing to draw or too much (the message says how to narrow it); io from Graphviz.
[[nodiscard]] Result<std::string> draw(const Subgraph& part, const DiagramOptions& options);

}  // namespace guanxi::graph
