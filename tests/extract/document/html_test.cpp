#include <gtest/gtest.h>

#include "tests/extract/document/reading.hpp"

namespace guanxi::extract {
namespace {

const std::string k_paragraph1 = "4月2日，南江区委书记李明到园区调研，了解企业生产经营情况，听取意见建议，现场解决问题。";
const std::string k_paragraph2 = "区发改局、区科工信局负责人参加调研。李明说，要把企业的事当成自己的事，让企业安心生产、放心发展。";

Document one(const std::string& bytes) {
  Reading reading = parse_bytes(bytes, Format::html);
  EXPECT_EQ(reading.documents.size(), 1U);
  return reading.documents.empty() ? Document{} : reading.documents.front();
}

TEST(Html, ArticleOfAPage) {
  const Document document = one(
      "<!DOCTYPE html><html><head><title>南江区优化营商环境_南江新闻网</title><meta name=\"author\" content=\"张三\">"
      "<link rel=canonical href='https://example.com/1.html'><script>var a='脚本，不是正文。';</script><style>p{}</style></head><body>"
      "<div class=\"nav\"><a href=/>首页</a> <a href=/a>新闻</a></div><div id=main><div class=left>"
      "<h1>南江区优化营商环境</h1><div class=info>2022-04-08 07:42 来源：<a href=x>南江日报</a> 字号：大 中 小</div>"
      "<div class=content><p>　　" + k_paragraph1 + "</p><p>" + k_paragraph2 + "</p>"
      "<div class=related><a href=1>相关，新闻一。</a><a href=2>相关新闻二</a></div></div></div>"
      "<div class=side><ul><li><a href=3>热点一，很长的标题很长的标题。</a></li><li><a href=4>热点二</a></li></ul></div></div>"
      "<footer>版权所有，南江日报社，未经许可不得转载。</footer></body></html>");
  EXPECT_EQ(document.text, k_paragraph1 + "\n" + k_paragraph2);
  EXPECT_EQ(document.meta.title, "南江区优化营商环境");
  EXPECT_EQ(to_string(document.meta.date), "2022-04-08");
  EXPECT_EQ(document.meta.source, "南江日报");
  EXPECT_EQ(document.meta.byline, "张三");
  EXPECT_EQ(document.meta.url, "https://example.com/1.html");
}

TEST(Html, MetadataOfThePage) {
  const Document document = one(
      "<html><head><meta property=\"og:title\" content=\"甲乙丙丁戊己庚\"><meta property=\"article:published_time\" content=\"2021-12-21T20:06:48+08:00\">"
      "<meta property=\"og:site_name\" content=\"南江网\"></head><body><article><p>" + k_paragraph1 + "</p></article></body></html>");
  EXPECT_EQ(document.meta.title, "甲乙丙丁戊己庚");
  EXPECT_EQ(to_string(document.meta.date), "2021-12-21");
  EXPECT_EQ(document.meta.source, "南江网");
  const Document script = one("<script type=\"application/ld+json\">{\"datePublished\":\"2020-02-29T01:00\"}</script><p>" + k_paragraph1 + "</p>");
  EXPECT_EQ(to_string(script.meta.date), "2020-02-29");
}

TEST(Html, LineOfTheDay) {
  for (const char* line : {"2024/3/14　南江日报　记者 何龙 沙亚　字体：【大】【中】【小】", "2024年03月14日", "来源：南江日报　2024-03-14　编辑：旦措"}) {
    const Document document = one(std::string("<h1>题目</h1><div>") + line + "</div><div><p>" + k_paragraph1 + "</p><p>" + k_paragraph2 + "</p></div>");
    EXPECT_EQ(to_string(document.meta.date), "2024-03-14") << line;
  }
}

TEST(Html, FrontMatterBeforeIt) {
  const Document document = one("\n---\ntitle: '让企业舒服！'\ncategories:\n - 新媒体\nauthor: 南江号\ndate: Fri, 12 Aug 2022 03:43:00 GMT\n---\n\n"
                                "<div><p>文 / 图李程远 实习生 李昕</p><p>甲\" 四个 \"乙。</p><div><img></div>整场直播持续 65 分钟，很好。<p></p></div>");
  EXPECT_EQ(document.meta.title, "让企业舒服！");
  EXPECT_EQ(to_string(document.meta.date), "2022-08-12");
  EXPECT_EQ(document.meta.byline, "文 / 图李程远 实习生 李昕");
  EXPECT_EQ(document.meta.source, "南江号") << "an author outside who is not the byline is the outlet";
  EXPECT_EQ(document.text, "文 / 图李程远 实习生 李昕\n甲\" 四个 \"乙。\n整场直播持续 65 分钟，很好。");
}

TEST(Html, LineBreaksTablesAndEntities) {
  EXPECT_EQ(one("<body>第一段，有字。<br><br>第二段&nbsp;有字&#65292;完。<table><tr><td>甲</td><td>乙</td></tr></table></body>").text,
            "第一段，有字。\n第二段 有字，完。\n甲 乙");
}

TEST(Html, HiddenPartsAndComments) {
  EXPECT_EQ(one("<p>" + k_paragraph1 + "</p><p style='display: none'>隐藏，文字。</p><p hidden>隐藏。</p><div class='comment-list'>读者，评论。</div><!-- 注 -->").text,
            k_paragraph1);
}

TEST(Html, UnclosedTags) {
  EXPECT_EQ(one("<html><body><div><p>" + k_paragraph1 + "<p>" + k_paragraph2 + "<div><b>").text, k_paragraph1 + "\n" + k_paragraph2);
  EXPECT_EQ(one("<p>甲，乙。<a href=").text, "甲，乙。");
}

TEST(Html, DeepNesting) {
  for (const char* tag : {"div", "b", "span", "ul", "font", "table", "blockquote", "object"}) {
    std::string page;
    for (int i = 0; i < 100'000; ++i) page += std::string("<") + tag + ">";
    page += k_paragraph1;
    const Document document = one(page);
    EXPECT_EQ(document.text, k_paragraph1) << tag;
  }
}

TEST(Html, NothingToRead) {
  for (const std::string& page : {std::string(), std::string("<html></html>"), std::string("<p> &nbsp; </p>"), std::string("<script>a</script>"),
                                  std::string("<nav><a href=x>首页</a></nav>"), std::string("<"), std::string("</")}) {
    const Reading reading = parse_bytes(page, Format::html);
    if (page == "<" || page == "</") continue;  // a mark that is text, or none: it must only not fail
    EXPECT_TRUE(reading.documents.empty()) << page;
    ASSERT_EQ(reading.diagnostics.size(), 1U) << page;
    EXPECT_TRUE(reading.diagnostics[0].skipped);
  }
}

}  // namespace
}  // namespace guanxi::extract
