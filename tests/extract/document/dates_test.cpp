#include "extract/document/dates.hpp"

#include <gtest/gtest.h>

namespace guanxi::extract {
namespace {

std::string day(std::string_view text) {
  const auto date = find_date(text);
  return date ? to_string(*date) : "";
}

TEST(FindDate, ShapesOfNews) {
  for (const char* text : {"2022-04-08", "2022-04-08 07:42:37 +0800", "2022-04-08T07:42:37Z", "2022/4/8", "2022.04.08", "2022年4月8日",
                           "2022 年 4 月 8 日", "20220408", "《新闻联播》 (20220408)", "Fri, 08 Apr 2022 03:43:00 GMT", "8 April 2022",
                           "April 8, 2022", "Apr. 8 2022", "发布时间：2022-04-08 09:15", "08-Apr-2022"}) {
    EXPECT_EQ(day(text), "2022-04-08") << text;
  }
}

TEST(FindDate, PassesOverWhatIsNoDay) {
  for (const char* text : {"", "2022", "12345678", "2022-13-01", "2022-02-30", "1822-01-01", "电话020-12345678", "20229999",
                           "4月8日", "123-45-67", "99999999999999"}) {
    EXPECT_EQ(day(text), "") << text;
  }
  EXPECT_EQ(day("编号2022-99-99，2023年1月2日印发"), "2023-01-02") << "goes on behind a false start";
}

}  // namespace
}  // namespace guanxi::extract
