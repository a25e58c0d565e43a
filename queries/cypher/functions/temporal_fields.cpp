#include "queries/cypher/functions/temporal_fields.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "queries/cypher/failure.hpp"
#include "queries/cypher/suggest.hpp"

namespace guanxi::cypher {

namespace {

const std::vector<std::string>& field_names() {
  static const std::vector<std::string> names{"year",   "quarter",     "month",        "week",         "dayOfWeek",
                                              "day",    "ordinalDay",  "dayOfQuarter", "hour",         "minute",
                                              "second", "millisecond", "microsecond",  "nanosecond",   "timezone",
                                              "date",   "time",        "datetime",     "epochSeconds", "epochMillis"};
  return names;
}

[[noreturn]] void out_of_range(std::string_view key, std::int64_t found, std::int64_t least, std::int64_t most) {
  raise_argument(fmt::format("{} is {}, but lies between {} and {}", key, found, least, most), "NumberOutOfRange");
}

constexpr std::int64_t k_furthest_year = 999'999'999;

}  // namespace

Moment moment_of(const Value& value) {
  switch (value.kind()) {
    case Kind::date:
      return {value.date(), {}, {}};
    case Kind::local_time:
      return {{}, value.local_time(), {}};
    case Kind::time:
      return {{}, {value.time().nanos}, Zone{{}, value.time().offset}};
    case Kind::local_date_time:
      return {date_of(value.local_date_time()), time_of(value.local_date_time()), {}};
    case Kind::date_time: {
      const DateTime& t = value.date_time();
      return {date_of(t.local), time_of(t.local), zone_of(t)};
    }
    default:
      raise_type(fmt::format("a temporal value is wanted, not a {}", to_string(value.kind())));
  }
}

TemporalFields::TemporalFields(const Map& map) : m_map(map) {
  for (const auto& [key, value] : map) {
    if (std::find(field_names().begin(), field_names().end(), key) == field_names().end())
      raise("ArgumentError", "InvalidArgumentValue", fmt::format("'{}' is no part of a date or time", key),
            did_you_mean(key, field_names()));
  }
}

const Value* TemporalFields::find(std::string_view key) const {
  const auto found = m_map.find(key);
  return found == m_map.end() ? nullptr : &found->second;
}

std::optional<std::int64_t> TemporalFields::number(std::string_view key, std::int64_t least, std::int64_t most) const {
  const Value* v = find(key);
  if (v == nullptr) return std::nullopt;
  if (!v->is(Kind::integer)) raise_type(fmt::format("{} is a whole number, not a {}", key, to_string(v->kind())));
  if (v->integer() < least || v->integer() > most) out_of_range(key, v->integer(), least, most);
  return v->integer();
}

std::optional<Date> TemporalFields::selected_day() const {
  const Value* from = find("datetime");
  if (from == nullptr) from = find("time");
  return from == nullptr ? std::nullopt : moment_of(*from).date;
}

std::optional<Zone> TemporalFields::selected_zone() const {
  const Value* from = find("datetime");
  if (from == nullptr) from = find("time");
  return from == nullptr ? std::nullopt : moment_of(*from).zone;
}

std::optional<Zone> TemporalFields::zone() const {
  const Value* v = find("timezone");
  if (v == nullptr) return std::nullopt;
  if (!v->is(Kind::string)) raise_type(fmt::format("timezone is a String, not a {}", to_string(v->kind())));
  auto zone = parse_zone(v->string());
  if (!zone)
    raise("ArgumentError", "InvalidArgumentValue", fmt::format("'{}' is no time zone", v->string()),
          "write an offset such as '+08:00' or a name such as 'Asia/Shanghai'");
  return zone;
}

Date TemporalFields::date(std::optional<Date> base) const {
  for (const char* key : {"date", "datetime"}) {
    const Value* from = find(key);
    if (from == nullptr) continue;
    base = moment_of(*from).date;
    if (!base) raise_type(fmt::format("{} takes a value with a date, not a {}", key, to_string(from->kind())));
  }
  const auto year = number("year", -k_furthest_year, k_furthest_year);
  if (!year && !base) raise_argument("a date needs a year", "InvalidArgumentValue");
  const Civil from = civil_of(base.value_or(Date{}).days);
  if (find("week") != nullptr || find("dayOfWeek") != nullptr) {
    const IsoWeek old = week_of(base.value_or(Date{}).days);
    const std::int64_t week_year = year.value_or(old.year);
    const std::int64_t week = number("week", 1, weeks_in(week_year)).value_or(base ? old.week : 1);
    const std::int64_t day = number("dayOfWeek", 1, 7).value_or(base ? day_of_week(base->days) : 1);
    return {days_of_week({week_year, static_cast<int>(week)}) + day - 1};
  }
  const std::int64_t y = year.value_or(from.year);
  if (const auto day = number("ordinalDay", 1, is_leap(y) ? 366 : 365)) return {days_of({y, 1, 1}) + *day - 1};
  if (find("quarter") != nullptr || find("dayOfQuarter") != nullptr) {
    const int old_quarter = (from.month + 2) / 3;
    const std::int64_t old_day = base ? base->days - days_of({from.year, old_quarter * 3 - 2, 1}) + 1 : 1;
    const auto quarter = static_cast<int>(number("quarter", 1, 4).value_or(base ? old_quarter : 1));
    const std::int64_t first = days_of({y, quarter * 3 - 2, 1});
    const std::int64_t size = (quarter == 4 ? days_of({y + 1, 1, 1}) : days_of({y, quarter * 3 + 1, 1})) - first;
    const std::int64_t day = number("dayOfQuarter", 1, size).value_or(old_day);
    if (day > size) out_of_range("dayOfQuarter", day, 1, size);
    return {first + day - 1};
  }
  const auto month = static_cast<int>(number("month", 1, 12).value_or(base ? from.month : 1));
  const std::int64_t day = number("day", 1, 31).value_or(base ? from.day : 1);
  if (day > days_in_month(y, month)) out_of_range("day", day, 1, days_in_month(y, month));
  return {days_of({y, month, static_cast<int>(day)})};
}

/// A part below 1000 is put beside the larger parts of the base; a larger one says all of the fraction.
std::int64_t TemporalFields::nanos(std::int64_t base) const {
  const auto milli = number("millisecond", 0, 999);
  const auto micro = number("microsecond", 0, 999'999);
  const auto nano = number("nanosecond", 0, 999'999'999);
  if (!milli && !micro && !nano) return base;
  std::int64_t millis = milli.value_or(base / 1'000'000), micros = micro.value_or(milli ? 0 : base / 1000 % 1000);
  const std::int64_t nanos = nano.value_or(milli || micro ? 0 : base % 1000);
  if (micros >= 1000 && !milli) millis = 0;
  if (nanos >= 1000 && !micro) {
    micros = 0;
    if (nanos >= 1'000'000 && !milli) millis = 0;
  }
  const std::int64_t all = millis * 1'000'000 + micros * 1000 + nanos;
  if (all >= k_nanos) out_of_range("nanosecond", all, 0, k_nanos - 1);
  return all;
}

LocalTime TemporalFields::time(std::optional<LocalTime> base) const {
  for (const char* key : {"time", "datetime"}) {
    const Value* from = find(key);
    if (from == nullptr) continue;
    if (from->is(Kind::date)) raise_type(fmt::format("{} takes a value with a time, not a Date", key));
    base = moment_of(*from).time;
  }
  const std::int64_t old = base.value_or(LocalTime{}).nanos;
  const std::int64_t hour = number("hour", 0, 23).value_or(old / (3600 * k_nanos));
  const std::int64_t minute = number("minute", 0, 59).value_or(old / (60 * k_nanos) % 60);
  const std::int64_t second = number("second", 0, 59).value_or(old / k_nanos % 60);
  return {((hour * 60 + minute) * 60 + second) * k_nanos + nanos(old % k_nanos)};
}

Truncated truncate(std::string_view unit, const Moment& at) {
  static constexpr std::array<std::pair<std::string_view, std::int64_t>, 6> k_times{{{"day", k_day_nanos},
                                                                                     {"hour", 3600 * k_nanos},
                                                                                     {"minute", 60 * k_nanos},
                                                                                     {"second", k_nanos},
                                                                                     {"millisecond", 1'000'000},
                                                                                     {"microsecond", 1000}}};
  for (const auto& [name, nanos] : k_times) {
    if (unit == name) return {at.date.value_or(Date{}), {at.time.nanos - at.time.nanos % nanos}};
  }
  if (!at.date) raise_argument(fmt::format("a time of day cannot be truncated to '{}'", unit));
  const Civil c = civil_of(at.date->days);
  const auto period = [&](std::int64_t years) -> Truncated {
    return {{days_of({floor_div(c.year, years) * years, 1, 1})}, {}};
  };
  if (unit == "millennium") return period(1000);
  if (unit == "century") return period(100);
  if (unit == "decade") return period(10);
  if (unit == "year") return period(1);
  if (unit == "weekYear") return {{days_of_week({week_of(at.date->days).year, 1})}, {}};
  if (unit == "quarter") return {{days_of({c.year, (c.month - 1) / 3 * 3 + 1, 1})}, {}};
  if (unit == "month") return {{days_of({c.year, c.month, 1})}, {}};
  if (unit == "week") return {{at.date->days - day_of_week(at.date->days) + 1}, {}};
  raise("ArgumentError", "InvalidArgumentValue", fmt::format("'{}' is no unit of time", unit),
        "units are millennium century decade year weekYear quarter month week day hour minute second millisecond "
        "microsecond");
}

Duration duration_from(const Map& map) {
  long double months = 0, days = 0, seconds = 0, nanos = 0;
  static const std::vector<std::string> names{"years",        "quarters",     "months",     "weeks",
                                              "days",         "hours",        "minutes",    "seconds",
                                              "milliseconds", "microseconds", "nanoseconds"};
  for (const auto& [key, value] : map) {
    if (!value.is_number())
      raise_type(fmt::format("{} of a duration is a number, not a {}", key, to_string(value.kind())));
    const long double n = value.is(Kind::integer) ? static_cast<long double>(value.integer())
                                                  : static_cast<long double>(value.floating());
    if (key == "years")
      months += n * 12;
    else if (key == "quarters")
      months += n * 3;
    else if (key == "months")
      months += n;
    else if (key == "weeks")
      days += n * 7;
    else if (key == "days")
      days += n;
    else if (key == "hours")
      seconds += n * 3600;
    else if (key == "minutes")
      seconds += n * 60;
    else if (key == "seconds")
      seconds += n;
    else if (key == "milliseconds")
      nanos += n * 1'000'000;
    else if (key == "microseconds")
      nanos += n * 1000;
    else if (key == "nanoseconds")
      nanos += n;
    else
      raise("ArgumentError", "InvalidArgumentValue", fmt::format("'{}' is no part of a duration", key),
            did_you_mean(key, names));
  }
  return approximate(months, days, seconds, nanos);
}

}  // namespace guanxi::cypher
