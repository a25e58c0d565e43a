// Posts over time: tenures, what happened by date, posts taken apart, the graph as of a day.
#include <gtest/gtest.h>

#include "base/fold.hpp"
#include "queries/diff/diff.hpp"
#include "queries/neighbours/neighbours.hpp"
#include "queries/sieve.hpp"
#include "queries/timeline/happenings.hpp"
#include "queries/timeline/post_names.hpp"
#include "queries/timeline/tenures.hpp"

namespace guanxi::queries {
namespace {

struct Said {
  std::uint32_t person = 0;
  std::uint32_t body = 0;
  std::string title;
  PostState state{};
  std::int32_t day = 0;  ///< of an article of its own
};

struct Named {
  EntityType type{};
  std::string name;
  std::string alias = {};
};

/// One article a statement, in the order of days.
graph::Graph graph_of(const std::vector<Named>& names, std::vector<Said> said) {
  graph::GraphRows rows;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const std::string key = fold_name(names[i].name);
    rows.entities.push_back({EntityId{i}, names[i].type, names[i].name, key, i});
    std::vector<std::string> forms{names[i].name};
    if (!names[i].alias.empty()) forms.push_back(names[i].alias);
    std::sort(forms.begin(), forms.end());
    for (const std::string& form : forms) rows.aliases.push_back({EntityId{i}, form, fold_name(form), {}, {}, 1});
  }
  std::stable_sort(said.begin(), said.end(), [](const Said& a, const Said& b) { return a.day < b.day; });
  for (std::uint32_t i = 0; i < said.size(); ++i) {
    graph::ArticleRow article{ArticleId{i}, {}, 1, {}};
    article.meta.id = "a" + std::to_string(i);
    article.meta.date = Date{said[i].day};
    rows.articles.push_back(article);
    for (const std::uint32_t entity : {said[i].person, said[i].body})
      rows.mentions.push_back({EntityId{entity}, ArticleId{i}, 0, {entity, entity + 1}});
    const bool left = said[i].state == PostState::removed || said[i].state == PostState::resigned;
    rows.relations.push_back({EntityId{said[i].person}, EntityId{said[i].body},
                              left ? RelationType::left_post : RelationType::holds_post, said[i].title, ArticleId{i}, 0,
                              said[i].state});
  }
  std::sort(rows.mentions.begin(), rows.mentions.end(),
            [](const auto& a, const auto& b) { return std::tie(a.entity, a.article) < std::tie(b.entity, b.article); });
  return graph::Graph::build(rows);
}

const std::vector<Named> k_names{{EntityType::official, "甲"},
                                 {EntityType::official, "乙"},
                                 {EntityType::agency, "澄江发展改革委", "澄江发展和改革委员会"},
                                 {EntityType::agency, "商务部"},
                                 {EntityType::place, "澄江"}};

TEST(PostName, LosesWhatSaysWhenOrHow) {
  for (const char* title : {"局长", "原局长", "代局长", "代理局长", "新任局长", "第八任局长", "局长（正厅级）",
                            "时任局长", "当选局长", "现任局长"})
    EXPECT_EQ(post_name(title), "局长") << title;
  for (const char* title : {"副局长", "党组书记", "代表", "新闻发言人", "前台经理", "CEO", "代办", "长"})
    EXPECT_EQ(post_name(title), title);
  EXPECT_EQ(post_name(""), "");
}

TEST(RankOfPost, OnlyWhereItIsCertain) {
  EXPECT_EQ(rank_of_post("国务院", "总理"), "正国级");
  EXPECT_EQ(rank_of_post("商务部", "副部长"), "副部级");
  EXPECT_EQ(rank_of_post("商务部", "副部长（正部长级）"), "正部长级");
  EXPECT_EQ(rank_of_post("澄江县委", "书记"), "正处级");
  EXPECT_EQ(rank_of_post("清城区委", "书记"), "");
  EXPECT_EQ(rank_of_post("美国商务部", "部长"), "");
}

TEST(ResolvePost, TakesBodyAndTitleApart) {
  const auto graph = graph_of(k_names, {{0, 2, "主任", PostState::holds, 1}, {1, 3, "原部长", PostState::former, 2}});
  for (const char* words : {"澄江发展改革委主任", "澄江发展和改革委员会主任", "澄江发改委主任", "澄江發展改革委主任"}) {
    const auto post = resolve_post(graph, words);
    ASSERT_TRUE(post) << words << ": " << post.error().message;
    EXPECT_EQ(post->body, EntityId{2});
    EXPECT_EQ(post->title, "主任");
  }
  for (const char* words : {"商务部部长", "商务部长", "商务部原部长"}) {
    const auto post = resolve_post(graph, words);
    ASSERT_TRUE(post) << words;
    EXPECT_EQ(post->body, EntityId{3});
    EXPECT_EQ(post->title, "部长");
  }
  const auto none = resolve_post(graph, "商务部副部长");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::not_found);
  EXPECT_EQ(none.error().next_step, "its posts are 部长");
  EXPECT_FALSE(resolve_post(graph, "教育部部长"));
  EXPECT_FALSE(resolve_post(graph, ""));
  EXPECT_FALSE(resolve_post(graph, "长"));
}

