// Which names of documents and programmes are one thing: rows of the tables, abbreviations, what the text defines.
#include <gtest/gtest.h>

#include <algorithm>

#include "extract/resolve/abbreviations.hpp"
#include "tests/extract/resolve/marked.hpp"

namespace guanxi::extract {
namespace {

using Lines = std::vector<std::string>;

Lines linked(std::string_view text) { return marked(text).entities(); }

TEST(WordBeginnings, OfPhrases) {
  using Begins = std::vector<std::size_t>;
  EXPECT_EQ(word_beginnings(u""), Begins{});
  EXPECT_EQ(word_beginnings(u"水"), Begins{0});
  EXPECT_EQ(word_beginnings(u"国家安全"), (Begins{0, 2}));
  EXPECT_EQ(word_beginnings(u"消费者权益"), (Begins{0, 3}));
}

TEST(Initials, OfWordsInOrder) {
  EXPECT_TRUE(is_made_of_initials(u"个保", u"个人信息保护"));
  EXPECT_TRUE(is_made_of_initials(u"消保", u"消费者权益保护"));
  EXPECT_TRUE(is_made_of_initials(u"海诉", u"海事诉讼特别程序"));
}

TEST(Initials, AreNeitherInsideWordsNorWordsNorTheBeginning) {
  EXPECT_FALSE(is_made_of_initials(u"费权", u"消费者权益保护"));        // not the first word
  EXPECT_FALSE(is_made_of_initials(u"消者", u"消费者权益保护"));        // inside a word
  EXPECT_FALSE(is_made_of_initials(u"保个", u"个人信息保护"));          // not in order
  EXPECT_FALSE(is_made_of_initials(u"消费", u"消费者权益保护"));        // the beginning
  EXPECT_FALSE(is_made_of_initials(u"环保", u"环境保护"));              // a word of its own
  EXPECT_FALSE(is_made_of_initials(u"固防", u"固体废物污染环境防治"));  // two of five
  EXPECT_FALSE(is_made_of_initials(u"个", u"个人信息保护"));
  EXPECT_FALSE(is_made_of_initials(u"", u""));
}

TEST(Initials, AllOfAPhraseAndOnlyThose) {
  const std::u16string_view phrase = u"湖泊生态修复";
  const auto all = initials_of(phrase);
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
  EXPECT_EQ(std::count(all.begin(), all.end(), u"湖修"), 1);
  for (const std::u16string& one : all) EXPECT_TRUE(is_made_of_initials(one, phrase));
  EXPECT_TRUE(initials_of(u"").empty());
  EXPECT_TRUE(initials_of(u"湖泊水库河流沟渠生态环境修复保护管理").empty());  // too long a name
}

TEST(Policies, NamesOfOneRowAreOne) {
  EXPECT_EQ(linked("《[P:消费者权益保护法]》修订，新[P:消法]施行。").size(), 1U);
  EXPECT_EQ(linked("[P:资管新规]落地。《[P:关于规范金融机构资产管理业务的指导意见]》。").size(), 1U);
  EXPECT_EQ(linked("《[P:反家庭暴力法]》，《[P:反电信网络诈骗法]》。").size(), 2U);
}

TEST(Policies, AbbreviationsBeforeTheSameHead) {
  EXPECT_EQ(linked("《[P:湖泊生态修复条例]》施行，[P:湖修条例]。"), (Lines{"policy 湖泊生态修复条例 = 湖修条例"}));
  EXPECT_EQ(linked("《[P:澄海市湖泊生态修复条例]》，《[P:湖修条例]》。").size(), 1U);
  EXPECT_EQ(linked("《[P:清远市湖泊生态修复条例]》，《[P:清远市湖修条例]》。").size(), 1U);
}

TEST(Policies, ListsOfAsManyRules) {
  EXPECT_EQ(linked("[P:二十条助渔措施]出台。[P:二十条助渔护湖措施]见效。").size(), 1U);
  EXPECT_EQ(linked("《[P:澄海市助渔十五条]》，[P:十五条]见效。").size(), 1U);
  EXPECT_EQ(linked("[P:二十条助渔措施]，[P:三十条助渔护湖措施]。").size(), 2U);
  EXPECT_EQ(linked("[P:助渔二十条]，[P:护林二十条]，[P:二十条]。").size(), 3U);
}

TEST(Policies, TheEndOfAQuotation) {
  EXPECT_EQ(linked("[P:“两湖同渔同标”改革]，“[P:同渔同标]”。").size(), 1U);
  EXPECT_EQ(linked("[P:“渔业公司法”宣讲]，[P:公司法]。").size(), 2U);
}

TEST(Policies, TheQuotationAloneIsAForm) {
  EXPECT_EQ(linked("推行[P:“一湖三函”助渔机制]。"), (Lines{"policy “一湖三函”助渔机制 = 一湖三函"}));
  EXPECT_EQ(linked("编制[P:“十五五”规划]。"), (Lines{"policy “十五五”规划"}));
}

TEST(Policies, AbbreviationsOfSomethingElse) {
  EXPECT_EQ(linked("《[P:湖泊生态修复条例]》，《[P:湖修办法]》。").size(), 2U);                        // another head
  EXPECT_EQ(linked("《[P:清远市湖泊生态修复条例]》，《[P:佛山市湖修条例]》。").size(), 2U);            // another region
  EXPECT_EQ(linked("《[P:湖泊生态修复条例]》，《[P:湖滨修缮条例]》，《[P:湖修条例]》。").size(), 3U);  // two candidates
  EXPECT_EQ(linked("《[P:社会保险法]》，《[P:保险法]》。").size(), 2U);
  EXPECT_EQ(linked("《[P:劳动合同法]》，《[P:劳动法]》。").size(), 2U);
}

TEST(Policies, BynamesThatTheTextGives) {
  EXPECT_EQ(linked("《[P:关于湖泊修复的若干措施]》，被业内称为“[P:修湖九则]”。").size(), 1U);
  EXPECT_EQ(linked("《[P:关于湖泊修复的若干措施]》被称作“[P:修湖九则]”。").size(), 1U);
  EXPECT_EQ(linked("“[P:修湖九则]”即《[P:关于湖泊修复的若干措施]》。").size(), 1U);
  EXPECT_EQ(linked("“[P:修湖九则]”，全称《[P:关于湖泊修复的若干措施]》。").size(), 1U);
}

TEST(Policies, BynamesOfSomethingElse) {
  EXPECT_EQ(linked("《[P:关于湖泊修复的若干措施]》称“[P:修湖九则]”有效。").size(), 2U);        // says
  EXPECT_EQ(linked("[P:澄湖计划]即[P:修湖九则]。").size(), 2U);                                // no marks
  EXPECT_EQ(linked("《[P:澄湖计划]》和《[P:护鸟行动]》（以下简称“[P:两清]”）。").size(), 3U);  // of both
  EXPECT_EQ(linked("“[P:两清]”，即“[P:澄湖计划]”和“[P:护鸟行动]”。").size(), 3U);
  EXPECT_EQ(linked("依照《[P:水法]》和《[P:澄湖管理办法]》（以下简称《[P:办法]》）。").size(), 2U);  // of the second
}

}  // namespace
}  // namespace guanxi::extract
