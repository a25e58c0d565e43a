#include "graph/diagram/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/quote.hpp"
#include "graph/diagram/label.hpp"
#include "graph/diagram/style.hpp"

namespace guanxi::graph {

namespace {

constexpr std::size_t k_tooltip_columns = 400;
constexpr std::size_t k_tooltip_name = 60;

}  // namespace

std::vector<std::string> tie_words(const SubgraphEdge& edge) {
  std::vector<std::string> words;
  for (const RelationType type : k_relation_types) {
    std::string titles;
    std::uint32_t articles = 0;
    std::set<std::string> seen;
    for (const SubgraphRelation& relation : edge.relations) {
      if (relation.type != type) continue;
      articles += std::max(relation.articles, 1U);
      const std::string title = picture_text(relation.title);
      if (title.empty() || !seen.insert(title).second) continue;
      titles += (titles.empty() ? "" : "、") + title;
    }
    if (articles == 0) continue;
    if (titles.empty() && articles > 1) titles = std::to_string(articles);
    words.push_back(std::string(chinese_label(type)) + (titles.empty() ? "" : " ") + titles);
  }
  if (edge.articles > 0) words.push_back(fmt::format("共现 {}", edge.articles));
  return words;
}

bool runs_backward(const SubgraphEdge& edge) {
  const auto directed = [](const SubgraphRelation& relation) { return has_direction(relation.type); };
  return std::any_of(edge.relations.begin(), edge.relations.end(), directed) &&
         std::none_of(edge.relations.begin(), edge.relations.end(),
                      [&](const SubgraphRelation& relation) { return directed(relation) && relation.forward; });
}

std::string tie_tooltip(const Subgraph& part, const SubgraphEdge& edge) {
  std::string out =
      fmt::format("{} – {}：{}", shorten(picture_text(part.nodes[edge.a].name), k_tooltip_name),
                  shorten(picture_text(part.nodes[edge.b].name), k_tooltip_name), fmt::join(tie_words(edge), "·"));
  if (edge.sentences > 0) out += fmt::format("（同句 {}）", edge.sentences);
  if (edge.first.known()) out += "，" + period_words({edge.first, edge.last});
  if (edge.evidence.empty()) return out;
  const SubgraphSentence& first = edge.evidence.front();
  const std::string sentence = picture_text(first.text);
  const std::array names{picture_text(part.nodes[edge.a].name), picture_text(part.nodes[edge.b].name)};
  if (!sentence.empty()) out += "。" + quote(sentence, names, k_tooltip_columns);
  std::string source = shorten(picture_text(first.article_id), k_tooltip_name);
  if (first.date.known()) source += (source.empty() ? "" : "，") + to_string(first.date);
  if (!source.empty()) out += "〔" + source + "〕";
  return out;
}

std::string node_tooltip(const SubgraphNode& node) {
  return fmt::format("{}（{}，{} 篇报道）", shorten(picture_text(node.name), k_tooltip_columns),
                     chinese_label(node.type), node.articles);
}

Period period_of(const Subgraph& part) {
  Period period;
  for (const SubgraphEdge& edge : part.edges) {
    if (edge.first.known() && (!period.first.known() || edge.first < period.first)) period.first = edge.first;
    if (edge.last.known() && (!period.last.known() || period.last < edge.last)) period.last = edge.last;
  }
  return period;
}

std::string period_words(Period period) {
  if (!period.first.known()) return {};
  if (period.first == period.last) return to_string(period.first);
  return fmt::format("{} 至 {}", to_string(period.first), to_string(period.last));
}

std::string note_words(const Subgraph& part) {
  std::string note = fmt::format("{} 个实体，{} 条联系", part.nodes.size(), part.edges.size());
  if (part.articles > 0) note += fmt::format("，依据 {} 篇报道", part.articles);
  const std::string period = period_words(period_of(part));
  if (!period.empty()) note += "，" + period;
  if (part.hidden_nodes > 0) note += fmt::format("；另有 {} 个实体未显示", part.hidden_nodes);
  if (part.hidden_edges > 0) note += fmt::format("；另有 {} 条较弱的联系未画", part.hidden_edges);
  return note;
}

bool is_web_address(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

}  // namespace guanxi::graph
