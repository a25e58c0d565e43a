#include "graph/page/page.hpp"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/quote.hpp"
#include "graph/diagram/drawing.hpp"
#include "graph/diagram/graphviz.hpp"
#include "graph/diagram/label.hpp"
#include "graph/diagram/words.hpp"
#include "graph/page/html.hpp"

namespace guanxi::graph {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

/// RapidJSON with keys and cleaned texts.
class Json {
 public:
  void key(std::string_view name) { m_writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void text(std::string_view value) {
    const std::string clean = picture_text(value);
    m_writer.String(clean.data(), static_cast<rapidjson::SizeType>(clean.size()));
  }
  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void member(std::string_view name, double value) {
    key(name);
    m_writer.Double(std::round(value * 100) / 100);
  }
  void member(std::string_view name, std::uint32_t value) {
    key(name);
    m_writer.Uint(value);
  }
  void truth(std::string_view name, bool value) {
    key(name);
    m_writer.Bool(value);
  }
  void texts(std::string_view name, const std::vector<std::string>& values) {
    key(name);
    m_writer.StartArray();
    for (const std::string& value : values) text(value);
    m_writer.EndArray();
  }
  Writer& writer() { return m_writer; }

  /// As it may stand in a script element: no tag can begin or end in it.
  [[nodiscard]] std::string in_html() const {
    std::string out;
    for (const char c : std::string_view(m_buffer.GetString(), m_buffer.GetSize())) {
      if (c == '<' || c == '>' || c == '&')
        out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
      else
        out += c;
    }
    return out;
  }

 private:
  rapidjson::StringBuffer m_buffer;
  Writer m_writer{m_buffer};
};

constexpr std::string_view name_of(Shape shape) {
  constexpr std::string_view k_names[] = {"rounded", "pill", "rectangle", "hexagon", "note", "plaque"};
  return k_names[static_cast<std::size_t>(shape)];
}

/// How far the middle of a curve stands off the straight line, as cytoscape.js measures it: to the right of its way.
double bow_of(const Curve& curve) {
  if (curve.points.empty()) return 0;
  const auto points = sampled(curve, 5);
  const Point a = points.front();
  const Point b = points.back();
  const Point middle = points[points.size() / 2];
  const double length = std::max(1e-6, distance(a, b));
  return 2 * ((b.x - a.x) * (middle.y - a.y) - (b.y - a.y) * (middle.x - a.x)) / length;
}

void put_style(Json& json, const Style& style) {
  json.key("style");
  json.writer().StartObject();
  json.member("background", style.background);
  json.member("text", style.text);
  json.member("muted", style.muted);
  json.member("accent", style.accent);
  json.member("panel", style.panel);
  json.member("on_line", style.on_line);
  json.member("fonts", style.fonts);
  json.member("label_size", style.label_size);
  json.writer().EndObject();
}

void put_looks(Json& json, const Picture& picture) {
  json.key("types");
  json.writer().StartObject();
  for (const EntityType type : picture.types) {
    const NodeLook& look = picture.style.of(type);
    json.key(to_string(type));
    json.writer().StartObject();
    json.member("label", chinese_label(type));
    json.member("shape", name_of(look.shape));
    json.member("fill", look.fill);
    json.member("line", look.line);
    json.writer().EndObject();
  }
  json.writer().EndObject();
  json.key("kinds");
  json.writer().StartObject();
  for (const RelationType type : picture.relations) json.member(to_string(type), chinese_label(type));
  if (picture.weakest == TieKind::co_mention) json.member("co_mention", "共现");
  json.writer().EndObject();
}

void put_nodes(Json& json, const Subgraph& part, const Picture& picture, const Layout& layout) {
  json.key("nodes");
  json.writer().StartArray();
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    const PictureNode& node = picture.nodes[i];
    json.writer().StartObject();
    json.member("id", node.id);
    json.member("name", part.nodes[i].name);
    json.member("type", to_string(node.type));
    json.truth("asked", node.asked_for);
    json.member("articles", part.nodes[i].articles);
    if (node.group) json.member("group", *node.group);
    json.texts("lines", node.lines);
    json.member("size", node.font_size);
    json.member("x", layout.nodes[i].x);
    json.member("y", layout.nodes[i].y);
    json.member("width", node.width);
    json.member("height", node.height);
    json.writer().EndObject();
  }
  json.writer().EndArray();
}

void put_sentences(Json& json, const SubgraphEdge& edge) {
  json.key("sentences");
  json.writer().StartArray();
  for (const SubgraphSentence& sentence : edge.evidence) {
    json.writer().StartObject();
    json.member("text", sentence.text);
    json.member("date", to_string(sentence.date));
    json.member("source", sentence.source);
    json.member("title", sentence.article_title);
    json.member("article", sentence.article_id);
    json.member("url", is_web_address(sentence.url) ? sentence.url : std::string());
    json.writer().EndObject();
  }
  json.writer().EndArray();
}

void put_dashes(Json& json, const std::string& dashes) {
  json.key("dashes");
  json.writer().StartArray();
  for (std::size_t at = 0; at < dashes.size();) {
    const std::size_t end = std::min(dashes.find(' ', at), dashes.size());
    json.writer().RawValue(dashes.data() + at, end - at, rapidjson::kNumberType);
    at = end + 1;
  }
  json.writer().EndArray();
}

std::vector<std::string> kinds_of(const SubgraphEdge& edge) {
  std::vector<std::string> kinds;
  for (const RelationType type : k_relation_types) {
    if (std::any_of(edge.relations.begin(), edge.relations.end(), [&](const auto& r) { return r.type == type; }))
      kinds.emplace_back(to_string(type));
  }
  if (kinds.empty()) kinds.emplace_back("co_mention");
  return kinds;
}

void put_ties(Json& json, const Subgraph& part, const Picture& picture, const Layout& layout) {
  constexpr std::string_view k_arrows[] = {"none", "forward", "back", "both"};
  json.key("ties");
  json.writer().StartArray();
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    const PictureEdge& tie = picture.edges[i];
    const SubgraphEdge& edge = part.edges[i];
    json.writer().StartObject();
    json.member("id", tie.id);
    const bool backward = runs_backward(edge);
    json.member("a", picture.nodes[backward ? tie.b : tie.a].id);
    json.member("b", picture.nodes[backward ? tie.a : tie.b].id);
    json.key("label");
    const std::string label = layout.labels[i] ? fmt::format("{}", fmt::join(tie.lines, "\n")) : std::string();
    json.writer().String(label.data(), static_cast<rapidjson::SizeType>(label.size()));
    json.member("words", fmt::format("{}", fmt::join(tie_words(edge), "·")));
    json.truth("stated", tie.kind == TieKind::stated);
    json.texts("kinds", kinds_of(edge));
    json.member("articles", edge.articles);
    json.member("first", to_string(edge.first));
    json.member("last", to_string(edge.last));
    json.member("width", tie.line_width);
    json.member("colour", tie.look.colour);
    put_dashes(json, tie.look.dashes);
    json.member("arrows", k_arrows[static_cast<std::size_t>(backward ? Arrows::forward : tie.arrows)]);
    json.member("bow", bow_of(backward ? reversed(layout.curves[i]) : layout.curves[i]));
    put_sentences(json, edge);
    json.writer().EndObject();
  }
  json.writer().EndArray();
}

