// What holds of every arrangement: nothing covers a name, lines end at outlines, labels stay off nodes.
#include "graph/diagram/layout.hpp"

#include <gtest/gtest.h>

#include "tests/graph/diagram/sample.hpp"

namespace guanxi::graph {
namespace {

Picture star(std::uint32_t leaves, Arrangement arrangement) {
  std::vector<std::string> names{"临江市人民政府"};
  for (std::uint32_t i = 1; i <= leaves; ++i)
    names.push_back(i % 5 == 0 ? "广清营商环境一体化工作专班" + std::to_string(i) : "机构" + std::to_string(i));
  Subgraph part = sample_nodes(names);
  part.arrangement = arrangement;
  part.groups = {"甲组", "乙组", "丙组"};
  for (std::uint32_t i = 1; i <= leaves; ++i) {
    part.nodes[i].column = 1;
    if (arrangement == Arrangement::groups) part.nodes[i].group = i % 3;
    add_edge(part, 0, i, i);
    if (i % 4 == 0) add_edge(part, i - 1, i, 2).relations.push_back({RelationType::part_of, true, "", 1});
  }
  return *plan_picture(part, style_of(Theme::light));
}

class Arrangements : public testing::TestWithParam<Arrangement> {};

TEST_P(Arrangements, NothingOverlaps) {
  for (const std::uint32_t leaves : {1U, 2U, 7U, 20U, 45U}) {
    const Picture picture = star(leaves, GetParam());
    const GraphvizSession session;
    const auto layout = lay_out(session, picture);
    ASSERT_TRUE(layout.has_value());
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
      for (std::size_t j = i + 1; j < picture.nodes.size(); ++j)
        EXPECT_EQ(overlap(box_of(picture, *layout, i), box_of(picture, *layout, j)), 0)
            << leaves << ": " << i << ", " << j;
      const Box box = box_of(picture, *layout, i);
      EXPECT_EQ(overlap(box, layout->box), box.width() * box.height());
    }
  }
}

TEST_P(Arrangements, LinesEndAtTheOutlines) {
  const Picture picture = star(12, GetParam());
  const GraphvizSession session;
  const auto layout = lay_out(session, picture);
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    const Curve& curve = layout->curves[i];
    ASSERT_FALSE(curve.points.empty()) << i;
    for (const auto& [node, end] :
         {std::pair(picture.edges[i].a, curve.points.front()), std::pair(picture.edges[i].b, curve.points.back())}) {
      Box near = box_of(picture, *layout, node);
      near = box_around(near.centre(), near.width() + 4, near.height() + 4);
      EXPECT_TRUE(contains(near, end)) << i;
      EXPECT_FALSE(contains(box_around(near.centre(), near.width() - 26, near.height() - 14), end)) << i;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, Arrangements,
                         testing::Values(Arrangement::free, Arrangement::layers, Arrangement::columns,
                                         Arrangement::rings, Arrangement::groups));

TEST(LayOut, PathIsALine) {
  Subgraph part = sample_nodes({"甲", "乙", "丙", "丁"});
  part.arrangement = Arrangement::layers;
  for (std::uint32_t i = 0; i < 4; ++i) part.nodes[i].column = i;
  for (std::uint32_t i = 1; i < 4; ++i) add_edge(part, i - 1, i);
  const GraphvizSession session;
  const auto layout = lay_out(session, *plan_picture(part, style_of(Theme::light)));
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_NEAR(layout->nodes[i].y, layout->nodes[0].y, 0.5);
    EXPECT_GT(layout->nodes[i].x, layout->nodes[i - 1].x + 20);
  }
}

TEST(LayOut, CentreOfRingsIsInTheMiddle) {
  const Picture picture = star(20, Arrangement::rings);
  const Layout layout = lay_out_rings(picture);
  EXPECT_NEAR(layout.nodes[0].x, 0, 1e-6);
  EXPECT_NEAR(layout.nodes[0].y, 0, 1e-6);
  for (std::size_t i = 1; i < layout.nodes.size(); ++i) EXPECT_GT(distance(layout.nodes[i], layout.nodes[0]), 80);
}

}  // namespace
}  // namespace guanxi::graph
