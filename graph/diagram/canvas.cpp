#include "graph/diagram/canvas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/diagram/label.hpp"

namespace guanxi::graph {

namespace {

/// Latin letters and digits sit so far below the middle of a line, in font sizes; Chinese characters look centred too.
constexpr double k_baseline = 0.36;
constexpr double k_margin = 14;
constexpr double k_gap = 16;
constexpr double k_least_width = 440;  // so that title and legend have room beside a small picture
constexpr double k_sample_width = 26;  // of the shapes and lines in the legend
constexpr double k_sample_height = 14;
constexpr double k_legend_size = 10;

struct Head {
  double length;
  double half_width;
};
Head head_of(double line_width) { return {6.5 + 1.3 * line_width, 2.6 + 0.75 * line_width}; }

std::string arrow_head(const Curve& curve, double width, const std::string& colour) {
  const Head head = head_of(width);
  const Point tip = curve.points.back();
  const Point base = shortened(curve, head.length).points.back();
  const double length = std::max(1e-6, distance(tip, base));
  const Point along{(tip.x - base.x) / length, (tip.y - base.y) / length};
  const Point back{tip.x - along.x * head.length, tip.y - along.y * head.length};
  return fmt::format("<path d=\"M{:.2f} {:.2f} L{:.2f} {:.2f} L{:.2f} {:.2f} Z\" fill=\"{}\"/>", tip.x, tip.y,
                     back.x - along.y * head.half_width, back.y + along.x * head.half_width,
                     back.x + along.y * head.half_width, back.y - along.x * head.half_width, colour);
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void Canvas::open(const Mark& mark) {
  m_body += "<g";
  if (!mark.id.empty()) m_body += fmt::format(" id=\"{}\"", escaped(mark.id));
  m_body += fmt::format(" class=\"{}\"", escaped(mark.css));
  if (!mark.tooltip.empty())
    m_body += fmt::format(" role=\"img\"><title>{}</title>", escaped(mark.tooltip));
  else
    m_body += ">";
  m_linked.push_back(!mark.url.empty());
  if (!mark.url.empty())
    m_body += fmt::format("<a xlink:href=\"{}\" target=\"_blank\" rel=\"noopener\">", escaped(mark.url));
}

void Canvas::close() {
  m_body += m_linked.back() ? "</a></g>\n" : "</g>\n";
  m_linked.pop_back();
}

void Canvas::node(EntityType type, const Box& box, double line_width, Emphasis emphasis) {
  const NodeLook& look = m_style.of(type);
  const std::string& fill = emphasis == Emphasis::asked ? look.line : look.fill;
  const std::string& line = emphasis == Emphasis::asked && look.shape == Shape::note ? m_style.on_line : look.line;
  m_body += fmt::format("<path d=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{:.2f}\" stroke-linejoin=\"round\"/>",
                        outline(look.shape, box), fill, line, line_width);
}

void Canvas::tie(const Curve& curve, const TieLook& look, double width, Arrows arrows) {
  if (curve.points.empty()) return;
  const bool forward = arrows == Arrows::forward || arrows == Arrows::both;
  const bool back = arrows == Arrows::back || arrows == Arrows::both;
  Curve line = curve;
  if (forward) line = shortened(line, head_of(width).length * 0.8);
  if (back) line = reversed(shortened(reversed(line), head_of(width).length * 0.8));
  m_body += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2f}\"", path_data(line),
                        look.colour, width);
  if (!look.dashes.empty()) m_body += fmt::format(" stroke-dasharray=\"{}\"", look.dashes);
  m_body += "/>";
  if (forward) m_body += arrow_head(curve, width, look.colour);
  if (back) m_body += arrow_head(reversed(curve), width, look.colour);
}

void Canvas::rectangle(const Box& box, const std::string& fill, double radius) {
  m_body += fmt::format(R"(<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}" rx="{:.1f}" fill="{}"/>)",
                        box.left, box.top, box.width(), box.height(), radius, fill);
}

void Canvas::line(Point from, Point to, const std::string& colour, double width) {
  m_body += fmt::format(R"(<path d="M{:.2f} {:.2f} L{:.2f} {:.2f}" stroke="{}" stroke-width="{:.2f}"/>)", from.x,
                        from.y, to.x, to.y, colour, width);
}

void Canvas::dot(Point centre, double radius, const std::string& fill) {
  m_body += fmt::format(R"(<circle cx="{:.2f}" cy="{:.2f}" r="{:.2f}" fill="{}"/>)", centre.x, centre.y, radius, fill);
}

void Canvas::text(const std::vector<std::string>& lines, Point centre, const TextLook& look) {
  constexpr const char* k_anchors[] = {"start", "middle", "end"};
  const auto count = static_cast<double>(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double below = (static_cast<double>(i) - (count - 1) / 2) * look.size * k_line_spacing;
    m_body += fmt::format("<text x=\"{:.2f}\" y=\"{:.2f}\" font-size=\"{:.1f}\" fill=\"{}\"", centre.x,
                          centre.y + below + k_baseline * look.size, look.size,
                          look.colour.empty() ? m_style.text : look.colour);
    if (look.anchor != Anchor::start)
      m_body += fmt::format(" text-anchor=\"{}\"", k_anchors[static_cast<std::size_t>(look.anchor)]);
    if (look.weight == Weight::bold) m_body += " font-weight=\"bold\"";
    m_body += fmt::format(">{}</text>", escaped(lines[i]));
  }
}

