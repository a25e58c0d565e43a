// Scripts: a query, then its rows or its error, as text. The format is in scripts/README.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>

#include "tests/queries/cypher/harness.hpp"

namespace guanxi::cypher::test {
namespace {

struct Case {
  std::string query;
  std::vector<std::string> expected;
  std::size_t line = 0;
};

/// Runs one file; a case ends at an empty line.
void run_script(const std::filesystem::path& path) {
  std::ifstream file(path);
  ASSERT_TRUE(file) << path;
  auto graph = std::make_unique<MemoryGraph>();
  Case one;
  bool answers = false;
  std::size_t number = 0, cases = 0;
  const auto finish = [&] {
    if (one.query.empty()) return;
    ++cases;
    const Outcome outcome = ask(*graph, one.query);
    std::vector<std::string> found = outcome.rows;
    if (!outcome.error.empty()) found = {"error " + outcome.error};
    std::vector<std::string> expected = one.expected;
    if (outcome.error.empty() && one.query.find("ORDER BY") == std::string::npos) {
      std::sort(found.begin(), found.end());
      std::sort(expected.begin(), expected.end());
    }
    EXPECT_EQ(found, expected) << path << ":" << one.line << "\n" << one.query << "\n" << outcome.detail.message;
    one = {};
    answers = false;
  };
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with("#")) continue;
    if (line.empty()) {
      finish();
    } else if (line == "reset") {
      graph = std::make_unique<MemoryGraph>();
    } else if (line == "----") {
      answers = true;
    } else if (answers) {
      one.expected.push_back(line);
    } else {
      if (one.query.empty()) one.line = number;
      one.query += line + "\n";
    }
  }
  finish();
  EXPECT_GT(cases, 0U);
}

class Script : public testing::TestWithParam<std::string> {};

TEST_P(Script, Holds) {
  run_script(std::filesystem::path(GUANXI_SOURCE_DIR) / "tests/queries/cypher/scripts" / GetParam());
}

std::vector<std::string> scripts() {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(GUANXI_SOURCE_DIR "/tests/queries/cypher/scripts")) {
    if (entry.path().extension() == ".test") out.push_back(entry.path().filename());
  }
  std::sort(out.begin(), out.end());
  return out;
}

INSTANTIATE_TEST_SUITE_P(Scripts, Script, testing::ValuesIn(scripts()), [](const auto& tested) {
  std::string name = std::filesystem::path(tested.param).stem();
  return name;
});

TEST(CypherError, PointsUnderChineseText) {
  MemoryGraph graph;
  const std::string query = "MATCH (官员)\nWHERE 官员.姓名 = 李四 RETURN 官员";
  const Outcome outcome = ask(graph, query);
  EXPECT_EQ(outcome.error, "SyntaxError UndefinedVariable");
  EXPECT_EQ(error_text(outcome.detail, query),
            "李四 is not defined (line 2, column 15)\n"
            "  WHERE 官员.姓名 = 李四 RETURN 官员\n"
            "                    ^\n"
            "  a text stands in quotes: '李四'");
}

TEST(CypherError, LeavesTheGraphAsItWas) {
  MemoryGraph graph;
  EXPECT_EQ(ask(graph, "CREATE (:A {n: 1})-[:R]->(:B)").error, "");
  EXPECT_EQ(ask(graph, "MATCH (a:A) SET a.n = 2, a:C CREATE (a)-[:S]->(:D) WITH a MATCH (b:B) DELETE b").error,
            "ConstraintVerificationFailed DeleteConnectedNode");
  EXPECT_EQ(ask(graph, "MATCH (n)-[r]->(m) RETURN n, r, m").rows,
            std::vector<std::string>{"(:A{n: 1}) | [:R] | (:B{})"});
  EXPECT_EQ(ask(graph, "MATCH (n) RETURN count(*)").rows, std::vector<std::string>{"2"});
}

TEST(CypherScript, SplitsAtSemicolonsOutsideTexts) {
  EXPECT_EQ(split_statements("RETURN ';' ; // a;b\n RETURN 2;;"),
            (std::vector<std::string>{"RETURN ';' ", " // a;b\n RETURN 2"}));
  EXPECT_TRUE(split_statements(" // nothing\n").empty());
}

}  // namespace
}  // namespace guanxi::cypher::test
