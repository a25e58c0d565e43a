#include "graph/diagram/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "graph/diagram/label.hpp"

namespace guanxi::graph {

namespace {

constexpr std::size_t k_name_columns = 20;
constexpr std::size_t k_name_lines = 4;
constexpr std::size_t k_edge_columns = 22;
constexpr std::size_t k_edge_lines = 3;
constexpr std::size_t k_tooltip_columns = 400;
/// With more edges than this, counts of co-mentions stay in the tooltips; with more of the others, all labels do.
constexpr std::size_t k_labelled_co_mentions = 40;
constexpr std::size_t k_labelled_relations = 150;

constexpr double k_crowded_line = 0.55;  // co-mentions step back where there are many

/// What the labels of a picture tell.
enum class Words : std::uint8_t { relations_and_counts, relations };

// Light fills of the Okabe-Ito hues with their dark ones as lines: they differ for colour-blind readers too.
constexpr std::array<NodeLook, k_entity_types.size()> k_node_looks{{{"box", "rounded", "#d6e8f7", "#0b4f8a"},
                                                                    {"ellipse", "", "#ffffff", "#0b4f8a"},
                                                                    {"box", "", "#fdebc8", "#8a5200"},
                                                                    {"hexagon", "", "#d3efe2", "#00664a"},
                                                                    {"note", "", "#f7f3b2", "#5c5600"},
                                                                    {"octagon", "", "#f6dcea", "#8c2f66"}}};

constexpr std::array<EdgeLook, k_relation_types.size()> k_edge_looks{{{"#0b4f8a", false},
                                                                      {"#5c5600", false},
                                                                      {"#8c2f66", false},
                                                                      {"#222222", false},
                                                                      {"#00664a", false},
                                                                      {"#5b3fa0", false},
                                                                      {"#8a5200", false},
                                                                      {"#3d6b1f", false}}};

bool has_direction(RelationType type) {
  return type != RelationType::cooperates_with && type != RelationType::signs_with;
}

/// Ids that are unique even where the graph's are not.
class UniqueIds {
 public:
  std::string give(std::string wanted) {
    const std::size_t seen = m_seen[wanted]++;
    if (seen > 0) wanted += fmt::format("-{}", seen + 1);
    return wanted;
  }

