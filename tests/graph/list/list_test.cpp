// A curated list among articles: what its entries say, and that the graph stays a function of what each place gave.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/list_entry.hpp"
#include "extract/resolve/across/linker.hpp"
#include "graph/list/list_facts.hpp"
#include "tests/graph/store/random_articles.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

using graph::Existing;

std::vector<ArticleFacts> entries_of(const std::string& json, const std::string& stem = "list") {
  const auto list = graph::read_graph_file(json, stem + ".json");
  EXPECT_TRUE(list) << describe(list.error());
  std::vector<ArticleFacts> entries;
  const auto done = graph::each_list_entry(*list, {stem + ".json", "名单甲", stem}, {}, [&](const ArticleFacts& facts) {
    entries.push_back(facts);
    return Result<void>{};
  });
  EXPECT_TRUE(done) << describe(done.error());
  return entries;
}

std::string problem_of(const std::string& json) {
  const auto list = graph::read_graph_file(json, "list.json");
  if (!list) return list.error().message;
  const auto ignore = [](const ArticleFacts&) { return Result<void>{}; };
  const auto done = graph::each_list_entry(*list, {"list.json", "", "list"}, {}, ignore);
  return done ? "none" : done.error().message;
}

const std::string k_nodes =
    R"("nodes":[{"id":"a","type":"official","name":"邱泽军","aliases":["老邱"]},)"
    R"({"id":"b","type":"agency","name":"清城区委"},{"id":"c","type":"enterprise","name":"海辰"}])";

std::string list_with(const std::string& edges) { return "{" + k_nodes + ",\"links\":[" + edges + "]}"; }

TEST(ListEntries, APostIsSaidWhenItBeganAndWhenItEnded) {
  const auto entries = entries_of(list_with(
      R"({"source":"a","target":"b","relation":"holds_post","title":"书记","start":"2021-12","end":"2024-03-05","url":"u"})"));
  ASSERT_EQ(4U, entries.size());
  EXPECT_EQ("邱泽军（官员），又名老邱\n名单：名单甲\n", entries[0].text);
  EXPECT_EQ(std::vector<std::string>{"老邱"}, entries[0].entities[0].aliases);
  EXPECT_EQ(2U, entries[0].entities[0].mentions.size());
  EXPECT_EQ("海辰（企业）\n名单：名单甲\n", entries[1].text);
  EXPECT_EQ("邱泽军（官员）—任职 书记→清城区委（机构），自2021-12-01\n名单：名单甲\n", entries[2].text);
  EXPECT_EQ("2021-12-01", to_string(entries[2].meta.date));
  EXPECT_EQ("u", entries[2].meta.url);
  EXPECT_EQ("list#3", entries[2].meta.id);
  EXPECT_TRUE(is_list_entry(entries[2].meta));
  ASSERT_EQ(1U, entries[2].relations.size());
  EXPECT_EQ(RelationType::holds_post, entries[2].relations[0].type);
  EXPECT_EQ(PostState::appointed, entries[2].relations[0].state);
  EXPECT_EQ("书记", entries[2].relations[0].title);
  EXPECT_EQ("邱泽军（官员）—卸任 书记→清城区委（机构），于2024-03-05\n名单：名单甲\n", entries[3].text);
  EXPECT_EQ(RelationType::left_post, entries[3].relations[0].type);
}

TEST(ListEntries, WhatAnEdgeSays) {
  const auto said = [](const std::string& fields) {
    std::string texts;
    for (const ArticleFacts& entry : entries_of(list_with(R"({"source":"c","target":"b",)" + fields + "}"))) {
      if (entry.entities.size() == 2) texts += entry.text.substr(0, entry.text.find('\n')) + "|";
    }
    return texts;
  };
  EXPECT_EQ("海辰（企业）—投资→清城区委（机构）|", said(R"("relation":"invests_in")"));
  EXPECT_EQ("海辰（企业）—投资→清城区委（机构）|", said(R"("type":"INVESTS_IN")"));
  EXPECT_EQ("海辰（企业）—合作—清城区委（机构），见于2020-01-02|海辰（企业）—合作—清城区委（机构），见于2021-03-04|",
            said(R"("relation":"合作","first":"2020-01-02","last":"2021-03-04T10:00:00")"));
  EXPECT_EQ("海辰（企业）—共现—清城区委（机构）|", said(R"("relation":"co_mention","weight":9)"));
  EXPECT_EQ("海辰（企业）—捐款 给—清城区委（机构），自2020-01-01|", said(R"("label":"捐款\n给","start":"2020")"));
  EXPECT_EQ("海辰（企业）—相关—清城区委（机构）|", said(R"("weight":1)"));
}

TEST(ListEntries, NodesOfOneNameHaveKeysOfTheirOwn) {
  const auto entries =
      entries_of(R"({"nodes":[{"id":"1","type":"PER","name":"王勇"},{"id":"2","type":"PER","name":"王 勇"},
                                      {"id":"3","type":"ORG","name":"王勇"}]})");
  ASSERT_EQ(3U, entries.size());
  EXPECT_EQ("王勇@1", entries[0].entities[0].key);
  EXPECT_EQ("王勇@2", entries[1].entities[0].key);
  EXPECT_EQ("王勇", entries[2].entities[0].key);
  EXPECT_EQ("王勇（人物 1）\n名单：名单甲\n", entries[0].text);
}

