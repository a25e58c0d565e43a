#include "graph/diagram/diagram.hpp"

#include "graph/diagram/dot.hpp"
#include "graph/diagram/drawing.hpp"
#include "graph/diagram/graphviz.hpp"
#include "graph/diagram/layout.hpp"
#include "graph/diagram/picture.hpp"
#include "graph/diagram/render.hpp"
#include "graph/diagram/words.hpp"

namespace guanxi::graph {

Result<PictureFormat> picture_format_of(std::string_view path) {
  const auto ends = [&](std::string_view tail) { return path.size() > tail.size() && path.ends_with(tail); };
  if (ends(".svg")) return PictureFormat::svg;
  if (ends(".png")) return PictureFormat::png;
  if (ends(".pdf")) return PictureFormat::pdf;
  if (ends(".dot") || ends(".gv")) return PictureFormat::dot;
  return fail(ErrorCode::usage, "a picture's name ends in .svg, .png, .pdf, .dot or .html", std::string(path));
}

Result<std::string> draw(const Subgraph& part, const DiagramOptions& options) {
  GUANXI_TRY(auto picture, plan_picture(part, options.style));
  const GraphvizSession session(options.layout_limit);
  if (options.format == PictureFormat::dot) return write_dot(session, picture, options.legend);
  GUANXI_TRY(const auto layout, lay_out(session, picture));
  if (layout.late) {
    picture.note += k_late_words;
    if (options.notice) options.notice(k_late_notice);
  }
  std::string svg = draw_svg(picture, layout, options.legend ? Legend::shown : Legend::hidden);
  if (options.format == PictureFormat::png) return render_png(svg);
  if (options.format == PictureFormat::pdf) return render_pdf(svg);
  return svg;
}

}  // namespace guanxi::graph
