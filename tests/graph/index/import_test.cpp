// Imports: what comes out is what the tables say; whatever is wrong with a table is said with its line.
#include "graph/index/import.hpp"

#include <cstdio>
#include <map>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "graph/index/graph.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

using graph::Graph;

class Import : public ::testing::Test {
 protected:
  [[nodiscard]] Result<graph::ImportCounts> import(const std::string& nodes, const std::string& ties) const {
    write("nodes.csv", nodes);
    write("ties.csv", ties);
    return graph::import_tables({m_folder.file("nodes.csv"), m_folder.file("ties.csv"), {{"EVT", EntityType::policy}}},
                                index());
  }
  [[nodiscard]] std::string index() const { return m_folder.file("ties.gx-index"); }
  [[nodiscard]] std::string problem(const std::string& nodes, const std::string& ties) const {
    const auto imported = import(nodes, ties);
    return imported ? "none" : fmt::format("{}: {}", imported.error().line, imported.error().message);
  }
  void write(const std::string& name, const std::string& bytes) const {
    std::FILE* const file = std::fopen(m_folder.file(name).c_str(), "wb");
    ASSERT_NE(nullptr, file);
    ASSERT_EQ(bytes.size(), std::fwrite(bytes.data(), 1, bytes.size(), file));
    ASSERT_EQ(0, std::fclose(file));
  }

  TemporaryFolder m_folder;
};

const std::string k_nodes = "id,type,name\n0,ORG,甲局\n1,PER,乙\n2,EVT,丙节\n";
const std::string k_head = "src,dst,weight\n";

TEST_F(Import, WhatTheTablesSay) {
  const auto counts = import(k_nodes, k_head + "0,1,12\n2,1,300\n");
  ASSERT_TRUE(counts) << describe(counts.error());
  EXPECT_EQ(3U, counts->entities);
  EXPECT_EQ(2U, counts->ties);
  const auto g = Graph::open(index());
  ASSERT_TRUE(g) << describe(g.error());
  EXPECT_FALSE(g->has_texts());
  EXPECT_EQ("丙节", g->name(EntityId{2}));
  EXPECT_EQ(EntityType::policy, g->type(EntityId{2}));
  EXPECT_EQ(12U, g->tie(EntityId{0}, EntityId{1})->articles);
  EXPECT_EQ(300U, g->tie(EntityId{1}, EntityId{2})->articles);
  EXPECT_EQ(300U, g->tie(EntityId{2}, EntityId{1})->articles);
  EXPECT_FALSE(g->tie(EntityId{0}, EntityId{2}));
  EXPECT_TRUE(g->rolls().empty());
  EXPECT_EQ(1U, g->forms_named("甲局").size());
  EXPECT_EQ("jiaju", g->form(g->forms_named("甲局").front()).pinyin);
  EXPECT_FALSE(g->damage());
}

TEST_F(Import, OtherSpellings) {
  const auto counts =
      import("name,x,type,id\r\n\"甲, \"\"乙\"\"\",,person,a\r\n丙,,place,\"b,\"\r\n", "weight,dst,src\n7,\"b,\",a");
  ASSERT_TRUE(counts) << describe(counts.error());
  const auto g = Graph::open(index());
  ASSERT_TRUE(g);
  EXPECT_EQ("甲, \"乙\"", g->name(EntityId{0}));
  EXPECT_EQ(7U, g->tie(EntityId{0}, EntityId{1})->articles);
}

TEST_F(Import, Empty) {
  ASSERT_TRUE(import("id,type,name\n", k_head));
  const auto g = Graph::open(index());
  ASSERT_TRUE(g);
  EXPECT_EQ(0U, g->entity_count());
  EXPECT_TRUE(g->forms_like("甲", "jia").empty());
}