void Canvas::heading(const std::string& title, const std::string& note, Box& box) {
  box.right = std::max(box.right, box.left + k_least_width);
  const auto lines_of = [&](const std::string& words, double size) {
    if (words.empty()) return std::vector<std::string>();
    return wrap(words, std::max<std::size_t>(12, static_cast<std::size_t>(box.width() / size * 1.9)), 4);
  };
  const auto title_lines = lines_of(title, m_style.title_size);
  const auto note_lines = lines_of(note, m_style.note_size);
  const double title_height = static_cast<double>(title_lines.size()) * m_style.title_size * k_line_spacing;
  const double note_height = static_cast<double>(note_lines.size()) * m_style.note_size * k_line_spacing;
  double y = box.top - k_gap - note_height - title_height - 14;
  box.top = y;
  open({"", "heading", "", ""});
  rectangle({box.left, y, box.left + 34, y + 5}, m_style.accent);
  y += 10;
  text(title_lines, {box.left, y + title_height / 2}, {m_style.title_size, m_style.text, Anchor::start, Weight::bold});
  y += title_height + 2;
  text(note_lines, {box.left, y + note_height / 2}, {m_style.note_size, m_style.muted, Anchor::start, Weight::normal});
  close();
}

/// Items side by side, in as many rows as they need.
class Canvas::LegendRow {
 public:
  LegendRow(Canvas& canvas, Box& box) : m_canvas(canvas), m_box(box), m_x(box.left), m_y(box.bottom + k_gap + 12) {}

  template <typename Sample>
  void add(std::string_view words, const Sample& sample) {
    const double width = k_sample_width + 5 + text_width(words, k_legend_size);
    if (m_x > m_box.left && m_x + width > m_box.right) {
      m_x = m_box.left;
      m_y += 21;
    }
    sample(Box{m_x, m_y - k_sample_height / 2, m_x + k_sample_width, m_y + k_sample_height / 2});
    m_canvas.text({std::string(words)}, {m_x + k_sample_width + 5, m_y},
                  {k_legend_size, m_canvas.m_style.muted, Anchor::start, Weight::normal});
    m_x += width + k_gap;
  }

  [[nodiscard]] double bottom() const { return m_y + 8; }

 private:
  Canvas& m_canvas;
  const Box& m_box;
  double m_x;
  double m_y;
};

void Canvas::legend(const Picture& picture, Box& box) {
  open({"", "legend", "", ""});
  line({box.left, box.bottom + k_gap}, {box.right, box.bottom + k_gap}, m_style.muted, 0.5);
  box.bottom += 4;
  LegendRow row(*this, box);
  const auto asked =
      std::find_if(picture.nodes.begin(), picture.nodes.end(), [](const auto& n) { return n.asked_for; });
  if (asked != picture.nodes.end())
    row.add("所问", [&](const Box& at) { node(asked->type, at, 1.2, Emphasis::asked); });
  for (const EntityType type : picture.types)
    row.add(chinese_label(type), [&](const Box& at) { node(type, at, 1.2, Emphasis::none); });
  const auto add_tie = [&](std::string_view words, const TieLook& look, Arrows arrows) {
    row.add(words, [&](const Box& at) {
      const double y = at.centre().y;
      tie(straight({at.left, y}, {at.right, y}), look, 1.6, arrows);
    });
  };
  for (const RelationType type : picture.relations)
    add_tie(chinese_label(type), m_style.of(type), has_direction(type) ? Arrows::forward : Arrows::none);
  if (picture.weakest == TieKind::co_mention && !picture.edges.empty())
    add_tie("共现（数字为同时提到两者的报道篇数）", m_style.co_mention, Arrows::none);
  close();
  box.bottom = row.bottom();
}

std::string Canvas::document(const std::string& title, const std::string& description, const Box& box) const {
  const Box page{box.left - k_margin, box.top - k_margin, box.right + k_margin, box.bottom + k_margin};
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{0:.2f}pt\" "
      "height=\"{1:.2f}pt\" viewBox=\"0 0 {0:.2f} {1:.2f}\" role=\"graphics-document document\" lang=\"zh-CN\" "
      "xml:lang=\"zh-CN\" aria-labelledby=\"guanxi-title guanxi-desc\">\n"
      "<title id=\"guanxi-title\">{2}</title>\n<desc id=\"guanxi-desc\">{3}</desc>\n"
      "<rect width=\"{0:.2f}\" height=\"{1:.2f}\" fill=\"{4}\"/>\n"
      "<g transform=\"translate({5:.2f} {6:.2f})\" font-family=\"{7}\">\n{8}</g>\n</svg>\n",
      page.width(), page.height(), escaped(title.empty() ? "关系图" : title), escaped(description), m_style.background,
      -page.left, -page.top, escaped(m_style.fonts), m_body);
}

}  // namespace guanxi::graph
