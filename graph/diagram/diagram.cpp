#include "graph/diagram/diagram.hpp"

namespace guanxi::graph {

Result<PictureFormat> picture_format_of(std::string_view path) {
  const auto ends = [&](std::string_view tail) { return path.size() > tail.size() && path.ends_with(tail); };
  if (ends(".svg")) return PictureFormat::svg;
  if (ends(".png")) return PictureFormat::png;
  if (ends(".pdf")) return PictureFormat::pdf;
  if (ends(".dot") || ends(".gv")) return PictureFormat::dot;
  return fail(ErrorCode::usage, "a picture's name ends in .svg, .png, .pdf or .dot", std::string(path));
}

Result<std::string> draw(const Subgraph& part, const DiagramOptions&) {
  if (part.nodes.empty()) return fail(ErrorCode::usage, "there is nothing to draw");
  return fail(ErrorCode::io, "no picture can be drawn in this format");
}

}  // namespace guanxi::graph
