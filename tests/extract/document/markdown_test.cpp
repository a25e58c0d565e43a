#include <gtest/gtest.h>

#include "tests/extract/document/reading.hpp"

namespace guanxi::extract {
namespace {

Document one(const std::string& bytes) {
  Reading reading = parse_bytes(bytes, Format::markdown);
  EXPECT_EQ(reading.documents.size(), 1U);
  return reading.documents.empty() ? Document{} : reading.documents.front();
}

TEST(Markdown, FrontMatterAndHtmlParagraphs) {
  const Document document = one(
      "---\nlayout: post\ntitle: \"南江：“三聚焦”帮企业\"\ndate: 2022-04-08 07:42:37 +0800\ntags: 新闻\n---\n"
      "<p>南江日报记者/邹怡明 </p>\n <p>第一段，<strong>加粗</strong>文字。</p>\n &nbsp;<p>第二段&ldquo;引号&rdquo;。</p>"
      "<p class=\"em\">（文章来源：南江日报）</p>\n\n<http://example.com/a?b=1>\n\n[返回新闻](//x)｜[返回首页](//y)");
  EXPECT_EQ(document.meta.id, "stem");
  EXPECT_EQ(document.meta.title, "南江：“三聚焦”帮企业");
  EXPECT_EQ(to_string(document.meta.date), "2022-04-08");
  EXPECT_EQ(document.meta.source, "南江日报");
  EXPECT_EQ(document.meta.url, "http://example.com/a?b=1");
  EXPECT_EQ(document.meta.byline, "南江日报记者/邹怡明");
  EXPECT_EQ(document.text, "南江日报记者/邹怡明\n第一段，加粗文字。\n第二段“引号”。\n（文章来源：南江日报）");
  EXPECT_EQ(furniture_of(document), (std::vector<std::string>{"南江日报记者/邹怡明", "（文章来源：南江日报）"}));
}

TEST(Markdown, HeadingsListsAndBreaks) {
  const Document document = one("## 肩题\n\n# 主标题\n\n第一段**加粗**，[链接](http://a)在里面。\n\n### 小标题\n\n- 甲。\n- 乙。\n\n第二行  \n第三行\n\n> 引文。");
  EXPECT_EQ(document.meta.title, "主标题");
  EXPECT_EQ(document.text, "肩题\n第一段加粗，链接在里面。\n小标题\n甲。\n乙。\n第二行\n第三行\n引文。");
}

TEST(Markdown, LinesOfTheSourceAreOneParagraph) {
  EXPECT_EQ(one("区长来到企业了解经营情况并且听取\n意见，随后召开座谈会。\n第二段从这里开始。").text,
            "区长来到企业了解经营情况并且听取意见，随后召开座谈会。\n第二段从这里开始。");
}

TEST(Markdown, BrokenFrontMatterIsReadLineByLine) {
  const Document document = one("---\ntitle: 甲: 乙: [丙\ndate: Fri, 12 Aug 2022 03:43:00 GMT\n---\n正文。");
  EXPECT_EQ(document.meta.title, "甲: 乙: [丙");
  EXPECT_EQ(to_string(document.meta.date), "2022-08-12");
  EXPECT_EQ(one("---\n\n正文。\n\n---\n\n又一段。").text, "正文。\n又一段。") << "rules are no front matter";
}

TEST(Markdown, ScriptAndStyleAreNoText) {
  EXPECT_EQ(one("<script>\nvar a = \"甲。\";\n</script>\n\n<style>p{}</style>\n\n<p>正文。</p><!-- 注 -->").text, "正文。");
}

TEST(Transcript, ItemsAreArticles) {
  const std::string file =
      "# 《新闻联播》 (20220924)\n\n## 新闻摘要\n\n1.甲；\n\n## 详细新闻\n\n### 甲事\n\n<p><strong>央视网消息</strong>（新闻联播）：甲。</p><p>乙。</p>\n\n"
      "[查看原文](https://example.com/1)\n\n### 空的\n\n[查看原文](https://example.com/2)\n\n### 丙事\n\n丙。\n\n---\n\n(更新时间戳: 1709297267617)\n";
  const Reading reading = parse_bytes(file, Format::markdown, "20220924");
  ASSERT_EQ(reading.documents.size(), 2U);
  EXPECT_EQ(reading.documents[0].meta.id, "20220924#1");
  EXPECT_EQ(reading.documents[0].meta.title, "甲事");
  EXPECT_EQ(reading.documents[0].meta.url, "https://example.com/1");
  EXPECT_EQ(to_string(reading.documents[0].meta.date), "2022-09-24");
  EXPECT_EQ(reading.documents[0].text, "央视网消息（新闻联播）：甲。\n乙。");
  EXPECT_EQ(furniture_of(reading.documents[0]), std::vector<std::string>{"央视网消息（新闻联播）："});
  EXPECT_EQ(reading.documents[1].meta.id, "20220924#3") << "numbers count every item";
  ASSERT_EQ(reading.diagnostics.size(), 1U);
  EXPECT_TRUE(reading.diagnostics[0].skipped);
  EXPECT_NE(reading.diagnostics[0].message.find("空的"), std::string::npos);
}

TEST(Transcript, SingleItemHasTheStemAsItsId) {
  const Reading single = parse_bytes("### 甲事\n\n正文。\n", Format::markdown, "xwlb-01");
  ASSERT_EQ(single.documents.size(), 1U);
  EXPECT_EQ(single.documents[0].meta.id, "xwlb-01");
  EXPECT_EQ(single.documents[0].meta.title, "甲事");
  const Reading several = parse_bytes("### 甲事\n正文。\n### 乙事\n正文二。\n", Format::markdown, "20230101");
  ASSERT_EQ(several.documents.size(), 2U);
  EXPECT_EQ(several.documents[1].meta.id, "20230101#2");
  EXPECT_EQ(to_string(several.documents[1].meta.date), "2023-01-01") << "of the stem";
  EXPECT_EQ(parse_bytes("导语。\n\n### 小标题\n\n正文。\n\n### 又一个\n\n正文。", Format::markdown).documents.size(), 1U);
}

TEST(Markdown, BrokenInput) {
  for (const std::string& bytes : {std::string(), std::string("---"), std::string("---\n---"), std::string("\xE6\xB8"), std::string("### "),
                                   std::string("<p"), std::string("&#"), std::string("<!--"), std::string("\0", 1)}) {
    const Reading reading = parse_bytes(bytes, Format::markdown);
    EXPECT_LE(reading.documents.size(), 1U);
    EXPECT_EQ(reading.documents.empty(), reading.diagnostics.size() >= 1 && reading.diagnostics.back().skipped);
  }
  EXPECT_EQ(one(std::string(100'000, '>') + "深").text.substr(0, 0), "");
  EXPECT_EQ(parse_bytes(std::string(100'000, '[') + "深。", Format::markdown).documents.size(), 1U);
}

}  // namespace
}  // namespace guanxi::extract