TEST(Tenures, BeginAndEnd) {
  const auto graph = graph_of(k_names, {{0, 3, "部长", PostState::appointed, 10},
                                        {0, 3, "部长", PostState::holds, 20},
                                        {0, 3, "部长", PostState::removed, 30},
                                        {0, 3, "原部长", PostState::former, 40},
                                        {1, 3, "部长", PostState::elected, 30},
                                        {1, 3, "副部长", PostState::holds, 5}});
  const auto found = holders_of(graph, EntityId{3}, "部长", {});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].person, EntityId{0});
  EXPECT_EQ(found[0].first, Date{10});
  EXPECT_EQ(found[0].last, Date{20});
  EXPECT_EQ(found[0].articles, 2U);
  EXPECT_EQ(found[0].began->day, Date{10});
  EXPECT_EQ(found[0].ended->by, Date{30});
  EXPECT_EQ(found[0].state, PostState::removed);
  EXPECT_EQ(found[1].person, EntityId{1});
  EXPECT_EQ(found[1].state, PostState::elected);
  EXPECT_FALSE(found[1].ended);
  EXPECT_EQ(posts_held_by(graph, EntityId{1}, {}).size(), 2U);
  EXPECT_EQ(holders_of(graph, EntityId{3}, {}, {}).size(), 3U);
}

TEST(Tenures, AreSeveralWhereThePostIsTakenUpAgain) {
  const auto graph = graph_of(k_names, {{0, 3, "部长", PostState::removed, 10},
                                        {1, 3, "部长", PostState::appointed, 10},
                                        {0, 3, "部长", PostState::appointed, 30},
                                        {0, 3, "部长", PostState::holds, 40}});
  const auto found = holders_of(graph, EntityId{3}, "部长", {});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_FALSE(found[0].first.known());
  EXPECT_EQ(found[0].ended->by, Date{10});
  EXPECT_EQ(found[2].person, EntityId{0});
  EXPECT_EQ(found[2].first, Date{30});
  EXPECT_FALSE(found[2].ended);
}

/// A later article tells of an end that was before: 2023年3月，李克强同志不再担任国务院总理.
TEST(Tenures, EndBetweenTheLastDayHeldAndTheFirstSignOfTheEnd) {
  const auto graph = graph_of(k_names, {{0, 3, "部长", PostState::holds, 10},
                                        {0, 3, "部长", PostState::holds, 20},
                                        {1, 3, "部长", PostState::holds, 30},
                                        {1, 3, "部长", PostState::holds, 60},
                                        {0, 3, "部长", PostState::resigned, 50}});
  const auto found = holders_of(graph, EntityId{3}, "部长", {});
  ASSERT_EQ(found.size(), 2U);
  ASSERT_TRUE(found[0].ended);
  EXPECT_EQ(found[0].ended->state, PostState::resigned);
  EXPECT_EQ(found[0].ended->after, Date{20});
  EXPECT_EQ(found[0].ended->by, Date{30});
  EXPECT_EQ(found[0].ended->where.article.value, 3U) << "the sentence that says so";
  EXPECT_FALSE(found[1].ended);
}

