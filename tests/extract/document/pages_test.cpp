// Whole pages in the manner of news sites and portals of several years: what is read of them is the article and nothing
// else.
#include <gtest/gtest.h>
#include <algorithm>

#include "tests/extract/document/encode.hpp"
#include "tests/extract/document/reading.hpp"

namespace guanxi::extract {
namespace {

const std::string k_title = "南江区优化营商环境";
const std::string k_paragraph1 =
    "4月2日，南江区委书记李明到高新区调研，了解企业生产经营情况，听取企业负责人意见建议，现场研究解决用工、用电和融资问"
    "题。";
const std::string k_paragraph2 =
    "区发改局局长王红、区科工信局局长赵立参加调研。李明说，要把企业的事当成自己的事，让企业安心生产、放心发展，多办实事"
    "。";
const std::string k_paragraph3 =
    "南江精密铸造公司董事长钱伟介绍，公司今年新上两条生产线，年产铸件三万吨，区里派专人帮办手续，四十天就拿到了开工许可"
    "。";
const std::string k_article = k_paragraph1 + "\n" + k_paragraph2 + "\n" + k_paragraph3;

Document one(const std::string& bytes) {
  Reading reading = parse_bytes(bytes, Format::html);
  EXPECT_EQ(reading.documents.size(), 1U);
  return reading.documents.empty() ? Document{} : reading.documents.front();
}

/// The document's lines that are no furniture as a whole.
std::string own_lines(const Document& document) {
  std::string out;
  std::size_t begin = 0;
  while (begin <= document.text.size()) {
    const std::size_t end = std::min(document.text.find('\n', begin), document.text.size());
    const bool furniture = std::any_of(document.furniture.begin(), document.furniture.end(),
                                       [=](Span span) { return span.begin <= begin && span.end >= end; });
    if (!furniture) out += (out.empty() ? "" : "\n") + document.text.substr(begin, end - begin);
    begin = end + 1;
  }
  return out;
}

/// Reads the page in GB18030 and in UTF-8, with the charset it declares; the same must come of both.
Document read_both_ways(const std::string& page) {
  const Document document = one(page);
  EXPECT_EQ(one(encode(page, "GB18030")).text, document.text);
  EXPECT_EQ(document.meta.title, k_title);
  EXPECT_EQ(own_lines(document), k_article);
  return document;
}

std::string paragraphs(const std::string& open, const std::string& close) {
  return open + k_paragraph1 + close + "\n" + open + k_paragraph2 + close + "\n" + open + k_paragraph3 + close;
}

TEST(Pages, OneCellForArticleAndEverythingBehind) {
  const Document document = read_both_ways(
      "<HTML><HEAD><TITLE>" + k_title +
      "--时政--甲网</TITLE><META http-equiv=Content-Type content=\"text/html; charset=gb2312\"></HEAD><BODY>"
      "<TABLE><TR><TD>甲网 &gt;&gt; <a href=#>时政</a></TD></TR></TABLE><TABLE><TR><TD><TABLE><TR><TD><b>" +
      k_title +
      "</b></TD></TR>"
      "<TR><TD>2006年11月03日08:21　【字号 <a href=#>大</a> <a href=#>小</a>】【<a href=#>打印</a>】</TD></TR><TR><TD "
      "id=zoom>" +
      paragraphs("<P>　　", "</P>") +
      "<P align=right>来源：《南江日报》 (责任编辑:苗若兰)</P></TD></TR></TABLE>"
      "<TABLE><TR><TD><b>相关新闻：</b><br>·<a "
      "href=#>滁州市副市长盛怀礼作部署</a>　2006年11月01日<br></TD></TR><TR><TD><b>我要留言</b>"
      "<br>1、遵守中华人民共和国有关法律、法规，尊重网上道德，承担一切因您的行为而直接或间接引起的法律责任。</TD></"
      "TR></TABLE></TD></TR></TABLE>"
      "<TABLE><TR><TD>甲 网 版 权 所 有 ，未 经 书 面 授 权 禁 止 使 用</TD></TR></TABLE></BODY></HTML>");
  EXPECT_EQ(to_string(document.meta.date), "2006-11-03");
  EXPECT_EQ(document.meta.source, "南江日报");
}

TEST(Pages, PortalInNestedTablesWithTheOfficeAsTitle) {
  const Document document = read_both_ways(
      "<html><head><title>南江区招商局</title></head><body><form action=v.aspx><TABLE><TR><TD>首页 | 招商动态 | "
      "联系我们<TR><TD><TABLE><TR><TD>"
      "<marquee>热烈祝贺我区与大同机械集团签约！热烈欢迎霍先生考察。</marquee></TD></"
      "TR><TR><TD>联系人：施耐庵<BR>地址：区政府大院，二楼</TD></TR></TABLE>"
      "<TABLE><TR><TD>您的位置：首页&gt;&gt;招商动态</TD></TR><TR><TD><span id=lblTitle>" +
      k_title +
      "</span></TD></TR><TR><TD>作者：<span>孙思邈"
      "</span>　　来源：<span>区招商局</span>　　发布时间：<span>2009-6-22 "
      "15:11:28</span>　点击数：186</TD></TR><TR><TD>" +
      paragraphs("<DIV>&nbsp;&nbsp;&nbsp; ", "</DIV>") +
      "</TD></TR><TR><TD>上一条：<A href=#>副区长秦琼赴东莞</A></TD></TR><TR><TD>【打印】【关闭】"
      "</TD></TR></TABLE><TR><TD>版权所有：南江区招商局　冀ICP备09000000号</TABLE></form></body></html>");
  EXPECT_EQ(to_string(document.meta.date), "2009-06-22");
  EXPECT_EQ(document.meta.source, "区招商局");
}

TEST(Pages, LineBreaksInOneFontElement) {
  const Document document =
      read_both_ways("<HTML><HEAD><TITLE>" + k_title + "_甲网</TITLE></HEAD><BODY><CENTER><FONT SIZE=5><B>" + k_title +
                     "</B></FONT></CENTER><CENTER>"
                     "www.jia.cn　2007-08-16 10:24:03　[稿源：甲网]　[编辑：成语]　[<A HREF=#>字号：大 中 "
                     "小</A>]</CENTER><FONT ID=zoom>&nbsp;&nbsp;" +
                     k_paragraph1 + "<BR>\n&nbsp;&nbsp;" + k_paragraph2 + "<BR>\n&nbsp;&nbsp;" + k_paragraph3 +
                     "<BR></FONT><BR>稿源：甲网　作者：白居易　编辑：成语"
                     "<BR><B>相关新闻</B><BR><A HREF=#>·沅陵县委书记 谈资源开发</A> (2007-8-15)<BR></BODY></HTML>");
  EXPECT_EQ(to_string(document.meta.date), "2007-08-16");
}

TEST(Pages, BoxOfLinksInTheMiddle) {
  for (const char* heading : {"相关新闻", "【相关链接】", "相关报道："}) {
    read_both_ways("<html><head><title>" + k_title + " - 甲报网</title></head><body><h1>" + k_title +
                   "</h1><div id=c><P>　　" + k_paragraph1 + "</P><P>　　" + k_paragraph2 +
                   "</P><TABLE align=left><TR><TD>" + heading +
                   "</TD></TR><TR><TD>&nbsp;·<A href=#>云浮市委书记做客甲报网</A></TD></TR>"
                   "<TR><TD>[<a href=#>图文</a>] <A href=#>石角镇整治排污</A> (09-29)</TD></TR></TABLE><P>　　" +
                   k_paragraph3 + "</P></div></body></html>");
  }
}

TEST(Pages, SecondArticleUnderRelatedNewsStays) {
  const Document document =
      one("<html><head><title>" + k_title + "_甲报网</title></head><body><h1>" + k_title + "</h1><p>" + k_paragraph1 +
          "</p><p>" + k_paragraph2 + "</p><p>■ 相关新闻</p><p>" + k_paragraph3 + "</p></body></html>");
  EXPECT_EQ(document.text, k_paragraph1 + "\n" + k_paragraph2 + "\n■ 相关新闻\n" + k_paragraph3);
}

TEST(Pages, HeadingsOfTheArticleStay) {
  for (const char* heading : {"关闭旧砖窑百余处", "扫一扫，码上办", "打印出来的房子", "技术支持到田头"}) {
    const Document document =
        one("<html><head><title>" + k_title + "</title></head><body><h1>" + k_title + "</h1><p>" + k_paragraph1 +
            "</p><p>" + k_paragraph2 + "</p><p>" + heading + "</p><p>" + k_paragraph3 + "</p></body></html>");
    EXPECT_EQ(document.text, k_paragraph1 + "\n" + k_paragraph2 + "\n" + heading + "\n" + k_paragraph3);
  }
}

TEST(Pages, ShortNewsAboveALongDeclaration) {
  read_both_ways(
      "<html><head><title>" + k_title + "_南江频道_甲网</title></head><body><div><h1>" + k_title +
      "</h1><div>2016-10-10 07:07 来源：甲网</div>" + paragraphs("<p>", "</p>") +
      "<div "
      "class=dec>凡本网注明来源：某某（非本网）的作品，均转载自其它媒体，并不代表本网赞同其观点。联系人：柴进。</div>"
      "<div><h3>今日关注</h3><div><h4><a>物流公司开业</a></h4><p>沧州市市长高廉出席仪式，横海郡公司董事长柴皇城致辞。</"
      "p></div></div></div></body></html>");
}

TEST(Pages, DigitalEdition) {
  const Document document =
      read_both_ways("<html><head><title>南江日报数字报-" + k_title +
                     "</title><meta charset=utf-8></head><body><table><tr><td><table><tr><td>第A02版:要闻</td><td>"
                     "<a href=n>下一版</a></td></tr><tr><td>版面导航</td></tr><tr><td><a "
                     "href=#>第A01版:头版</a></td></tr><tr><td>标题导航</td></tr><tr><td><a href=#>" +
                     k_title +
                     "</a></td></tr></table></td><td><table><tr><td>2015年4月17日 星期五</td><td><a "
                     "href=#>放大</a></td></tr></table><table><tr><td><strong>" +
                     k_title + "</strong></td></tr></table><div id=ozoom>" + paragraphs("<P>&nbsp;&nbsp;", "</P>") +
                     "</div><table><tr><td><a "
                     "href=#>上一篇</a></td></tr></table></td></tr></"
                     "table><table><tr><td>南江日报社版权所有，未经授权不得转载。</td></tr></table></body></html>");
  EXPECT_EQ(to_string(document.meta.date), "2015-04-17");
}

TEST(Pages, ArticleOfAMessengersAccount) {
  const Document document = read_both_ways(
      "<html><head><meta charset=utf-8><meta property=\"og:title\" content=\"" + k_title +
      "\"><title></title></head><body><h1>\n" + k_title +
      "\n</h1><div><span>原创</span><div style=\"display:none;\">南江发布，功能介绍。</div></div><div id=js_content>" +
      paragraphs("<section><p><span>", "</span></p></section>") +
      "<section><p>来源 | 区委宣传部、区融媒体中心</p><p>记者：上官婉 欧冶子</p><p>编辑：公孙大娘</p>"
      "<p>视觉：令狐楚</p></section><section><p>往期推荐</p><p><a href=#>洪泽区委书记讲党课</a></p></section></div>"
      "<script>var ct = \"1634889600\"; var publish_time = \"2021-10-22\" || \"\";</script></body></html>");
  EXPECT_EQ(to_string(document.meta.date), "2021-10-22");
}

TEST(Pages, PortalWithMetaTagsOfGovernment) {
  const Document document = read_both_ways(
      "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><title>南江区人民政府门户网站 " +
      k_title + "</title><meta name=ArticleTitle content=\"" + k_title +
      "\"><meta name=PubDate content=\"2016-07-25 10:30\"><meta name=ContentSource "
      "content=\"来源：区政府办公室\"></head><body><table><tr><td>今天是：2020年1月1日</td></tr></table>"
      "<table><tr><td>" +
      k_title + "</td></tr><tr><td>来源：区政府办公室　发布日期：2016-07-25 10:30　浏览次数：328次</td></tr><tr><td>" +
      paragraphs("<P>", "</P>") +
      "</td></tr><tr><td>责任编辑：区信息中心　审核：岑春煊</td></tr><tr><td>友情链接：<select><option>殷都区政府</"
      "option></select></td></tr><tr><td>主办单位：南江区人民政府办公室　"
      "技术支持：甲信息技术公司<br>网站标识码：4105220001</td></tr></table></body></html>");
  EXPECT_EQ(to_string(document.meta.date), "2016-07-25");
  EXPECT_EQ(document.meta.source, "区政府办公室");
}

TEST(Pages, SitesNameAsHeading) {
  const Document document = read_both_ways(
      "<html><head><meta charset=utf-8><title>" + k_title +
      "-南江融媒</title></head><body><div>2024年2月8日 星期四</div><div><h1>南江融媒</h1></div><div><h2>" + k_title +
      "</h2><div><span>2023-12-19 17:44:08</span><span>来源：南江融媒</span><span>责编：晏殊</span></div>" +
      paragraphs("<p>", "</p>") +
      "<p>（融媒记者 柳永 李煜 "
      "文/图）</p><p>免责声明：本网转载内容出于传递更多信息之目的，如涉及侵权，请联系苏轼删除。</p></div><div "
      "class=hotList><p>遵化市市长岑参督导环保，到西留村乡。</p></div></body></html>");
  EXPECT_EQ(document.meta.source, "南江融媒");
}

TEST(Pages, CharsetOfTheServer) {
  const std::string page =
      "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\"><title>" + k_title +
      "</title></head><body><div>" + k_title + "</div><div>" + paragraphs("<p>", "</p>") + "</div></body></html>";
  read_both_ways(page);
  std::string cut = encode(page, "GB18030");
  cut.back() = '\xC4';  // half a character
  EXPECT_EQ(own_lines(one(cut)).substr(0, k_article.size()), k_article);
}

TEST(Pages, InterviewsAreNotJoined) {
  const std::string guests =
      "嘉宾：南江区税务局局长宗绍先；南江区税务局副局长晋丽芬；南江区财政局副局长沙如雪；南江区车辆管理所所长龙在田；南"
      "江区保险协会秘书长方";
  const std::string host = "主持人：各位网友上午好，欢迎收看在线访谈。局长，车船税和过去有什么不同？";
  EXPECT_EQ(one("<body><p>" + guests + "</p><p>" + host + "</p></body>").text, guests + "\n" + host);
}

}  // namespace
}  // namespace guanxi::extract