TEST_F(Import, EachWayToBeWrong) {
  EXPECT_EQ("0: the first line names no column type", problem("id,name\n", k_head));
  EXPECT_EQ("3: unknown type 'X'", problem("id,type,name\n0,ORG,a\n1,X,b\n", k_head));
  EXPECT_EQ("2: the row has too few columns", problem("id,type,name\n0,ORG\n", k_head));
  EXPECT_EQ("0: two nodes have the id '7'", problem("id,type,name\n7,ORG,a\n7,ORG,b\n", k_head));
  EXPECT_EQ("0: the first line names no column weight", problem(k_nodes, "src,dst\n"));
  EXPECT_EQ("3: no node has the id '3'", problem(k_nodes, k_head + "0,1,1\n1,3,1\n"));
  EXPECT_EQ("2: no node has the id '01'", problem(k_nodes, k_head + "01,2,1\n"));
  EXPECT_EQ("2: the node '1' is tied to itself", problem(k_nodes, k_head + "1,1,1\n"));
  for (const std::string weight : {"0", "-1", "1.5", "", "x", "4294967296", "99999999999999999999"}) {
    EXPECT_EQ(fmt::format("2: the weight '{}' is no whole number from 1 to 4294967295", weight),
              problem(k_nodes, fmt::format("{}0,1,{}\n", k_head, weight)));
  }
  EXPECT_EQ("0: the tie of '0' and '1' is given twice", problem(k_nodes, k_head + "0,1,1\n1,0,2\n"));
  EXPECT_EQ("none", problem(k_nodes, k_head + "0,1,4294967295\n"));
}

TEST_F(Import, OnlyAnIndexIsReplaced) {
  ASSERT_TRUE(import(k_nodes, k_head));
  ASSERT_TRUE(import(k_nodes, k_head + "0,1,1\n"));
  EXPECT_FALSE(import(k_nodes, k_head + "0,9,1\n"));
  EXPECT_EQ(1U, Graph::open(index())->tie_count()) << "a failed import leaves the index that was there";
  write("ties.gx-index", "mine");
  const auto refused = import(k_nodes, k_head);
  ASSERT_FALSE(refused);
  EXPECT_EQ("mine", *read_file(index()));
}

/// Large enough for several threads, in any order and direction, against a map.
TEST_F(Import, ManyTiesInAnyOrder) {
  std::mt19937_64 random(1);
  constexpr std::uint32_t k_count = 400;
  std::string nodes = "id,type,name\n";
  for (std::uint32_t i = 0; i < k_count; ++i) nodes += fmt::format("{},place,n{}\n", i, i);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> expected;
  while (expected.size() < 9000) {
    const auto a = static_cast<std::uint32_t>(random() % k_count);
    const auto b = static_cast<std::uint32_t>(random() % k_count);
    if (a == b || expected.contains({b, a})) continue;
    expected[{a, b}] = static_cast<std::uint32_t>(1 + random() % (random() % 3 == 0 ? 5000 : 4));
  }
  std::vector<std::string> rows;
  for (const auto& [ends, weight] : expected)
    rows.push_back(fmt::format("{},{},{}\n", ends.first, ends.second, weight));
  std::shuffle(rows.begin(), rows.end(), random);
  ASSERT_TRUE(import(nodes, fmt::format("{}{}", k_head, fmt::join(rows, ""))));
  const std::string shuffled = *read_file(index());
  const auto g = Graph::open(index());
  ASSERT_TRUE(g);
  EXPECT_EQ(expected.size(), g->tie_count());
  for (const auto& [ends, weight] : expected) {
    ASSERT_EQ(weight, g->tie(EntityId{ends.first}, EntityId{ends.second})->articles);
    ASSERT_EQ(weight, g->tie(EntityId{ends.second}, EntityId{ends.first})->articles);
  }
  std::sort(rows.begin(), rows.end());
  ASSERT_TRUE(import(nodes, fmt::format("{}{}", k_head, fmt::join(rows, ""))));
  EXPECT_EQ(shuffled, *read_file(index())) << "the order of rows shows";
}

}  // namespace
}  // namespace guanxi::testing