TEST(Tenures, ASuccessorEndsThePostOfOneAtATimeOnly) {
  const auto successor =
      graph_of(k_names, {{0, 3, "部长", PostState::holds, 10}, {1, 3, "部长", PostState::holds, 30}});
  const auto found = holders_of(successor, EntityId{3}, "部长", {});
  ASSERT_TRUE(found[0].ended);
  EXPECT_FALSE(found[0].ended->state);
  EXPECT_EQ(found[0].state, PostState::former);
  EXPECT_EQ(found[0].ended->by, Date{30});
  Filter filter;
  filter.as_of = Date{40};
  EXPECT_EQ(holders_of(successor, EntityId{3}, "部长", filter).size(), 1U);
  filter.as_of = Date{20};
  EXPECT_EQ(holders_of(successor, EntityId{3}, "部长", filter).front().person, EntityId{0});

  const auto deputies =
      graph_of(k_names, {{0, 3, "副部长", PostState::holds, 10}, {1, 3, "副部长", PostState::holds, 30}});
  EXPECT_FALSE(holders_of(deputies, EntityId{3}, "副部长", {})[0].ended);
  const auto at_a_time = graph_of(k_names, {{0, 3, "院长", PostState::holds, 10},
                                            {1, 3, "院长", PostState::holds, 20},
                                            {0, 3, "院长", PostState::holds, 30},
                                            {1, 3, "院长", PostState::holds, 40}});
  for (const Tenure& tenure : holders_of(at_a_time, EntityId{3}, "院长", {})) EXPECT_FALSE(tenure.ended);
}

TEST(Tenures, OneWhoIsStillCalledSoHasNotLeft) {
  const auto graph = graph_of(k_names, {{0, 3, "原部长", PostState::former, 10},
                                        {0, 3, "部长", PostState::resigned, 15},
                                        {0, 3, "部长", PostState::holds, 20}});
  const auto found = holders_of(graph, EntityId{3}, "部长", {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].ended);
  EXPECT_EQ(found[0].state, PostState::holds);
}

TEST(AsOf, PostsThatWereStillHeld) {
  const auto graph = graph_of(k_names, {{0, 3, "部长", PostState::holds, 10},
                                        {0, 3, "部长", PostState::removed, 30},
                                        {1, 3, "部长", PostState::appointed, 30},
                                        {1, 2, "原主任", PostState::former, 12}});
  const auto held_on = [&](std::int32_t day) {
    Filter filter;
    filter.as_of = Date{day};
    std::vector<EntityId> people;
    for (const Tenure& tenure : holders_of(graph, EntityId{3}, "部长", filter)) people.push_back(tenure.person);
    filter.relations = {RelationType::holds_post};
    std::vector<EntityId> near_it;
    for (const Neighbour& one : near(graph, EntityId{3}, 1, filter, 10).found) near_it.push_back(one.id);
    EXPECT_EQ(people, near_it) << day;
    return people;
  };
  EXPECT_EQ(held_on(9), std::vector<EntityId>{});
  EXPECT_EQ(held_on(10), std::vector<EntityId>{EntityId{0}});
  EXPECT_EQ(held_on(29), std::vector<EntityId>{EntityId{0}});
  EXPECT_EQ(held_on(30), std::vector<EntityId>{EntityId{1}});
  Filter filter;
  filter.as_of = Date{20};
  EXPECT_TRUE(posts_held_by(graph, EntityId{1}, filter).empty());
  EXPECT_EQ(near(graph, EntityId{2}, 1, filter, 10).found.size(), 1U);  // they still met
}

TEST(Happenings, WhatLastsIsOneWhatHappensAgainIsAnother) {
  const auto graph = graph_of(k_names, {{0, 3, "部长", PostState::holds, 10},
                                        {0, 3, "部长", PostState::holds, 100},
                                        {1, 3, "部长", PostState::appointed, 20},
                                        {1, 3, "部长", PostState::appointed, 27},
                                        {1, 3, "部长", PostState::appointed, 60}});
  const auto found = happenings(graph, EntityId{3}, {});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].first, Date{10});
  EXPECT_EQ(found[0].last, Date{100});
  EXPECT_EQ(found[1].first, Date{20});
  EXPECT_EQ(found[1].articles, 2U);
  EXPECT_EQ(found[2].first, Date{60});
  EXPECT_EQ(found[2].way, Way::in);
}

