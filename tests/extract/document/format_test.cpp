#include "extract/document/format.hpp"

#include <gtest/gtest.h>

namespace guanxi::extract {
namespace {

TEST(FileName, StemAndFormat) {
  EXPECT_EQ(read_file_name("a/b/c.md").stem, "c");
  EXPECT_EQ(read_file_name("c.md.gz").stem, "c");
  EXPECT_EQ(read_file_name("c.MD.GZ").format, Format::markdown);
  EXPECT_EQ(read_file_name("2022.04.08.txt").stem, "2022.04.08");
  EXPECT_EQ(read_file_name("x.htm").format, Format::html);
  EXPECT_EQ(read_file_name("x.ndjson").format, Format::jsonl);
  EXPECT_FALSE(read_file_name("x.json").format.has_value());
  EXPECT_FALSE(read_file_name("noextension").format.has_value());
  EXPECT_EQ(read_file_name("noextension").stem, "noextension");
  EXPECT_EQ(read_file_name(".hidden").stem, ".hidden");
  EXPECT_EQ(read_file_name("").stem, "");
}

TEST(GuessFormat, ByTheFirstBytes) {
  EXPECT_EQ(guess_format(""), Format::text);
  EXPECT_EQ(guess_format("\n {\"text\":1}"), Format::jsonl);
  EXPECT_EQ(guess_format("\xEF\xBB\xBF<!DOCTYPE html>"), Format::html);
  EXPECT_EQ(guess_format("---\ntitle: x\n---\n"), Format::markdown);
  EXPECT_EQ(guess_format("第一行\n\n## 标题\n"), Format::markdown);
  EXPECT_EQ(guess_format("#话题# 不是标题\n文字"), Format::text);
  EXPECT_EQ(guess_format("普通文字。"), Format::text);
}

}  // namespace
}  // namespace guanxi::extract
