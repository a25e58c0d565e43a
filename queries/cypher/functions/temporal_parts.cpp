// The parts that `.year`, `.minutesOfHour`, ... give.
#include "queries/cypher/functions/functions.hpp"
#include "queries/cypher/functions/temporal_fields.hpp"

namespace guanxi::cypher {

namespace {

std::optional<std::int64_t> date_part(Date date, std::string_view key) {
  const Civil c = civil_of(date.days);
  const int quarter = (c.month + 2) / 3;
  if (key == "year") return c.year;
  if (key == "quarter") return quarter;
  if (key == "month") return c.month;
  if (key == "day") return c.day;
  if (key == "week") return week_of(date.days).week;
  if (key == "weekYear") return week_of(date.days).year;
  if (key == "weekDay" || key == "dayOfWeek") return day_of_week(date.days);
  if (key == "ordinalDay") return date.days - days_of({c.year, 1, 1}) + 1;
  if (key == "dayOfQuarter") return date.days - days_of({c.year, quarter * 3 - 2, 1}) + 1;
  return std::nullopt;
}

std::optional<std::int64_t> time_part(LocalTime time, std::string_view key) {
  if (key == "hour") return time.nanos / (3600 * k_nanos);
  if (key == "minute") return time.nanos / (60 * k_nanos) % 60;
  if (key == "second") return time.nanos / k_nanos % 60;
  if (key == "millisecond") return time.nanos / 1'000'000 % 1000;
  if (key == "microsecond") return time.nanos / 1000 % 1'000'000;
  if (key == "nanosecond") return time.nanos % k_nanos;
  return std::nullopt;
}

Value zone_part(const Zone& zone, std::int32_t offset, std::string_view key) {
  if (key == "timezone") return Value(zone.name.empty() ? offset_text(offset) : zone.name);
  if (key == "offset") return Value(offset_text(offset));
  if (key == "offsetMinutes") return Value(static_cast<std::int64_t>(offset / 60));
  if (key == "offsetSeconds") return Value(static_cast<std::int64_t>(offset));
  return {};
}

std::optional<std::int64_t> duration_part(const Duration& d, std::string_view key) {
  if (key == "years") return d.months / 12;
  if (key == "quarters") return d.months / 3;
  if (key == "months") return d.months;
  if (key == "weeks") return d.days / 7;
  if (key == "days") return d.days;
  if (key == "hours") return d.seconds / 3600;
  if (key == "minutes") return d.seconds / 60;
  if (key == "seconds") return d.seconds;
  const Wide nanos = static_cast<Wide>(d.seconds) * k_nanos + d.nanos;
  if (key == "milliseconds") return static_cast<std::int64_t>(nanos / 1'000'000);
  if (key == "microseconds") return static_cast<std::int64_t>(nanos / 1000);
  if (key == "nanoseconds") return static_cast<std::int64_t>(nanos);
  if (key == "quartersOfYear") return d.months / 3 % 4;
  if (key == "monthsOfQuarter") return d.months % 3;
  if (key == "monthsOfYear") return d.months % 12;
  if (key == "daysOfWeek") return d.days % 7;
  if (key == "minutesOfHour") return d.seconds / 60 % 60;
  if (key == "secondsOfMinute") return d.seconds % 60;
  if (key == "millisecondsOfSecond") return d.nanos / 1'000'000;
  if (key == "microsecondsOfSecond") return d.nanos / 1000;
  if (key == "nanosecondsOfSecond") return d.nanos;
  return std::nullopt;
}

}  // namespace

Value temporal_part(const Value& value, std::string_view key) {
  if (value.is(Kind::duration)) {
    const auto part = duration_part(value.duration(), key);
    return part ? Value(*part) : Value();
  }
  const Moment m = moment_of(value);
  if (m.date) {
    if (const auto part = date_part(*m.date, key)) return Value(*part);
  }
  if (!value.is(Kind::date)) {
    if (const auto part = time_part(m.time, key)) return Value(*part);
  }
  if (value.is(Kind::date_time)) {
    const DateTime& t = value.date_time();
    if (key == "epochSeconds") return Value(t.utc_seconds());
    if (key == "epochMillis") return Value(t.utc_seconds() * 1000 + t.local.nanos / 1'000'000);
    return zone_part(*m.zone, t.offset, key);
  }
  return m.zone ? zone_part(*m.zone, m.zone->offset, key) : Value();
}

}  // namespace guanxi::cypher
