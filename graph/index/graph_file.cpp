#include "graph/index/graph_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

namespace guanxi::graph {

namespace {

/// `text` as a count, rounded to a whole number; `missing` where it is empty. Nothing where it is no number above 0
/// or beyond 32 bits.
std::optional<std::uint32_t> count_of(const std::string& text, std::uint32_t missing) {
  if (text.empty()) return missing;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (!(value >= 0) || value > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(std::llround(value));
}

Result<void> wrong(std::string message, std::string next) {
  return fail(ErrorCode::malformed, std::move(message), {}, std::move(next));
}

}  // namespace

std::string* GraphElement::field(std::string_view name_of_field) {
  struct Field {
    std::string_view name;
    std::string GraphElement::*member;
  };
  static constexpr std::array k_fields{Field{"id", &GraphElement::id},
                                       Field{"source", &GraphElement::source},
                                       Field{"target", &GraphElement::target},
                                       Field{"type", &GraphElement::type},
                                       Field{"name", &GraphElement::name},
                                       Field{"label", &GraphElement::label},
                                       Field{"relation", &GraphElement::relation},
                                       Field{"weight", &GraphElement::weight},
                                       Field{"articles", &GraphElement::articles}};
  for (const Field& field : k_fields) {
    if (field.name == name_of_field) return &(this->*field.member);
  }
  return nullptr;
}

std::uint32_t GraphFileRows::number_of(const std::string& id) {
  const auto [found, is_new] = m_numbers.try_emplace(id, static_cast<std::uint32_t>(m_rows.size()));
  if (is_new) {
    m_rows.push_back(k_undeclared);
    m_ids.push_back(id);
  }
  return found->second;
}

Result<void> GraphFileRows::add_node(const GraphElement& node) {
  if (node.id.empty()) return wrong("a node has no id", "give each node an id of its own");
  if (m_rows.size() >= std::numeric_limits<std::int32_t>::max())
    return wrong("there are too many nodes", "divide the graph");
  std::uint32_t& row = m_rows[number_of(node.id)];
  if (row != k_undeclared)
    return wrong(fmt::format("two nodes have the id '{}'", node.id), "give each node an id of its own");
  const auto articles = count_of(node.articles, 0);
  if (!articles)
    return wrong(fmt::format("the node '{}' has '{}' articles, which is no count", node.id, node.articles),
                 "repair the node");
  row = static_cast<std::uint32_t>(m_file.nodes.size());
  const std::string& name = !node.name.empty() ? node.name : !node.label.empty() ? node.label : node.id;
  m_file.nodes.push_back({node.id, node.type, name, node.aliases, *articles});
  return {};
}

Result<void> GraphFileRows::add_edge(const GraphElement& edge) {
  if (edge.source.empty() || edge.target.empty())
    return wrong("an edge has no source or no target", "give each edge the ids of two nodes");
  if (edge.source == edge.target)
    return wrong(fmt::format("the node '{}' is tied to itself", edge.source), "leave the edge out");
  const auto weight = count_of(edge.weight, 1);
  if (!weight)
    return wrong(fmt::format("the weight '{}' of the edge from '{}' to '{}' is no number from 0 to 4294967295",
                             edge.weight, edge.source, edge.target),
                 "repair the edge");
  const std::uint32_t a = number_of(edge.source);
  const std::uint32_t b = number_of(edge.target);
  m_edges.push_back({a, b, std::max(*weight, 1U), edge.relation == "co_mention" ? 0U : 1U});
  return {};
}

Result<GraphFile> GraphFileRows::finish() {
  for (Edge& edge : m_edges) {
    for (const std::uint32_t end : {edge.a, edge.b}) {
      if (m_rows[end] == k_undeclared)
        return fail(ErrorCode::malformed, fmt::format("no node has the id '{}', which an edge names", m_ids[end]), {},
                    "add the node, or leave the edge out");
    }
    edge.a = m_rows[edge.a];
    edge.b = m_rows[edge.b];
    if (edge.b < edge.a) std::swap(edge.a, edge.b);
  }
  std::sort(m_edges.begin(), m_edges.end(), [](const Edge& x, const Edge& y) {
    return std::tie(x.a, x.b, x.other_relation, x.weight) < std::tie(y.a, y.b, y.other_relation, y.weight);
  });
  for (std::size_t begin = 0, end = 0; begin < m_edges.size(); begin = end) {
    const Edge& first = m_edges[begin];
    std::uint64_t weight = 0;
    for (; end < m_edges.size() && m_edges[end].a == first.a && m_edges[end].b == first.b; ++end) {
      if (m_edges[end].other_relation == first.other_relation) weight += m_edges[end].weight;
    }
    constexpr std::uint64_t k_most = std::numeric_limits<std::uint32_t>::max();
    m_file.ties.push_back({first.a, first.b, static_cast<std::uint32_t>(std::min(weight, k_most))});
  }
  return std::move(m_file);
}

Result<GraphFile> read_graph_file(std::string_view text, const std::string& path) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && text[first] == '{') return read_node_link(text, path);
  if (first != std::string_view::npos && text[first] == '<') return read_graphml(text, path);
  return fail(ErrorCode::malformed, "this is neither node-link JSON nor GraphML", path,
              "tables are given with --nodes and --ties");
}

}  // namespace guanxi::graph
