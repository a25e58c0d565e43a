#include "graph/diagram/diagram.hpp"

#include "graph/diagram/dot.hpp"
#include "graph/diagram/graphviz.hpp"
#include "graph/diagram/layout.hpp"
#include "graph/diagram/picture.hpp"
#include "graph/diagram/scene.hpp"
#include "graph/diagram/svg.hpp"

namespace guanxi::graph {

Result<PictureFormat> picture_format_of(std::string_view path) {
  const auto ends = [&](std::string_view tail) { return path.size() > tail.size() && path.ends_with(tail); };
  if (ends(".svg")) return PictureFormat::svg;
  if (ends(".png")) return PictureFormat::png;
  if (ends(".pdf")) return PictureFormat::pdf;
  if (ends(".dot") || ends(".gv")) return PictureFormat::dot;
  return fail(ErrorCode::usage, "a picture's name ends in .svg, .png, .pdf or .dot", std::string(path));
}

Result<std::string> draw(const Subgraph& part, const DiagramOptions& options) {
  GUANXI_TRY(const auto picture, plan_picture(part));
  const GraphvizSession session;
  if (options.format == PictureFormat::dot) return write_dot(session, picture, options.legend);
  GUANXI_TRY(const auto layout, lay_out(session, picture));
  const bool svg = options.format == PictureFormat::svg;
  const char* const format = svg ? "svg:svg:core" : options.format == PictureFormat::png ? "png:cairo" : "pdf:cairo";
  GUANXI_TRY(auto scene, render_scene(session, picture, layout, options.legend, format,
                                      svg ? SceneTexts::stand_ins : SceneTexts::drawn));
  if (svg) return finish_svg(scene, picture);
  return std::move(scene.bytes);
}

}  // namespace guanxi::graph
