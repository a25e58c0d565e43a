// Which mentions are one thing, and what type a person is.
#include <gtest/gtest.h>

#include "tests/extract/resolve/marked.hpp"

namespace guanxi::extract {
namespace {

using Lines = std::vector<std::string>;

Lines linked(std::string_view text) { return marked(text).entities(); }

TEST(Link, NothingGivesNothing) { EXPECT_TRUE(linked("").empty()); }

TEST(Link, EqualFormsAreOne) {
  const auto article = marked("[L:清远]好。[L:清远]大。");
  ASSERT_EQ(article.linked.entities.size(), 1U);
  EXPECT_EQ(article.linked.entities[0].mentions.size(), 2U);
}

TEST(Link, MarksTraditionalAndWideFormsFold) {
  EXPECT_EQ(linked("[P:“澄心”工程]，[P:澄心工程]。"), (Lines{"policy “澄心”工程 = 澄心工程"}));
  EXPECT_EQ(linked("[L:廣東省]，[L:广东省]。"), (Lines{"place 廣東省 = 广东省"}));
}

TEST(Link, Places) {
  EXPECT_EQ(linked("[L:清远市]，[L:清远]。"), (Lines{"place 清远市 = 清远"}));
  EXPECT_EQ(linked("[L:门源回族自治县]，[L:门源县]，[L:门源]。"), (Lines{"place 门源回族自治县 = 门源 = 门源县"}));
  EXPECT_EQ(linked("[L:清远高新区]，[L:高新区]。"), (Lines{"place 清远高新区 = 高新区"}));
  EXPECT_EQ(linked("[L:石嘴山高新技术产业开发区]，[L:石嘴山高新区]。").size(), 1U);
}

TEST(Link, PlacesThatAreTwo) {
  EXPECT_EQ(linked("[L:清远高新区]，[L:株洲高新区]，[L:高新区]。").size(), 3U);  // two candidates
  EXPECT_EQ(linked("[L:岚皋植物园]，[L:岚皋]。").size(), 2U);
  EXPECT_EQ(linked("[L:永川国家高新区]，[L:永川区]。").size(), 2U);
  EXPECT_EQ(linked("[L:乌鲁木齐县]，[L:乌鲁木齐]。").size(), 2U);
}

TEST(Link, GenericPlacesAreNone) {
  EXPECT_TRUE(linked("走进[L:园区]，[L:城区]焕然一新。").empty());
  EXPECT_EQ(linked("[L:清远高新区]，[L:园区]。").size(), 1U);
  EXPECT_EQ(linked("[L:204国道]，[L:国道204]，[L:G204国道]。").size(), 1U);
  EXPECT_EQ(linked("[L:省道S303线]，[L:S303线]，[L:县道303]。").size(), 2U);
}

TEST(Link, AWordForAKindOfBodyIsNone) {
  EXPECT_TRUE(linked("[A:工作组]摸底，[A:派出所]协助。").empty());
  EXPECT_EQ(linked("[A:澄江县应急管理局工作组]，[A:工作组]。"), (Lines{"agency 澄江县应急管理局工作组 = 工作组"}));
  EXPECT_EQ(linked("[L:清远市][A:图书馆]开放。"), (Lines{"place 清远市", "agency 图书馆 = 清远市图书馆"}));
}

TEST(Link, ThePlaceInFrontMakesAnAlias) {
  EXPECT_EQ(linked("[L:浙江省][A:衢州市委]召开会议。"), (Lines{"place 浙江省", "agency 衢州市委 = 浙江省衢州市委"}));
  EXPECT_EQ(linked("[L:荷兰][E:喜力]，[E:喜力]。"), (Lines{"place 荷兰", "enterprise 喜力 = 荷兰喜力"}));
  EXPECT_EQ(linked("落户在[L:清远][E:喜力]。"), (Lines{"place 清远", "enterprise 喜力"}));
  EXPECT_EQ(linked("起诉到[L:浙江省][A:衢州市委]。"), (Lines{"place 浙江省", "agency 衢州市委 = 浙江省衢州市委"}));
  EXPECT_EQ(linked("[L:清远]，[A:衢州市委]。"), (Lines{"place 清远", "agency 衢州市委"}));
}

TEST(Link, ThePlaceBeforeAZoneMakesAnAliasTheOneBeforeADivisionDoesNot) {
  EXPECT_EQ(linked("在[L:岚皋][L:临澄新片区]，[L:岚皋]好。"),
            (Lines{"place 岚皋", "place 临澄新片区 = 岚皋临澄新片区"}));
  EXPECT_EQ(linked("[L:浙江省][L:衢州市]好。"), (Lines{"place 浙江省", "place 衢州市"}));
  EXPECT_EQ(linked("[L:岚皋]、[L:临澄新片区]。"), (Lines{"place 岚皋", "place 临澄新片区"}));
}

TEST(Link, AnAgencysUnitsInTheirOrder) {
  EXPECT_EQ(linked("[A:广东省消费者委员会]，[A:省消委会]。").size(), 1U);
  EXPECT_EQ(linked("[A:固始县人口和计划生育委员会]，[A:县人口计生委]。").size(), 1U);
  EXPECT_EQ(linked("[A:四川省市场监督管理局]，[A:四川省市监局]。").size(), 1U);
  EXPECT_EQ(linked("[A:山西省人民政府国有资产监督管理委员会]，[A:省国资委]。").size(), 1U);
  EXPECT_EQ(linked("[A:山西省工商业联合会（总商会）]，[A:省工商联]。").size(), 1U);
  EXPECT_EQ(linked("[A:广东出入境检验检疫局]，[A:广东检验检疫局]。").size(), 1U);
  EXPECT_EQ(linked("[A:河北省交通运输厅港航管理局]，[A:港航管理局]。").size(), 1U);
}

TEST(Link, AgenciesWithABodyMoreAreTwo) {
  EXPECT_EQ(linked("[A:昌平区科委]，[A:昌平区委]。").size(), 2U);
  EXPECT_EQ(linked("[A:固始县委政法委]，[A:县委]。").size(), 2U);
  EXPECT_EQ(linked("[A:沧州市人民政府新闻办公室]，[A:沧州市人民政府办公室]。").size(), 2U);
  EXPECT_EQ(linked("[A:广东省消费者委员会]，[A:海南省消费者委员会]，[A:省消委会]。").size(), 3U);
  EXPECT_EQ(linked("[A:庐江县同大镇人民政府]，[A:庐江县人民政府]。").size(), 2U);
}

TEST(Link, Agencies) {
  EXPECT_EQ(linked("[A:渌口区委]，[A:区委]。"), (Lines{"agency 渌口区委 = 区委"}));
  EXPECT_EQ(linked("[A:四川省质监局]，[A:省质监局]。").size(), 1U);
  EXPECT_EQ(linked("[A:澄江县人民检察院]，[A:县检察院]，[A:澄江县检察院]。").size(), 1U);
  EXPECT_EQ(linked("[A:第十四届全国人大常委会]，[A:全国人大常委会]。").size(), 1U);
  EXPECT_EQ(linked("[A:巴勒斯坦伊斯兰抵抗运动（哈马斯）]，[A:哈马斯]。").size(), 1U);
}

TEST(Link, AgenciesOfAutonomousAreas) {
  EXPECT_EQ(linked("[A:乳源瑶族自治县县委]，[A:乳源县委]。").size(), 1U);
  EXPECT_EQ(linked("[A:海北藏族自治州委]，[A:海北州委]。").size(), 1U);
  EXPECT_EQ(linked("[A:海北藏族自治州委]，[A:海西州委]。").size(), 2U);
}

TEST(Link, AgenciesThatAreTwo) {
  EXPECT_EQ(linked("[A:渌口区委]，[A:清城区委]，[A:区委]。").size(), 3U);
  EXPECT_EQ(linked("[A:民革第十三届中央委员会]，[A:民革第十四届中央委员会]。").size(), 2U);
  EXPECT_EQ(linked("[A:国家防总办公室]，[A:国家防总]。").size(), 2U);
  EXPECT_EQ(linked("[A:宝鸡市公安局渭滨分局]，[A:宝鸡市公安局]。").size(), 2U);
}

TEST(Link, Enterprises) {
  EXPECT_EQ(linked("[E:上海璞岸]，[E:璞岸]。"), (Lines{"enterprise 上海璞岸 = 璞岸"}));
  EXPECT_EQ(linked("[E:湖南华澄新材料有限公司]，[E:华澄新材料]，[E:华澄]。").size(), 1U);
  EXPECT_EQ(linked("[E:海岳集团]，[E:海岳]。").size(), 1U);
  EXPECT_EQ(linked("[E:澜尔(集团)有限公司]，[E:澜尔]。").size(), 1U);
  EXPECT_EQ(linked("[E:海岳矿业集团股份有限公司]，[E:澄江海岳矿业有限公司]，[E:海岳矿业]。"),
            (Lines{"enterprise 海岳矿业集团股份有限公司 = 海岳矿业", "enterprise 澄江海岳矿业有限公司"}));
  EXPECT_EQ(linked("[E:麦岚(Mailan Inc.)]，[E:Mailan Inc.]。").size(), 1U);
}

TEST(Link, EnterprisesThatAreTwo) {
  EXPECT_EQ(linked("[E:澜星集团]，[E:澜星电子]。").size(), 2U);
  EXPECT_EQ(linked("[E:燕澄啤酒新疆公司]，[E:燕澄啤酒]。").size(), 2U);
  EXPECT_EQ(linked("[E:中国农业银行高要支行]，[E:中国农业银行]。").size(), 2U);
  EXPECT_EQ(linked("[E:华澜(铁岭)有限公司]，[E:华澜(遵义)有限公司]。").size(), 2U);
}

TEST(Link, Policies) {
  EXPECT_EQ(linked("《[P:古树保护条例]》（以下简称《[P:条例]》）。").size(), 1U);
  EXPECT_EQ(linked("[P:“双容双诺”直接落地机制]，[P:双容双诺]。").size(), 1U);
  EXPECT_EQ(linked("《[P:公司法修订草案]》，《[P:公司法]》。").size(), 1U);
  EXPECT_EQ(linked("《[P:甲条例]》，《[P:乙条例]》，《[P:条例]》。").size(), 3U);
  EXPECT_EQ(linked("《[P:澄江市新型储能产业高质量发展行动计划]》，[P:储能产业行动计划]。").size(), 1U);
  EXPECT_EQ(linked("《[P:澄江市湖泊保护条例]》，《[P:澄江市保护条例实施办法]》。").size(), 2U);
  EXPECT_EQ(linked("《[P:国务院关于修改专利法的决定]》，《[P:专利法]》。").size(), 2U);
}

TEST(Link, ARowOfFirmsIsAFamily) {
  EXPECT_EQ(linked("[E:海尔集团]，[E:海尔]。").size(), 1U);
  EXPECT_EQ(linked("[E:海尔集团]，[E:青岛海尔]。").size(), 2U);
  EXPECT_EQ(linked("[E:中国南车]，[E:中国北车]。").size(), 2U);
  EXPECT_EQ(linked("[E:广汽本田]，[E:广汽丰田]。").size(), 2U);
}

TEST(Link, ShortNameBeforeAnUnknownTrade) {
  EXPECT_EQ(linked("[E:浙江星桐达增强材料有限公司]，[E:星桐达]。").size(), 1U);
  EXPECT_EQ(linked("[E:雅戈尔增强材料有限公司]，[E:雅戈尔]。").size(),
            2U);  // a firm of the tables has firms of its own
}

TEST(Link, Persons) {
  EXPECT_EQ(linked("[N:马哈茂德·阿巴斯]，[N:阿巴斯]。"), (Lines{"person 马哈茂德·阿巴斯 = 阿巴斯"}));
  EXPECT_EQ(linked("[N:罗建国]、[N:罗先生]。").size(), 2U);
  EXPECT_EQ(linked("[N:张三]，[N:张三丰]。").size(), 2U);
}

TEST(Link, DefinedShortForm) {
  EXPECT_EQ(linked("[E:海南澄源咖啡产业有限公司]（下称“[E:澄源咖啡]”）开业。").size(), 1U);
  EXPECT_EQ(linked("[E:海南澄源咖啡产业有限公司]（[E:昆岳茶业]参股）开业。").size(), 2U);
}

TEST(Link, Officials) {
  EXPECT_EQ(linked("[A:清城区委][T:书记][N:邱泽军]。后来[N:邱泽军]说。")[1], "official 邱泽军");
  EXPECT_EQ(linked("[E:澜禾集团][T:党委书记]、[T:董事长][N:刘惠仁]说。")[1], "person 刘惠仁");
  EXPECT_EQ(linked("[A:澄江县商会][T:会长][N:金时伟]说。")[1], "person 金时伟");
  EXPECT_EQ(linked("县领导[N:甲一]、[N:乙二]出席。"), (Lines{"official 甲一", "official 乙二"}));
  EXPECT_EQ(linked("[N:甲一]、[N:乙二]等参加会见。"), (Lines{"official 甲一", "official 乙二"}));
  EXPECT_EQ(linked("[N:甲一]、[N:乙二]是同学。"), (Lines{"person 甲一", "person 乙二"}));
  EXPECT_EQ(linked("[N:罗先生]来办事。"), (Lines{"person 罗先生"}));
}

TEST(Link, OneTextIsOneKind) { EXPECT_EQ(linked("[L:金湾]好。[L:金湾]大。[E:金湾]远。"), (Lines{"place 金湾"})); }

/// A line without full stops must not cost the square of its length (the test's own limit is minutes).
TEST(Link, LongLineWithoutStops) {
  std::string text;
  for (int i = 0; i < 10000; ++i)
    text += "[A:澄江" + std::to_string(i) + "局][T:局长][N:甲" + std::to_string(i) +
            "]、[L:清远][L:清城区]该公司[T:董事长][N:乙]";
  EXPECT_GT(marked(text).relations.size(), 10000U);
}

TEST(Link, SameInputSameResult) {
  const char* text = "[A:清远市委][T:常委]、[A:清城区委][T:书记][N:邱泽军]在[L:清远]说，[E:澜禾集团]落户[L:清城区]。";
  const auto first = marked(text);
  for (int i = 0; i < 300; ++i) {
    const auto again = marked(text);
    ASSERT_EQ(again.entities(), first.entities());
    ASSERT_EQ(again.ties(), first.ties());
  }
}

TEST(Link, FirmsWhoseNamesDifferByAPlainHead) {
  EXPECT_EQ(linked("[E:澜禾集团]与[E:澜禾公司]是[E:澜禾]。").size(), 1U);
  EXPECT_EQ(linked("[E:澜禾(中国)有限公司]，[E:澜禾中国]。").size(), 1U);
  EXPECT_EQ(linked("[E:澜禾集团]，[E:澜禾电子]。").size(), 2U);
}

TEST(Link, FirmBehindItsOwner) {
  EXPECT_EQ(linked("[E:澜禾集团巴岭石化公司]，[E:巴岭石化]。").size(), 1U);
  EXPECT_EQ(linked("[E:澜禾与巴岭石化公司]，[E:巴岭石化]。").size(), 2U);
}

TEST(Link, ShortNameInBracketsBehindAFirm) {
  EXPECT_EQ(linked("[E:泽岸国际化学有限公司]([E:泽化])，[E:泽化]。").size(), 1U);
  EXPECT_EQ(linked("[E:泽岸国际化学有限公司]([E:澜禾])。").size(), 2U);
}

TEST(Link, AgencyWhoseLevelIsLeftOut) {
  EXPECT_EQ(linked("[A:深圳市国资局]，[A:深圳国资局]。").size(), 1U);
  EXPECT_EQ(linked("[A:全国人大外事委员会]，[A:外事委员会]。").size(), 1U);
  EXPECT_EQ(linked("[A:中央纪委国家监委]，[A:国家监委]。").size(), 2U);
}

TEST(Link, AreaAroundACityAndCountyMadeACity) {
  EXPECT_EQ(linked("[L:郑州地区]，[L:郑州]。").size(), 1U);
  EXPECT_EQ(linked("[L:玉环县]，[L:玉环]。").size(), 1U);
}

TEST(Link, WaysToShortenAPlace) {
  EXPECT_EQ(linked("[L:霍兰德利亚州]，[L:霍州]。").size(), 1U);
  EXPECT_EQ(linked("[L:霍兰德利亚州]，[L:霍顿尼亚州]，[L:霍州]。").size(), 3U);
  EXPECT_EQ(linked("[L:澄麓工业园区]，[L:澄麓园区]。").size(), 1U);
  EXPECT_EQ(linked("[L:澄麓工业园区]，[L:栖梧园区]。").size(), 2U);
  EXPECT_EQ(linked("[L:澄麓经济开发区]，[L:开发区]。").size(), 1U);
  EXPECT_EQ(linked("[L:中国内地]，[L:内地]。").size(), 1U);
  EXPECT_EQ(linked("[L:澄栖高速公路]，[L:澄栖高速]。").size(), 1U);
  EXPECT_EQ(linked("[L:云麓数智走廊]，[L:数智走廊]。").size(), 1U);
  EXPECT_EQ(linked("[L:东澄清远市]，[L:清远市]。").size(), 2U);  // a place that tables know
}

TEST(Link, HousesOfAGroupAreNotTheGroup) {
  EXPECT_EQ(linked("[E:海岳集团]，[E:海岳股份]。").size(), 2U);
  EXPECT_EQ(linked("[E:海岳集团有限公司]，[E:海岳控股有限公司]。").size(), 2U);
  EXPECT_EQ(linked("[E:海岳控股集团]，[E:海岳控股]。").size(), 1U);
  EXPECT_EQ(linked("[E:海岳集团牧业公司]，[E:海岳集团]。").size(), 2U);
  EXPECT_EQ(linked("[E:海岳集团股份有限公司]，[E:海岳集团]。").size(), 1U);
  EXPECT_EQ(linked("[E:青岛海岳]，[E:青岛海岳揭阳公司]。").size(), 2U);
  EXPECT_EQ(linked("[E:澄江县供电公司]，[E:澄江县供电公司岚谷供电所]。").size(), 2U);
  EXPECT_EQ(linked("[E:中国石油化工集团有限公司]，[E:中石油]。").size(), 2U);
}

TEST(Link, ShortNameOfSeveralFirmsIsTheLastSaid) {
  EXPECT_EQ(linked("[E:海岳乳业]，[E:海岳国际]，[E:海岳]，[E:海岳乳业]。"),
            (Lines{"enterprise 海岳乳业", "enterprise 海岳国际 = 海岳"}));
  EXPECT_EQ(linked("[E:海岳]，[E:海岳乳业]，[E:海岳国际]。"),
            (Lines{"enterprise 海岳乳业 = 海岳", "enterprise 海岳国际"}));
}

TEST(Link, JoinsLeaveASingleCandidateForOthers) {
  EXPECT_EQ(linked("[L:澄栖麓大湾区]，[L:大湾区]，[L:湾区]。").size(), 1U);
  EXPECT_EQ(linked("[L:澄栖麓大湾区]，[L:云岭大湾区]，[L:大湾区]，[L:湾区]。").size(), 4U);
}

TEST(Link, WaysToShortenAnAgency) {
  EXPECT_EQ(linked("[A:中国澄栖水土与山林保护委员会]，[A:水保会]。").size(), 1U);
  EXPECT_EQ(linked("[A:澄麻区纪委区监委]，[A:区纪委]。").size(), 2U);  // a body of its own
  EXPECT_EQ(linked("[A:清远市国家税务局]，[A:清远国税]。").size(), 1U);
  EXPECT_EQ(linked("[A:清远市公安局清城分局]，[A:清城公安分局]。").size(), 1U);
  EXPECT_EQ(linked("[A:清远市公安局清城分局]，[A:清新公安分局]。").size(), 2U);
  EXPECT_EQ(linked("[A:澄麻河乡党委]，[A:乡党委]。").size(), 1U);
  EXPECT_EQ(linked("[A:清远市残疾人联合会]，[A:市残联]。").size(), 1U);
  EXPECT_EQ(linked("[A:澄栖国家应用声学中心]，[A:应用声学中心]。").size(), 1U);
}

TEST(Link, WaysToShortenAFirm) {
  EXPECT_EQ(linked("[E:清远澄岚感应电器有限公司]，[E:澄岚公司]。").size(), 1U);
  EXPECT_EQ(linked("[E:澄岚电器(重庆)有限公司]，[E:重庆澄岚]。").size(), 1U);
  EXPECT_EQ(linked("[E:澄岚电器(重庆)有限公司]，[E:上海澄岚]。").size(), 2U);
  EXPECT_EQ(linked("[E:清远诚岚电线电缆有限公司]，[E:诚岚电缆]。").size(), 1U);
  EXPECT_EQ(linked("[E:清远诚岚电线电缆有限公司]，[E:诚岚证券]。").size(), 2U);
  EXPECT_EQ(linked("[E:Larkfield Iron]，[E:Larkfield]。").size(), 1U);
  EXPECT_EQ(linked("[E:Larkfielders]，[E:Larkfield]。").size(), 2U);
}

TEST(Link, AFirmsPartSaidAlone) {
  EXPECT_EQ(linked("[E:澜芳百货东方红店]，[E:东方红店]。").size(), 1U);
  EXPECT_EQ(linked("[E:青岚农村商业银行垫江支行]，[E:垫江支行]。").size(), 1U);
  EXPECT_EQ(linked("[E:澜禾航空工业集团沈飞公司]，[E:沈飞公司]。").size(), 1U);
  EXPECT_EQ(linked("[E:瓦房店澜承集团]，[E:瓦承集团]。").size(), 1U);
}

TEST(Link, BrandBeforeAnyTrade) {
  EXPECT_EQ(linked("[E:湖南庆澜烟花制造集团]，[E:庆澜]。").size(), 1U);
  EXPECT_EQ(linked("[E:清澜凉茶]，[E:清澜]。").size(), 1U);
  EXPECT_EQ(linked("[E:澄江县澜山文化旅游开发有限公司]，[E:澜山文旅公司]。").size(), 1U);
  EXPECT_EQ(linked("[E:澜禾航空集团青飞公司]，[E:澜禾航空]。").size(), 2U);
}

TEST(Link, FirmInBothScripts) {
  EXPECT_EQ(linked("[E:澜石有线电视新闻网LSN]，[E:LSN]。").size(), 1U);
  EXPECT_EQ(linked("[E:Larkfield]，[E:larkfield]。").size(), 1U);
}

TEST(Link, HousesAndTheirBranches) {
  EXPECT_EQ(linked("[E:辉瑞]，[E:辉瑞公司]，[E:辉瑞中国]。").size(), 2U);
  EXPECT_EQ(linked("[E:澜禾]，[E:澜禾汽车金融有限公司]。").size(), 2U);
  EXPECT_EQ(linked("[E:三星]，[E:三星电子]，[E:三星移动显示公司]。").size(), 2U);  // 三星 is 三星电子
  EXPECT_EQ(linked("[E:荷兰澜凯诺]，[E:澜凯诺集团]。").size(), 1U);
}

TEST(Link, AShortNameIsOfTheFullNamesKind) {
  EXPECT_EQ(linked("[E:澜禾租赁总公司](下称“[A:CGL]”)说。[A:CGL]称。"), (Lines{"enterprise 澜禾租赁总公司 = CGL"}));
}

TEST(Link, NoticeAndNumberOfTheOneDocument) {
  EXPECT_EQ(linked("《[P:关于做好澜河保护工作的通知]》。《[P:通知]》要求。").size(), 1U);
  EXPECT_EQ(linked("《[P:关于保护的通知]》和《[P:关于出行的通知]》。《[P:通知]》要求。").size(), 3U);
  EXPECT_EQ(linked("《[P:澜河保护规划]》([P:澜政发48号])。").size(), 1U);
}

TEST(Link, StaffOfAStateOrganAreOfficials) {
  EXPECT_EQ(linked("[A:澄江县环保局][T:总工程师][N:廖一鸣]说。").back(), "official 廖一鸣");
  EXPECT_EQ(linked("[A:澄江县检察院]的[N:廖一鸣]说。").back(), "official 廖一鸣");
  EXPECT_EQ(linked("[A:澄江县商务局]流通科的[N:廖一鸣]说。").back(), "official 廖一鸣");
  EXPECT_EQ(linked("[E:泽岸化学][T:总工程师][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[A:竹材研究所]的[N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[A:澄江县农业局果树站][T:工程师][N:廖一鸣]说。").back(), "official 廖一鸣");
  EXPECT_EQ(linked("[A:澄江市农委][T:总工程师][N:廖一鸣]说。").back(), "official 廖一鸣");
}

TEST(Link, HeadsOfPublicInstitutesAreOfficials) {
  EXPECT_EQ(linked("[A:澄江县竹材研究所][T:所长][N:廖一鸣]说。").back(), "official 廖一鸣");
  EXPECT_EQ(linked("[A:澄江县竹材研究所][T:研究员][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[A:澄江大学竹材研究所][T:所长][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[A:泽岸市场研究所][T:所长][N:廖一鸣]说。").back(), "person 廖一鸣");
}

TEST(Link, HeadsOfAssociationsArePersons) {
  EXPECT_EQ(linked("[A:澄江竹业联席会][T:秘书长][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[A:澄江街坊会][T:会长][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[A:澄江铁路工会][T:总书记][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[A:澄江县科协][T:主席][N:廖一鸣]说。").back(), "official 廖一鸣");
}

TEST(Link, CallingsBeforeAName) {
  EXPECT_EQ(linked("民警[N:廖一鸣]说。").back(), "official 廖一鸣");
  EXPECT_EQ(linked("[T:民警][N:廖一鸣]说。").back(), "official 廖一鸣");
  EXPECT_EQ(linked("网格员[N:廖一鸣]、[N:方砚文]参加调研。"), (Lines{"person 廖一鸣", "official 方砚文"}));
  EXPECT_EQ(linked("[A:全国政协][T:委员][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[N:廖一鸣]任[A:全国政协][T:委员]。").front(), "official 廖一鸣");
}

TEST(Link, GovernorsOfPublicBanksAreOfficials) {
  EXPECT_EQ(linked("[E:世界银行][T:行长][N:廖一鸣]说。").back(), "official 廖一鸣");
  EXPECT_EQ(linked("[E:澄江银行][T:行长][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[E:匈牙利国家银行][T:行长][N:廖一鸣]说。").back(), "official 廖一鸣");
}

TEST(Link, ThoseWithinAFirmArePersons) {
  EXPECT_EQ(linked("公司厂务[T:处长][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[T:工会主席][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[A:泽岸重工海外部][T:部长][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[A:科学技术部][T:部长][N:廖一鸣]说。").back(), "official 廖一鸣");
  EXPECT_EQ(linked("[A:澄江医院][T:副主任]医师[N:廖一鸣]说。").back(), "person 廖一鸣");
}

TEST(Link, OfficialsByWhatTheirTitlesSay) {
  EXPECT_EQ(linked("[A:中国澜石工业联合会][T:副会长][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[T:总经理]、[T:党组书记][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[T:党组书记][N:廖一鸣]说。").back(), "official 廖一鸣");
  EXPECT_EQ(linked("[T:常委]、[E:泽岸化学][T:董事长][N:廖一鸣]说。").back(), "person 廖一鸣");
  EXPECT_EQ(linked("[A:澄江大学][T:党委书记][N:廖一鸣]说。").back(), "official 廖一鸣");
  EXPECT_EQ(linked("[L:美国][T:贸易代表][N:廖一鸣]说。").back(), "official 廖一鸣");
}

TEST(Link, OtherWritingInBracketsIsOfTheFirstOnesKind) {
  EXPECT_EQ(linked("[A:澜石合作组织]([E:Lanshi Union])说。[E:Lanshi Union]称。").size(), 1U);
  EXPECT_EQ(linked("[N:泽伦·维茨]([E:Zelen Witz])说。").size(), 1U);
  EXPECT_EQ(linked("[A:澜石合作组织]、[E:Lanshi Union]说。").size(), 2U);
}

}  // namespace
}  // namespace guanxi::extract