 private:
  std::map<std::string, std::size_t> m_seen;
};

double widest(const std::vector<std::string>& lines, double font_size) {
  double width = 0;
  for (const std::string& line : lines) width = std::max(width, text_width(line, font_size));
  return width;
}

/// Room between the text and the shape's slanting or round sides.
void fit(PictureNode& node) {
  const double text = widest(node.lines, node.font_size);
  const double text_height = static_cast<double>(node.lines.size()) * node.font_size * k_line_spacing;
  node.height = text_height + 12;
  node.width = std::max(44.0, text + 18);
  const std::string_view shape = look_of(node.type).shape;
  if (shape == "ellipse") {
    node.width = std::max(54.0, text * 1.22 + 18);
    node.height = text_height * 1.25 + 12;
  }
  if (shape == "hexagon") node.width += node.height * 0.7;
  if (shape == "octagon") {
    node.width += 12;
    node.height += 2;
  }
  if (shape == "note") node.width += 8;
}

PictureNode plan_node(const SubgraphNode& from, std::size_t node_count) {
  PictureNode node;
  node.type = from.type;
  node.asked_for = from.asked_for;
  const std::string name = picture_text(from.name);
  node.lines = wrap(name.empty() ? std::string("（无名）") : name, k_name_columns, k_name_lines);
  node.font_size = node_count > 60 ? 11 : 12;
  if (from.asked_for) node.font_size += 2;
  fit(node);
  node.tooltip = fmt::format("{}（{}，{} 篇报道）", shorten(name, k_tooltip_columns), chinese_label(from.type), from.articles);
  return node;
}

/// The words on a line: stated relations first, equal types together, then the co-mentions.
std::vector<std::string> edge_words(const SubgraphEdge& edge) {
  std::vector<std::string> words;
  for (const RelationType type : k_relation_types) {
    std::string titles;
    bool found = false;
    std::set<std::string> seen;
    for (const SubgraphRelation& relation : edge.relations) {
      if (relation.type != type) continue;
      found = true;
      const std::string title = picture_text(relation.title);
      if (title.empty() || !seen.insert(title).second) continue;
      titles += titles.empty() ? " " : "、";
      titles += title;
    }
    if (found) words.push_back(std::string(chinese_label(type)) + titles);
  }
  if (edge.articles > 0) words.push_back(fmt::format("共现 {}", edge.articles));
  return words;
}

std::vector<std::string> edge_lines(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " · ") + word;
  if (text_width(text, 1) <= static_cast<double>(k_edge_columns) / 2) return {text};
  std::vector<std::string> lines;
  for (const std::string& word : words) {
    const auto parts = wrap(word, k_edge_columns, k_edge_lines);
    lines.insert(lines.end(), parts.begin(), parts.end());
  }
  return lines;
}

Arrows arrows_of(const SubgraphEdge& edge) {
  bool forward = false;
  bool back = false;
  for (const SubgraphRelation& relation : edge.relations) {
    if (has_direction(relation.type)) (relation.forward ? forward : back) = true;
  }
  if (forward && back) return Arrows::both;
  if (forward) return Arrows::forward;
  return back ? Arrows::back : Arrows::none;
}

bool is_web_address(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

std::string edge_tooltip(const SubgraphEdge& edge, const std::vector<std::string>& words, const std::string& a,
                         const std::string& b) {
  std::string out = fmt::format("{} – {}：{}", shorten(a, 60), shorten(b, 60), fmt::join(words, " · "));
  if (edge.sentences > 0) out += fmt::format("（同句 {}）", edge.sentences);
  if (edge.first.known()) out += fmt::format("，{} 至 {}", to_string(edge.first), to_string(edge.last));
  const std::string sentence = picture_text(edge.sentence);
  if (!sentence.empty()) out += "。" + shorten(sentence, k_tooltip_columns);
  const std::string article = picture_text(edge.article_id);
  if (!article.empty()) out += "〔" + shorten(article, 80) + "〕";
  return out;
}

bool is_crowded(const Subgraph& part) { return part.nodes.size() > 60 || part.edges.size() > 2 * part.nodes.size(); }

/// Which words, if any, stand on this line.
std::optional<Words> label_words(const Subgraph& part, const SubgraphEdge& edge, std::size_t stated) {
  if (edge.relations.empty())
    return part.edges.size() <= k_labelled_co_mentions ? std::optional(Words::relations_and_counts) : std::nullopt;
  if (stated > k_labelled_relations) return std::nullopt;
  return is_crowded(part) ? Words::relations : Words::relations_and_counts;
}

/// The number of articles that gets the thickest line: the most in this picture, but never few, so that 2 looks thin.
double strongest_of(const Subgraph& part) {
  constexpr std::uint32_t k_at_least = 20;
  std::uint32_t most = k_at_least;
  for (const SubgraphEdge& edge : part.edges) most = std::max(most, edge.articles);
  return most;
}

PictureEdge plan_edge(const Subgraph& part, const SubgraphEdge& from, std::optional<Words> label) {
  PictureEdge edge;
  edge.a = from.a;
  edge.b = from.b;
  edge.arrows = arrows_of(from);
  edge.line_width = 0.9 + 2.6 * std::log(1.0 + from.articles) / std::log(1.0 + strongest_of(part));
  if (from.relations.empty() && is_crowded(part)) edge.line_width *= k_crowded_line;
  edge.look = co_mention_look();
  edge.css = "co_mention";
  if (!from.relations.empty()) {
    const auto first = std::min_element(from.relations.begin(), from.relations.end(),
                                        [](const auto& x, const auto& y) { return x.type < y.type; });
    edge.look = look_of(first->type);
    std::set<RelationType> types;
    for (const SubgraphRelation& relation : from.relations) types.insert(relation.type);
    edge.css.clear();
    for (const RelationType type : types) edge.css += (edge.css.empty() ? "" : " ") + std::string(to_string(type));
  }
  auto words = edge_words(from);
  edge.tooltip = edge_tooltip(from, words, picture_text(part.nodes[from.a].name), picture_text(part.nodes[from.b].name));
  const std::string url = picture_text(from.url);
  if (is_web_address(url)) edge.url = url;
  if (label == Words::relations && from.articles > 0) words.pop_back();
  if (label && !words.empty()) {
    edge.lines = edge_lines(words);
    edge.label_width = widest(edge.lines, k_edge_font_size) + 2;
    edge.label_height = static_cast<double>(edge.lines.size()) * k_edge_font_size * k_line_spacing + 2;
  }
  return edge;
}

bool touches_asked_for(const Subgraph& part, const SubgraphEdge& edge) {
  return part.nodes[edge.a].asked_for || part.nodes[edge.b].asked_for;
}

/// What a thick web is reduced to: all stated relations, all ties of those asked for, and each node's strongest tie
/// besides. Others are many and say little: whatever one article mentions is tied to all else in it.
Subgraph backbone_of(const Subgraph& part) {
  if (2 * part.edges.size() <= 5 * part.nodes.size()) return part;
  const auto weaker = [&](std::size_t x, std::size_t y) {
    const SubgraphEdge& a = part.edges[x];
    const SubgraphEdge& b = part.edges[y];
    return std::tie(a.articles, a.sentences, y) < std::tie(b.articles, b.sentences, x);  // the earlier one where equal
  };
  std::vector<bool> kept(part.edges.size(), false);
  std::vector<std::optional<std::size_t>> strongest(part.nodes.size());
  for (std::size_t i = 0; i < part.edges.size(); ++i) {
    const SubgraphEdge& edge = part.edges[i];
    kept[i] = !edge.relations.empty() || touches_asked_for(part, edge);
    if (touches_asked_for(part, edge)) continue;
    for (const std::uint32_t end : {edge.a, edge.b}) {
      if (!strongest[end] || weaker(*strongest[end], i)) strongest[end] = i;
    }
  }
  for (const auto& edge : strongest) {
    if (edge) kept[*edge] = true;
  }
  Subgraph backbone = part;
  backbone.edges.clear();
  for (std::size_t i = 0; i < part.edges.size(); ++i) {
    if (kept[i]) backbone.edges.push_back(part.edges[i]);
  }
  return backbone;
}

std::string note_of(const Subgraph& part, std::size_t drawn_edges) {
  std::string note = fmt::format("{} 个实体，{} 条联系", part.nodes.size(), part.edges.size());
  if (part.articles > 0) note += fmt::format("，依据 {} 篇报道", part.articles);
  Date first;
  Date last;
  for (const SubgraphEdge& edge : part.edges) {
    if (edge.first.known() && (!first.known() || edge.first < first)) first = edge.first;
    if (edge.last.known() && (!last.known() || last < edge.last)) last = edge.last;
  }
  if (first.known()) note += fmt::format("，{} 至 {}", to_string(first), to_string(last));
  if (part.hidden_nodes > 0) note += fmt::format("；另有 {} 个未显示", part.hidden_nodes);
  if (drawn_edges < part.edges.size()) note += fmt::format("；另有 {} 条较弱的共现未画", part.edges.size() - drawn_edges);
  return note;
}

Result<void> check_size(const Subgraph& part) {
  if (part.nodes.empty()) return fail(ErrorCode::usage, "there is nothing to draw", {}, "ask for an entity that the graph knows");
  if (part.nodes.size() > k_most_nodes || part.edges.size() > k_most_edges)
    return fail(ErrorCode::usage,
                fmt::format("{} nodes and {} ties do not fit one picture (at most {} and {})", part.nodes.size(),
                            part.edges.size(), k_most_nodes, k_most_edges),
                {}, "narrow it with --limit, fewer --hops, --type or --since, or export the graph to a file");
  for (const SubgraphEdge& edge : part.edges) {
    if (edge.a >= part.nodes.size() || edge.b >= part.nodes.size() || edge.a == edge.b)
      return fail(ErrorCode::malformed, fmt::format("a tie joins nodes {} and {} of {}", edge.a, edge.b, part.nodes.size()));
  }
  return {};
}

}  // namespace

const NodeLook& look_of(EntityType type) { return k_node_looks[static_cast<std::size_t>(type)]; }
EdgeLook look_of(RelationType type) { return k_edge_looks[static_cast<std::size_t>(type)]; }
EdgeLook co_mention_look() { return {"#666666", true}; }

Result<Picture> plan_picture(const Subgraph& whole) {
  GUANXI_CHECK(check_size(whole));
  const Subgraph part = backbone_of(whole);
  Picture picture;
  picture.title = picture_text(whole.title);
  picture.note = note_of(whole, part.edges.size());
  std::set<EntityType> types;
  std::set<RelationType> relations;
  UniqueIds ids;
  for (const SubgraphNode& node : part.nodes) {
    types.insert(node.type);
    picture.nodes.push_back(plan_node(node, part.nodes.size()));
    picture.nodes.back().id = ids.give(fmt::format("e{:016x}", node.stable));
  }
  const auto stated = static_cast<std::size_t>(
      std::count_if(part.edges.begin(), part.edges.end(), [](const auto& edge) { return !edge.relations.empty(); }));
  for (const SubgraphEdge& edge : part.edges) {
    picture.edges.push_back(plan_edge(part, edge, label_words(part, edge, stated)));
    picture.edges.back().id = ids.give(picture.nodes[edge.a].id + "-" + picture.nodes[edge.b].id);
    for (const SubgraphRelation& relation : edge.relations) relations.insert(relation.type);
    picture.co_mentions |= edge.relations.empty();
  }
  picture.types.assign(types.begin(), types.end());
  picture.relations.assign(relations.begin(), relations.end());
  return picture;
}

}  // namespace guanxi::graph
