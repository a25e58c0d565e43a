#include "graph/diagram/svg.hpp"

#include <fmt/format.h>
#include <map>
#include <pugixml.hpp>
#include <string_view>

namespace guanxi::graph {

namespace {

/// Latin letters and digits sit so far below the middle of a line, in font sizes; Chinese characters look centred too.
constexpr double k_baseline = 0.36;

/// Graphviz's 5,2 closes up where lines are thick.
constexpr const char* k_dashes = "7,5";

std::string number(double value) { return fmt::format("{:.2f}", value); }

/// `transparent` is no SVG 1.1 colour; the dashes are ours.
void mend_strokes(pugi::xml_node node) {
  for (pugi::xml_attribute attribute : node.attributes()) {
    if (std::string_view(attribute.value()) == "transparent") attribute.set_value("none");
    if (std::string_view(attribute.name()) == "stroke-dasharray") attribute.set_value(k_dashes);
  }
  for (pugi::xml_node child : node.children()) mend_strokes(child);
}

void set_attribute(pugi::xml_node node, const char* name, const std::string& value) {
  pugi::xml_attribute attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute.set_value(value.c_str());
}

class Finisher {
 public:
  Finisher(const Scene& scene, const Picture& picture) : m_scene(scene), m_picture(picture) {}

  Result<std::string> run() {
    // Comments, document type and processing instructions are dropped by parsing.
    if (!m_document.load_buffer(m_scene.bytes.data(), m_scene.bytes.size()))
      return fail(ErrorCode::malformed, "Graphviz's SVG cannot be read back");
    m_svg = m_document.child("svg");
    m_graph = m_svg.child("g");
    if (!m_graph) return fail(ErrorCode::malformed, "Graphviz's SVG has no drawing in it");
    for (pugi::xml_node group : m_graph.children("g")) m_groups[group.attribute("id").value()] = group;
    for (const SceneText& text : m_scene.texts) set_text(text);
    for (std::size_t i = 0; i < m_picture.nodes.size(); ++i) finish_node(i);
    for (std::size_t i = 0; i < m_picture.edges.size(); ++i) finish_edge(i);
    lower_co_mentions();
    finish_rest();
    finish_root();
    mend_strokes(m_svg);
    return printed();
  }

 private:
  [[nodiscard]] pugi::xml_node group(const std::string& id) const {
    const auto found = m_groups.find(id);
    return found == m_groups.end() ? pugi::xml_node() : found->second;
  }

  void set_text(const SceneText& text) {
    const pugi::xml_node at = group(text.id);
    std::size_t line = 0;
    const auto count = static_cast<double>(text.lines.size());
    for (pugi::xml_node element : at.children("text")) {
      if (line == text.lines.size()) break;
      const double below = (static_cast<double>(line) - (count - 1) / 2) * text.font_size * k_line_spacing;
      element.text().set(text.lines[line].c_str());
      set_attribute(element, "text-anchor", text.from_left ? "start" : "middle");
      set_attribute(element, "x", number(text.from_left ? text.left : text.centre.x));
      set_attribute(element, "y", number(-text.centre.y + below + k_baseline * text.font_size));
      if (text.bold) set_attribute(element, "font-weight", "bold");
      ++line;
    }
  }

  static void set_tooltip(pugi::xml_node at, const std::string& words) {
    pugi::xml_node title = at.child("title");
    if (!title) title = at.prepend_child("title");
    title.text().set(words.c_str());
  }

  void finish_node(std::size_t i) {
    const PictureNode& node = m_picture.nodes[i];
    const pugi::xml_node at = group(fmt::format("n{}", i));
    set_attribute(at, "id", node.id);
    set_attribute(at, "class", fmt::format("node {}{}", to_string(node.type), node.asked_for ? " asked" : ""));
    set_tooltip(at, node.tooltip);
  }

  void finish_edge(std::size_t i) {
    const PictureEdge& edge = m_picture.edges[i];
    const pugi::xml_node line = group(fmt::format("l{}", i));
    set_attribute(line, "id", edge.id);
    set_attribute(line, "class", "edge " + edge.css);
    set_tooltip(line, edge.tooltip);
    link(line, edge.url);
    const pugi::xml_node label = group(fmt::format("t{}", i));
    if (!label) return;
    set_attribute(label, "id", edge.id + "-label");
    set_attribute(label, "class", "label " + edge.css);
    set_tooltip(label, edge.tooltip);
    link(label, edge.url);
  }

  /// What is stated lies above what is only mentioned together.
  void lower_co_mentions() {
    const pugi::xml_node first = m_graph.child("g");
    for (std::size_t i = 0; i < m_picture.edges.size(); ++i) {
      const pugi::xml_node line = group(fmt::format("l{}", i));
      if (m_picture.edges[i].look.dashed && line != first) m_graph.insert_move_before(line, first);
    }
  }

  /// Everything but the title goes into a link.
  static void link(pugi::xml_node at, const std::string& url) {
    if (url.empty()) return;
    pugi::xml_node anchor = at.append_child("a");
    anchor.append_attribute("xlink:href").set_value(url.c_str());
    anchor.append_attribute("target").set_value("_blank");
    for (pugi::xml_node child = at.first_child(); child && child != anchor;) {
      const pugi::xml_node next = child.next_sibling();
      if (std::string_view(child.name()) != "title") anchor.append_move(child);
      child = next;
    }
  }

  /// Title, note and legend: no tooltips, ids that cannot meet those of a page around the picture.
  void finish_rest() {
    for (const auto& [id, at] : m_groups) {
      pugi::xml_node element = at;
      const char kind = id.empty() ? ' ' : id.front();
      if (id == "title" || id == "note") {
        set_attribute(element, "class", id);
      } else if (kind == 's' || kind == 'k') {
        set_attribute(element, "class", "legend");
      } else {
        continue;
      }
      element.remove_attribute("id");
      element.remove_child("title");
    }
  }

  void finish_root() {
    m_graph.remove_child("title");
    m_graph.remove_attribute("id");
    set_attribute(m_svg, "role", "graphics-document document");
    set_attribute(m_svg, "lang", "zh-CN");
    set_attribute(m_svg, "xml:lang", "zh-CN");
    set_attribute(m_svg, "aria-labelledby", "guanxi-title guanxi-desc");
    set_attribute(m_svg, "style", "max-width:100%;height:auto");
    pugi::xml_node description = m_svg.prepend_child("desc");
    description.append_attribute("id").set_value("guanxi-desc");
    description.text().set(m_picture.note.c_str());
    pugi::xml_node title = m_svg.prepend_child("title");
    title.append_attribute("id").set_value("guanxi-title");
    title.text().set(m_picture.title.empty() ? "关系图" : m_picture.title.c_str());
  }

  Result<std::string> printed() {
    struct Writer final : pugi::xml_writer {
      std::string bytes;
      void write(const void* data, std::size_t size) override { bytes.append(static_cast<const char*>(data), size); }
    } writer;
    m_svg.print(writer, "", pugi::format_raw, pugi::encoding_utf8);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + writer.bytes + "\n";
  }

  const Scene& m_scene;
  const Picture& m_picture;
  pugi::xml_document m_document;
  pugi::xml_node m_svg;
  pugi::xml_node m_graph;
  std::map<std::string, pugi::xml_node> m_groups;
};

}  // namespace

Result<std::string> finish_svg(const Scene& scene, const Picture& picture) { return Finisher(scene, picture).run(); }

}  // namespace guanxi::graph
