// The compiler of the tables: what it refuses, and that its trie holds exactly its words.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>

#include "data/compile/blob.hpp"
#include "data/compile/double_array.hpp"
#include "data/compile/table.hpp"
#include "extract/recognize/lexicon_format.hpp"

namespace guanxi::lexicon_compiler {
namespace {

using namespace extract::lexicon_format;
using extract::Lex;

class TableTest : public testing::Test {
 protected:
  Result<std::vector<Word>> read(const std::string& name, const std::string& text) {
    const std::string path = testing::TempDir() + name + ".tsv";
    std::ofstream(path, std::ios::binary) << text;
    std::vector<Word> words;
    m_next_group = 1;
    GUANXI_CHECK(read_table(path, m_next_group, words));
    return words;
  }
  std::uint32_t m_next_group = 1;
};

TEST_F(TableTest, ReadsFormsGroupsAndOwnAttributes) {
  const auto words = read("organ", "# note\nform\tattribute\n商务部\t200\n国家发改委|发改委@150\t230\n");
  ASSERT_TRUE(words) << words.error().message;
  ASSERT_EQ(words->size(), 3U);
  EXPECT_EQ((*words)[0].form, u"商务部");
  EXPECT_EQ((*words)[0].attribute, 200);
  EXPECT_EQ((*words)[0].parent, 0U);
  EXPECT_EQ((*words)[2].attribute, 150);
  EXPECT_EQ((*words)[1].parent, (*words)[2].parent);
  EXPECT_EQ(m_next_group, 2U);
}

TEST_F(TableTest, MarksTheFirstFormOfARow) {
  const auto words = read("organ", "form\n国家发改委|发改委\n");
  ASSERT_TRUE(words);
  EXPECT_TRUE((*words)[0].head);
  EXPECT_FALSE((*words)[1].head);
}

TEST_F(TableTest, FoldsAsArticlesAreFolded) {
  const auto words = read("county", "form\tcode\n於潛縣\t7\n");
  ASSERT_TRUE(words);
  EXPECT_EQ((*words)[0].form, u"于潜县");
  EXPECT_EQ((*words)[0].parent, 7U);
}

TEST_F(TableTest, RefusesWhatItCannotMean) {
  EXPECT_FALSE(read("organ", "form\tcolour\n商务部\tred\n"));
  EXPECT_FALSE(read("nonsense", "form\n商务部\n"));
  EXPECT_FALSE(read("organ", "form\tkind\n商务部\tnonsense\n"));
  EXPECT_FALSE(read("organ", "form\tattribute\n商务部\t256\n"));
  EXPECT_FALSE(read("organ", "form\n商务部|\n"));
  EXPECT_FALSE(read("organ", "form\n商务部@x\n"));
  EXPECT_FALSE(read("organ", "form\n 商务部\n"));
  EXPECT_FALSE(read("post", "form\tclass\n书记\tking\n"));
  const auto bad = read("organ", "form\tattribute\n商务部\t1\n国务院\tmany\n");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().line, 3U);
}

std::uint32_t walk(const std::vector<Cell>& cells, const std::vector<std::uint16_t>& codes) {
  std::uint32_t cell = 0;
  for (const std::uint16_t code : codes) {
    if ((cells[cell].base & k_leaf) != 0) return k_no_parent;
    const std::uint32_t next = cells[cell].base + code;
    if (next >= cells.size() || cells[next].parent != cell) return k_no_parent;
    cell = next;
  }
  if ((cells[cell].base & k_leaf) != 0) return cells[cell].base & ~k_leaf;
  const Cell& end = cells[cells[cell].base];
  return end.parent == cell ? end.base & ~k_leaf : k_no_parent;
}

TEST(DoubleArray, HoldsExactlyItsWords) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::map<std::vector<std::uint16_t>, std::uint32_t> truth;
    const auto count = random() % 40;
    for (std::uint32_t i = 0; i < count; ++i) {
      std::vector<std::uint16_t> codes(1 + random() % 5);
      for (auto& code : codes) code = static_cast<std::uint16_t>(1 + random() % 5);
      truth[codes] = i;
    }
    std::vector<CodedWord> words;
    for (const auto& [codes, value] : truth) words.push_back({codes, value});
    const auto cells = build_double_array(words, 6);
    for (int probe = 0; probe < 200; ++probe) {
      std::vector<std::uint16_t> codes(1 + random() % 5);
      for (auto& code : codes) code = static_cast<std::uint16_t>(1 + random() % 5);
      const auto found = truth.find(codes);
      ASSERT_EQ(walk(cells, codes), found == truth.end() ? k_no_parent : found->second);
    }
    for (const auto& word : words) ASSERT_EQ(walk(cells, word.codes), word.value);
  }
}

TEST(Blob, DoesNotDependOnTheOrderOfWords) {
  std::vector<Word> words{{u"清远", Lex::prefecture_short, 240, 441800}, {u"清", Lex::surname, 20, 0},
                          {u"清远市", Lex::prefecture, 255, 441800},      {u"清远", Lex::common_word, 40, 0}};
  const std::string print(32, '0');
  const auto first = make_blob(words, print);
  std::reverse(words.begin(), words.end());
  EXPECT_EQ(make_blob(words, print), first);
}

}  // namespace
}  // namespace guanxi::lexicon_compiler
