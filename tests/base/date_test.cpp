#include "base/date.hpp"

#include <gtest/gtest.h>

namespace guanxi {
namespace {

TEST(Date, ReadsWhatItPrints) {
  for (std::int32_t days = -719'162; days < 2'932'896; days += 97) {  // 0001-01-01 to 9999-12-31
    const std::string text = to_string(Date{days});
    const auto read = parse_date(text);
    ASSERT_TRUE(read.has_value()) << text;
    EXPECT_EQ(read->days, days) << text;
  }
}

TEST(Date, MissingPartsAreTheFirst) {
  EXPECT_EQ(to_string(*parse_date("2022")), "2022-01-01");
  EXPECT_EQ(to_string(*parse_date("2022-08")), "2022-08-01");
  EXPECT_EQ(parse_date("1970-01-01")->days, 0);
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const char* text : {"", "202", "2022-", "2022-13", "2022-00", "2022-02-29", "2022-04-31", "2022-1-01", "2022/01/01",
                           "2022-01-0a", "-022-01-01", "2022-01-01T", "aaaa", "2022--1-1"}) {
    EXPECT_FALSE(parse_date(text).has_value()) << text;
  }
  EXPECT_TRUE(parse_date("2024-02-29").has_value());
}

TEST(Date, UnknownIsLessThanEveryDayAndPrintsNothing) {
  EXPECT_FALSE(Date{Date::k_unknown}.known());
  EXPECT_EQ(to_string(Date{Date::k_unknown}), "");
  EXPECT_LT(Date{Date::k_unknown}, Date{-1'000'000});
}

}  // namespace
}  // namespace guanxi
