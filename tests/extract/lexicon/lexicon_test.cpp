// Look-up in the compiled lexicon: every row of every table is found again, and nothing else; and how fast it is.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/fold.hpp"
#include "base/text.hpp"
#include "extract/document/normalize.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/recognize/lexicon_format.hpp"

namespace guanxi::extract {
namespace {

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> parts;
  std::stringstream stream(line);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

std::u16string folded(const std::string& form) {
  std::u16string out;
  for (std::size_t at = 0; at < form.size();)
    out.push_back(static_cast<char16_t>(fold_character(next_code_point(form, at))));
  return out;
}

std::string printed(std::u16string_view word) {
  std::string out;
  for (const char16_t c : word) append_utf8(out, c);
  return out;
}

struct Table {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

std::vector<Table> tables() {
  std::vector<Table> all;
  for (const auto& file : std::filesystem::directory_iterator(GUANXI_SOURCE_DIR "/data/lexicon")) {
    Table table;
    table.name = file.path().stem().string();
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] == '#') continue;
      if (table.columns.empty())
        table.columns = split(line, '\t');
      else
        table.rows.push_back(split(line, '\t'));
    }
    all.push_back(std::move(table));
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return all;
}

Lex kind_named(const std::string& name) {
  const auto& names = lexicon_format::k_kind_names;
  return static_cast<Lex>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// form -> kinds, read from the tables by other code than the compiler's.
std::map<std::u16string, std::set<Lex>> expected() {
  std::map<std::u16string, std::set<Lex>> words;
  for (const Table& table : tables()) {
    const auto kind_at = std::find(table.columns.begin(), table.columns.end(), "kind") - table.columns.begin();
    for (const auto& row : table.rows) {
      const bool own = kind_at < static_cast<std::ptrdiff_t>(row.size());
      const Lex kind = kind_named(own ? row[static_cast<std::size_t>(kind_at)] : table.name);
      for (const auto& form : split(row[0], '|')) words[folded(form.substr(0, form.find('@')))].insert(kind);
    }
  }
  return words;
}

TEST(Lexicon, FindsEveryRowOfEveryTableAndNoOtherKind) {
  const auto& lexicon = Lexicon::built_in();
  std::vector<LexMatch> found;
  for (const auto& [word, kinds] : expected()) {
    found.clear();
    lexicon.matches_at(word, 0, found);
    std::set<Lex> got;
    for (const auto& match : found) {
      if (match.end == word.size()) got.insert(match.kind);
    }
    ASSERT_EQ(got, kinds) << printed(word);
  }
}

TEST(Lexicon, FindsAllLengthsShortestFirst) {
  const auto words = expected();
  const std::u16string text = u"在中国人民银行广东省清远市分行工作的人民日报记者";
  std::vector<LexMatch> found;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    found.clear();
    Lexicon::built_in().matches_at(text, at, found);
    std::set<std::size_t> got;
    std::uint32_t last = at;
    for (const auto& match : found) {
      EXPECT_EQ(match.begin, at);
      EXPECT_GE(match.end, last);
      last = match.end;
      got.insert(match.end);
    }
    std::set<std::size_t> wanted;
    for (std::size_t end = at + 1; end <= text.size(); ++end) {
      if (words.count(text.substr(at, end - at)) != 0) wanted.insert(end);
    }
    EXPECT_EQ(got, wanted) << at;
  }
}

TEST(Lexicon, EmptyAndUnknownTextGivesNothing) {
  std::vector<LexMatch> found;
  Lexicon::built_in().matches_at(u"", 0, found);
  Lexicon::built_in().matches_at(u"\u0001\uFFFF", 0, found);
  Lexicon::built_in().matches_at(u"清", 1, found);
  EXPECT_TRUE(found.empty());
  EXPECT_FALSE(Lexicon::built_in().contains(u"", Lex::organ));
  EXPECT_FALSE(Lexicon::built_in().contains(u"国务", Lex::organ));
  EXPECT_FALSE(Lexicon::built_in().contains(u"国务院院", Lex::organ));
}

TEST(Lexicon, TablesHaveNoDuplicateRows) {
  for (const Table& table : tables()) {
    std::set<std::vector<std::string>> seen;
    for (const auto& row : table.rows) EXPECT_TRUE(seen.insert(row).second) << table.name << ": " << row[0];
  }
}

TEST(Lexicon, FingerprintIsHex) {
  const auto print = Lexicon::built_in().fingerprint();
  EXPECT_EQ(print.size(), 32U);
  EXPECT_EQ(print.find_first_not_of("0123456789abcdef"), std::string_view::npos);
}

/// Words of the tables strung together: every position begins an entry, the worst case for look-up.
TEST(Lexicon, MatchesTensOfMegabytesASecond) {
  std::u16string text;
  for (const auto& [word, kinds] : expected()) text += word;
  std::vector<LexMatch> found;
  std::size_t matches = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    found.clear();
    Lexicon::built_in().matches_at(text, at, found);
    matches += found.size();
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  EXPECT_GT(matches, text.size() / 10);
  const double rate = static_cast<double>(text.size()) * 3 / 1e6 / seconds.count();
  std::cout << text.size() << " units, " << matches << " matches, " << rate << " MB/s of UTF-8\n";
  RecordProperty("mb_per_second", static_cast<int>(rate));
  EXPECT_GT(rate, 1.0);  // a sanitizer build on a busy machine must pass as well
}

TEST(Lexicon, ARangeGivesWhatItsPositionsGive) {
  const Lexicon& lexicon = Lexicon::built_in();
  const std::u16string text = u"清远市委常委、清城区委书记到广东省清远市源潭镇的有限公司走访，谈“放管服”改革。ABC";
  std::vector<LexMatch> found;
  std::vector<std::uint32_t> starts;
  for (std::uint32_t begin = 0; begin <= text.size(); begin += 7) {
    for (std::uint32_t end = begin; end <= text.size(); ++end) {
      lexicon.matches_in(text, begin, end, found, starts);
      ASSERT_EQ(starts.size(), end - begin + 1);
      std::vector<LexMatch> one_by_one;
      for (std::uint32_t at = begin; at < end; ++at) {
        ASSERT_EQ(starts[at - begin], one_by_one.size());
        lexicon.matches_at(std::u16string_view(text).substr(0, end), at, one_by_one);
      }
      ASSERT_EQ(starts.back(), one_by_one.size());
      ASSERT_TRUE(std::equal(found.begin(), found.end(), one_by_one.begin(), one_by_one.end(),
                             [](const LexMatch& a, const LexMatch& b) {
                               return a.begin == b.begin && a.end == b.end && a.kind == b.kind &&
                                      a.attribute == b.attribute && a.parent == b.parent;
                             }));
    }
  }
}

}  // namespace
}  // namespace guanxi::extract
