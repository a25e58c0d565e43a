// Places across articles: lakes of one name, states and their towns; and bodies by the countries around them.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/extract/resolve/across/named_articles.hpp"

namespace guanxi::extract {
namespace {

using testing::entities_of;
using testing::Names;

Names places(const std::string& place, const std::string& around) {
  return {{EntityType::place, place}, {EntityType::place, around}};
}

TEST(PlacesAcross, ALakeThatDistrictsOfSeveralCitiesAreCalledAfter) {
  EXPECT_EQ(entities_of({places("西湖", "杭州市"), places("西湖", "杭州市")}), 1U);
  EXPECT_EQ(entities_of({places("西湖", "杭州市"), places("西湖", "福州市")}), 2U);
  EXPECT_EQ(entities_of({places("黄山", "杭州市"), places("黄山", "福州市")}), 1U);  // all of that name are there
}

TEST(PlacesAcross, AStateIsNotTheTownOfItsName) {
  EXPECT_EQ(entities_of({places("华盛顿州", "美国"), places("华盛顿", "美国")}), 2U);
  EXPECT_EQ(entities_of({places("霍兰德利亚州", "美国"), places("霍兰德利亚", "美国")}), 1U);
}

Names party(const std::string& name, const std::vector<std::string>& countries) {
  Names names{{EntityType::agency, name}};
  for (const std::string& country : countries) names.push_back({EntityType::place, country});
  return names;
}

TEST(BodiesAcross, APartyIsOfACountryThatTheArticleNames) {
  EXPECT_EQ(entities_of({party("英国保守党", {"英国"}), party("保守党", {"英国"})}), 1U);
  EXPECT_EQ(entities_of({party("英国保守党", {"英国"}), party("保守党", {})}), 1U);
  EXPECT_EQ(entities_of({party("英国保守党", {"英国"}), party("保守党", {"加拿大", "美国"})}), 2U);
  EXPECT_EQ(entities_of({party("英国保守党", {"英国"}), party("保守党", {"英国", "美国"})}), 1U);
}

}  // namespace
}  // namespace guanxi::extract
