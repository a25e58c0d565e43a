#include "graph/diagram/picture.hpp"

#include <gtest/gtest.h>

#include "tests/graph/diagram/sample.hpp"

namespace guanxi::graph {
namespace {

TEST(PlanPicture, OneLineForParallelTies) {
  const auto picture = plan_picture(sample_story());
  ASSERT_TRUE(picture.has_value());
  ASSERT_EQ(picture->edges.size(), 3U);
  EXPECT_EQ(picture->edges[0].lines, (std::vector<std::string>{"任职 局长 · 共现 12"}));
  EXPECT_EQ(picture->edges[1].lines, (std::vector<std::string>{"共现 3"}));
  EXPECT_EQ(picture->edges[0].arrows, Arrows::forward);
  EXPECT_EQ(picture->edges[1].arrows, Arrows::none);
  EXPECT_EQ(picture->edges[2].arrows, Arrows::none) << "co-operation has no direction";
  EXPECT_FALSE(picture->edges[0].look.dashed);
  EXPECT_TRUE(picture->edges[1].look.dashed);
  EXPECT_GT(picture->edges[0].line_width, picture->edges[1].line_width);
  EXPECT_EQ(picture->note, "4 个实体，3 条联系，依据 12 篇报道，2021-03-01 至 2022-06-30；另有 5 个未显示");
}

TEST(PlanPicture, LegendHoldsWhatOccurs) {
  const auto picture = plan_picture(sample_story());
  ASSERT_TRUE(picture.has_value());
  EXPECT_EQ(picture->types, (std::vector{EntityType::official, EntityType::person, EntityType::agency, EntityType::enterprise}));
  EXPECT_EQ(picture->relations, (std::vector{RelationType::holds_post, RelationType::cooperates_with}));
  EXPECT_TRUE(picture->co_mentions);
}

TEST(PlanPicture, DirectionsOfSeveralRelations) {
  Subgraph part = sample_nodes({"甲", "乙"});
  SubgraphEdge& edge = add_edge(part, 0, 1, 2);
  edge.relations.push_back({RelationType::part_of, false, "", 1});
  EXPECT_EQ(plan_picture(part)->edges[0].arrows, Arrows::back);
  part.edges[0].relations.push_back({RelationType::invests_in, true, "", 1});
  EXPECT_EQ(plan_picture(part)->edges[0].arrows, Arrows::both);
  EXPECT_EQ(plan_picture(part)->edges[0].css, "part_of invests_in");
}

TEST(PlanPicture, OnlyWebAddressesBecomeLinks) {
  Subgraph part = sample_nodes({"甲", "乙"});
  add_edge(part, 0, 1).url = "javascript:alert(1)";
  EXPECT_EQ(plan_picture(part)->edges[0].url, "");
  part.edges[0].url = "https://example.com/";
  EXPECT_EQ(plan_picture(part)->edges[0].url, "https://example.com/");
}

TEST(PlanPicture, EqualIdsAreToldApart) {
  Subgraph part = sample_nodes({"甲", "乙"});
  part.nodes[1].stable = part.nodes[0].stable;
  const auto picture = plan_picture(part);
  EXPECT_NE(picture->nodes[0].id, picture->nodes[1].id);
}

TEST(PlanPicture, ThickWebIsReducedToItsBackbone) {
  Subgraph part = sample_nodes(std::vector<std::string>(9, "甲"));
  for (std::uint32_t a = 0; a < 9; ++a) {
    for (std::uint32_t b = a + 1; b < 9; ++b) add_edge(part, a, b, a == 1 && b == 8 ? 9 : 2);
  }
  part.edges[20].relations.push_back({RelationType::part_of, true, "", 1});
  const auto picture = plan_picture(part);
  std::size_t of_the_first = 0;
  bool strongest = false;
  bool stated = false;
  for (const PictureEdge& edge : picture->edges) {
    of_the_first += edge.a == 0;
    strongest |= edge.a == 1 && edge.b == 8;
    stated |= !edge.look.dashed;
  }
  EXPECT_EQ(of_the_first, 8U);
  EXPECT_TRUE(strongest);
  EXPECT_TRUE(stated);
  EXPECT_LT(picture->edges.size(), 20U);
  EXPECT_NE(picture->note.find("36 条联系"), std::string::npos) << picture->note;
  EXPECT_NE(picture->note.find("另有 " + std::to_string(36 - picture->edges.size()) + " 条较弱的共现未画"), std::string::npos);
}

TEST(PlanPicture, RefusesWhatCannotBeDrawn) {
  const auto nothing = plan_picture(Subgraph{});
  ASSERT_FALSE(nothing.has_value());
  EXPECT_EQ(nothing.error().code, ErrorCode::usage);

  const auto too_much = plan_picture(sample_nodes(std::vector<std::string>(k_most_nodes + 1, "甲")));
  ASSERT_FALSE(too_much.has_value());
  EXPECT_EQ(too_much.error().code, ErrorCode::usage);
  EXPECT_NE(too_much.error().message.find("301"), std::string::npos);
  EXPECT_NE(too_much.error().next_step.find("--limit"), std::string::npos);

  Subgraph dangling = sample_nodes({"甲"});
  add_edge(dangling, 0, 1);
  ASSERT_FALSE(plan_picture(dangling).has_value());
  EXPECT_EQ(plan_picture(dangling).error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace guanxi::graph
