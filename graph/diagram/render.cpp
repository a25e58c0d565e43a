#include "graph/diagram/render.hpp"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace guanxi::graph {

namespace {

constexpr double k_dots_per_point = 2;
constexpr double k_most_pixels = 12000;  // a side of a PNG; Cairo gives up at 32,767

template <auto release>
struct Release {
  template <typename T>
  void operator()(T* object) const {
    release(object);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_destroy>>;
using Handle = std::unique_ptr<RsvgHandle, Release<g_object_unref>>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

tl::unexpected<Error> failure(std::string_view what) {
  return fail(ErrorCode::io, fmt::format("the picture cannot be rendered: {}", what), {},
              "try another format: .svg needs neither fonts nor Cairo");
}

tl::unexpected<Error> failure(GError* error) {
  auto out = failure(error == nullptr ? "librsvg gives no reason" : error->message);
  g_clear_error(&error);
  return out;
}

struct Drawing {
  Handle handle;
  double width = 0;  // points
  double height = 0;
};

Result<Drawing> load(std::string_view svg) {
  GError* error = nullptr;
  Drawing drawing;
  drawing.handle.reset(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (!drawing.handle) return failure(error);
  gboolean has_box = 0;
  RsvgRectangle box{};
  rsvg_handle_get_intrinsic_dimensions(drawing.handle.get(), nullptr, nullptr, nullptr, nullptr, &has_box, &box);
  if (has_box == 0) return failure("the drawing has no size");
  drawing.width = box.width;
  drawing.height = box.height;
  return drawing;
}

Result<void> paint(const Drawing& drawing, cairo_surface_t* surface, double scale) {
  const Context context(cairo_create(surface));
  const RsvgRectangle viewport{0, 0, drawing.width * scale, drawing.height * scale};
  GError* error = nullptr;
  if (rsvg_handle_render_document(drawing.handle.get(), context.get(), &viewport, &error) == 0) return failure(error);
  if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS)
    return failure(cairo_status_to_string(cairo_status(context.get())));
  return {};
}

}  // namespace

Result<std::string> render_png(std::string_view svg) {
  GUANXI_TRY(const Drawing drawing, load(svg));
  const double scale = std::min(k_dots_per_point, k_most_pixels / std::max(drawing.width, drawing.height));
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(drawing.width * scale),
                                                   static_cast<int>(drawing.height * scale)));
  GUANXI_CHECK(paint(drawing, surface.get(), scale));
  std::string bytes;
  const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
  if (status != CAIRO_STATUS_SUCCESS) return failure(cairo_status_to_string(status));
  return bytes;
}

Result<std::string> render_pdf(std::string_view svg) {
  GUANXI_TRY(const Drawing drawing, load(svg));
  std::string bytes;
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, drawing.width, drawing.height));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
  GUANXI_CHECK(paint(drawing, surface.get(), 1));
  cairo_surface_finish(surface.get());
  const cairo_status_t status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) return failure(cairo_status_to_string(status));
  return bytes;
}

}  // namespace guanxi::graph
