// Days and civil dates after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", widened to 64 bits.
#include "queries/cypher/temporal/temporal.hpp"

#include <algorithm>

namespace guanxi::cypher {

std::int64_t days_of(const Civil& date) {
  const std::int64_t y = date.year - (date.month <= 2);
  const std::int64_t era = floor_div(y, 400);
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

Civil civil_of(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = floor_div(days, 146'097);
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t m = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * m + 2) / 5 + 1);
  const int month = static_cast<int>(m < 10 ? m + 3 : m - 9);
  return {year_of_era + era * 400 + (month <= 2), month, day};
}

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(std::int64_t year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int day_of_week(std::int64_t days) { return static_cast<int>(floor_mod(days + 3, 7)) + 1; }

IsoWeek week_of(std::int64_t days) {
  const std::int64_t thursday = days - day_of_week(days) + 4;
  const std::int64_t year = civil_of(thursday).year;
  return {year, static_cast<int>((thursday - days_of({year, 1, 1})) / 7) + 1};
}

std::int64_t days_of_week(const IsoWeek& week) {
  const std::int64_t fourth = days_of({week.year, 1, 4});  // always in week 1
  return fourth - day_of_week(fourth) + 1 + std::int64_t{week.week - 1} * 7;
}

int weeks_in(std::int64_t week_year) {
  return static_cast<int>((days_of_week({week_year + 1, 1}) - days_of_week({week_year, 1})) / 7);
}

}  // namespace guanxi::cypher
