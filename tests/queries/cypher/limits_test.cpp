// A query that asks for too much stops with a sentence.
#include <gtest/gtest.h>

#include "tests/queries/cypher/harness.hpp"

namespace guanxi::cypher::test {
namespace {

MemoryGraph& thousand() {
  static MemoryGraph graph;
  static const bool made = ask(graph, "UNWIND range(1, 1000) AS i CREATE (:N {i: i})").error.empty();
  EXPECT_TRUE(made);
  return graph;
}

Settings small() {
  Settings settings;
  settings.limits = {std::size_t{1} << 20U, std::chrono::milliseconds(300)};
  return settings;
}

TEST(CypherLimits, CrossProductRunsOutOfMemoryOrTime) {
  for (const char* query : {"MATCH (a), (b) RETURN collect(a.i + b.i)", "MATCH (a), (b) RETURN a.i, b.i ORDER BY a.i",
                            "MATCH (a), (b) RETURN DISTINCT a.i, b.i", "MATCH (a), (b) RETURN a, b, count(*)",
                            "MATCH (a), (b), (c), (d) RETURN count(*)", "RETURN size(range(1, 900000000))",
                            "UNWIND range(1, 30) AS x WITH collect(x) AS l RETURN reduce(s = [0], x IN l | s + s + s)",
                            "MATCH (a), (b) CREATE (:M {a: a.i, b: b.i})"}) {
    EXPECT_EQ(ask(thousand(), query, small()).detail.type, "TransientError") << query;
  }
  EXPECT_EQ(ask(thousand(), "MATCH (n) RETURN count(*)").rows, std::vector<std::string>{"1000"});
}

TEST(CypherLimits, KeptRowsCount) {
  Settings settings = small();
  settings.receiver = Receiver::keeps;
  EXPECT_EQ(ask(thousand(), "MATCH (a), (b) RETURN a.i, b.i", settings).error, "TransientError MemoryLimit");
}

TEST(CypherLimits, StreamsWithinLittleMemory) {
  Settings settings;
  settings.limits.memory = std::size_t{1} << 20U;
  EXPECT_EQ(ask(thousand(), "MATCH (a), (b) WITH a.i + b.i AS s RETURN s ORDER BY s DESC LIMIT 2", settings).rows,
            (std::vector<std::string>{"2000", "1999"}));
  EXPECT_EQ(ask(thousand(), "MATCH (a), (b) RETURN count(*)", settings).rows, std::vector<std::string>{"1000000"});
}

TEST(CypherLimits, DeepTextIsRefused) {
  MemoryGraph graph;
  std::string sum = "RETURN 1", nested = "RETURN ";
  for (int i = 0; i < 5000; ++i) sum += "+1";
  EXPECT_EQ(ask(graph, sum).error, "SyntaxError UnexpectedSyntax");
  EXPECT_EQ(ask(graph, nested + std::string(100'000, '(')).error, "SyntaxError UnexpectedSyntax");
  EXPECT_EQ(ask(graph, nested + std::string(100'000, '[')).error, "SyntaxError UnexpectedSyntax");
  EXPECT_EQ(ask(graph, "RETURN " + std::string(100'000, '-') + "1.0").error, "SyntaxError UnexpectedSyntax");
  std::string chain = "RETURN 1";
  for (int i = 0; i < 40; ++i) chain += " < (1 < (2";
  EXPECT_EQ(ask(graph, chain).error, "SyntaxError UnexpectedSyntax");
}

}  // namespace
}  // namespace guanxi::cypher::test
