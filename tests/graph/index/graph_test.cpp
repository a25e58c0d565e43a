// A graph opened from a store says what one built from the store's rows says.
#include "graph/index/graph.hpp"

#include <gtest/gtest.h>

#include "tests/graph/index/describe_graph.hpp"
#include "tests/graph/store/random_articles.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

using graph::Graph;
using graph::GraphRows;
using graph::Store;

GraphRows rows_of(const Store& store) {
  GraphRows rows;
  EXPECT_TRUE(store.each_entity([&](graph::EntityRow&& row) { rows.entities.push_back(std::move(row)); }));
  EXPECT_TRUE(store.each_alias([&](graph::AliasRow&& row) { rows.aliases.push_back(std::move(row)); }));
  EXPECT_TRUE(store.each_article([&](graph::ArticleRow&& row) { rows.articles.push_back(std::move(row)); }));
  EXPECT_TRUE(store.each_mention([&](const graph::MentionRow& row) { rows.mentions.push_back(row); }));
  EXPECT_TRUE(store.each_relation([&](graph::RelationRow&& row) { rows.relations.push_back(std::move(row)); }));
  return rows;
}

TEST(GraphOpen, SaysWhatItsRowsSay) {
  const TemporaryFolder folder;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    RandomShape shape;
    shape.articles = seed * 5;
    const std::string path = folder.file("graph.gx");
    ASSERT_TRUE(build_store(path, random_articles(seed, shape)));
    const auto opened = Graph::open(path);
    ASSERT_TRUE(opened) << describe(opened.error());
    const auto texts = opened->texts();
    ASSERT_TRUE(texts) << describe(texts.error());
    const Graph built = Graph::build(rows_of(**texts));
    EXPECT_FALSE(built.has_texts());
    EXPECT_EQ(ErrorCode::usage, built.texts().error().code);
    EXPECT_EQ(describe_graph(built), describe_graph(*opened));
  }
}

TEST(GraphOpen, EveryStatedRelationRunsAlongATie) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  ASSERT_TRUE(build_store(path, random_articles(5, {})));
  const auto g = Graph::open(path);
  ASSERT_TRUE(g);
  std::size_t relations = 0;
  for (std::uint32_t i = 0; i < g->entity_count(); ++i) {
    for (const graph::Relation r : g->relations_from(EntityId{i})) {
      ++relations;
      ASSERT_TRUE(g->tie(r.from, r.to));
      EXPECT_TRUE(g->tie(r.from, r.to)->out.has(r.type));
      EXPECT_TRUE(g->tie(r.to, r.from)->in.has(r.type));
    }
  }
  EXPECT_GT(relations, 0U);
}

TEST(GraphOpen, NoSuchFile) {
  const auto g = Graph::open("/nonexistent/graph.gx");
  ASSERT_FALSE(g);
  EXPECT_EQ(ErrorCode::io, g.error().code);
}

TEST(GraphOpen, ThreeHundredTimes) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  ASSERT_TRUE(build_store(path, random_articles(5, {})));
  const std::string expected = describe_graph(*Graph::open(path));
  for (int i = 0; i < 300; ++i) ASSERT_EQ(expected, describe_graph(*Graph::open(path)));
}

}  // namespace
}  // namespace guanxi::testing