void put_groups(Json& json, const Picture& picture) {
  json.key("groups");
  json.writer().StartArray();
  for (const SubgraphGroup& group : picture.groups) {
    json.writer().StartObject();
    json.member("name", group.name);
    if (group.parent) json.member("parent", *group.parent);
    json.writer().EndObject();
  }
  json.writer().EndArray();
}

std::string data_of(const Subgraph& part, const Picture& picture, const Layout& layout) {
  Json json;
  json.writer().StartObject();
  put_style(json, picture.style);
  put_looks(json, picture);
  put_groups(json, picture);
  put_nodes(json, part, picture, layout);
  put_ties(json, part, picture, layout);
  json.writer().EndObject();
  return json.in_html();
}

/// The same facts for those who read: stated ties first, then by articles.
std::string table_of(const Subgraph& part, const Picture& picture) {
  std::vector<std::size_t> order(part.edges.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    const auto of = [&](std::size_t i) { return std::pair(!part.edges[i].relations.empty(), part.edges[i].articles); };
    return of(x) > of(y);
  });
  std::string out =
      "<h2>全部联系</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th>甲</th><th>联系</th><th>乙</th><th "
      "class=\"number\">报道</th>"
      "<th>首次</th><th>最近</th><th>依据</th></tr></thead>\n<tbody>\n";
  for (const std::size_t i : order) {
    const SubgraphEdge& edge = part.edges[i];
    const bool backward = runs_backward(edge);
    const SubgraphSentence first = edge.evidence.empty() ? SubgraphSentence() : edge.evidence.front();
    const std::array names{picture_text(part.nodes[edge.a].name), picture_text(part.nodes[edge.b].name)};
    out += fmt::format(
        "<tr data-tie=\"{}\"><td>{}</td><td>{}</td><td>{}</td><td class=\"number\">{}</td><td class=\"day\">{}</td>"
        "<td class=\"day\">{}</td><td>{} {}</td></tr>\n",
        html_text(picture.edges[i].id), html_text(part.nodes[backward ? edge.b : edge.a].name),
        html_text(fmt::format("{}", fmt::join(tie_words(edge), "·"))),
        html_text(part.nodes[backward ? edge.a : edge.b].name), edge.articles, to_string(edge.first),
        to_string(edge.last), html_text(quote(picture_text(first.text), names, 160)),
        html_link(picture_text(first.url), first.article_id.empty() ? std::string() : "〔" + first.article_id + "〕"));
  }
  return out + "</tbody>\n</table></div>\n";
}