TEST(ListEntries, WhatIsWrongIsNamed) {
  EXPECT_EQ("holds_post from 'c' begins at enterprise, which holds no post",
            problem_of(list_with(R"({"source":"c","target":"b","relation":"holds_post"})")));
  EXPECT_EQ("'gestern' of the edge from 'c' to 'b' is no date",
            problem_of(list_with(R"({"source":"c","target":"b","start":"gestern"})")));
  EXPECT_EQ("the state 'x' of the edge from 'c' to 'b' is none",
            problem_of(list_with(R"({"source":"c","target":"b","relation":"left_post","state":"x"})")));
  EXPECT_EQ("the node '1' has no type", problem_of(R"({"nodes":[{"id":1}]})"));
  EXPECT_EQ("the node '1' has no name that can be read",
            problem_of(R"({"nodes":[{"id":1,"type":"ORG","name":"\u0001 "}]})"));
}

/// Articles, two lists and an older version of one of them, in any order of steps.
class ListsAmongArticles : public ::testing::TestWithParam<std::uint64_t> {
 protected:
  static Result<graph::StoreCounts> add(const std::string& path, const std::vector<ArticleFacts>& facts) {
    const auto linker = extract::make_linker();
    GUANXI_TRY(auto writer, graph::StoreWriter::create(path, Existing::add, {"lexicon", "model"}));
    for (const ArticleFacts& one : facts) {
      GUANXI_TRY([[maybe_unused]] const auto outcome, writer.add(one));
    }
    return writer.commit({linker.get(), {}});
  }
};

TEST_P(ListsAmongArticles, GiveOneGraphInAnyOrderAndGoWithoutATrace) {
  const TemporaryFolder folder;
  std::mt19937_64 random(GetParam());
  RandomShape shape;
  shape.articles = 5 + random() % 10;
  const auto articles = random_articles(GetParam(), shape);
  const auto& named = articles.front().entities;
  const std::string name = named.empty() ? "甲" : named.front().name;
  const std::string type(to_string(named.empty() ? EntityType::person : named.front().type));
  const auto list = [&](const std::string& title) {
    return R"({"nodes":[{"id":"x","type":")" + type + R"(","name":")" + name +
           R"("},{"id":"y","type":"person","name":"王勇"},{"id":"z","type":"person","name":"王勇"},
           {"id":"b","type":"agency","name":"清城区委"}],"edges":[{"source":"y","target":"b","relation":"holds_post","title":")" +
           title + R"(","start":"2020","end":"2022"},{"source":"x","target":"b"},{"source":"z","target":"x"}]})";
  };
  const auto first = entries_of(list("书记"), "first");
  const auto older = entries_of(list("局长"), "first");
  const auto second = entries_of(list("书记"), "second");

  ASSERT_TRUE(add(folder.file("plain.gx"), articles));
  std::vector<ArticleFacts> all = articles;
  all.insert(all.end(), first.begin(), first.end());
  all.insert(all.end(), second.begin(), second.end());
  const auto counts = add(folder.file("reference.gx"), all);
  ASSERT_TRUE(counts) << describe(counts.error());
  const auto store = graph::Store::open(folder.file("reference.gx"));
  const auto findings = store->check();
  ASSERT_TRUE(findings) << describe(findings.error());
  EXPECT_TRUE(findings->empty()) << findings->front();

  for (int repetition = 0; repetition < 3; ++repetition) {
    const std::string path = folder.file("other.gx");
    std::filesystem::remove(path);
    std::vector<std::vector<ArticleFacts>> steps{articles, older, second};
    std::shuffle(steps.begin(), steps.end(), random);
    steps.push_back(first);  // takes the place of the older one
    for (std::vector<ArticleFacts>& step : steps) {
      std::shuffle(step.begin(), step.end(), random);
      ASSERT_TRUE(add(path, step));
    }
    EXPECT_TRUE(*read_file(folder.file("reference.gx")) == *read_file(path)) << "the files differ";
  }
  const auto linker = extract::make_linker();
  auto writer = graph::StoreWriter::create_from(folder.file("other.gx"), folder.file("other.gx"), {});
  ASSERT_TRUE(writer);
  const auto removed = writer->remove({{}, {}, {}, {"first.json", "second.json"}});
  ASSERT_TRUE(removed) << describe(removed.error());
  EXPECT_EQ(first.size() + second.size(), removed->removed.size());
  ASSERT_TRUE(writer->commit({linker.get(), {}}));
  EXPECT_TRUE(*read_file(folder.file("plain.gx")) == *read_file(folder.file("other.gx"))) << "a trace is left";
}

INSTANTIATE_TEST_SUITE_P(Seeds, ListsAmongArticles, ::testing::Range<std::uint64_t>(1, 21));

TEST(ListEntries, ANodeIsOnePersonInAllItsEntries) {
  const TemporaryFolder folder;
  const auto entries =
      entries_of(R"({"nodes":[{"id":"w","type":"person","name":"王勇"},{"id":"b","type":"agency","name":"甲局"},
      {"id":"c","type":"agency","name":"乙局"},{"id":"d","type":"enterprise","name":"丙公司"}],"links":[
      {"source":"w","target":"b","relation":"holds_post","title":"局长"},{"source":"w","target":"c"},{"source":"w","target":"d"}]})");
  const auto linker = extract::make_linker();
  auto writer = graph::StoreWriter::create(folder.file("g.gx"), Existing::add, {});
  for (const ArticleFacts& entry : entries) ASSERT_TRUE(writer->add(entry));
  ASSERT_TRUE(writer->commit({linker.get(), {}}));
  const auto store = graph::Store::open(folder.file("g.gx"));
  ASSERT_TRUE(store);
  std::size_t bearers = 0;
  ASSERT_TRUE(store->each_entity([&](graph::EntityRow&& row) { bearers += row.name == "王勇" ? 1U : 0U; }));
  EXPECT_EQ(1U, bearers);
}

}  // namespace
}  // namespace guanxi::testing
