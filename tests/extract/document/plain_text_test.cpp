#include <gtest/gtest.h>

#include "tests/extract/document/reading.hpp"

namespace guanxi::extract {
namespace {

Document one(const std::string& bytes) {
  Reading reading = parse_bytes(bytes, Format::text);
  EXPECT_EQ(reading.documents.size(), 1U);
  return reading.documents.empty() ? Document{} : reading.documents.front();
}

TEST(PlainText, FirstLineIsTheTitle) {
  const Document document = one("会场搬到生产线 南江当面解题\n　　本报讯（记者 郑秋）7月16日，区长走访企业。\n　　第二段。\n　　（摄影 陈 樟）\n");
  EXPECT_EQ(document.meta.title, "会场搬到生产线 南江当面解题");
  EXPECT_EQ(document.text, "本报讯（记者 郑秋）7月16日，区长走访企业。\n第二段。\n（摄影 陈 樟）");
  EXPECT_EQ(document.furniture.size(), 2U);
}

TEST(PlainText, FirstLineThatIsNoTitle) {
  EXPECT_EQ(one("区长走访企业。随后座谈。\n第二段很长很长很长很长很长很长很长。").meta.title, "");
  EXPECT_EQ(one("　　缩进的第一段没有句号\n　　第二段很长很长很长很长。").meta.title, "");
  EXPECT_EQ(one("本报记者 张三\n第二段很长很长很长很长很长很长。").meta.title, "");
  EXPECT_EQ(one("只有一行").text, "只有一行");
}

TEST(PlainText, HeadLines) {
  const Document document = one("标题：甲乙丙\n来源: 南江日报\n日期：2022年4月8日\n作者：张三\n\n正文第一段。\n正文第二段。");
  EXPECT_EQ(document.meta.title, "甲乙丙");
  EXPECT_EQ(document.meta.source, "南江日报");
  EXPECT_EQ(to_string(document.meta.date), "2022-04-08");
  EXPECT_EQ(document.meta.byline, "张三");
  EXPECT_EQ(document.text, "正文第一段。\n正文第二段。");
}

TEST(PlainText, DatelineUnderTheTitle) {
  const Document document = one("跨省公交开通\n2025-03-03\n3月2日，来往两市的公交开通，首班车坐满了人。\n2025年3月\n");
  EXPECT_EQ(document.meta.title, "跨省公交开通");
  EXPECT_EQ(to_string(document.meta.date), "2025-03-03");
  EXPECT_EQ(document.text, "3月2日，来往两市的公交开通，首班车坐满了人。\n2025年3月");
  const Document words = one("跨省公交开通\n2025年3月3日上午\n公交开通，首班车坐满了人，来往两市方便了。\n");
  EXPECT_FALSE(words.meta.date.known());
}

TEST(PlainText, LinesBrokenAtAMargin) {
  const std::string line = "四月二日上午区长一行到访园区企业了解生产经营情况并且";  // 25 characters, 50 columns
  const Document document = one(line + "\n" + line + "\n" + line + "\n" + line + "\n到此为止。\n\n" + line + "\n新段落。\n");
  EXPECT_EQ(document.text, line + line + line + line + "到此为止。\n" + line + "新段落。");
}

TEST(PlainText, LinesBrokenAfterSoManyCharacters) {
  // 20 characters a line whatever their width, paragraphs one under the other
  const std::string text =
      "公司ABCDEFGH今年第一季度收入增长百分\n之12.5，其中出口LMNOPQ型设备三\n百余台，比去年同期多出一百台以上，客\n户遍及东部各省。\n"
      "第二段也是这样写下来的，一共有几行那\n么长，行末没有标点，下一行接着写下去\n直到说完为止。\n";
  const Document document = one(text);
  EXPECT_EQ(document.text,
            "公司ABCDEFGH今年第一季度收入增长百分之12.5，其中出口LMNOPQ型设备三百余台，比去年同期多出一百台以上，客户遍及东部各省。\n"
            "第二段也是这样写下来的，一共有几行那么长，行末没有标点，下一行接着写下去直到说完为止。");
}

TEST(PlainText, EveryLineEndCounts) {
  EXPECT_EQ(one("甲。\r\n乙。\r丙。\n\n\n丁。").text, "甲。\n乙。\n丙。\n丁。");
}

TEST(PlainText, NothingToRead) {
  for (const char* bytes : {"", "\n", " \r\n\t", "\xEF\xBB\xBF"}) {
    const Reading reading = parse_bytes(bytes, Format::text);
    EXPECT_TRUE(reading.documents.empty());
    EXPECT_EQ(reading.diagnostics.size(), 1U);
  }
}

}  // namespace
}  // namespace guanxi::extract
