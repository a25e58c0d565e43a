// A sheet of SVG: shapes, lines and texts in the house style, with title, legend and what screen readers need.
//
// All text is escaped here, and placed by text_width(): the bytes are the same on every machine, whatever its fonts.
// Styles are attributes of presentation, never style attributes, so that a page's content security policy allows them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/diagram/geometry.hpp"
#include "graph/diagram/picture.hpp"
#include "graph/diagram/style.hpp"

namespace guanxi::graph {

enum class Anchor : std::uint8_t { start, middle, end };
enum class Weight : std::uint8_t { normal, bold };
enum class Emphasis : std::uint8_t { none, asked };

struct TextLook {
  double size = 12;
  std::string colour;
  Anchor anchor = Anchor::middle;
  Weight weight = Weight::normal;
};

/// What a group of marks is: for style sheets, scripts and screen readers.
struct Mark {
  std::string id;  ///< empty: none
  std::string css;
  std::string tooltip;  ///< empty: none
  std::string url;      ///< http or https, or empty
};

/// `text` for XML, quotes too.
[[nodiscard]] std::string escaped(std::string_view text);

class Canvas {
 public:
  explicit Canvas(const Style& style) : m_style(style) {}

  /// What is put until close() belongs to the mark.
  void open(const Mark& mark);
  void close();

  void node(EntityType type, const Box& box, double line_width, Emphasis emphasis);
  /// Arrow heads at the ends that have one; the line ends under them.
  void tie(const Curve& curve, const TieLook& look, double width, Arrows arrows);
  void rectangle(const Box& box, const std::string& fill, double radius = 0);
  void line(Point from, Point to, const std::string& colour, double width);
  void dot(Point centre, double radius, const std::string& fill);
  /// Lines of text around `centre`, or from it, or up to it.
  void text(const std::vector<std::string>& lines, Point centre, const TextLook& look);

  /// Title and note above `box`; the box then holds them too.
  void heading(const std::string& title, const std::string& note, Box& box);
  /// Samples and words below `box`, in rows; the box then holds them too.
  void legend(const Picture& picture, Box& box);

  /// The document with everything inside `box`.
  [[nodiscard]] std::string document(const std::string& title, const std::string& description, const Box& box) const;

 private:
  class LegendRow;

  const Style& m_style;
  std::string m_body;
  std::vector<bool> m_linked;  // of the open marks
};

}  // namespace guanxi::graph
