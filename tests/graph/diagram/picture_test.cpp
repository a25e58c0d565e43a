#include "graph/diagram/picture.hpp"

#include <gtest/gtest.h>

#include "tests/graph/diagram/sample.hpp"

namespace guanxi::graph {
namespace {

const Style k_style = style_of(Theme::light);

TEST(PlanPicture, OneLineForParallelTies) {
  const auto picture = plan_picture(sample_story(), k_style);
  ASSERT_TRUE(picture.has_value());
  ASSERT_EQ(picture->edges.size(), 3U);
  EXPECT_EQ(picture->edges[0].lines, (std::vector<std::string>{"任职 局长·共现 12"}));
  EXPECT_EQ(picture->edges[1].lines, (std::vector<std::string>{"3"}));
  EXPECT_EQ(picture->edges[0].arrows, Arrows::forward);
  EXPECT_EQ(picture->edges[1].arrows, Arrows::none);
  EXPECT_EQ(picture->edges[2].arrows, Arrows::none) << "co-operation has no direction";
  EXPECT_EQ(picture->edges[0].kind, TieKind::stated);
  EXPECT_EQ(picture->edges[1].kind, TieKind::co_mention);
  EXPECT_GT(picture->edges[0].line_width, picture->edges[1].line_width);
  EXPECT_EQ(picture->note, "4 个实体，3 条联系，依据 12 篇报道，2021-03-01 至 2022-06-30；另有 5 个实体未显示");
}

TEST(PlanPicture, LegendHoldsWhatOccurs) {
  const auto picture = plan_picture(sample_story(), k_style);
  ASSERT_TRUE(picture.has_value());
  EXPECT_EQ(picture->types,
            (std::vector{EntityType::official, EntityType::person, EntityType::agency, EntityType::enterprise}));
  EXPECT_EQ(picture->relations, (std::vector{RelationType::holds_post, RelationType::cooperates_with}));
  EXPECT_EQ(picture->weakest, TieKind::co_mention);
}

TEST(PlanPicture, DirectionsOfSeveralRelations) {
  Subgraph part = sample_nodes({"甲", "乙"});
  SubgraphEdge& edge = add_edge(part, 0, 1, 2);
  edge.relations.push_back({RelationType::part_of, false, "", 1});
  EXPECT_EQ(plan_picture(part, k_style)->edges[0].arrows, Arrows::back);
  part.edges[0].relations.push_back({RelationType::invests_in, true, "", 1});
  EXPECT_EQ(plan_picture(part, k_style)->edges[0].arrows, Arrows::both);
  EXPECT_EQ(plan_picture(part, k_style)->edges[0].css, "part_of invests_in");
}

TEST(PlanPicture, OnlyWebAddressesBecomeLinks) {
  Subgraph part = sample_nodes({"甲", "乙"});
  add_sentence(add_edge(part, 0, 1), "", "", "javascript:alert(1)");
  EXPECT_EQ(plan_picture(part, k_style)->edges[0].url, "");
  part.edges[0].evidence[0].url = "https://example.com/";
  EXPECT_EQ(plan_picture(part, k_style)->edges[0].url, "https://example.com/");
}

TEST(PlanPicture, EqualIdsAreToldApart) {
  Subgraph part = sample_nodes({"甲", "乙"});
  part.nodes[1].stable = part.nodes[0].stable;
  const auto picture = plan_picture(part, k_style);
  EXPECT_NE(picture->nodes[0].id, picture->nodes[1].id);
}

TEST(PlanPicture, RefusesWhatCannotBeDrawn) {
  const auto nothing = plan_picture(Subgraph{}, k_style);
  ASSERT_FALSE(nothing.has_value());
  EXPECT_EQ(nothing.error().code, ErrorCode::usage);

  Subgraph dangling = sample_nodes({"甲"});
  add_edge(dangling, 0, 1);
  ASSERT_FALSE(plan_picture(dangling, k_style).has_value());
  EXPECT_EQ(plan_picture(dangling, k_style).error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace guanxi::graph
