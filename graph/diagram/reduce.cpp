#include "graph/diagram/reduce.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace guanxi::graph {

namespace {

constexpr std::size_t k_small_web = 40;  // nodes

/// The `k_most_nodes` with most articles on their ties, those asked for before all others; ascending.
std::vector<std::uint32_t> strongest_nodes(const Subgraph& part) {
  std::vector<std::uint64_t> weight(part.nodes.size(), 0);
  for (const SubgraphEdge& edge : part.edges) {
    weight[edge.a] += edge.articles;
    weight[edge.b] += edge.articles;
  }
  std::vector<std::uint32_t> order(part.nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    return std::pair(part.nodes[x].asked_for, weight[x]) > std::pair(part.nodes[y].asked_for, weight[y]);
  });
  order.resize(k_most_nodes);
  std::sort(order.begin(), order.end());
  return order;
}

void keep_strongest_nodes(Subgraph& part) {
  if (part.nodes.size() <= k_most_nodes) return;
  const auto kept = strongest_nodes(part);
  std::vector<std::optional<std::uint32_t>> now(part.nodes.size());
  std::vector<SubgraphNode> nodes;
  for (const std::uint32_t old : kept) {
    now[old] = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(std::move(part.nodes[old]));
  }
  part.hidden_nodes += static_cast<std::uint32_t>(part.nodes.size() - nodes.size());
  part.nodes = std::move(nodes);
  std::vector<SubgraphEdge> edges;
  for (SubgraphEdge& edge : part.edges) {
    if (!now[edge.a] || !now[edge.b]) continue;
    edge.a = *now[edge.a];
    edge.b = *now[edge.b];
    edges.push_back(std::move(edge));
  }
  part.edges = std::move(edges);
}

/// The strongest tie of each node among the ties that `counts`; of equal ones the first.
template <typename Counts>
std::vector<bool> strongest_ties(const Subgraph& part, const Counts& counts) {
  std::vector<std::optional<std::size_t>> best(part.nodes.size());
  const auto weaker = [&](std::size_t x, std::size_t y) {
    const SubgraphEdge& a = part.edges[x];
    const SubgraphEdge& b = part.edges[y];
    return std::tie(a.articles, a.sentences, y) < std::tie(b.articles, b.sentences, x);
  };
  for (std::size_t i = 0; i < part.edges.size(); ++i) {
    if (!counts(part.edges[i])) continue;
    for (const std::uint32_t end : {part.edges[i].a, part.edges[i].b}) {
      if (!best[end] || weaker(*best[end], i)) best[end] = i;
    }
  }
  std::vector<bool> kept(part.edges.size(), false);
  for (const auto& tie : best) {
    if (tie) kept[*tie] = true;
  }
  return kept;
}

/// Of the ties from one group into another, only the strongest of each two groups.
void keep_one_tie_between_groups(Subgraph& part) {
  if (part.arrangement != Arrangement::groups) return;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> strongest;
  const auto groups_of = [&](const SubgraphEdge& edge) {
    return std::pair(part.nodes[edge.a].group, part.nodes[edge.b].group);
  };
  const auto inside = [&](const SubgraphEdge& edge) {
    const auto [a, b] = groups_of(edge);
    return !a || !b || a == b;
  };
  for (std::size_t i = 0; i < part.edges.size(); ++i) {
    if (inside(part.edges[i])) continue;
    const auto [a, b] = groups_of(part.edges[i]);
    const auto [at, is_new] = strongest.try_emplace(std::minmax(*a, *b), i);
    if (!is_new && part.edges[at->second].articles < part.edges[i].articles) at->second = i;
  }
  std::vector<SubgraphEdge> edges;
  for (std::size_t i = 0; i < part.edges.size(); ++i) {
    const auto [a, b] = groups_of(part.edges[i]);
    if (inside(part.edges[i]) || strongest.at(std::minmax(*a, *b)) == i) edges.push_back(part.edges[i]);
  }
  part.hidden_edges += static_cast<std::uint32_t>(part.edges.size() - edges.size());
  part.edges = std::move(edges);
}

/// A small web has room for two ties a node: the strongest of those left.
void fill_up(const Subgraph& part, std::vector<bool>& kept) {
  if (part.arrangement != Arrangement::free || part.nodes.size() > k_small_web) return;
  std::vector<std::size_t> order(part.edges.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return std::pair(part.edges[x].articles, part.edges[x].sentences) >
           std::pair(part.edges[y].articles, part.edges[y].sentences);
  });
  auto count = static_cast<std::size_t>(std::count(kept.begin(), kept.end(), true));
  for (const std::size_t i : order) {
    if (count >= 2 * part.nodes.size()) return;
    if (kept[i]) continue;
    kept[i] = true;
    ++count;
  }
}

void keep_backbone(Subgraph& part) {
  if (part.arrangement == Arrangement::layers || part.arrangement == Arrangement::columns ||
      2 * part.edges.size() <= 5 * part.nodes.size())
    return;
  const auto asked = static_cast<std::size_t>(
      std::count_if(part.nodes.begin(), part.nodes.end(), [](const SubgraphNode& node) { return node.asked_for; }));
  const bool most_are_asked = 2 * asked > part.nodes.size();
  const auto of_asked = [&](const SubgraphEdge& edge) {
    return !most_are_asked && (part.nodes[edge.a].asked_for || part.nodes[edge.b].asked_for);
  };
  auto kept = strongest_ties(part, [&](const SubgraphEdge& edge) { return !of_asked(edge); });
  for (std::size_t i = 0; i < part.edges.size(); ++i) {
    if (!part.edges[i].relations.empty() || of_asked(part.edges[i])) kept[i] = true;
  }
  fill_up(part, kept);
  std::vector<SubgraphEdge> edges;
  for (std::size_t i = 0; i < part.edges.size(); ++i) {
    if (kept[i]) edges.push_back(std::move(part.edges[i]));
  }
  part.hidden_edges += static_cast<std::uint32_t>(part.edges.size() - edges.size());
  part.edges = std::move(edges);
}

}  // namespace

Subgraph reduced(Subgraph part) {
  keep_strongest_nodes(part);
  keep_one_tie_between_groups(part);
  keep_backbone(part);
  return part;
}

}  // namespace guanxi::graph
