#include "queries/find/find.hpp"

#include <gtest/gtest.h>

#include "base/fold.hpp"
#include "queries/find/nearest.hpp"

namespace guanxi::queries {
namespace {

struct Named {
  EntityType type;
  std::string name;
  std::uint32_t articles;
  std::vector<std::array<std::string, 3>> forms;  // form, pinyin, initials; the name first
};

/// Entities in the order given, each in as many articles as it says.
graph::Graph graph_of(const std::vector<Named>& entities) {
  graph::GraphRows rows;
  std::uint32_t most = 0;
  for (std::uint32_t i = 0; i < entities.size(); ++i) {
    const Named& named = entities[i];
    const EntityId id{i};
    rows.entities.push_back(
        {.id = id, .type = named.type, .name = named.name, .key = fold_name(named.name), .stable = i});
    for (const auto& [form, pinyin, initials] : named.forms) {
      rows.aliases.push_back({.entity = id,
                              .form = form,
                              .folded = fold_name(form),
                              .pinyin = pinyin,
                              .initials = initials,
                              .articles = 1});
    }
    for (std::uint32_t a = 0; a < named.articles; ++a) {
      rows.mentions.push_back({.entity = id, .article = ArticleId{a}, .sentence = 0, .span = {0, 1}});
    }
    most = std::max(most, named.articles);
  }
  for (std::uint32_t a = 0; a < most; ++a)
    rows.articles.push_back({.id = ArticleId{a}, .meta = {}, .sentence_count = 1, .reprint_of = {}});
  return graph::Graph::build(std::move(rows));
}

graph::Graph sample() {
  return graph_of({
      {EntityType::place, "清远市", 9, {{"清远市", "qingyuanshi", "qys"}, {"清远", "qingyuan", "qy"}}},
      {EntityType::agency, "清远市委", 4, {{"清远市委", "qingyuanshiwei", "qysw"}}},
      {EntityType::agency, "清城区委", 2, {{"清城区委", "qingchengquwei", "qcqw"}}},
      {EntityType::agency, "高新区", 2, {{"高新区", "gaoxinqu", "gxq"}}},
      {EntityType::place, "高新区", 7, {{"高新区", "gaoxinqu", "gxq"}}},
      {EntityType::official, "邱泽军", 5, {{"邱泽军", "qiuzejun", "qzj"}}},
      {EntityType::enterprise, "ABC科技", 1, {{"ABC科技", "abckeji", "abckj"}, {"ABC", "abc", "abc"}}},
      {EntityType::person, "吕梁", 1, {{"吕梁", "lvliang", "ll"}}},
      {EntityType::policy, "关于发展：意见", 1, {{"关于发展：意见", "guanyufazhanyijian", "gyfzyj"}}},
  });
}

std::string names(const graph::Graph& graph, const std::vector<FindHit>& hits) {
  std::string text;
  for (const FindHit& hit : hits) {
    text += std::string(graph.name(hit.id)) + "/" + std::string(to_string(hit.kind)) + "/" + hit.form + " ";
  }
  return text;
}

TEST(Find, RanksKindsThenArticles) {
  const graph::Graph graph = sample();
  EXPECT_EQ(names(graph, find(graph, "清远", 9)), "清远市/alias/清远 清远市委/prefix/清远市委 ");
  EXPECT_EQ(names(graph, find(graph, "清远市", 9)), "清远市/name/清远市 清远市委/prefix/清远市委 ");
  EXPECT_EQ(names(graph, find(graph, "高新区", 9)), "高新区/name/高新区 高新区/name/高新区 ");
  EXPECT_EQ(find(graph, "高新区", 1).front().id, EntityId{4});
  EXPECT_EQ(names(graph, find(graph, "区委", 9)), "清城区委/part/清城区委 ");
}

TEST(Find, FoldsTraditionalFullWidthCaseAndMarks) {
  const graph::Graph graph = sample();
  EXPECT_EQ(names(graph, find(graph, "清遠市委", 9)), "清远市委/name/清远市委 ");
  EXPECT_EQ(names(graph, find(graph, "邱澤軍", 9)), "邱泽军/name/邱泽军 ");
  EXPECT_EQ(names(graph, find(graph, "ａｂｃ", 9)), "ABC科技/alias/ABC ");
  EXPECT_EQ(names(graph, find(graph, "abc科技", 9)), "ABC科技/name/ABC科技 ");
  EXPECT_EQ(names(graph, find(graph, " 邱 泽军\n", 9)), "邱泽军/name/邱泽军 ");
}

TEST(Find, ReadsPinyinAndInitials) {
  const graph::Graph graph = sample();
  EXPECT_EQ(names(graph, find(graph, "qingcheng quwei", 9)), "清城区委/pinyin/清城区委 ");
  EXPECT_EQ(names(graph, find(graph, "Qīngyuǎn", 9)), "清远市/pinyin/清远 清远市委/pinyin/清远市委 ");
  EXPECT_EQ(names(graph, find(graph, "QZJ", 9)), "邱泽军/initials/邱泽军 ");
  EXPECT_EQ(names(graph, find(graph, "lǚliáng", 9)), "吕梁/pinyin/吕梁 ");
  EXPECT_EQ(names(graph, find(graph, "q", 9)), "");  // a single letter is no pinyin
  EXPECT_EQ(names(graph, find(graph, "qzj1", 9)), "");
}

TEST(Find, OfNothingFindsNothing) {
  const graph::Graph graph = sample();
  EXPECT_TRUE(find(graph, "", 9).empty());
  EXPECT_TRUE(find(graph, "《》 ", 9).empty());
  EXPECT_TRUE(find(graph, "没有", 9).empty());
  EXPECT_TRUE(find(graph, "清远", 0).empty());
  EXPECT_TRUE(find(graph_of({}), "清远", 9).empty());
  EXPECT_TRUE(find(graph, "\xff\xfe", 9).empty());
}

TEST(Find, GivesTheSameThreeHundredTimes) {
  const graph::Graph graph = sample();
  const std::string first = names(graph, find(graph, "qing", 5));
  for (int i = 0; i < 300; ++i) ASSERT_EQ(names(graph, find(graph, "qing", 5)), first);
}

TEST(Resolve, TakesNameAliasTypeAndId) {
  const graph::Graph graph = sample();
  const auto id = [&](std::string_view text) { return resolve_entity(graph, text).value().value; };
  EXPECT_EQ(id("邱泽军"), 5U);
  EXPECT_EQ(id("清远"), 0U);
  EXPECT_EQ(id("official:邱泽军"), 5U);
  EXPECT_EQ(id("官员:邱泽军"), 5U);
  EXPECT_EQ(id("官員：邱澤軍"), 5U);
  EXPECT_EQ(id("agency:高新区"), 3U);
  EXPECT_EQ(id("Place:高新区"), 4U);
  EXPECT_EQ(id("#4"), 4U);
  EXPECT_EQ(id("＃4"), 4U);
  EXPECT_EQ(id("关于发展：意见"), 8U);
  EXPECT_EQ(id("policy:关于发展：意见"), 8U);
}

TEST(Resolve, PrefersTheCaseTypedWhereNamesDifferByItAlone) {
  const graph::Graph graph = graph_of({{EntityType::enterprise, "TCL", 1, {{"TCL", "tcl", "tcl"}}},
                                       {EntityType::enterprise, "tcl", 1, {{"tcl", "tcl", "tcl"}}}});
  EXPECT_EQ(resolve_entity(graph, "tcl").value(), EntityId{1});
  EXPECT_EQ(resolve_entity(graph, "TCL").value(), EntityId{0});
  EXPECT_EQ(resolve_entity(graph, "Tcl").error().code, ErrorCode::ambiguous);
}

TEST(Resolve, ListsTheChoicesOfAnAmbiguousName) {
  const auto answer = resolve_entity(sample(), "高新区");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::ambiguous);
  EXPECT_EQ(answer.error().message,
            "'高新区' means 2 entities: place:高新区 (#4, 7 articles), agency:高新区 (#3, 2 articles)");
  EXPECT_EQ(answer.error().next_step, "write type:name or #id of the one you mean");
}

TEST(Resolve, TakesTheOneThatIsMeantBeyondDoubt) {
  const auto bearers = [](std::uint32_t articles_of_first, EntityType type_of_second) {
    return graph_of({{EntityType::agency, "商务部", articles_of_first, {{"商务部", "shangwubu", "swb"}}},
                     {type_of_second, "商务部", 1, {{"商务部", "shangwubu", "swb"}}},
                     {EntityType::agency, "商务部", 1, {{"商务部", "shangwubu", "swb"}}}});
  };
  EXPECT_EQ(resolve_entity(bearers(40, EntityType::agency), "商务部").value(), EntityId{0});
  EXPECT_EQ(resolve_entity(bearers(39, EntityType::agency), "商务部").error().code, ErrorCode::ambiguous);
  EXPECT_EQ(resolve_entity(bearers(40, EntityType::place), "商务部").error().code, ErrorCode::ambiguous);
}

TEST(Resolve, SuggestsNearNamesForAnUnknownOne) {
  const graph::Graph graph = sample();
  const auto wrong_character = resolve_entity(graph, "邱泽君");
  EXPECT_EQ(wrong_character.error().code, ErrorCode::not_found);
  EXPECT_EQ(wrong_character.error().next_step, "did you mean official:邱泽军 (#5, 5 articles)?");
  const auto with_title = resolve_entity(graph, "区委书记邱泽军");
  EXPECT_EQ(with_title.error().next_step, "did you mean official:邱泽军 (#5, 5 articles)?");
  const auto part = resolve_entity(graph, "区委");
  EXPECT_EQ(part.error().next_step, "did you mean agency:清城区委 (#2, 2 articles)?");
  const auto pinyin = resolve_entity(graph, "qiuzejun");
  EXPECT_EQ(pinyin.error().next_step, "did you mean official:邱泽军 (#5, 5 articles)?");
  const auto wrong_type = resolve_entity(graph, "企业:邱泽军");
  EXPECT_EQ(wrong_type.error().message, "no enterprise of this graph is called '邱泽军'");
  EXPECT_EQ(wrong_type.error().next_step, "did you mean official:邱泽军 (#5, 5 articles)?");
  const auto nothing_near = resolve_entity(graph, "完全不同的名字");
  EXPECT_EQ(nothing_near.error().next_step, "try guanxi find with a shorter part of the name, or its pinyin");
}

TEST(Resolve, RefusesMalformedIdsAndTypes) {
  const graph::Graph graph = sample();
  for (const char* text : {"#", "#x", "#-1", "#4 5x", ""}) {
    EXPECT_EQ(resolve_entity(graph, text).error().code, ErrorCode::usage) << text;
  }
  EXPECT_EQ(resolve_entity(graph, "#9").error().code, ErrorCode::not_found);
  EXPECT_EQ(resolve_entity(graph, "#99999999999999999999999").error().code, ErrorCode::not_found);
  const auto type = resolve_entity(graph, "company:邱泽军");
  EXPECT_EQ(type.error().code, ErrorCode::usage);
  EXPECT_NE(type.error().message.find("enterprise (企业)"), std::string::npos);
  EXPECT_EQ(resolve_entity(graph_of({}), "#0").error().message, "no entity has the id #0; the graph has no entities");
}

}  // namespace
}  // namespace guanxi::queries
