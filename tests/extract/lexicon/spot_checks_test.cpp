// What the shipped tables say about forms that every reader knows.
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "extract/recognize/lexicon.hpp"

namespace guanxi::extract {
namespace {

const Lexicon& lexicon() { return Lexicon::built_in(); }

std::vector<LexMatch> entries(std::u16string_view word) {
  std::vector<LexMatch> found;
  lexicon().matches_at(word, 0, found);
  std::erase_if(found, [&](const LexMatch& match) { return match.end != word.size(); });
  return found;
}

std::uint8_t attribute(std::u16string_view word, Lex kind) {
  std::uint8_t value = 0;
  EXPECT_TRUE(lexicon().contains(word, kind, &value));
  return value;
}

bool has_code(std::u16string_view word, Lex kind, std::uint32_t code) {
  const auto found = entries(word);
  return std::any_of(found.begin(), found.end(),
                     [&](const LexMatch& match) { return match.kind == kind && match.parent == code; });
}

TEST(SpotChecks, DivisionsByFullAndShortForm) {
  EXPECT_TRUE(has_code(u"广东省", Lex::province, 440000));
  EXPECT_TRUE(has_code(u"内蒙古", Lex::province_short, 150000));
  EXPECT_TRUE(has_code(u"清远", Lex::prefecture_short, 441800));
  EXPECT_TRUE(has_code(u"恩施州", Lex::prefecture, 422800));
  EXPECT_TRUE(has_code(u"乳源瑶族自治县", Lex::county, 440232));
  EXPECT_TRUE(has_code(u"乳源", Lex::county_short, 440232));
  EXPECT_TRUE(has_code(u"乳源县", Lex::county, 440232));
  EXPECT_TRUE(has_code(u"源潭镇", Lex::township, 441802103));
  EXPECT_TRUE(has_code(u"源潭", Lex::township_short, 441802103));
}

TEST(SpotChecks, FormerDivisionsKeepTheirSuccessorsCode) {
  EXPECT_TRUE(has_code(u"高要市", Lex::county, 441204));
  EXPECT_TRUE(has_code(u"高要区", Lex::county, 441204));
  EXPECT_TRUE(lexicon().contains(u"香港特别行政区", Lex::province));
  EXPECT_TRUE(lexicon().contains(u"台北市", Lex::prefecture));
}

TEST(SpotChecks, WordsAreUnsafeAsPlaces) {
  for (const auto* word : {u"和平", u"新华", u"通道", u"合作", u"平安", u"资源"}) {
    EXPECT_LT(attribute(word, Lex::county_short), 60);
  }
  EXPECT_GT(attribute(u"清远", Lex::prefecture_short), 200);
  EXPECT_GT(attribute(u"乳源", Lex::county_short), 200);
  EXPECT_FALSE(lexicon().contains(u"东", Lex::county_short));
}

TEST(SpotChecks, CrowdedNamesCarryNoCode) {
  const auto found = entries(u"城关镇");
  ASSERT_EQ(std::count_if(found.begin(), found.end(), [](const auto& m) { return m.kind == Lex::township; }), 1);
  EXPECT_TRUE(has_code(u"城关镇", Lex::township, 0));
  EXPECT_TRUE(has_code(u"鼓楼区", Lex::county, 320106));
  EXPECT_TRUE(has_code(u"鼓楼区", Lex::county, 350102));
}

TEST(SpotChecks, FormsOfOneThingShareANumber) {
  const auto full = entries(u"国家发展和改革委员会");
  const auto brief = entries(u"国家发改委");
  ASSERT_EQ(full.size(), 1U);
  ASSERT_FALSE(brief.empty());
  EXPECT_NE(full[0].parent, 0U);
  EXPECT_EQ(full[0].parent, brief[0].parent);
  EXPECT_NE(entries(u"商务部")[0].parent, full[0].parent);
}

TEST(SpotChecks, EveryKindIsFilled) {
  const std::vector<std::pair<const char16_t*, Lex>> samples{
      {u"俄罗斯", Lex::country},        {u"俄", Lex::country_short},     {u"莫斯科", Lex::capital},
      {u"长三角", Lex::region},         {u"太行山", Lex::natural},       {u"国务院", Lex::organ},
      {u"人民法院", Lex::organ_head},   {u"发改局", Lex::local_organ},   {u"清华大学", Lex::university},
      {u"人民日报", Lex::media},        {u"工商银行", Lex::bank},        {u"比亚迪", Lex::enterprise},
      {u"有限公司", Lex::enterprise_head}, {u"新材料", Lex::industry},   {u"邱", Lex::surname},
      {u"欧阳", Lex::compound_surname}, {u"军", Lex::given_char},        {u"斯", Lex::foreign_char},
      {u"书记", Lex::post},             {u"先生", Lex::appellation},     {u"条例", Lex::policy_head},
      {u"行动", Lex::programme_head},   {u"乡村振兴战略", Lex::programme}, {u"晚报", Lex::not_policy},
      {u"高度", Lex::common_word},      {u"清远高新区", Lex::zone},      {u"纽约", Lex::world_city},
      {u"开发区", Lex::place_head},     {u"佐藤", Lex::japanese_surname}};
  for (const auto& [word, kind] : samples) {
    EXPECT_TRUE(lexicon().contains(word, kind)) << static_cast<int>(kind);
  }
}

TEST(SpotChecks, PostsSayWhatTheyMake) {
  EXPECT_EQ(attribute(u"副市长", Lex::post), static_cast<std::uint8_t>(PostClass::public_office));
  EXPECT_EQ(attribute(u"董事长", Lex::post), static_cast<std::uint8_t>(PostClass::business));
  EXPECT_EQ(attribute(u"主任", Lex::post), static_cast<std::uint8_t>(PostClass::either));
  EXPECT_EQ(attribute(u"村民", Lex::post), static_cast<std::uint8_t>(PostClass::occupation));
}

TEST(SpotChecks, CharactersOfNames) {
  EXPECT_GT(lexicon().character(u'邱', Lex::surname), lexicon().character(u'和', Lex::surname));
  EXPECT_GT(lexicon().character(u'伟', Lex::given_char), lexicon().character(u'的', Lex::given_char));
  EXPECT_GT(lexicon().character(u'斯', Lex::foreign_char), lexicon().character(u'国', Lex::foreign_char));
  EXPECT_EQ(lexicon().character(u'x', Lex::surname), 0);
  EXPECT_EQ(lexicon().character(u'邱', Lex::post), 0);
}

}  // namespace
}  // namespace guanxi::extract
