#include <gtest/gtest.h>

#include "tests/extract/document/reading.hpp"

namespace guanxi::extract {
namespace {

TEST(Jsonl, KeysOfAnArticle) {
  const Reading reading = parse_bytes(
      "{\"id\":\"a1\",\"title\":\"题\",\"date\":\"2022-04-08 07:00\",\"source\":\"南江日报\",\"url\":\"http://x\",\"author\":\"张三\",\"text\":\"  第一 段\\n\\n第二段。\\n\",\"other\":[1]}\n"
      "{\"id\":17,\"text\":\"甲。\",\"date\":1649374957}\r\n\n{\"html\":\"<p>乙，丙。</p><script>x</script>\"}",
      Format::jsonl);
  EXPECT_TRUE(reading.diagnostics.empty());
  ASSERT_EQ(reading.documents.size(), 3U);
  const Document& first = reading.documents[0];
  EXPECT_EQ(first.meta.id, "a1");
  EXPECT_EQ(first.meta.title, "题");
  EXPECT_EQ(to_string(first.meta.date), "2022-04-08");
  EXPECT_EQ(first.meta.source, "南江日报");
  EXPECT_EQ(first.meta.url, "http://x");
  EXPECT_EQ(first.meta.byline, "张三");
  EXPECT_EQ(first.text, "  第一 段\n\n第二段。\n") << "the text of a line is kept unchanged";
  EXPECT_EQ(reading.documents[1].meta.id, "17");
  EXPECT_EQ(to_string(reading.documents[1].meta.date), "2022-04-07");
  EXPECT_EQ(reading.documents[2].meta.id, "stem#4") << "without an id: the line";
  EXPECT_EQ(reading.documents[2].text, "乙，丙。");
}

TEST(Jsonl, BrokenLinesAreNamedAndPassedOver) {
  const Reading reading = parse_bytes(
      "{\"text\":\"甲。\"}\n{\"text\":\n[1]\n\"x\"\n{\"title\":\"题\"}\n{\"text\":\"\"}\n{\"text\":\"\\ud800\"}\n{\"html\":\"<p></p>\"}\n{\"text\":\"乙。\"}\n",
      Format::jsonl);
  ASSERT_EQ(reading.documents.size(), 2U);
  EXPECT_EQ(reading.documents[1].text, "乙。");
  ASSERT_EQ(reading.diagnostics.size(), 7U);
  for (std::size_t i = 0; i < 7; ++i) {
    EXPECT_EQ(reading.diagnostics[i].where, "stem.file:" + std::to_string(i + 2));
    EXPECT_TRUE(reading.diagnostics[i].skipped);
  }
}

TEST(Jsonl, DeepAndHostileLines) {
  EXPECT_EQ(parse_bytes(std::string(1'000'000, '['), Format::jsonl).diagnostics.size(), 1U);
  EXPECT_EQ(parse_bytes("{\"a\":" + std::string(500'000, '[') + std::string(500'000, ']') + ",\"text\":\"甲。\"}", Format::jsonl).documents.size(), 1U);
  const Reading zero = parse_bytes("{\"text\":\"甲\\u0000乙。\"}", Format::jsonl);
  ASSERT_EQ(zero.documents.size(), 1U);
  EXPECT_EQ(zero.documents[0].text, std::string("甲\0乙。", 10));
}

}  // namespace
}  // namespace guanxi::extract
