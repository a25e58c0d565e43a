// The columns the tagger reads: what the lexicon's entries write into them.
#include <gtest/gtest.h>

#include <string_view>

#include "extract/recognize/sentence.hpp"
#include "extract/recognize/tagger/columns.hpp"

namespace guanxi::extract::tagger {
namespace {

/// The column of facts of a text that is one sentence.
std::vector<std::uint16_t> facts(std::u16string_view text) {
  const UnitRange range{0, static_cast<std::uint32_t>(text.size())};
  SentenceIndex index;
  index.build(text, range, Lexicon::built_in());
  Columns columns;
  make_columns({text, range, 0, &index.matches(), &index, nullptr}, {}, columns);
  const std::uint16_t* column = columns[Column::fact];
  return {column, column + columns.size()};
}

TEST(Columns, AnEntryIsMarkedWhole) {
  const auto column = facts(u"生产OLED面板");
  EXPECT_EQ(column[1], 0);
  for (std::size_t i = 2; i < 6; ++i) EXPECT_NE(column[i], 0) << i;
  EXPECT_EQ(column[6], 0);
}

TEST(Columns, NoEntryInsideAWordOfLetters) {
  const auto column = facts(u"生产OLEDX面板");
  for (const std::uint16_t value : column) EXPECT_EQ(value, 0);
}

}  // namespace
}  // namespace guanxi::extract::tagger
