// Places across articles: lakes of one name, states and their towns.
#include <gtest/gtest.h>

#include <string>

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

}  // namespace
}  // namespace guanxi::extract
