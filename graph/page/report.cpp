#include "graph/page/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/quote.hpp"
#include "graph/diagram/label.hpp"
#include "graph/diagram/words.hpp"
#include "graph/page/html.hpp"

namespace guanxi::graph {

namespace {

constexpr std::size_t k_told_ties = 15;  // with their sentences; the diagram shows more

/// Articles in the order in which they are first named.
class Sources {
 public:
  /// "[3]", linked to the list at the end.
  std::string cite(const SubgraphSentence& sentence) {
    if (sentence.article_id.empty()) return {};
    const auto [at, is_new] = m_numbers.try_emplace(sentence.article_id, m_articles.size() + 1);
    if (is_new) m_articles.push_back(sentence);
    return fmt::format(R"(<a href="#source-{0}">[{0}]</a>)", at->second);
  }

  [[nodiscard]] std::string list() const {
    if (m_articles.empty()) return {};
    std::string out = "<h2>来源</h2>\n<ol>\n";
    for (std::size_t i = 0; i < m_articles.size(); ++i) {
      const SubgraphSentence& article = m_articles[i];
      const std::string title = article.article_title.empty() ? article.article_id : article.article_title;
      out += fmt::format("<li id=\"source-{}\">{}{}{}{}</li>\n", i + 1, html_link(picture_text(article.url), title),
                         article.source.empty() ? "" : "，" + html_text(article.source),
                         article.date.known() ? "，" + to_string(article.date) : "",
                         article.article_title.empty() ? "" : "〔" + html_text(article.article_id) + "〕");
    }
    return out + "</ol>\n";
  }

 private:
  std::map<std::string, std::size_t> m_numbers;
  std::vector<SubgraphSentence> m_articles;
};

std::string facts_of(const Report& report) {
  const Period period = period_of(report.neighbourhood);
  std::string forms;
  for (const auto& [form, articles] : report.forms)
    forms += fmt::format("{}{}（{}）", forms.empty() ? "" : "、", html_text(form), articles);
  std::string out =
      fmt::format("<dl>\n<dt>类型</dt><dd>{}</dd>\n<dt>报道</dt><dd>{} 篇</dd>\n<dt>联系</dt><dd>{} 个实体</dd>\n",
                  chinese_label(report.entity.type), report.entity.articles, report.ties);
  if (period.first.known()) out += fmt::format("<dt>时间</dt><dd>{}</dd>\n", period_words(period));
  if (!forms.empty()) out += fmt::format("<dt>写法（报道篇数）</dt><dd>{}</dd>\n", forms);
  return out + "</dl>\n";
}

Result<std::string> timeline_of(std::string_view heading, const Timeline& timeline, Sources& sources) {
  if (timeline.spans.empty()) return std::string();
  GUANXI_TRY(const std::string svg, draw_timeline(timeline, {}));
  std::string out = fmt::format("<h2>{}</h2>\n<figure>{}</figure>\n", heading, inline_svg(svg));
  out +=
      "<table>\n<thead><tr><th>首次</th><th>最近</th><th>对方</th><th>内容</th><th "
      "class=\"number\">篇</th><th>依据</th></tr></thead>\n<tbody>\n";
  for (const TimelineSpan& span : timeline.spans) {
    out += fmt::format(
        "<tr><td class=\"day\">{}</td><td class=\"day\">{}</td><td class=\"name\">{}</td><td class=\"name\">{}</td><td "
        "class=\"number\">{}</td><td>{} {}</td></tr>\n",
        to_string(span.days.front()), to_string(span.days.back()), html_text(span.name), html_text(span.words),
        span.days.size(), html_text(shorten(picture_text(span.sentence.text), 160)), sources.cite(span.sentence));
  }
  return out + "</tbody>\n</table>\n";
}

/// Ties of the entity, stated ones first, then by articles.
std::vector<const SubgraphEdge*> told_ties(const Subgraph& part) {
  std::vector<const SubgraphEdge*> out;
  for (const SubgraphEdge& edge : part.edges) {
    if (part.nodes[edge.a].asked_for || part.nodes[edge.b].asked_for) out.push_back(&edge);
  }
  std::stable_sort(out.begin(), out.end(), [](const SubgraphEdge* x, const SubgraphEdge* y) {
    return std::pair(!x->relations.empty(), x->articles) > std::pair(!y->relations.empty(), y->articles);
  });
  out.resize(std::min(out.size(), k_told_ties));
  return out;
}

std::string ties_of(const Subgraph& part, Sources& sources) {
  std::string out = "<h2>最强的联系</h2>\n";
  for (const SubgraphEdge* edge : told_ties(part)) {
    const SubgraphNode& other = part.nodes[part.nodes[edge->a].asked_for ? edge->b : edge->a];
    out += fmt::format(
        "<section class=\"tie\">\n<h3>{}<span class=\"muted\">（{}）</span></h3>\n<p class=\"muted\">{}{}{}</p>\n",
        html_text(other.name), chinese_label(other.type),
        html_text(fmt::format("{}", fmt::join(tie_words(*edge), "·"))), edge->first.known() ? "，" : "",
        period_words({edge->first, edge->last}));
    const std::array names{picture_text(part.nodes[edge->a].name), picture_text(part.nodes[edge->b].name)};
    for (const SubgraphSentence& sentence : edge->evidence) {
      if (sentence.text.empty()) continue;
      out += fmt::format("<blockquote>{} {}</blockquote>\n", html_text(quote(picture_text(sentence.text), names, 400)),
                         sources.cite(sentence));
    }
    out += "</section>\n";
  }
  return out;
}

}  // namespace

Result<std::string> report_of(const Report& report) {
  Sources sources;
  std::string body = fmt::format("<h1>{}</h1>\n", html_text(report.entity.name));
  body += facts_of(report);
  GUANXI_TRY(const std::string posts, timeline_of("职务与任职者", report.posts, sources));
  body += posts;
  if (report.neighbourhood.nodes.size() > 1) {
    GUANXI_TRY(const std::string svg, draw(report.neighbourhood, {}));
    body += fmt::format("<h2>关系图</h2>\n<figure>{}</figure>\n", inline_svg(svg));
    body += ties_of(report.neighbourhood, sources);
  }
  GUANXI_TRY(const std::string events, timeline_of("其他有据可查的关系", report.events, sources));
  body += events;
  body += sources.list();
  return html_document(report.entity.name, body, report_css(), {});
}

}  // namespace guanxi::graph
