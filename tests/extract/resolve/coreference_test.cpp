// Words that stand for what was named before: where they are certain, and the traps where they are not.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"
#include "tests/extract/resolve/marked.hpp"

namespace guanxi::extract {
namespace {

using Lines = std::vector<std::string>;

/// "该公司 = 澜禾新材料", in the order of the text.
Lines references(std::string_view text) {
  const MarkedArticle article = marked(text);
  std::vector<std::pair<std::uint32_t, std::string>> found;
  for (const FactEntity& entity : article.linked.entities)
    for (const Span span : entity.references)
      found.emplace_back(span.begin, std::string(slice(article.printed, span)) + " = " + entity.name);
  std::sort(found.begin(), found.end());
  Lines lines;
  for (auto& [at, line] : found) lines.push_back(std::move(line));
  return lines;
}

TEST(Coreference, NothingToStandFor) {
  EXPECT_TRUE(references("").empty());
  EXPECT_TRUE(references("该公司").empty());
  EXPECT_TRUE(references("该公司去年投产。[E:澜禾新材料]今年上市。").empty());
}

TEST(Coreference, TheOneFirmOfTheParagraph) {
  for (const char* words : {"该公司", "该企业", "这家公司", "这家企业", "公司", "本公司"})
    EXPECT_EQ(references("[E:澜禾新材料]昨天投产。" + std::string(words) + "明年上市。"),
              (Lines{std::string(words) + " = 澜禾新材料"}));
  EXPECT_EQ(references("[E:澜禾新材料]投产，[E:澜禾]扩建，该公司、这家企业都好。"),
            (Lines{"该公司 = 澜禾新材料", "这家企业 = 澜禾新材料"}));
}

TEST(Coreference, ReferencesAreNoForms) {
  const MarkedArticle article = marked("[E:澜禾新材料]投产。该公司明年上市。");
  EXPECT_EQ(article.entities(), (Lines{"enterprise 澜禾新材料"}));
  ASSERT_EQ(article.linked.entities.size(), 1U);
  EXPECT_EQ(article.linked.entities[0].mentions.size(), 1U);
  EXPECT_EQ(article.linked.mentions.size(), 2U);
}

TEST(Coreference, TwoFirmsAreTooMany) {
  EXPECT_TRUE(references("[E:澜禾新材料]与[E:金峰电缆]签约。该公司明年上市。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]与[E:金峰电缆]签约。\n该公司明年上市。").empty());
}

TEST(Coreference, ParagraphsThatCount) {
  EXPECT_EQ(references("[E:澜禾新材料]投产。\n该公司明年上市。"), (Lines{"该公司 = 澜禾新材料"}));
  EXPECT_TRUE(references("[E:澜禾新材料]投产。\n天气很好。\n该公司明年上市。").empty());
  EXPECT_EQ(references("[E:澜禾新材料]投产。\n[E:金峰电缆]停产，该公司明年上市。"), (Lines{"该公司 = 金峰电缆"}));
}

TEST(Coreference, FirmSaidFarBefore) {
  std::string much;
  for (int i = 0; i < 400; ++i) much += "天气很好。";
  EXPECT_EQ(references("[E:澜禾新材料]投产。" + much + "该公司明年上市。"), (Lines{"该公司 = 澜禾新材料"}));
  EXPECT_TRUE(references("[E:澜禾新材料]投产。" + much + much + "该公司明年上市。").empty());
}

TEST(Coreference, TheSpeakerOfSeveral) {
  EXPECT_EQ(references("[E:澜禾新材料]与[E:金峰电缆]签约。[E:金峰电缆]表示，该公司明年上市。"),
            (Lines{"该公司 = 金峰电缆"}));
  EXPECT_TRUE(references("[E:澜禾新材料]与[E:金峰电缆]签约。他向[E:金峰电缆]表示，该公司要上市。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]与[E:金峰电缆]签约。[E:金峰电缆]的产品由该公司供货。").empty());
}

TEST(Coreference, SubjectsOnly) {
  EXPECT_TRUE(references("[E:澜禾新材料]投产。两家公司明年上市。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]投产，子公司扩建。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]投产。公司法修订了。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]推广“公司+农户”的做法。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]投产。他说：“公司+农户”好。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]的云岭锂电有限\n公司投产。").empty());
  EXPECT_EQ(references("[E:澜禾新材料]投产。“公司要上市。”他说。"), (Lines{"公司 = 澜禾新材料"}));
}

TEST(Coreference, LongerWordsAreOthers) {
  for (const char* words : {"该市场", "该部门", "该区域", "该校长", "该行业", "该局面", "该会议", "该国家"})
    EXPECT_TRUE(references("[L:澄江市]、[A:澄江县公安局]、[A:澄江大学]、[A:澄江商会]、[E:澄江银行]、[L:法国]。" +
                           std::string(words) + "好。")
                    .empty())
        << words;
  EXPECT_TRUE(references("[L:澄江县]好。该[A:县教育局]开会。").empty());
}

TEST(Coreference, WhatIsNoFirm) {
  EXPECT_EQ(references("据[E:滨江日报]报道，[E:澜禾新材料]投产。该公司明年上市。"), (Lines{"该公司 = 澜禾新材料"}));
  EXPECT_TRUE(references("[E:滨江日报]报道了。该公司明年上市。").empty());
  EXPECT_TRUE(references("[E:衡正律师事务所]律师说，该公司要赔。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]投产。该集团扩建。").empty());
  EXPECT_EQ(references("[E:澜禾集团]投产。该集团扩建。"), (Lines{"该集团 = 澜禾集团"}));
  EXPECT_EQ(references("[E:澜禾新材料]向[E:青江银行]借款。该行说可以。"), (Lines{"该行 = 青江银行"}));
}

TEST(Coreference, AnotherOfTheKindWithoutAName) {
  EXPECT_TRUE(references("[E:澜禾新材料]投产。另一家公司停产，该公司亏损。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]投产。某品牌出了事，该企业不说话。").empty());
  EXPECT_EQ(references("[E:澜禾新材料]是一家民企，该公司明年上市。"), (Lines{"该公司 = 澜禾新材料"}));
  EXPECT_TRUE(references("东港家具说，与[E:澜禾新材料]有往来，该公司不再多说。").empty());
  EXPECT_TRUE(references("[E:滨江一店]开业。路口的4S店关门，该店亏损。").empty());
  EXPECT_EQ(references("[E:滨江一店]开业，该店好，该店大。").size(), 2U);
}

TEST(Coreference, WhoActsOnItIsAnother) {
  EXPECT_TRUE(references("[E:澜禾新材料]去年收购了该公司。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]投产，我们要跟该公司谈。").empty());
  EXPECT_EQ(references("[E:澜禾新材料]承认该公司有错。"), (Lines{"该公司 = 澜禾新材料"}));
}

TEST(Coreference, ForeignFirmOfAnotherNoun) {
  EXPECT_TRUE(references("[E:澜禾新材料]投产。这家[L:美国]公司来访。").empty());
}

TEST(Coreference, BodiesByTheirLastWord) {
  EXPECT_EQ(references("[A:澄江县财政局]、[A:澄江县委]和[A:澄江大学]开会。该局、该委、该校都到了。"),
            (Lines{"该局 = 澄江县财政局", "该委 = 澄江县委", "该校 = 澄江大学"}));
  EXPECT_TRUE(references("[A:澄江县财政局]和[A:澄江县教育局]开会。该局到了。").empty());
  EXPECT_TRUE(references("[A:澄江县委]开会。该局到了。").empty());
}

TEST(Coreference, OrganisationsAreNoOrgansOfAState) {
  EXPECT_EQ(references("[A:美国国务院]说，[A:云岭救助联盟]来了。该组织到了。"), (Lines{"该组织 = 云岭救助联盟"}));
  EXPECT_TRUE(references("[A:美国国务院]来了。该组织到了。").empty());
}

TEST(Coreference, PlacesByTheirLevel) {
  EXPECT_EQ(references("[L:广东省][L:清远市][L:清城区]招商。该区办得快，该市办得好，该省办得稳。"),
            (Lines{"该区 = 清城区", "该市 = 清远市", "该省 = 广东省"}));
  EXPECT_EQ(references("[L:武汉]招商。该市办得快。"), (Lines{"该市 = 武汉"}));
  EXPECT_EQ(references("[L:得克萨斯州]在[L:广州]招商。该州很大。"), (Lines{"该州 = 得克萨斯州"}));
  EXPECT_TRUE(references("[L:清城区]和[L:清新区]招商。该区办得快。").empty());
}

TEST(Coreference, CountriesAndChina) {
  EXPECT_EQ(references("[L:法国]下雨。该国南部受灾。"), (Lines{"该国 = 法国"}));
  EXPECT_TRUE(references("[L:法国]刊物说，[L:中国]要买，该国进口增加。").empty());
}

TEST(Coreference, PostsSeeThem) {
  EXPECT_EQ(marked("[E:澜禾新材料]投产。该公司[T:董事长][N:廖一鸣]说。").ties(),
            (Lines{"廖一鸣 holds_post 澜禾新材料 董事长"}));
  EXPECT_EQ(marked("[A:澄江大学]开会。该校[T:校长][N:廖一鸣]说。").ties(), (Lines{"廖一鸣 holds_post 澄江大学 校长"}));
  EXPECT_EQ(marked("[A:澄江大学]开会。该校[T:主任][N:廖一鸣]说。").entities().back(), "person 廖一鸣");
}

TEST(Coreference, AFirmJustNamedHasTheTitle) {
  EXPECT_EQ(marked("[E:金峰电缆]停产。他去了[E:澜禾新材料]。公司[T:董事长][N:廖一鸣]说。").ties(),
            (Lines{"廖一鸣 holds_post 澜禾新材料 董事长"}));
  EXPECT_TRUE(references("[E:金峰电缆]停产。他去了[E:澜禾新材料]。公司要上市。").empty());
}

TEST(Coreference, RelationsSeeThem) {
  EXPECT_EQ(marked("[E:澜禾新材料]投产。该公司位于[L:清远]。").ties(), (Lines{"澜禾新材料 located_in 清远"}));
  EXPECT_EQ(marked("[A:澄江县税务局]开会。该局推出[P:“直办”机制]。").ties(), (Lines{"澄江县税务局 issued “直办”机制"}));
}

TEST(Coreference, SurnameWithTheTitle) {
  EXPECT_EQ(references("[A:澄江县委][T:书记][N:邱泽军]到会。邱[T:书记]讲了话，听邱书记说，好。"),
            (Lines{"邱书记 = 邱泽军", "邱书记 = 邱泽军"}));
  EXPECT_EQ(references("[A:澄江县财政局][T:副局长][N:欧阳澄]到会。欧阳局长说好。"), (Lines{"欧阳局长 = 欧阳澄"}));
  EXPECT_EQ(references("[E:澜禾新材料][T:董事长][N:廖一鸣]到会。廖总说好。"), (Lines{"廖总 = 廖一鸣"}));
}

TEST(Coreference, SurnameTraps) {
  EXPECT_TRUE(references("[A:澄江县委][T:书记][N:邱泽军]、[N:邱一鸣]到会。邱书记讲了话。").empty());  // two bearers
  EXPECT_TRUE(references("[A:澄江县委][T:书记][N:邱泽军]到会。邱局长讲了话。").empty());              // another title
  EXPECT_TRUE(references("邱书记讲了话。[A:澄江县委][T:书记][N:邱泽军]到会。").empty());              // before the name
  EXPECT_TRUE(references("[A:澄江县委][T:书记][N:张一鸣]到会。他主张书记要听。").empty());            // inside a word
  EXPECT_TRUE(references("[E:澜禾新材料][T:董事长][N:廖一鸣]到会。廖总共说了三点。").empty());
}

TEST(Coreference, SurnameWithAnAddress) {
  EXPECT_EQ(references("[N:刘一鸣]今年四十岁。刘女士说好。"), (Lines{"刘女士 = 刘一鸣"}));
  EXPECT_EQ(references("[N:刘一鸣]今年四十岁。[N:刘女士]说好。"), (Lines{"刘女士 = 刘一鸣"}));
  EXPECT_EQ(marked("[N:刘一鸣]今年四十岁。[N:刘女士]说好。").entities(), (Lines{"person 刘一鸣"}));
  EXPECT_TRUE(references("[N:刘一鸣]、刘女士说好。").empty());
  EXPECT_TRUE(references("[N:刘一鸣]今年四十岁。市民刘女士说好。").empty());
  EXPECT_TRUE(references("[A:澄江县财政局][T:局长][N:刘一鸣]到会。刘先生说好。").empty());
}

TEST(Coreference, PostsKeepTheirPlaces) {
  const auto article = marked(
      "[E:澜禾新材料]投产。该公司[T:董事长][N:廖一鸣]说。廖总来了。[A:澄江县委][T:书记][N:邱泽军]到会。邱书记说好。");
  EXPECT_EQ(article.ties(), (Lines{"廖一鸣 holds_post 澜禾新材料 董事长", "邱泽军 holds_post 澄江县委 书记"}));
}

TEST(Coreference, LongLinesStayFast) {
  std::string line;
  for (int i = 0; i < 3000; ++i) line += "[E:第" + std::to_string(i) + "厂]、该公司、";
  EXPECT_LE(references(line).size(), 1U);
}

TEST(Coreference, TwoFirmsTogether) {
  for (const char* words : {"两家公司", "两家企业", "两公司"})
    EXPECT_EQ(references("[E:澜禾新材料]与[E:金峰电缆]签约。" + std::string(words) + "明年上市。"),
              (Lines{std::string(words) + " = 澜禾新材料", std::string(words) + " = 金峰电缆"}));
  EXPECT_EQ(references("[E:澜禾新材料]投产，[E:金峰电缆]扩建。\n这两家企业都在清远。"),
            (Lines{"两家企业 = 澜禾新材料", "两家企业 = 金峰电缆"}));
  EXPECT_TRUE(references("[E:澜禾新材料]投产，两家公司前来。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]、[E:金峰电缆]和[E:海辰风电]投产，两家公司扩建。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]与[E:金峰电缆]投产，另外两家公司扩建。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]的股东[A:清远市国资委]及[E:金峰电缆]认购，两家公司出资一亿元。").empty());
}

TEST(Coreference, BothParties) {
  EXPECT_EQ(references("[E:澜禾新材料]与[E:金峰电缆]签署协议，双方将共建工厂。"),
            (Lines{"双方 = 澜禾新材料", "双方 = 金峰电缆"}));
  EXPECT_EQ(references("[E:澜禾新材料]和[A:清远市科技局]签署协议。双方将共建实验室。"),
            (Lines{"双方 = 清远市科技局", "双方 = 澜禾新材料"}));
  EXPECT_TRUE(references("[A:清远市科技局]和[A:英德市财政局]开会，双方交流经验。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]投产，[E:金峰电缆]扩建，双方都好。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]与[E:金峰电缆]签约。天气很好。双方都好。").empty());
  EXPECT_TRUE(references("[E:澜禾新材料]与[E:金峰电缆]、[E:海辰风电]签约，双方都好。").empty());
}

}  // namespace
}  // namespace guanxi::extract
