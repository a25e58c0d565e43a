// Laws and programmes across articles: drafts and rows of the tables, abbreviations, laws of other countries.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/fold.hpp"
#include "extract/resolve/across/linker.hpp"

namespace guanxi::extract {
namespace {

using Names = std::vector<std::pair<EntityType, std::string>>;

/// An article that names these; facts by hand, so that no recognition takes part.
ArticleFacts article(const std::string& id, const Names& names) {
  ArticleFacts facts;
  facts.meta.id = id;
  facts.meta.date = *parse_date("2024-03-01");
  for (const auto& [type, name] : names) {
    const auto begin = static_cast<std::uint32_t>(facts.text.size());
    facts.text += name + "。";
    const auto end = begin + static_cast<std::uint32_t>(name.size());
    facts.entities.push_back({type, name, {}, {{begin, end}}, {}, fold_name(name)});
  }
  return facts;
}

/// How many entities the first entities of the articles are.
std::size_t entities_of(const std::vector<Names>& articles) {
  const auto linker = make_linker();
  char id = 'a';
  for (const Names& names : articles) linker->add(article(std::string(1, id++), names));
  const auto linking = linker->link();
  EXPECT_TRUE(linking) << linking.error().message;
  std::vector<std::uint32_t> seen;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::uint32_t entity = linking->entity_of[linking->first[i]];
    if (std::find(seen.begin(), seen.end(), entity) == seen.end()) seen.push_back(entity);
  }
  return seen.size();
}

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
