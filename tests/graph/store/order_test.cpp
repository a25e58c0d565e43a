// The graph is a function of the set of articles: any order, any steps, the same bytes.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "tests/graph/store/random_articles.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

using graph::Existing;

class OrderTest : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(OrderTest, AnyOrderAndAnyStepsGiveTheSameFile) {
  const TemporaryFolder folder;
  std::mt19937_64 random(GetParam());
  RandomShape shape;
  shape.articles = random() % 30;
  shape.things = 2 + random() % 20;
  shape.sentences = random() % 6;
  shape.mentions = 1 + random() % 5;
  std::vector<ArticleFacts> articles = random_articles(GetParam(), shape);

  const std::string reference = folder.file("reference.gx");
  const auto counts = build_store(reference, articles);
  ASSERT_TRUE(counts) << describe(counts.error());
  const auto expected_dump = dump(reference);
  ASSERT_TRUE(expected_dump) << describe(expected_dump.error());
  const auto expected_bytes = read_file(reference);
  ASSERT_TRUE(expected_bytes);
  const auto findings = graph::Store::open(reference)->check();
  ASSERT_TRUE(findings) << describe(findings.error());
  EXPECT_TRUE(findings->empty()) << findings->front();

  for (int repetition = 0; repetition < 4; ++repetition) {
    std::shuffle(articles.begin(), articles.end(), random);
    const std::string path = folder.file("other.gx");
    std::filesystem::remove(path);
    for (std::size_t begin = 0; begin < articles.size();) {
      const std::size_t end = begin + 1 + random() % (articles.size() - begin);
      // Some articles come again in a later step.
      const std::size_t from = random() % (begin + 1);
      const std::vector<ArticleFacts> step(articles.begin() + static_cast<std::ptrdiff_t>(from),
                                           articles.begin() + static_cast<std::ptrdiff_t>(end));
      const auto added = build_store(path, step, Existing::add);
      ASSERT_TRUE(added) << describe(added.error());
      begin = end;
    }
    if (articles.empty()) {
      ASSERT_TRUE(build_store(path, {}, Existing::add));
    }
    const auto other_dump = dump(path);
    ASSERT_TRUE(other_dump) << describe(other_dump.error());
    EXPECT_EQ(*expected_dump, *other_dump);
    EXPECT_TRUE(*expected_bytes == *read_file(path)) << "the files differ";
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, OrderTest, ::testing::Range<std::uint64_t>(0, 24));

TEST(Order, AddingNothingKeepsTheFile) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  ASSERT_TRUE(build_store(path, random_articles(7, {})));
  const auto before = read_file(path);
  ASSERT_TRUE(build_store(path, {}, Existing::add));
  EXPECT_TRUE(*before == *read_file(path));
}

TEST(Order, ReplaceForgetsTheOldArticles) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  ASSERT_TRUE(build_store(path, random_articles(7, {})));
  ASSERT_TRUE(build_store(path, random_articles(8, {})));
  const std::string other = folder.file("other.gx");
  ASSERT_TRUE(build_store(other, random_articles(8, {})));
  EXPECT_EQ(*dump(path), *dump(other));
}

}  // namespace
}  // namespace guanxi::testing