TEST(NewSince, TiesThatNoArticleBeforeShows) {
  const auto graph = graph_of(k_names, {{0, 3, "部长", PostState::holds, 10},
                                        {0, 3, "部长", PostState::holds, 30},
                                        {1, 3, "部长", PostState::holds, 30}});
  const auto found = [&](std::int32_t day) {
    Filter filter;
    filter.new_since = Date{day};
    return near(graph, EntityId{3}, 1, filter, 10).found.size();
  };
  EXPECT_EQ(found(10), 2U);
  EXPECT_EQ(found(11), 1U);
  EXPECT_EQ(found(30), 1U);
  EXPECT_EQ(found(31), 0U);
}

TEST(NewSince, ATieOfAnUndatedArticleMayBeOld) {
  const auto graph = graph_of(k_names, {{0, 3, "部长", PostState::holds, Date::k_unknown},
                                        {0, 3, "部长", PostState::holds, 30},
                                        {1, 3, "部长", PostState::holds, 30}});
  Filter filter;
  filter.new_since = Date{20};
  const auto found = near(graph, EntityId{3}, 1, filter, 10).found;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, EntityId{1});
}

TEST(DiffOfGraphs, NothingBetweenAGraphAndItself) {
  const auto graph = graph_of(k_names, {{0, 3, "部长", PostState::holds, 10}});
  EXPECT_TRUE(diff(graph, graph).empty());
  const auto none = graph_of({}, {});
  EXPECT_TRUE(diff(none, none).empty());
}

TEST(DiffOfGraphs, PostsTiesAndEntities) {
  const auto before = graph_of(k_names, {{0, 3, "部长", PostState::holds, 10}, {1, 2, "主任", PostState::holds, 5}});
  const auto after = graph_of(k_names, {{0, 3, "部长", PostState::holds, 10},
                                        {0, 3, "部长", PostState::removed, 20},
                                        {1, 3, "部长", PostState::appointed, 20}});
  const GraphDiff found = diff(before, after);
  ASSERT_EQ(found.entities.size(), 3U);
  EXPECT_EQ(found.entities[0].entity.name, "商务部");
  EXPECT_EQ(found.entities[0].old_articles, 1U);
  EXPECT_EQ(found.entities[0].new_articles, 3U);
  ASSERT_EQ(found.posts.size(), 3U);
  EXPECT_EQ(found.posts[0].change, Change::came);
  EXPECT_EQ(found.posts[0].person.id, EntityId{1});
  EXPECT_EQ(found.posts[1].change, Change::changed);
  EXPECT_EQ(found.posts[1].new_state, PostState::removed);
  EXPECT_EQ(found.posts[2].change, Change::went);
  ASSERT_EQ(found.ties.size(), 3U);
  EXPECT_EQ(found.ties[0].change, Change::came);
  EXPECT_EQ(found.ties[1].change, Change::went);
  EXPECT_EQ(found.ties[2].change, Change::changed);
  EXPECT_EQ(found.ties[2].relations_came, (std::vector<RelationType>{RelationType::left_post}));
  const GraphDiff back = diff(after, before);
  EXPECT_EQ(back.posts.size(), 3U);
  EXPECT_EQ(back.ties.size(), 3U);
}

TEST(DiffOfGraphs, EntitiesByStableId) {
  std::vector<Named> more = k_names;
  more.push_back({EntityType::agency, "教育部"});
  more[0].alias = "甲某";
  const auto before = graph_of(k_names, {});
  const auto after = graph_of(more, {});
  const GraphDiff found = diff(before, after);
  ASSERT_EQ(found.entities.size(), 2U);
  EXPECT_EQ(found.entities[0].change, Change::came);
  EXPECT_EQ(found.entities[0].entity.name, "教育部");
  EXPECT_EQ(found.entities[1].change, Change::changed);
  EXPECT_EQ(found.entities[1].forms_came, (std::vector<std::string>{"甲某"}));
  EXPECT_EQ(diff(after, before).entities[0].change, Change::went);
}

}  // namespace
}  // namespace guanxi::queries
