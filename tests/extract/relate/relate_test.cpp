// Relations that sentences state, pattern by pattern, and the near misses.
#include <gtest/gtest.h>

#include <algorithm>

#include "extract/extractor.hpp"
#include "tests/extract/resolve/marked.hpp"

namespace guanxi::extract {
namespace {

using Lines = std::vector<std::string>;

Lines ties(std::string_view text) { return marked(text).ties(); }

TEST(Issued, ActiveVerb) {
  EXPECT_EQ(ties("[A:国务院]印发《[P:保护条例]》。"), (Lines{"国务院 issued 保护条例"}));
  EXPECT_EQ(ties("[L:渌口区]出台了《[P:八条措施]》，效果好。"), (Lines{"渌口区 issued 八条措施"}));
}

TEST(Issued, ListsOnBothSides) {
  EXPECT_EQ(ties("[A:澄江县委]、[A:澄江县政府]印发《[P:甲办法]》《[P:乙方案]》。").size(), 4U);
}

TEST(Issued, TheFirstLoanOfAProgramme) {
  EXPECT_EQ(ties("●[E:湖星银行]发放全市首笔“[P:护林贷]”。"), (Lines{"湖星银行 issued 护林贷"}));
  EXPECT_TRUE(ties("●[E:湖星银行]看到全市首笔“[P:护林贷]”。").empty());
}

TEST(Issued, AndOthers) {
  EXPECT_EQ(ties("依据是[A:商务部]会同[A:财政部]等五部门的《[P:护林办法]》。").size(), 2U);
  EXPECT_EQ(ties("依据是[A:商务部]等部门《[P:护林办法]》。"), (Lines{"商务部 issued 护林办法"}));
  EXPECT_EQ(ties("按照[A:商务部]、[A:财政部]等五部门印发的《[P:护林办法]》办。").size(), 2U);
  EXPECT_TRUE(ties("按照[A:商务部]五楼的《[P:护林办法]》办。").empty());
}

TEST(Issued, ListsWithMoreWords) {
  EXPECT_EQ(ties("[A:县林业局]印发《[P:甲办法]》和首批《[P:乙清单]》。").size(), 2U);
  EXPECT_EQ(
      ties("[A:县林业局]会同[L:北京市][L:通州区]、[L:廊坊市]制定《[P:甲办法]》。"),
      (Lines{"县林业局 issued 甲办法", "廊坊市 issued 甲办法", "通州区 issued 甲办法", "通州区 located_in 北京市"}));
}

TEST(Issued, ThisDistrict) {
  EXPECT_EQ(ties("[L:渌口区]开会。为留住[L:湘潭]人才，该区出台了《[P:八条措施]》。"),
            (Lines{"渌口区 issued 八条措施"}));
}

TEST(Issued, Passive) {
  EXPECT_EQ(ties("《[P:保护条例]》由[A:国务院]制定。"), (Lines{"国务院 issued 保护条例"}));
  EXPECT_EQ(ties("《[P:公司法]》已由[A:全国人大常委会]第七次会议于12月29日通过。"),
            (Lines{"全国人大常委会 issued 公司法"}));
  EXPECT_EQ(ties("《[P:公司法]》已由[L:中华人民共和国]第十四届[A:全国人大常委会]第七次会议通过。"),
            (Lines{"全国人大常委会 issued 公司法"}));
  EXPECT_TRUE(ties("《[P:保护条例]》由[A:国务院]解释。").empty());
}

TEST(Issued, MakerInTheName) {
  EXPECT_EQ(ties("[A:国务院]开会。《[P:国务院关于就业的意见]》有效。"), (Lines{"国务院 issued 国务院关于就业的意见"}));
}

TEST(Issued, NotWhereTheVerbOrTheSubjectIsAnother) {
  EXPECT_TRUE(ties("[A:县司法局]落实《[P:保护条例]》。").empty());
  EXPECT_TRUE(ties("在[L:清远]发布《[P:保护条例]》。").empty());
  EXPECT_EQ(ties("[A:县司法局][T:局长][N:麻晓峰]说，全县推行《[P:保护条例]》。"),
            (Lines{"麻晓峰 holds_post 县司法局 局长"}));
  EXPECT_TRUE(ties("[A:县司法局]提出参照《[P:保护条例]》。").empty());
}

TEST(Issued, TheHeadOfABodyActsForIt) {
  EXPECT_EQ(ties("[A:县司法局][T:局长][N:麻晓峰]随后发布了《[P:保护条例]》。").size(), 2U);
}

TEST(Issued, RelativeClauses) {
  EXPECT_EQ(ties("按照[A:县林业局]、[A:县财政局]联合印发的《[P:护林办法]》办。").size(), 2U);
  EXPECT_EQ(ties("把[A:县林业局]刚出台的《[P:护林办法]》念了。"), (Lines{"县林业局 issued 护林办法"}));
  EXPECT_TRUE(ties("把[A:县林业局]上下出台的《[P:护林办法]》念了。").empty());
  EXPECT_EQ(ties("这是[A:县林业局]正在推进的“[P:一林一策]”改革。"), (Lines{"县林业局 issued 一林一策"}));
  EXPECT_TRUE(ties("这是[A:县林业局]正在推进的[P:西部大开发战略]。").empty());
  EXPECT_EQ(ties("审议[A:国务院]关于提请审议[P:护林法草案]、[P:湿地法草案]的议案。").size(), 2U);
}

TEST(Issued, WhatIsFoundedOrStandsInAPlaceIsNoSubject) {
  EXPECT_EQ(ties("[L:渌口区]设有[A:护林中心]，推行“[P:一林一策]”。"), (Lines{"渌口区 issued 一林一策"}));
  EXPECT_EQ(ties("[A:县林业局]聘请[A:林业大学]编制《[P:护林规划]》。"), (Lines{"县林业局 issued 护林规划"}));
  EXPECT_EQ(ties("[A:县林业局]将在[L:源潭镇][L:乌村]、[L:石村]试行“[P:一林一策]”。"),
            (Lines{"乌村 located_in 源潭镇", "县林业局 issued 一林一策", "石村 located_in 源潭镇"}));
}

TEST(Issued, PassiveWithMoreWords) {
  EXPECT_EQ(ties("“[P:护林码]”由[A:县林业局]会同[A:县财政局]牵头推出。").size(), 2U);
  EXPECT_EQ(ties("这叫“[P:护林码]”，由[A:县林业局]2022年底推开。"), (Lines{"县林业局 issued 护林码"}));
  EXPECT_TRUE(ties("实行“[P:护林码]”，由[A:县林业局]组建服务团。").empty());
  EXPECT_EQ(ties("“[P:护林码]”是[A:县林业局]今年推出的新举措。"), (Lines{"县林业局 issued 护林码"}));
}

TEST(Issued, SubjectThatOpensTheSentence) {
  EXPECT_EQ(ties("2022年以来，[L:渌口区]坚持治水，守住青山，围绕民生，率先建立“[P:一林一策]”机制。"),
            (Lines{"渌口区 issued 一林一策"}));
  EXPECT_EQ(ties("今年，[L:渌口区]确定62个项目，实行“[P:一林一策]”机制。"), (Lines{"渌口区 issued 一林一策"}));
  EXPECT_TRUE(ties("护林员爱护[L:渌口区]，守住山林，实行“[P:一林一策]”机制。").empty());
}

TEST(Located, ChainOfPlaces) {
  EXPECT_EQ(ties("[L:广东省][L:清远市][L:清城区]。"), (Lines{"清城区 located_in 清远市", "清远市 located_in 广东省"}));
  EXPECT_EQ(ties("[L:浙江][L:宁波]、[L:嘉兴]。"), (Lines{"嘉兴 located_in 浙江", "宁波 located_in 浙江"}));
}

TEST(Located, CodesOverruleNeighbours) {
  EXPECT_TRUE(ties("[L:四川][L:重庆]等地。").empty());
  EXPECT_TRUE(ties("[L:中国][L:美国]。").empty());
}

TEST(Located, Verbs) {
  EXPECT_EQ(ties("[E:澜禾新材料]落户[L:清远高新区]。"), (Lines{"澜禾新材料 located_in 清远高新区"}));
  EXPECT_EQ(ties("位于[L:清远高新区]的[E:澜禾新材料]投产。"), (Lines{"澜禾新材料 located_in 清远高新区"}));
  EXPECT_EQ(ties("[L:源潭镇]的[E:澜禾新材料]投产。"), (Lines{"澜禾新材料 located_in 源潭镇"}));
  EXPECT_EQ(ties("位于[L:清远市]中心的[E:澜禾新材料]投产。"), (Lines{"澜禾新材料 located_in 清远市"}));
}

TEST(Located, NotByDistanceOrVisit) {
  EXPECT_TRUE(ties("[L:乌村]位于[L:清远市]西南约60公里。").empty());
  EXPECT_TRUE(ties("[E:澜禾新材料]考察[L:清远高新区]。").empty());
}

TEST(Located, VisitedInAPlace) {
  EXPECT_EQ(ties("在[L:大连]，[N:丁国平]考察了[E:遨远科技]、[A:海岳研究院]。"),
            (Lines{"海岳研究院 located_in 大连", "遨远科技 located_in 大连"}));
  EXPECT_TRUE(ties("在[L:大连]，[N:丁国平]会见了[E:遨远科技]代表。").empty());
}

TEST(Located, ByName) {
  EXPECT_EQ(ties("[L:清远高新区]扩建。[L:清远高新区电子信息产业园]开园。"),
            (Lines{"清远高新区电子信息产业园 located_in 清远高新区"}));
}

TEST(PartOf, Belonging) {
  EXPECT_EQ(ties("[E:澜禾集团]旗下[E:湖星食品]扩产。"), (Lines{"湖星食品 part_of 澜禾集团"}));
  EXPECT_TRUE(ties("[E:澜禾集团]和[E:湖星食品]扩产。").empty());
  EXPECT_TRUE(ties("[E:湖星食品]所属的[E:澜禾集团]扩产。").empty());
}

TEST(Business, Money) {
  EXPECT_EQ(ties("[E:澜禾集团]拟收购[E:湖星食品]。"), (Lines{"澜禾集团 invests_in 湖星食品"}));
  EXPECT_EQ(ties("[E:澜禾集团]在[L:清远]投资5亿元。"), (Lines{"澜禾集团 invests_in 清远"}));
  EXPECT_TRUE(ties("[E:澜禾集团]起诉[E:湖星食品]。").empty());
}

TEST(Business, Partners) {
  EXPECT_EQ(ties("[L:高要区]与[L:禅城区]签署战略合作协议。"),
            (Lines{"高要区 cooperates_with 禅城区", "高要区 signs_with 禅城区"}));
  EXPECT_TRUE(ties("[L:高要区]与[L:禅城区]相距不远。").empty());
}

TEST(Relations, AreSortedAndUnique) {
  const auto article = marked("[A:清城区委][T:书记][N:邱泽军]说。[A:清城区委][T:书记][N:邱泽军]又说。");
  ASSERT_EQ(article.relations.size(), 1U);
  EXPECT_EQ(article.relations[0].evidence.begin, 0U);
}

/// The promises of base/facts.hpp, on whatever recognition finds.
TEST(Visits, OfficialGoesToAPlaceOrAFirm) {
  EXPECT_EQ(ties("[A:澄江县委][T:书记][N:方一白]到[L:源潭镇]、[E:澜禾新材料]调研。"),
            (Lines{"方一白 holds_post 澄江县委 书记", "方一白 visits 源潭镇", "方一白 visits 澜禾新材料"}));
  EXPECT_EQ(ties("[A:澄江县委][T:书记][N:方一白]一行来到[E:澜禾新材料]。").size(), 2U);
  EXPECT_EQ(ties("[A:澄江县委][T:书记][N:方一白]将对[L:法国]进行国事访问。").size(), 2U);
}

TEST(Visits, NotByOthersAndNotWithoutAPurpose) {
  EXPECT_TRUE(ties("[N:方一白]到[L:源潭镇]调研。").empty());  // no official
  EXPECT_EQ(ties("[A:澄江县委][T:书记][N:方一白]到[L:源潭镇]的问题。").size(), 1U);
  EXPECT_EQ(ties("[A:澄江县委][T:书记][N:方一白]考察了[L:源潭镇]企业的项目。").size(), 1U);
  EXPECT_EQ(ties("[A:澄江县委][T:书记][N:方一白]说起[L:源潭镇]。").size(), 1U);
}

TEST(Signs, PartnersAndTheirPaper) {
  EXPECT_EQ(ties("[E:澜禾新材料]与[L:清远高新区]签订供货合同。"), (Lines{"澜禾新材料 signs_with 清远高新区"}));
  EXPECT_TRUE(ties("[E:澜禾新材料]与[L:清远高新区]讨论供货合同。").empty());
  EXPECT_TRUE(ties("[E:澜禾新材料]与[L:德国]一家巨头签订供货合同。").empty());
  EXPECT_TRUE(ties("与[E:甲乙公司]、[E:澜禾新材料]和[E:湖星食品]签订供货合同。").empty());
}

TEST(Extractor, KeepsTheContractOfFacts) {
  const Extractor extractor;
  Document document;
  document.text =
      "近日，清远市委常委、清城区委书记邱泽军到源潭镇调研。\n清远市出台《清远市优化营商环境条例》（以下简称《条例》）。"
      "广东澜禾新材料有限公司落户清远高新区，该公司董事长刘惠仁说。";
  const std::string text = document.text;
  const ArticleFacts facts = extractor.extract(std::move(document));
  EXPECT_EQ(facts.text, text);
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    const FactEntity& entity = facts.entities[i];
    ASSERT_FALSE(entity.mentions.empty());
    EXPECT_FALSE(entity.key.empty());
    EXPECT_TRUE(std::is_sorted(entity.mentions.begin(), entity.mentions.end()));
    EXPECT_TRUE(std::is_sorted(entity.aliases.begin(), entity.aliases.end()));
    const FactEntity& before = facts.entities[i > 0 ? i - 1 : 0];
    EXPECT_LE(before.mentions.front(), entity.mentions.front());
    for (const Span mention : entity.mentions)
      EXPECT_EQ(std::count_if(facts.sentences.begin(), facts.sentences.end(),
                              [&](Span s) { return s.begin <= mention.begin && mention.end <= s.end; }),
                1);
  }
  for (const FactRelation& relation : facts.relations) {
    EXPECT_LT(relation.from, facts.entities.size());
    EXPECT_LT(relation.to, facts.entities.size());
    EXPECT_EQ(relation.title.empty(), !is_post(relation.type));
  }
}

TEST(Located, OneOfSeveralDivisionsOfAName) {
  EXPECT_EQ(ties("[L:甘肃][L:武威]、[L:甘南]、[L:庆阳]等地。").size(), 3U);
  EXPECT_TRUE(ties("[L:天津]、[L:河北]等地。").empty());  // the province, not the district of 天津
}

TEST(Located, DivisionBehindTheOneThatHoldsIt) {
  EXPECT_EQ(ties("[L:河北]下雪，[L:邯郸]等地忙碌。"), (Lines{"邯郸 located_in 河北"}));
  EXPECT_TRUE(ties("[L:邯郸]下雪，[L:河北]忙碌。").empty());
}

TEST(Located, SiteToldOfInAPlace) {
  EXPECT_EQ(ties("在[L:肇庆]，[L:澜石岩景区]开放。"), (Lines{"澜石岩景区 located_in 肇庆"}));
  EXPECT_TRUE(ties("在[L:肇庆]，人们去[L:澜石岩景区]。").empty());
  EXPECT_TRUE(ties("在[L:肇庆]，[L:东北]很热。").empty());
}

TEST(Located, DescribedBehindTheVerb) {
  EXPECT_EQ(ties("总部设在[L:德国][L:汉堡]的行业期刊《[E:澜油世界]》说。"),
            (Lines{"汉堡 located_in 德国", "澜油世界 located_in 汉堡"}));
  EXPECT_EQ(ties("[E:澜禾集团]成立多年，总部位于[L:青岛]。"), (Lines{"澜禾集团 located_in 青岛"}));
  EXPECT_EQ(ties("[E:澜禾集团](位于[L:青岛])。"), (Lines{"澜禾集团 located_in 青岛"}));
}

TEST(Located, RoadsSeasAndNeighboursHoldNothing) {
  EXPECT_TRUE(ties("[L:澜连高速][L:石坡隧道]贯通。").empty());
  EXPECT_TRUE(ties("靠近[L:乌克兰]的[L:澜石机场]。").empty());
  EXPECT_EQ(ties("[L:以色列]南部港口城市[L:海法]。"), (Lines{"海法 located_in 以色列"}));
}

TEST(Located, ListsOfFirms) {
  EXPECT_EQ(ties("[L:源潭工业园]内的[E:澜禾参业]、铝箔企业[E:湖星药业]开工。"),
            (Lines{"湖星药业 located_in 源潭工业园", "澜禾参业 located_in 源潭工业园"}));
  EXPECT_EQ(ties("[E:澜禾参业]、[E:湖星药业]等38家企业先后入驻[L:源潭工业园]。").size(), 2U);
  EXPECT_EQ(ties("[L:源潭工业园]集聚了[E:澜禾参业]、[E:湖星药业]。").size(), 2U);
  EXPECT_EQ(ties("[L:中国]的[E:澜禾参业]、[E:湖星药业]都来竞标。"), (Lines{"澜禾参业 located_in 中国"}));
  EXPECT_EQ(ties("[E:澜禾参业]([L:源潭镇])。"), (Lines{"澜禾参业 located_in 源潭镇"}));
  EXPECT_TRUE(ties("[E:澜禾参业]([L:亳州])。").empty());  // a part of the name
  EXPECT_EQ(ties("[L:苏溪镇]一家叫“[E:新光明拉链]”的作坊。"), (Lines{"新光明拉链 located_in 苏溪镇"}));
}

TEST(Located, ToldOfInAZone) {
  EXPECT_EQ(ties("在[L:源潭工业园]，[E:澜禾参业]的生产线正在调试。"), (Lines{"澜禾参业 located_in 源潭工业园"}));
  EXPECT_EQ(ties("[L:源潭工业园]内，[E:澜禾参业]的生产线正在调试。"), (Lines{"澜禾参业 located_in 源潭工业园"}));
  EXPECT_TRUE(ties("在[L:清远市]，[E:澜禾参业]的生产线正在调试。").empty());
  EXPECT_EQ(ties("一行来到[L:源潭工业园]，察看了[E:澜禾参业]、[E:湖星药业]。").size(), 2U);
}

TEST(Located, WhatIsTheFirmsOwn) {
  EXPECT_EQ(ties("[E:澜禾参业]的厂区在[L:航埠镇]，去年建成。"), (Lines{"澜禾参业 located_in 航埠镇"}));
  EXPECT_EQ(ties("[E:澜禾参业]投资10亿元的药材项目，落户[L:关田工业园]。"), (Lines{"澜禾参业 located_in 关田工业园"}));
  EXPECT_EQ(ties("[E:澜禾参业]在[L:航埠镇]建了恒温库。"), (Lines{"澜禾参业 located_in 航埠镇"}));
  EXPECT_TRUE(ties("[E:澜禾参业]在[L:航埠镇]举办比赛。").empty());
  EXPECT_TRUE(ties("[A:县法院]在[L:航埠镇]设立调解站。").empty());
  EXPECT_TRUE(ties("[E:澜禾参业]位于[L:航埠镇]的门店关了。").empty());
  EXPECT_TRUE(ties("老板从[L:黄埔镇]搬到[L:关田工业园]。").empty());
}

TEST(Located, BesideWaterIsNotInIt) { EXPECT_TRUE(ties("[L:源潭镇]地处[L:澄河]西岸。").empty()); }

TEST(Located, VillagesOfOneTown) {
  EXPECT_EQ(ties("[L:中川乡][L:金田村]和[L:草滩村]。").size(), 2U);
  EXPECT_EQ(ties("[L:以色列][L:特拉维夫]、[L:阿什凯隆]等地。").size(), 2U);
  EXPECT_EQ(ties("[L:加沙地带]南部城市[L:汗尤尼斯]和[L:拉法]，以及中部[L:努赛赖特]。").size(), 3U);
}

TEST(Located, DivisionThatBeginsTheNameOfABody) {
  EXPECT_EQ(ties("[L:江苏省][L:苏州市][A:吴江区人大常委会]开会。[L:吴江区]下雨。"),
            (Lines{"吴江区 located_in 苏州市", "苏州市 located_in 江苏省"}));
}

TEST(Issued, CampaignsThatAreBegun) {
  EXPECT_EQ(ties("今年，[L:清远]启动[P:澜心三年行动]。"), (Lines{"清远 issued 澜心三年行动"}));
  EXPECT_TRUE(ties("今年，[L:清远]启动[P:保护条例]。").empty());
  EXPECT_TRUE(ties("在[L:清远]、[L:肇庆]等地启动[P:澜心三年行动]。").empty());
}

TEST(Issued, MeetingOfTheStandingCommittee) {
  EXPECT_EQ(ties("[A:全国人大常委会]闭幕。会议经表决，通过了[P:澜石法]，新修订的[P:澜水法]。").size(), 2U);
  EXPECT_TRUE(ties("[A:县林业局]闭幕。会议经表决，通过了[P:澜石法]。").empty());
}

TEST(Issued, DocumentRightBehindItsMaker) {
  EXPECT_EQ(ties("根据[L:清远市]《[P:护林办法]》。"), (Lines{"清远市 issued 护林办法"}));
  EXPECT_EQ(ties("这是[A:县林业局]的“[P:护林一码通]”计划。"), (Lines{"县林业局 issued 护林一码通"}));
  EXPECT_TRUE(ties("对[A:县林业局]的“[P:护林一码通]”计划有意见。").empty());
  EXPECT_TRUE(ties("[A:县林业局]的[P:护林一码通]。").empty());
  EXPECT_EQ(ties("转发[A:县林业局]《[P:关于护林的通知]》。"), (Lines{"县林业局 issued 关于护林的通知"}));
  EXPECT_EQ(ties("转发[A:县林业局]《[P:护林指南]》。"), (Lines{"县林业局 issued 护林指南"}));
  EXPECT_EQ(ties("开会了。这是[A:县林业局]“[P:一林一策]”试点。"), (Lines{"县林业局 issued 一林一策"}));
  EXPECT_TRUE(ties("开会了。这是[L:渌口区]“[P:一林一策]”试点。").empty());
  EXPECT_EQ(ties("●[L:源潭镇]：“[P:一林一策]”试点。"), (Lines{"源潭镇 issued 一林一策"}));
}

TEST(Issued, WhoOnlyCarriesOutOrPushesIsNoMaker) {
  EXPECT_EQ(ties("[A:县林业局]向水利站建议，推动县里出台《[P:护林办法]》。"), Lines{});
  EXPECT_EQ(ties("[A:县林业局]通过“[P:护林先锋]”政策得益。"), Lines{});
  EXPECT_EQ(ties("[L:清远]实施[P:西部大开发战略]。"), Lines{});
  EXPECT_EQ(ties("在[L:清远]实行“[P:一林一策]”机制。"), Lines{});
  EXPECT_EQ(ties("[L:清远]农户多，镇上实行“[P:一林一策]”机制。"), Lines{});
  EXPECT_EQ(ties("园区和[A:县林业局]、[A:县财政局]推行“[P:一林一策]”机制。"), Lines{});
}

TEST(Issued, PlainSubjects) {
  EXPECT_EQ(ties("今年，[A:县林业局]实行“[P:一林一策]”机制。"), (Lines{"县林业局 issued 一林一策"}));
  EXPECT_EQ(ties("按照[A:县林业局]、[A:县财政局]制定的《[P:护林办法]》办。"),
            (Lines{"县林业局 issued 护林办法", "县财政局 issued 护林办法"}));
  EXPECT_EQ(ties("[A:县林业局]、[A:县财政局]《[P:护林指南]》。"),
            (Lines{"县林业局 issued 护林指南", "县财政局 issued 护林指南"}));
}

TEST(Issued, TheGovernmentOfTheOnlyPlaceOfItsLevel) {
  EXPECT_EQ(ties("这里是[L:龙胜县]。去年县里出台《[P:护林办法]》。"), (Lines{"龙胜县 issued 护林办法"}));
  EXPECT_EQ(ties("[L:龙胜县]挨着[L:资源县]。县里出台《[P:护林办法]》。"), Lines{});
  EXPECT_EQ(ties("[L:龙胜县]挨着[L:资源县]。[L:龙胜县]下雨。县里出台《[P:护林办法]》。"),
            (Lines{"龙胜县 issued 护林办法"}));
  EXPECT_EQ(ties("[L:龙胜县]挨着[L:资源县]。县里为护林，出台《[P:资源县护林办法]》。"),
            (Lines{"资源县 issued 资源县护林办法"}));
  EXPECT_EQ(ties("这里是[L:龙胜工业园区]。园区推出“[P:一林一策]”。"), (Lines{"龙胜工业园区 issued 一林一策"}));
  EXPECT_EQ(ties("这里是[L:龙胜工业园区]。园区企业推出“[P:一林一策]”。"), Lines{});
  std::string register_of_names = "[L:龙胜县]下雨。";
  for (int i = 0; i < 3000; ++i) register_of_names += "[N:张三]、";
  EXPECT_TRUE(ties(register_of_names + "。县里出台《[P:护林办法]》。").empty());
  EXPECT_EQ(ties("这里是[L:龙胜县]。护林员在县里推行“[P:一林一策]”。"), Lines{});
}

TEST(Issued, JointlyByAList) {
  EXPECT_EQ(ties("《[P:澜石目录]》是[A:县林业局]、[A:县水利局]联合发布的。").size(), 2U);
  EXPECT_TRUE(ties("《[P:澜石目录]》是[A:县林业局]的书。").empty());
}

}  // namespace
}  // namespace guanxi::extract
