#include "graph/diagram/picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "graph/diagram/label.hpp"
#include "graph/diagram/words.hpp"

namespace guanxi::graph {

namespace {

constexpr std::size_t k_name_columns = 18;
constexpr std::size_t k_name_lines = 4;
constexpr std::size_t k_edge_columns = 20;
constexpr std::size_t k_edge_lines = 3;
/// With more edges than this, counts of co-mentions stay in the tooltips; with more stated ones, all labels do.
constexpr std::size_t k_labelled_co_mentions = 70;
constexpr std::size_t k_labelled_relations = 150;
constexpr std::size_t k_small_names = 60;  // with more nodes, names are set a point smaller
constexpr double k_crowded_line = 0.55;    // lines step back where there are many
constexpr double k_secondary_line = 0.75;  // points

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

/// The next even number: dot places the ends of lines in whole points.
double even(double length) { return 2 * std::ceil(length / 2); }

/// Room between the text and the shape's slanting or round sides.
double side_room(Shape shape) {
  switch (shape) {
    case Shape::pill:
    case Shape::hexagon:
      return 14;
    case Shape::note:
      return 11;
    case Shape::plaque:
      return 10;
    case Shape::rounded:
    case Shape::rectangle:
      break;
  }
  return 9;
}

PictureNode plan_node(const SubgraphNode& from, const Style& style, std::size_t node_count) {
  PictureNode node;
  node.type = from.type;
  node.asked_for = from.asked_for;
  node.column = from.column;
  const std::string name = picture_text(from.name);
  node.lines = wrap(name.empty() ? std::string("（无名）") : name, k_name_columns, k_name_lines);
  node.font_size = node_count > k_small_names ? style.name_size - 1 : style.name_size;
  if (from.asked_for) node.font_size += 2;
  const double text_height = static_cast<double>(node.lines.size()) * node.font_size * k_line_spacing;
  node.height = even(text_height + 10);
  node.width = even(std::max(40.0, widest(node.lines, node.font_size) + 2 * side_room(style.of(from.type).shape)));
  node.tooltip = node_tooltip(from);
  return node;
}

std::vector<std::string> edge_lines(const std::vector<std::string>& words) {
  const std::string text = fmt::format("{}", fmt::join(words, "·"));
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

/// A tie beside what the question is about: between two neighbours of the centre, from one group into another.
bool is_secondary(const Subgraph& part, const SubgraphEdge& edge) {
  const SubgraphNode& a = part.nodes[edge.a];
  const SubgraphNode& b = part.nodes[edge.b];
  if (part.arrangement == Arrangement::rings) return a.column == b.column;
  return part.arrangement == Arrangement::groups && a.group != b.group;
}

/// How full the picture is: what that leaves room for.
class Fullness {
 public:
  explicit Fullness(const Subgraph& part)
      : m_part(part),
        m_edges(part.edges.size()),
        m_crowded(part.nodes.size() > k_small_names || m_edges > 2 * part.nodes.size()) {
    for (const SubgraphEdge& edge : part.edges) {
      m_stated += edge.relations.empty() ? 0 : 1;
      if (is_secondary(part, edge)) continue;
      m_most_articles = std::max(m_most_articles, edge.articles);
    }
  }

  /// What stands on the tie: its relations and how many articles mention both, the number alone where nothing is
  /// stated, or nothing.
  [[nodiscard]] std::vector<std::string> label(const SubgraphEdge& edge) const {
    const bool secondary = is_secondary(m_part, edge);
    if (edge.relations.empty()) {
      if (secondary || m_edges > k_labelled_co_mentions || edge.articles == 0) return {};
      return {std::to_string(edge.articles)};
    }
    if (m_stated > k_labelled_relations) return {};
    auto words = tie_words(edge);
    if ((m_crowded || secondary) && edge.articles > 0) words.pop_back();
    return words;
  }

  /// By the logarithm of the number of articles; the most in this picture, or 20, has the thickest line.
  [[nodiscard]] double line_width(const SubgraphEdge& edge) const {
    if (is_secondary(m_part, edge)) return edge.relations.empty() ? k_secondary_line : 1.3;
    const double width = 0.9 + 2.3 * std::log(1.0 + edge.articles) / std::log(1.0 + m_most_articles);
    if (!edge.relations.empty()) return std::max(1.3, m_crowded ? width * k_crowded_line : width);
    return m_crowded ? width * k_crowded_line : width;
  }

 private:
  const Subgraph& m_part;
  std::size_t m_edges;
  bool m_crowded;
  std::size_t m_stated = 0;
  std::uint32_t m_most_articles = 20;
};

PictureEdge plan_edge(const Subgraph& part, const SubgraphEdge& from, const Style& style, const Fullness& fullness) {
  PictureEdge edge;
  edge.a = from.a;
  edge.b = from.b;
  edge.articles = from.articles;
  edge.arrows = arrows_of(from);
  edge.line_width = fullness.line_width(from);
  edge.look = style.co_mention;
  edge.css = "co_mention";
  if (!from.relations.empty()) {
    std::set<RelationType> types;
    for (const SubgraphRelation& relation : from.relations) types.insert(relation.type);
    edge.kind = TieKind::stated;
    edge.look = style.of(*types.begin());
    edge.css.clear();
    for (const RelationType type : types) edge.css += (edge.css.empty() ? "" : " ") + std::string(to_string(type));
  }
  edge.tooltip = tie_tooltip(part, from);
  if (!from.evidence.empty()) {
    const std::string url = picture_text(from.evidence.front().url);
    if (is_web_address(url)) edge.url = url;
  }
  const auto words = fullness.label(from);
  if (!words.empty()) {
    edge.lines = edge_lines(words);
    edge.label_width = widest(edge.lines, style.label_size) + 4;
    edge.label_height = static_cast<double>(edge.lines.size()) * style.label_size * k_line_spacing + 1;
  }
  return edge;
}

/// How many groups a group lies in; more than there are where that has no end.
std::size_t depth_of(const Subgraph& part, std::size_t group) {
  std::size_t depth = 0;
  for (auto parent = part.groups[group].parent; parent && depth <= part.groups.size(); ++depth) {
    if (*parent >= part.groups.size()) return part.groups.size() + 1;
    parent = part.groups[*parent].parent;
  }
  return depth;
}

Result<void> check(const Subgraph& part) {
  if (part.nodes.empty())
    return fail(ErrorCode::usage, "there is nothing to draw", {}, "ask for an entity that the graph knows");
  for (const SubgraphEdge& edge : part.edges) {
    if (edge.a >= part.nodes.size() || edge.b >= part.nodes.size() || edge.a == edge.b)
      return fail(ErrorCode::malformed,
                  fmt::format("a tie joins nodes {} and {} of {}", edge.a, edge.b, part.nodes.size()));
  }
  for (const SubgraphNode& node : part.nodes) {
    if (node.group && *node.group >= part.groups.size())
      return fail(ErrorCode::malformed, fmt::format("a node is in group {} of {}", *node.group, part.groups.size()));
  }
  for (std::size_t i = 0; i < part.groups.size(); ++i) {
    if (depth_of(part, i) > part.groups.size())
      return fail(ErrorCode::malformed,
                  fmt::format("group {} lies in itself, or in none of {}", i, part.groups.size()));
  }
  return {};
}

/// Groups that have members, or groups that do, numbered anew.
void plan_groups(const Subgraph& part, Picture& picture) {
  std::map<std::uint32_t, std::uint32_t> numbers;
  const std::function<std::uint32_t(std::uint32_t)> number_of = [&](std::uint32_t group) {
    if (const auto known = numbers.find(group); known != numbers.end()) return known->second;
    SubgraphGroup planned{picture_text(part.groups[group].name), part.groups[group].parent};
    if (planned.parent) planned.parent = number_of(*planned.parent);
    const auto number = static_cast<std::uint32_t>(picture.groups.size());
    picture.groups.push_back(std::move(planned));
    return numbers[group] = number;
  };
  for (std::size_t i = 0; i < part.nodes.size(); ++i) {
    if (part.nodes[i].group) picture.nodes[i].group = number_of(*part.nodes[i].group);
  }
}

}  // namespace

Result<Picture> plan_picture(const Subgraph& part, const Style& style) {
  GUANXI_CHECK(check(part));
  Picture picture;
  picture.style = style;
  picture.arrangement = part.arrangement;
  picture.title = picture_text(part.title);
  picture.note = note_words(part);
  std::set<EntityType> types;
  std::set<RelationType> relations;
  UniqueIds ids;
  for (const SubgraphNode& node : part.nodes) {
    types.insert(node.type);
    picture.nodes.push_back(plan_node(node, style, part.nodes.size()));
    picture.nodes.back().id = ids.give(fmt::format("e{:016x}", node.stable));
  }
  const Fullness fullness(part);
  for (const SubgraphEdge& edge : part.edges) {
    picture.edges.push_back(plan_edge(part, edge, style, fullness));
    picture.edges.back().id = ids.give(picture.nodes[edge.a].id + "-" + picture.nodes[edge.b].id);
    for (const SubgraphRelation& relation : edge.relations) relations.insert(relation.type);
    if (edge.relations.empty()) picture.weakest = TieKind::co_mention;
  }
  picture.types.assign(types.begin(), types.end());
  picture.relations.assign(relations.begin(), relations.end());
  plan_groups(part, picture);
  return picture;
}

}  // namespace guanxi::graph
