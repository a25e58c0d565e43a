// Each grammar on sentences of its own: what it finds, and what it leaves alone.
#include <algorithm>
#include <gtest/gtest.h>

#include "tests/extract/recognize/reading.hpp"

namespace guanxi::extract {
namespace {

using testing::read;

/// Does the reading of `sentence` hold "kind:form"?
::testing::AssertionResult finds(std::string_view sentence, std::string_view mention) {
  const std::vector<std::string> found = read(sentence);
  if (std::find(found.begin(), found.end(), mention) != found.end()) return ::testing::AssertionSuccess();
  auto failure = ::testing::AssertionFailure() << "found";
  for (const std::string& one : found) failure << " " << one;
  return failure;
}

TEST(Places, AChainIsSeveralPlaces) {
  const std::string sentence = "项目落户广西壮族自治区桂林市龙胜各族自治县。";
  EXPECT_TRUE(finds(sentence, "place:广西壮族自治区"));
  EXPECT_TRUE(finds(sentence, "place:桂林市"));
  EXPECT_TRUE(finds(sentence, "place:龙胜各族自治县"));
}

TEST(Places, AFullFormIsNoShortForm) { EXPECT_FALSE(finds("企业来到盐山县投资。", "place:盐山")); }

TEST(Places, CoinedTownsAndCountries) {
  EXPECT_TRUE(finds("厂区在衢州市柯城区航埠镇。", "place:航埠镇"));
  EXPECT_TRUE(finds("产品销往德国和捷克。", "place:捷克"));
}

TEST(Places, NoneInOrdinaryWords) {
  EXPECT_FALSE(finds("农村和城镇居民的收入都在增长。", "place:农村"));
  EXPECT_TRUE(read("我们全面提高工作质量。").empty());
}

TEST(Organisations, TheLongestNameWins) {
  EXPECT_TRUE(finds("密山市委组织部选派干部。", "agency:密山市委组织部"));
  EXPECT_TRUE(finds("高要区乐城镇依法治理中心受理了来访。", "agency:高要区乐城镇依法治理中心"));
}

TEST(Organisations, LevelsStandForTheArticlesOwnDivision) {
  EXPECT_TRUE(finds("随行的区住建局现场答复。", "agency:区住建局"));
}

TEST(Organisations, CommonNounsAreNone) {
  EXPECT_TRUE(read("相关部门和各单位要负起责任。").empty());
  EXPECT_FALSE(finds("这里举办过很多活动。", "agency:这里举办"));
}

TEST(Enterprises, PlaceFancyNameIndustryAndHead) {
  EXPECT_TRUE(finds("浙江澜禾新材料有限公司投产。", "enterprise:浙江澜禾新材料有限公司"));
  EXPECT_TRUE(finds("招商银行深圳光明支行发放贷款。", "enterprise:招商银行深圳光明支行"));
}

TEST(Enterprises, AKindOfFirmIsNone) {
  EXPECT_FALSE(finds("这是一家技术公司。", "enterprise:技术公司"));
  EXPECT_FALSE(finds("央视网消息：今天天气很好。", "enterprise:央视网"));
}

TEST(Enterprises, AProductIsNone) {
  EXPECT_FALSE(finds("这款手机用了麒麟芯片。", "enterprise:麒麟芯片"));
}

TEST(Posts, BodiesFusedWithTitlesAreOpened) {
  const std::string sentence = "清远市委常委、副市长、清城区委书记邱泽军出席会议。";
  EXPECT_TRUE(finds(sentence, "agency:清远市委"));
  EXPECT_TRUE(finds(sentence, "post:常委"));
  EXPECT_TRUE(finds(sentence, "post:副市长"));
  EXPECT_TRUE(finds(sentence, "agency:清城区委"));
  EXPECT_TRUE(finds(sentence, "post:书记"));
  EXPECT_TRUE(finds(sentence, "name:邱泽军"));
}

TEST(Persons, BehindTitlesAndBeforeVerbs) {
  EXPECT_TRUE(finds("总经理廖一鸣拿出一张单子。", "name:廖一鸣"));
  EXPECT_TRUE(finds("检察官匡燕妮定期坐诊。", "name:匡燕妮"));
}

TEST(Persons, TransliteratedNamesAreWhole) {
  EXPECT_TRUE(finds("俄罗斯商人谢尔盖·伊万诺维奇开了一家面粉厂。", "name:谢尔盖·伊万诺维奇"));
}

TEST(Persons, JapaneseNames) {
  EXPECT_TRUE(finds("社长桥本久义说，工厂将扩建。", "name:桥本久义"));
  EXPECT_TRUE(finds("北陆药化社长五十岚健说，工厂将扩建。", "name:五十岚健"));
}

TEST(Persons, NamesOfPartsAreWhole) {
  EXPECT_TRUE(finds("副主席罗布顿珠讲话。", "name:罗布顿珠"));
  EXPECT_TRUE(finds("护边员拉齐尼·巴依卡的事迹感人。", "name:拉齐尼·巴依卡"));
}

TEST(Persons, CapitalisedWordsBehindATitle) {
  EXPECT_TRUE(finds("云岭电缆总监Hanna Larkfield表示满意。", "name:Hanna Larkfield"));
  EXPECT_TRUE(finds("云岭电缆总监HannaLarkfield表示满意。", "name:HannaLarkfield"));
  EXPECT_TRUE(finds("云岭电缆总监Hanna D’Lark表示满意。", "name:Hanna D’Lark"));
  EXPECT_FALSE(finds("云岭电缆总监Hanna表示满意。", "name:Hanna"));
}

TEST(Persons, AppellationsBelongToTheName) { EXPECT_TRUE(finds("罗先生说，办事快多了。", "name:罗先生")); }

TEST(Persons, NoneInOrdinaryWords) {
  EXPECT_FALSE(finds("大家都很高兴。", "name:高兴"));
  EXPECT_FALSE(finds("智慧交通带来方便。", "name:智慧"));
}

TEST(Policies, DocumentsByTheirHeads) {
  EXPECT_TRUE(finds("会议通过《柯城区促进外贸发展若干措施（试行）》。", "policy:柯城区促进外贸发展若干措施（试行）"));
  EXPECT_TRUE(finds("印发《关于支持企业发展的通知》。", "policy:关于支持企业发展的通知"));
}

TEST(Policies, ProgrammesInQuotationMarks) {
  EXPECT_TRUE(finds("设立“企情快办”机制。", "policy:“企情快办”机制"));
  EXPECT_FALSE(finds("当好“店小二”。", "policy:店小二"));
}

}  // namespace
}  // namespace guanxi::extract
