// The grammar of posts, pattern by pattern: who, which title, which body.
#include <gtest/gtest.h>

#include "tests/extract/resolve/marked.hpp"

namespace guanxi::extract {
namespace {

using Lines = std::vector<std::string>;

TEST(Posts, TitleBetweenBodyAndName) {
  EXPECT_EQ(marked("[A:清城区委][T:书记][N:邱泽军]说。").ties(), (Lines{"邱泽军 holds_post 清城区委 书记"}));
}

TEST(Posts, ChainWithSeveralBodies) {
  const auto article = marked("[A:清远市委][T:常委]、[A:清城区委][T:书记][N:邱泽军]到会。");
  EXPECT_EQ(article.ties(), (Lines{"邱泽军 holds_post 清城区委 书记", "邱泽军 holds_post 清远市委 常委"}));
}

TEST(Posts, HeadOfGovernmentBelongsToThePlaceOfTheCommittee) {
  const auto article = marked("[L:清城区]开会。[A:清城区委][T:常委]、[T:常务副区长][N:刘浩文]出席。");
  EXPECT_EQ(article.ties(), (Lines{"刘浩文 holds_post 清城区 常务副区长", "刘浩文 holds_post 清城区委 常委"}));
}

TEST(Posts, HeadOfGovernmentWithoutItsPlaceHasNoBody) {
  EXPECT_EQ(marked("[A:清城区委][T:常委]、[T:副区长][N:刘浩文]出席。").ties(),
            (Lines{"刘浩文 holds_post 清城区委 常委"}));
}

TEST(Posts, OneBodyCarriedOverTitles) {
  const auto article = marked("[E:泽岸化学][T:董事]、[T:副总经理][N:杨正高]说。");
  EXPECT_EQ(article.ties(), (Lines{"杨正高 holds_post 泽岸化学 副总经理", "杨正高 holds_post 泽岸化学 董事"}));
}

TEST(Posts, ListSharesItsTitle) {
  const auto article = marked("[A:澄江县人大常委会][T:副主任][N:甲一]、[N:乙二]和[N:丙三]出席。");
  EXPECT_EQ(article.ties().size(), 3U);
}

TEST(Posts, TitleThatNamesItsBodyIsNotOfTheOneBefore) {
  const auto article = marked("[A:外交部]说。[A:中共中央政治局][T:委员]、[T:国务委员]兼[T:外交部长][N:甲一]出席。");
  EXPECT_EQ(article.ties(), (Lines{"甲一 holds_post 中共中央政治局 委员", "甲一 holds_post 外交部 外交部长"}));
}

TEST(Posts, WhoMeetsTheHolderDoesNotShareHisTitle) {
  const auto article = marked("[A:澄江县人大常委会][T:主任][N:甲一]同[N:乙二]、[N:丙三]会谈。");
  EXPECT_EQ(article.ties(), (Lines{"甲一 holds_post 澄江县人大常委会 主任"}));
}

TEST(Posts, SentenceBorderEndsAChain) {
  EXPECT_TRUE(marked("他见了[A:清城区委][T:书记]。[N:邱泽军]说。").ties().empty());
}

TEST(Posts, TextBetweenTitleAndNameBreaksThem) {
  EXPECT_TRUE(marked("[A:清城区委][T:书记]昨天会见了[N:邱泽军]。").ties().empty());
}

TEST(Posts, BehindTheName) {
  for (const char* text : {"2010年[N:邱泽军]任[A:清城区委][T:书记]。", "[N:邱泽军]担任[A:清城区委][T:书记]。",
                           "[N:邱泽军]，[A:清城区委][T:书记]，今年到会。", "[N:邱泽军]（[A:清城区委][T:书记]）到会。",
                           "[N:邱泽军]现任[A:清城区委][T:书记]。"})
    EXPECT_EQ(marked(text).ties(), (Lines{"邱泽军 holds_post 清城区委 书记"})) << text;
}

TEST(Posts, NoticeThatTellsALife) {
  const auto article = marked(
      "[N:廖一鸣]，男，回族，1974年9月生，大学，[A:民建]会员，现任[A:澄江县委][T:副书记]、[A:澄江县人大常委会][T:"
      "主任]，"
      "拟任[A:澜禾市科技局][T:局长]；");
  EXPECT_EQ(article.ties(), (Lines{"廖一鸣 holds_post 澄江县人大常委会 主任", "廖一鸣 holds_post 澄江县委 副书记",
                                   "廖一鸣 holds_post 澜禾市科技局 拟任局长 (nominated)"}));
  EXPECT_EQ(marked("[N:廖一鸣]，女，1974年9月生，曾任[A:澄江县委][T:副书记]。").ties(),
            (Lines{"廖一鸣 holds_post 澄江县委 曾任副书记 (former)"}));
  EXPECT_EQ(marked("[N:廖一鸣]，男，在会上说，现任[A:澄江县委][T:副书记][N:甲一]到会。").ties(),
            (Lines{"甲一 holds_post 澄江县委 副书记"}));
}

TEST(Posts, ANoticeOfALifeGoesOnInTheNextSentence) {
  EXPECT_EQ(marked("[N:廖一鸣]，男，1974年9月生，中共党员。现任[A:澄江县委][T:副书记]，拟任[A:澜禾市科技局][T:局长]。")
                .ties(),
            (Lines{"廖一鸣 holds_post 澄江县委 副书记", "廖一鸣 holds_post 澜禾市科技局 拟任局长 (nominated)"}));
  EXPECT_TRUE(marked("[N:廖一鸣]，男，1974年9月生。\n现任[A:澄江县委][T:副书记]。").ties().empty());
  EXPECT_EQ(marked("[N:廖一鸣]，男，1974年9月生。[L:清远市]下雨。现任[A:澄江县委][T:副书记]。").ties().size(), 1U);
  EXPECT_TRUE(marked("[N:廖一鸣]，男，1974年9月生。[L:清远市]下雨。\n现任[A:澄江县委][T:副书记]。").ties().empty());
  EXPECT_TRUE(marked("[N:廖一鸣]，男，1974年9月生。\n[L:清远市]下雨。现任[A:澄江县委][T:副书记]。").ties().empty());
  EXPECT_TRUE(marked("[N:廖一鸣]到会，很高兴。现任[A:澄江县委][T:副书记]。").ties().empty());
}

TEST(Posts, ARowOfAList) {
  EXPECT_EQ(marked("[N:廖玉荣]（女，蒙古族）[A:清远市卫生院][T:院长]").ties(),
            (Lines{"廖玉荣 holds_post 清远市卫生院 院长"}));
  EXPECT_EQ(marked("[N:廖玉荣]（女）[A:清远大学]教授").ties(), (Lines{"廖玉荣 holds_post 清远大学 教授"}));
  EXPECT_EQ(marked("[T:组长]：[N:廖玉荣]（女，[A:清远市妇联][T:主席]）").ties(),
            (Lines{"廖玉荣 holds_post 清远市妇联 主席"}));
}

TEST(Posts, TheTitleTellsTheKindOfBody) {
  EXPECT_EQ(marked("走进[A:清远澄江法庭]，[A:县农业局]的人也在。[T:庭长][N:麦建国]说。").ties(),
            (Lines{"麦建国 holds_post 清远澄江法庭 庭长"}));
  EXPECT_EQ(marked("[E:澄江锁厂]和[E:云岭电缆]都在。\n[T:厂长][N:麦建国]说。").ties(),
            (Lines{"麦建国 holds_post 澄江锁厂 厂长"}));
  EXPECT_TRUE(marked("[E:澄江锁厂]和[E:云岭纸厂]都在。\n[T:厂长][N:麦建国]说。").ties().empty());
  EXPECT_EQ(marked("[L:下岭村]的路修好了。\n[T:村支书][N:麦建国]说。").ties(),
            (Lines{"麦建国 holds_post 下岭村 村支书"}));
}

TEST(Posts, ANounBeforeTheTitleStandsForTheBody) {
  EXPECT_EQ(marked("[A:澄江采购中心]和[A:县农业局]的人都在。\n中心[T:主任][N:麦建国]说。").ties(),
            (Lines{"麦建国 holds_post 澄江采购中心 主任"}));
  EXPECT_TRUE(marked("[A:澄江采购中心]和[A:县农业局]的人都在。\n商会[T:主任][N:麦建国]说。").ties().empty());
  EXPECT_EQ(marked("[E:澄江锁厂]的董事会决定，聘任[N:麦建国]为[T:副总经理]。").ties(),
            (Lines{"麦建国 holds_post 澄江锁厂 副总经理 (appointed)"}));
}

TEST(Posts, WhoServesUnderTheHolderNamedBefore) {
  EXPECT_EQ(marked("[A:清远市总工会][T:党组书记]、[T:常务副主席][N:麦建国]主持，[T:党组成员]、[T:副主席][N:植文]到会。")
                .ties(),
            (Lines{"植文 holds_post 清远市总工会 党组成员", "植文 holds_post 清远市总工会 副主席",
                   "麦建国 holds_post 清远市总工会 党组书记", "麦建国 holds_post 清远市总工会 常务副主席"}));
}

TEST(Posts, TheBodyOwnsTheName) {
  EXPECT_EQ(marked("[A:澄江大学]的[N:麦建国]研究员说过。").ties(), (Lines{"麦建国 holds_post 澄江大学 研究员"}));
}

TEST(Posts, TakenUp) {
  for (const char* text :
       {"[N:邱泽军]出任[A:清城区委][T:书记]。", "任命[N:邱泽军]为[A:清城区委][T:书记]。",
        "[N:邱泽军]也欣然出任[A:清城区委][T:书记]。", "市委决定：[N:邱泽军]同志任[A:清城区委][T:书记]。",
        "[N:邱泽军]任[A:清城区委][T:书记]。", "新任[A:清城区委][T:书记][N:邱泽军]到会。",
        "[A:清城区委]新任[T:书记][N:邱泽军]到会。", "[A:清城区委][T:书记][N:邱泽军]29日宣誓就职。",
        "[A:清城区委][T:书记]一职由[N:邱泽军]接任。"})
    EXPECT_EQ(marked(text).ties(), (Lines{"邱泽军 holds_post 清城区委 书记 (appointed)"})) << text;
  for (const char* text : {"[N:邱泽军]当选[A:清城区委][T:书记]。", "选举[N:邱泽军]为[A:清城区委][T:书记]。",
                           "[N:邱泽军]同志全票当选为[A:清城区委][T:书记]。"})
    EXPECT_EQ(marked(text).ties(), (Lines{"邱泽军 holds_post 清城区委 书记 (elected)"})) << text;
}

TEST(Posts, NotYetOrNoMore) {
  EXPECT_EQ(marked("提名[N:邱泽军]为[A:澄江县财政局][T:局长]。").ties(),
            (Lines{"邱泽军 holds_post 澄江县财政局 局长 (nominated)"}));
  EXPECT_EQ(marked("[N:邱泽军]曾任[A:澄江县财政局][T:局长]。").ties(),
            (Lines{"邱泽军 holds_post 澄江县财政局 曾任局长 (former)"}));
  EXPECT_EQ(marked("[L:澄江县]代[T:县长][N:邱泽军]说。").ties().size(), 1U);
  EXPECT_EQ(marked("[L:澄江县][T:代县长][N:邱泽军]说。").ties(), (Lines{"邱泽军 holds_post 澄江县 代县长 (acting)"}));
  EXPECT_EQ(marked("[A:澄江县财政局][T:代表][N:邱泽军]说。").ties(), (Lines{"邱泽军 holds_post 澄江县财政局 代表"}));
}

TEST(Posts, GivenUp) {
  for (const char* text :
       {"免去[N:邱泽军]的[A:清城区委][T:书记]职务。", "免去[N:邱泽军]同志[A:清城区委][T:书记]职务。",
        "会议决定撤销[N:邱泽军][A:清城区委][T:书记]职务。", "[N:邱泽军]被免去[A:清城区委][T:书记]职务。"}) {
    const auto article = marked(text);
    EXPECT_EQ(article.ties(), (Lines{"邱泽军 left_post 清城区委 书记 (removed)"})) << text;
    EXPECT_EQ(article.entities().front(), "official 邱泽军") << text;
  }
  for (const char* text : {"[N:邱泽军]同志不再担任[A:清城区委][T:书记]。", "[N:邱泽军]辞去[A:清城区委][T:书记]职务。",
                           "接受[N:邱泽军]辞去[A:清城区委][T:书记]职务的请求。"})
    EXPECT_EQ(marked(text).ties(), (Lines{"邱泽军 left_post 清城区委 书记 (resigned)"})) << text;
}

TEST(Posts, GivenUpByEveryoneOfAList) {
  EXPECT_EQ(marked("免去[N:甲一]、[N:乙二]的[A:澄江县财政局][T:副局长]职务。").ties(),
            (Lines{"乙二 left_post 澄江县财政局 副局长 (removed)", "甲一 left_post 澄江县财政局 副局长 (removed)"}));
}

TEST(Posts, OneGoesAnotherComes) {
  EXPECT_EQ(marked("免去[N:甲一]的[A:澄江县财政局][T:局长]职务，任命[N:乙二]为[A:澄江县财政局][T:局长]。").ties(),
            (Lines{"乙二 holds_post 澄江县财政局 局长 (appointed)", "甲一 left_post 澄江县财政局 局长 (removed)"}));
  EXPECT_EQ(marked("省委决定：[N:甲一]同志任[A:清城区委][T:书记]，不再担任[A:澄江县委][T:书记]职务。").ties(),
            (Lines{"甲一 holds_post 清城区委 书记 (appointed)", "甲一 left_post 澄江县委 书记 (resigned)"}));
}

TEST(Posts, HolderWhoGoes) {
  EXPECT_EQ(marked("[L:澄江国][T:总理][N:邱泽军]20日宣布辞职。").ties(),
            (Lines{"邱泽军 holds_post 澄江国 总理", "邱泽军 left_post 澄江国 总理 (resigned)"}));
}

TEST(Posts, TheMostTellingSentenceCounts) {
  const auto article = marked("[A:清城区委][T:书记][N:邱泽军]说。任命[N:邱泽军]为[A:清城区委][T:书记]。");
  EXPECT_EQ(article.ties(), (Lines{"邱泽军 holds_post 清城区委 书记 (appointed)"}));
}

TEST(Posts, ApposedTitleOfTheNextPersonIsHis) {
  const auto article = marked("记者见到[N:邱泽军]，[A:清城区委][T:书记][N:刘浩文]说。");
  EXPECT_EQ(article.ties(), (Lines{"刘浩文 holds_post 清城区委 书记"}));
}

TEST(Posts, FormerPostsKeepTheirWord) {
  EXPECT_EQ(marked("原[A:澄江县审计局][T:局长][N:于国瑞]说。").ties(),
            (Lines{"于国瑞 holds_post 澄江县审计局 原局长 (former)"}));
  EXPECT_EQ(marked("[A:澄江县审计局]原[T:局长][N:于国瑞]说。").ties(),
            (Lines{"于国瑞 holds_post 澄江县审计局 原局长 (former)"}));
}

TEST(Posts, DepartmentInsideTheBodyIsPartOfTheTitle) {
  EXPECT_EQ(marked("[E:澜通移动]终端部[T:副部长][N:耿学锋]说。").ties(),
            (Lines{"耿学锋 holds_post 澜通移动 终端部副部长"}));
}

TEST(Posts, RegionInsideAPostOfAFirm) {
  EXPECT_EQ(marked("[E:仓联]中国区[T:副总裁][N:朱国]说。").ties(), (Lines{"朱国 holds_post 仓联 中国区副总裁"}));
  EXPECT_EQ(marked("[E:仓联][L:中国]区[T:副总裁][N:朱国]说。").ties(), (Lines{"朱国 holds_post 仓联 中国区副总裁"}));
}

TEST(Posts, DefinitionBetweenBodyAndTitle) {
  const auto article = marked("[E:天津骑远单车制造有限公司]（以下简称“[E:骑远]”）[T:总经理][N:宓小荷]说。");
  EXPECT_EQ(article.ties(), (Lines{"宓小荷 holds_post 天津骑远单车制造有限公司 总经理"}));
}

TEST(Posts, FirmNamedBefore) {
  EXPECT_EQ(marked("在[E:澜禾新材料]，[T:总经理][N:廖一鸣]介绍了情况。").ties(),
            (Lines{"廖一鸣 holds_post 澜禾新材料 总经理"}));
  EXPECT_EQ(marked("[E:澜禾新材料]投产。该公司[T:董事长][N:廖一鸣]说。").ties(),
            (Lines{"廖一鸣 holds_post 澜禾新材料 董事长"}));
}

TEST(Posts, TwoFirmsNamedBeforeLeaveItOpen) {
  EXPECT_TRUE(marked("[E:澜禾新材料]与[E:泽岸化学]相邻。[T:总经理][N:廖一鸣]说。").ties().empty());
}

TEST(Posts, UnknownFirmBeforeTheTitleIsNotTheOneBefore) {
  EXPECT_TRUE(marked("[E:澜禾新材料]投产。金峰公司[T:董事长][N:廖一鸣]说。").ties().empty());
}

TEST(Posts, FusedLastWord) {
  EXPECT_EQ(marked("[L:澄江县]长[N:倪水华]说。").ties(), (Lines{"倪水华 holds_post 澄江县 县长"}));
}

TEST(Posts, TitleThatRecognitionLeftUnmarked) {
  EXPECT_EQ(marked("[A:澄江县财政局]副局长[N:陆秉坤]说。").ties(), (Lines{"陆秉坤 holds_post 澄江县财政局 副局长"}));
  EXPECT_TRUE(marked("[A:澄江县财政局]请来[N:陆秉坤]。").ties().empty());
}

TEST(Posts, BodyThatRecognitionDidNotFindKeepsTheChain) {
  const auto article = marked("[A:澄江高新区党工委][T:委员]、两委办[T:主任][N:李振兴]说。");
  EXPECT_EQ(article.ties(), (Lines{"李振兴 holds_post 澄江高新区党工委 委员"}));
}

TEST(Posts, BracketsInABodyThatRecognitionDidNotFind) {
  EXPECT_EQ(
      marked("[A:创业服务中心][T:副主任]、[L:清远高新区]知识产权协同运营(综合服务)中心[T:主任][N:谢文]说。").ties(),
      (Lines{"谢文 holds_post 创业服务中心 副主任"}));
  EXPECT_TRUE(marked("[L:韶关市]数据流通（交易服务）中心[T:副主任][N:林志]说。").ties().empty());
  EXPECT_TRUE(marked("国家水稻改良（[L:南京]）中心[T:主任][N:林志]说。").ties().empty());
}

TEST(Posts, BodyBesideACommittee) {
  const auto article = marked("[A:澄江高新区管委会]开会。[A:澄江高新区党工委][T:副书记]、管委会[T:主任][N:周岐贤]说。");
  EXPECT_EQ(article.ties(),
            (Lines{"周岐贤 holds_post 澄江高新区党工委 副书记", "周岐贤 holds_post 澄江高新区管委会 主任"}));
}

TEST(Posts, DeputyOfThePostJustNamed) {
  const auto article = marked("[A:澄江县人大常委会][T:主任][N:穆连城]主持，[T:副主任][N:贾玉琢]出席。");
  EXPECT_EQ(article.ties(),
            (Lines{"穆连城 holds_post 澄江县人大常委会 主任", "贾玉琢 holds_post 澄江县人大常委会 副主任"}));
}

TEST(Posts, HeadsOfOneGovernmentOneBehindTheOther) {
  const auto article = marked("[L:澄江国][T:总统][N:甲一]、[T:总理][N:乙二]、[T:副总理][N:丙三]出席。");
  EXPECT_EQ(article.ties(),
            (Lines{"丙三 holds_post 澄江国 副总理", "乙二 holds_post 澄江国 总理", "甲一 holds_post 澄江国 总统"}));
}

TEST(Posts, DeputyBehindAnotherCountryIsNotOurs) {
  const auto article = marked("[A:国务院][T:副总理][N:甲一]访问[L:澄江国]，会见[T:副总理][N:乙二]。");
  EXPECT_EQ(article.ties(), (Lines{"甲一 holds_post 国务院 副总理", "甲一 visits 澄江国"}));
}

TEST(Posts, MinistryOfTheCountryOfTheList) {
  EXPECT_EQ(marked("[A:美国财政部]长[N:甲一]及[A:商务部]长[N:乙二]出席。[A:美国商务部]说。").ties(),
            (Lines{"乙二 holds_post 美国商务部 部长", "甲一 holds_post 美国财政部 部长"}));
  EXPECT_EQ(marked("[L:俄罗斯][T:外长][N:甲一]、[A:国防部]长[N:乙二]出席。").ties(),
            (Lines{"乙二 holds_post 俄罗斯 国防部长", "甲一 holds_post 俄罗斯 外长"}));
  EXPECT_EQ(marked("[L:中国][T:外长][N:甲一]、[A:国防部]长[N:乙二]出席。").ties(),
            (Lines{"乙二 holds_post 国防部 部长", "甲一 holds_post 中国 外长"}));
  EXPECT_EQ(marked("[L:越南][T:副总理]兼[A:财政部][T:部长][N:甲一]致辞。").ties(),
            (Lines{"甲一 holds_post 越南 副总理", "甲一 holds_post 越南 财政部部长"}));
  EXPECT_EQ(marked("据[L:以色列]媒体报道，[A:国防部]长[N:甲一]辞职。").ties(),
            (Lines{"甲一 holds_post 以色列 国防部长", "甲一 left_post 以色列 国防部长 (resigned)"}));
}

TEST(Posts, FormerBeforeTheFirstBodyIsOfAll) {
  EXPECT_EQ(marked("[A:中央军委]原[T:委员]、原[T:国务委员]兼[A:国防部][T:部长][N:甲一]同志。").ties(),
            (Lines{"甲一 holds_post 中央军委 原委员 (former)", "甲一 holds_post 国防部 部长 (former)"}));
  EXPECT_EQ(marked("原[A:中央军委][T:委员]、[A:国防部][T:部长][N:甲一]同志。").ties(),
            (Lines{"甲一 holds_post 中央军委 原委员 (former)", "甲一 holds_post 国防部 部长 (former)"}));
  EXPECT_EQ(marked("[A:清远市委]原[T:常委]、[A:清城区委][T:书记][N:甲一]到会。").ties(),
            (Lines{"甲一 holds_post 清城区委 书记", "甲一 holds_post 清远市委 原常委 (former)"}));
}

TEST(Posts, NoRelationForReportersAndPlaces) {
  EXPECT_TRUE(marked("[E:金湾日报][T:记者][N:李作]摄。").ties().empty());
  EXPECT_TRUE(marked("[L:上海][T:总经理][N:李作]说。").ties().empty());
}

TEST(Posts, TitleGluedBehindABodyAndAName) {
  EXPECT_EQ(marked("[A:澄江市环保局][N:方一白][T:副局长]带队。").ties(),
            (Lines{"方一白 holds_post 澄江市环保局 副局长"}));
  EXPECT_TRUE(marked("[A:澄江市环保局]，[N:方一白][T:副局长]带队。").ties().empty());
}

TEST(Posts, TitleBehindTheNameThatRecognitionLeftUnmarked) {
  EXPECT_EQ(marked("[A:澄江大学][N:方砚文]教授指出，产值增加。").ties(), (Lines{"方砚文 holds_post 澄江大学 教授"}));
  EXPECT_TRUE(marked("[A:澄江大学][N:方砚文]代表学校。").ties().empty());
}

TEST(Posts, TitleBetweenBodiesThatRecognitionLeftUnmarked) {
  EXPECT_EQ(marked("[A:澄江大学法学院]教授、[A:竹材研究所][T:所长][N:钟以恒]认为。").ties(),
            (Lines{"钟以恒 holds_post 澄江大学法学院 教授", "钟以恒 holds_post 竹材研究所 所长"}));
}

TEST(Posts, RegionOfAnAssociation) {
  EXPECT_EQ(marked("[A:世界竹材协会][L:中国]区[T:总经理][N:秦望川]称。").ties(),
            (Lines{"秦望川 holds_post 世界竹材协会 中国区总经理"}));
}

TEST(Posts, StandingMembersOfTheOneConference) {
  EXPECT_EQ(marked("[A:全国政协]开会。[N:秦望川][T:常委]在会上发言。").ties(),
            (Lines{"秦望川 holds_post 全国政协 常委"}));
  EXPECT_TRUE(marked("[A:澄江市政协]、[A:北原市政协]开会。[N:秦望川][T:常委]发言。").ties().empty());
}

TEST(Posts, ChairmanOfTheStandingCommittee) {
  const auto article = marked("[A:全国人大常委会]开会。[N:方一白][T:委员长]主持。");
  EXPECT_EQ(article.ties(), (Lines{"方一白 holds_post 全国人大常委会 委员长"}));
}

TEST(Posts, FormerPostBeforeTheNameWithDe) {
  EXPECT_EQ(marked("时任[A:澄江地委][T:书记]的[N:方一白]提出。").ties(),
            (Lines{"方一白 holds_post 澄江地委 时任书记 (former)"}));
  EXPECT_TRUE(marked("[A:澄江地委][T:书记]的[N:方一白]提出。").ties().empty());
}

TEST(Posts, DepartmentOfABodyThatIsNotSaidAgain) {
  EXPECT_EQ(marked("[E:泽岸化学]停产。市场部[T:副经理][N:杨正高]说。").ties(),
            (Lines{"杨正高 holds_post 泽岸化学 副经理"}));
}

TEST(Posts, NounBeforeTheTitleStandsForTheBodyThatEndsWithIt) {
  EXPECT_EQ(marked("[E:云岭饭店]、[E:泽岸化学]到会。饭店[T:负责人][N:杨正高]说。").ties(),
            (Lines{"杨正高 holds_post 云岭饭店 负责人"}));
  EXPECT_TRUE(marked("[A:澄江县人民代表大会]开会。大会[T:执行主席][N:杨正高]说。").ties().empty());
}

TEST(Posts, PostTakenOfTheBodyNamedBefore) {
  EXPECT_EQ(marked("成立[A:供暖专班]，由[N:杨正高]任[T:组长]。").ties(),
            (Lines{"杨正高 holds_post 供暖专班 组长 (appointed)"}));
}

TEST(Posts, BracketsAndChargesBetweenBodyAndTitle) {
  EXPECT_EQ(marked("[E:泽岸化学](00117.HK)[T:董事长][N:杨正高]说。").ties(),
            (Lines{"杨正高 holds_post 泽岸化学 董事长"}));
  EXPECT_EQ(marked("[A:联合国]负责人道主义事务的[T:副秘书长][N:杨正高]说。").ties(),
            (Lines{"杨正高 holds_post 联合国 负责人道主义事务的副秘书长"}));
  EXPECT_EQ(marked("[E:泽岸化学]派来的[T:总监][N:杨正高]说。").ties(), (Lines{"杨正高 holds_post 泽岸化学 总监"}));
}

TEST(Posts, PrepositionBeforeATitleWithoutABody) {
  EXPECT_EQ(marked("[E:泽岸化学]停产，记者问[T:董事长][N:杨正高]。").ties(),
            (Lines{"杨正高 holds_post 泽岸化学 董事长"}));
}

TEST(Posts, TitleThatNoTableLists) {
  EXPECT_EQ(marked("[E:泽岸化学]的调度长[N:杨正高]说。").ties(), (Lines{"杨正高 holds_post 泽岸化学 调度长"}));
  EXPECT_TRUE(marked("[E:泽岸化学]送给工人[N:杨正高]锦旗。").ties().empty());
}

TEST(Posts, LineOfAListOfDismissals) {
  EXPECT_EQ(marked("免去：\n[N:杨正高]的[A:澄江县人民法院][T:副院长]职务；").ties(),
            (Lines{"杨正高 left_post 澄江县人民法院 副院长 (removed)"}));
}

TEST(Posts, TitlesInBracketsBehindComrade) {
  EXPECT_EQ(marked("[N:杨正高]同志（[A:清城区委][T:常委]）：联系企业。").ties(),
            (Lines{"杨正高 holds_post 清城区委 常委"}));
}

TEST(Posts, EnvoyIsNotOfTheCountryHeIsSentTo) {
  EXPECT_TRUE(marked("中国驻[L:俄罗斯][T:大使][N:方一白]到场。").ties().empty());
  EXPECT_EQ(marked("[L:中国]驻[L:俄罗斯][T:大使][N:方一白]到场。").ties(),
            (Lines{"方一白 holds_post 中国 驻俄罗斯大使"}));
  EXPECT_EQ(marked("[A:欧盟]常驻[A:世贸组织][T:代表][N:方一白]到场。").ties(),
            (Lines{"方一白 holds_post 欧盟 常驻世贸组织代表"}));
}

TEST(Posts, WhereSomeoneComesFromIsNotHisBody) {
  EXPECT_TRUE(marked("来自[L:清远市]的[T:班长][N:方一白]说。").ties().empty());
  EXPECT_TRUE(marked("[L:清远市][T:代表][N:方一白]说。").ties().empty());
}

TEST(Posts, FirstTitleThatRecognitionLeftUnmarked) {
  EXPECT_EQ(marked("[A:县国资委]党委书记、[T:主任][N:甲一]说。").ties(),
            (Lines{"甲一 holds_post 县国资委 主任", "甲一 holds_post 县国资委 党委书记"}));
  EXPECT_EQ(marked("[E:泽岸化学][T:总裁]兼首席营运长[N:甲一]说。").ties(),
            (Lines{"甲一 holds_post 泽岸化学 总裁", "甲一 holds_post 泽岸化学 首席营运长"}));
  EXPECT_EQ(marked("[E:澜禾制药厂]长[N:甲一]说。").ties(), (Lines{"甲一 holds_post 澜禾制药厂 厂长"}));
}

TEST(Posts, RegionAndLongDepartmentBeforeATitle) {
  EXPECT_EQ(marked("[A:联合国][L:叙利亚]问题[T:特使][N:甲一]说。").ties(),
            (Lines{"甲一 holds_post 联合国 叙利亚问题特使"}));
  EXPECT_EQ(marked("[E:泽岸化学]产品开发部船用板售后服务[T:总监][N:甲一]说。").ties(),
            (Lines{"甲一 holds_post 泽岸化学 产品开发部船用板售后服务总监"}));
  EXPECT_TRUE(marked("[E:泽岸化学]产品开发部船用板售后服务[T:总监]换了[N:甲一]说。").ties().empty());
}

TEST(Posts, AppositionBeforeTheHolder) {
  EXPECT_EQ(marked("[E:泽岸化学][T:厂长]、[L:香港]人[N:甲一]说。").ties(), (Lines{"甲一 holds_post 泽岸化学 厂长"}));
  EXPECT_EQ(marked("[E:泽岸化学]的[T:老板]叫[N:甲一]。").ties(), (Lines{"甲一 holds_post 泽岸化学 老板"}));
}

TEST(Posts, ListGoesOnBehindANameThatWasMissed) {
  EXPECT_EQ(marked("[A:县政协][T:副主席][N:甲一]、万三钢、[N:乙二]、[N:丙三]出席。").ties().size(), 3U);
  EXPECT_EQ(marked("[A:县政协][T:副主席][N:甲一]、[E:万钢]、[N:乙二]出席。").ties().size(), 2U);
  EXPECT_EQ(marked("[A:县政协][T:副主席][N:甲一]、各部门、[N:乙二]出席。").ties().size(), 1U);
}

TEST(Posts, RollOfNamesUnderAHeading) {
  EXPECT_EQ(
      marked("一、[A:县政协][T:常委]名单\n（按姓氏笔画为序排列）\n[N:丁一]　[N:王二]（女）　[N:张三]\n[N:李四]说。")
          .ties()
          .size(),
      3U);
  EXPECT_EQ(marked("二、[A:县委][T:书记]、[T:副书记]\n[T:书记]　[N:丁一]\n[T:副书记]　[N:王二]　[N:张三]").ties(),
            (Lines{"丁一 holds_post 县委 书记", "张三 holds_post 县委 副书记", "王二 holds_post 县委 副书记"}));
  EXPECT_TRUE(marked("二、[A:县委][T:书记]、[T:副书记]\n[N:丁一]　[N:王二]").ties().empty());  // which of them?
  EXPECT_TRUE(marked("他见到了[A:县委][T:书记]\n[N:丁一]　[N:王二]").ties().empty());
}

TEST(Posts, SeatOfACommitteeWhoseNameEndsInTheTitle) {
  EXPECT_EQ(marked("昨天[N:甲一]任[A:海丰镇党委]书记；").ties(),
            (Lines{"甲一 holds_post 海丰镇党委 书记 (appointed)"}));
  EXPECT_EQ(marked("[A:珲春海关]开会。[A:珲春海关党委]书记、[T:关长][N:甲一]说。").ties(),
            (Lines{"甲一 holds_post 珲春海关 关长", "甲一 holds_post 珲春海关党委 书记"}));
}

TEST(Posts, OccupationBehindASecondBody) {
  EXPECT_EQ(marked("[A:县人大常委会][T:委员]、[A:省农业农村厅]干部[N:甲一]说。").ties().size(), 2U);
}

TEST(Posts, WhatHeIs) {
  EXPECT_EQ(marked("[N:甲一]今年六十岁。如今他是[E:泽岸化学][T:董事长]，常来厂里。").ties(),
            (Lines{"甲一 holds_post 泽岸化学 董事长"}));
  EXPECT_TRUE(marked("[N:甲一]和[N:乙二]同岁。他是[E:泽岸化学][T:董事长]。").ties().empty());
  EXPECT_TRUE(marked("[N:甲一]今年六十岁。\n他是[E:泽岸化学][T:董事长]。").ties().empty());
}

}  // namespace
}  // namespace guanxi::extract
