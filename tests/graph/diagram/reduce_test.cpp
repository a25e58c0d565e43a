#include "graph/diagram/reduce.hpp"

#include <gtest/gtest.h>

#include "tests/graph/diagram/sample.hpp"

namespace guanxi::graph {
namespace {

Subgraph clique(std::uint32_t size) {
  Subgraph part = sample_nodes(std::vector<std::string>(size, "甲"));
  for (std::uint32_t a = 0; a < size; ++a) {
    for (std::uint32_t b = a + 1; b < size; ++b) add_edge(part, a, b, a == 1 && b == 8 ? 9 : 2);
  }
  return part;
}

TEST(Reduced, ThickWebKeepsItsBackbone) {
  Subgraph part = clique(9);
  part.edges[20].relations.push_back({RelationType::part_of, true, "", 1});
  const Subgraph left = reduced(part);
  std::size_t of_the_first = 0;
  bool strongest = false;
  bool stated = false;
  for (const SubgraphEdge& edge : left.edges) {
    of_the_first += edge.a == 0;
    strongest |= edge.a == 1 && edge.b == 8;
    stated |= !edge.relations.empty();
  }
  EXPECT_EQ(of_the_first, 8U);
  EXPECT_TRUE(strongest);
  EXPECT_TRUE(stated);
  EXPECT_EQ(left.edges.size(), 18U);
  EXPECT_EQ(left.edges.size() + left.hidden_edges, 36U);
}

TEST(Reduced, ThinWebAndColumnsStayWhole) {
  EXPECT_EQ(reduced(clique(4)).edges.size(), 6U);
  Subgraph part = clique(9);
  part.arrangement = Arrangement::columns;
  EXPECT_EQ(reduced(part).edges.size(), 36U);
}

TEST(Reduced, OfTooManyNodesTheMostTiedStay) {
  const auto count = static_cast<std::uint32_t>(k_most_nodes + 20);
  Subgraph part = sample_nodes(std::vector<std::string>(count, "甲"));
  for (std::uint32_t i = 1; i < count; ++i) add_edge(part, i - 1, i, i);
  const Subgraph left = reduced(part);
  ASSERT_EQ(left.nodes.size(), k_most_nodes);
  EXPECT_TRUE(left.nodes[0].asked_for) << "what was asked for stays, however weak";
  EXPECT_EQ(left.nodes.back().id, part.nodes.back().id);
  EXPECT_EQ(left.hidden_nodes, 20U);
  for (const SubgraphEdge& edge : left.edges) {
    ASSERT_LT(edge.b, left.nodes.size());
    EXPECT_EQ(left.nodes[edge.b].id.value, edge.articles) << "ends follow their nodes";
  }
}

TEST(Reduced, OneTieStaysBetweenTwoGroups) {
  Subgraph part = clique(6);
  part.arrangement = Arrangement::groups;
  part.groups = {{"甲组", {}}, {"乙组", {}}};
  for (std::uint32_t i = 0; i < 6; ++i) part.nodes[i].group = i / 3;
  for (SubgraphNode& node : part.nodes) node.asked_for = false;
  std::size_t across = 0;
  for (const SubgraphEdge& edge : reduced(part).edges) across += edge.a / 3 != edge.b / 3;
  EXPECT_EQ(across, 1U);
}

}  // namespace
}  // namespace guanxi::graph
