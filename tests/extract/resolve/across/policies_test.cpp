// Laws and programmes across articles: drafts and rows of the tables, abbreviations, laws of other countries.
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/resolve/across/named_articles.hpp"

namespace guanxi::extract {
namespace {

using testing::entities_of;
using testing::Names;

Names policy(const std::string& name) { return {{EntityType::policy, name}}; }

TEST(PoliciesAcross, ADraftIsOfTheRowOfItsLaw) {
  EXPECT_EQ(entities_of({policy("消法"), policy("中华人民共和国消费者权益保护法（修订草案）")}), 1U);
  EXPECT_EQ(entities_of({policy("个保法"), policy("个人信息保护法"), policy("数据安全法")}), 2U);
}

TEST(PoliciesAcross, AbbreviationsOfWhatNoTableKnows) {
  EXPECT_EQ(entities_of({policy("湖泊生态修复条例"), policy("湖修条例")}), 1U);
  EXPECT_EQ(entities_of({policy("湖泊生态修复条例"), policy("湖修办法")}), 2U);
  EXPECT_EQ(entities_of({policy("湖泊生态修复条例"), policy("湖滨修缮条例"), policy("湖修条例")}),
            3U);  // which of the two
}

TEST(PoliciesAcross, WhatIsSaidOfEveryProgramme) {
  EXPECT_EQ(entities_of({policy("澄湖护鸟"), policy("“澄湖护鸟”行动")}), 1U);
  EXPECT_EQ(entities_of({policy("以旧换新"), policy("以旧换新政策"), policy("全国以旧换新")}), 1U);
  EXPECT_EQ(entities_of({policy("乡村振兴战略"), policy("国家乡村振兴战略")}), 1U);
  EXPECT_EQ(entities_of({policy("国家安全法"), policy("安全法")}), 2U);
  EXPECT_EQ(entities_of({policy("澄湖护鸟"), policy("澄湖护鸟奖")}), 2U);
}

TEST(PoliciesAcross, TitlesInFullAndInShort) {
  EXPECT_EQ(entities_of({policy("关于修复澄湖湿地的意见"), policy("修复澄湖湿地的意见")}), 1U);
  EXPECT_EQ(entities_of({policy("澄湖—白鹭洲修复规划"), policy("澄湖-白鹭洲修复规划"), policy("澄湖－白鹭洲修复规划")}),
            1U);
}

TEST(PoliciesAcross, EditionsOfADocument) {
  EXPECT_EQ(entities_of({policy("澄湖修复规划（2022—2030年）"), policy("澄湖修复规划")}), 1U);
  EXPECT_EQ(entities_of({policy("澄湖修复规划（2022—2030年）"), policy("澄湖修复规划（2031—2040年）")}), 2U);
  EXPECT_EQ(
      entities_of({policy("澄湖禁捕名录（2022年版）"), policy("澄湖禁捕名录（2024年版）"), policy("澄湖禁捕名录")}),
      3U);
}

TEST(PoliciesAcross, YearlyDocumentsByTheirOwnYear) {
  EXPECT_EQ(entities_of({policy("中央一号文件"), policy("2024年中央一号文件"), policy("中央1号文件")}), 1U);
  EXPECT_EQ(entities_of({policy("中央一号文件"), policy("2019年中央一号文件")}), 2U);
  EXPECT_EQ(entities_of({policy("2011年中央一号文件"), policy("关于加快水利改革发展的决定")}), 1U);
}

TEST(PoliciesAcross, ALawOfOneCountryIsThatEverywhere) {
  const std::pair country{EntityType::place, std::string("美国")};
  EXPECT_EQ(entities_of({{{EntityType::policy, "反海外腐败法"}, country}, policy("海外反腐败法")}), 1U);
  EXPECT_EQ(entities_of({{{EntityType::policy, "反垄断法"}, country}, policy("反垄断法")}), 2U);
  EXPECT_EQ(entities_of({{{EntityType::policy, "外国代理人法"}, country}, policy("外国代理人法")}), 2U);
}

}  // namespace
}  // namespace guanxi::extract