constexpr std::string_view k_controls = R"(<form id="filters">
<label>搜索 <input id="search" type="search" placeholder="名称，回车定位" maxlength="100"></label>
<fieldset id="types" aria-label="类型"></fieldset>
<fieldset id="kinds" aria-label="联系"></fieldset>
<label>自 <input id="since" type="date"></label>
<label>至 <input id="until" type="date"></label>
<label>至少 <input id="least" type="number" min="0" value="0"> 篇</label>
<button type="reset">重置</button>
<output id="count"></output>
</form>
<div class="stage">
<div class="canvas"><div class="view" id="view" role="img" aria-label="关系图，内容见下表"></div>
<div class="tools"><button type="button" id="in" aria-label="放大">＋</button><button type="button" id="out" aria-label="缩小">－</button><button type="button" id="fit">全图</button></div></div>
<aside class="details" id="details" aria-live="polite"><p class="muted">点一条线看它依据的句子，点一个名称看它的全部联系。拖动平移，滚轮缩放。</p></aside>
</div>
)";

}  // namespace

Result<std::string> page_of(const Subgraph& part, const Style& style) {
  GUANXI_TRY(Picture picture, plan_picture(part, style));
  const GraphvizSession session;
  GUANXI_TRY(const Layout layout, lay_out(session, picture));
  if (layout.late) picture.note += k_late_words;
  const std::string svg = draw_svg(picture, layout, Legend::shown);
  std::string body =
      fmt::format("<h1>{}</h1>\n<p class=\"note\">{}</p>\n", html_text(part.title), html_text(picture.note));
  body += k_controls;
  body += fmt::format("<figure class=\"figure\">\n{}</figure>\n", inline_svg(svg));
  body += table_of(part, picture);
  body += fmt::format("<script type=\"application/json\" id=\"data\">{}</script>\n", data_of(part, picture, layout));
  return html_document(part.title, body, page_css(), {cytoscape_js(), page_js()});
}

}  // namespace guanxi::graph
