// What holds of every arrangement: nothing covers a name, lines end at outlines, labels stay off nodes.
#include "graph/diagram/layout.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>

#include "graph/diagram/diagram.hpp"
#include "tests/graph/diagram/sample.hpp"

namespace guanxi::graph {
namespace {

Picture star(std::uint32_t leaves, Arrangement arrangement) {
  std::vector<std::string> names{"临江市人民政府"};
  for (std::uint32_t i = 1; i <= leaves; ++i)
    names.push_back(i % 5 == 0 ? "广清营商环境一体化工作专班" + std::to_string(i) : "机构" + std::to_string(i));
  Subgraph part = sample_nodes(names);
  part.arrangement = arrangement;
  part.groups = {{"甲组", {}}, {"乙组", {}}, {"丙组", {}}};
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

TEST(LayOut, GroupsLieInGroups) {
  Subgraph part = sample_nodes({"清城区", "清新区", "英德市", "东台市", "中国"});
  part.arrangement = Arrangement::groups;
  part.groups = {{"清远市", 2}, {"盐城市", {}}, {"广东省", {}}, {"空", 1}};
  part.nodes[0].group = part.nodes[1].group = 0;
  part.nodes[2].group = 2;
  part.nodes[3].group = 1;
  for (std::uint32_t i = 1; i < 5; ++i) add_edge(part, i - 1, i);
  const auto picture = plan_picture(part, style_of(Theme::light));
  ASSERT_TRUE(picture.has_value());
  ASSERT_EQ(picture->groups.size(), 3U) << "a group without members is none";
  const GraphvizSession session;
  const auto layout = lay_out(session, *picture);
  ASSERT_TRUE(layout.has_value());
  const auto area = [](const Box& box) { return box.width() * box.height(); };
  for (std::size_t node = 0; node < 4; ++node) {
    for (auto group = picture->nodes[node].group; group; group = picture->groups[*group].parent)
      EXPECT_EQ(overlap(box_of(*picture, *layout, node), layout->groups[*group]),
                area(box_of(*picture, *layout, node)));
  }
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool nested = picture->groups[i].parent == j;
      EXPECT_EQ(overlap(layout->groups[i], layout->groups[j]), nested ? area(layout->groups[i]) : 0) << i << j;
    }
    EXPECT_EQ(overlap(layout->groups[i], box_of(*picture, *layout, 4)), 0) << "what is in no group stands outside";
  }
  part.groups[2].parent = 0;
  EXPECT_FALSE(plan_picture(part, style_of(Theme::light)).has_value()) << "a group in itself";
}

TEST(LayOut, TiesBowRoundNames) {
  Subgraph part = sample_nodes({"甲", "乙", "丙"});
  add_edge(part, 0, 2);
  const Picture picture = *plan_picture(part, style_of(Theme::light));
  Layout layout;
  layout.nodes = {{0, 0}, {150, 4}, {300, 0}};
  layout.curves = {straight(layout.nodes[0], layout.nodes[2])};
  keep_clear(picture, layout);
  for (const Point p : sampled(layout.curves[0], 2)) EXPECT_FALSE(contains(box_of(picture, layout, 1), p));
  EXPECT_EQ(layout.curves[0].points.front().x, 0);
  EXPECT_EQ(layout.curves[0].points.back().x, 300);
  layout.nodes[1].y = 200;
  layout.curves = {straight(layout.nodes[0], layout.nodes[2])};
  const std::string before = path_data(layout.curves[0]);
  keep_clear(picture, layout);
  EXPECT_EQ(path_data(layout.curves[0]), before) << "what is clear stays as it is";
}

TEST(LayOut, RowsTakeThePlaceOfAnEngineThatIsLate) {
  for (const auto arrangement : {Arrangement::free, Arrangement::layers, Arrangement::groups}) {
    const Picture picture = star(20, arrangement);
    const GraphvizSession session(std::chrono::milliseconds(0));
    const auto layout = lay_out(session, picture);
    ASSERT_TRUE(layout.has_value());
    EXPECT_TRUE(layout->late);
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
      for (std::size_t j = i + 1; j < picture.nodes.size(); ++j)
        EXPECT_EQ(overlap(box_of(picture, *layout, i), box_of(picture, *layout, j)), 0);
    }
  }
  DiagramOptions options;
  options.layout_limit = std::chrono::milliseconds(0);
  std::string said;
  options.notice = [&](std::string_view line) { said = line; };
  Subgraph part = sample_nodes({"甲", "乙"});
  add_edge(part, 0, 1);
  EXPECT_NE(draw(part, options)->find("布局超时"), std::string::npos);
  EXPECT_NE(said.find("--time-limit"), std::string::npos);
}

TEST(Before, GivesWhatWorkGivesOrNothingWhenItIsLate) {
  const auto soon = [] { return std::chrono::steady_clock::now() + std::chrono::seconds(30); };
  const std::string large(3'000'000, 'x');
  const auto done = before(soon(), [&] { return Result<std::string>(large); });
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(**done, large);
  const auto failed = before(soon(), []() -> Result<std::string> { return fail(ErrorCode::io, "it broke"); });
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().message, "it broke");
  EXPECT_FALSE(before(soon(), []() -> Result<std::string> { std::abort(); }).has_value());
  const auto begun = std::chrono::steady_clock::now();
  const auto late = before(begun + std::chrono::milliseconds(50), []() -> Result<std::string> {
    for (;;) ::pause();
  });
  ASSERT_TRUE(late.has_value());
  EXPECT_FALSE(late->has_value());
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
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
