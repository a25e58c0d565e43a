// The temporal values of Cypher and what can be done with them: the proleptic Gregorian calendar, ISO 8601 texts, time
// zones by name, durations of months, days and seconds that do not convert into each other.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guanxi::cypher {

/// For nanoseconds of long durations.
__extension__ using Wide = __int128;

inline constexpr std::int64_t k_nanos = 1'000'000'000;
inline constexpr std::int64_t k_day_seconds = 86'400;
inline constexpr std::int64_t k_day_nanos = k_day_seconds * k_nanos;

/// Days since 1970-01-01.
struct Date {
  std::int64_t days = 0;
  auto operator<=>(const Date&) const = default;
};

/// Nanoseconds since midnight.
struct LocalTime {
  std::int64_t nanos = 0;
  auto operator<=>(const LocalTime&) const = default;
};

/// A time of the day at an offset from UTC in seconds. Ordered by the instant, then by the offset.
struct Time {
  std::int64_t nanos = 0;
  std::int32_t offset = 0;
  [[nodiscard]] std::int64_t utc() const { return nanos - offset * k_nanos; }
  std::strong_ordering operator<=>(const Time& o) const {
    const auto first = utc() <=> o.utc();
    return first != 0 ? first : offset <=> o.offset;
  }
  bool operator==(const Time&) const = default;
};

/// Seconds since 1970-01-01T00:00 on the local clock, and 0 <= nanos < 1e9.
struct LocalDateTime {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  auto operator<=>(const LocalDateTime&) const = default;
};

/// An instant with the clock that shows it: `zone` is empty where only the offset is known.
struct DateTime {
  LocalDateTime local;
  std::int32_t offset = 0;
  std::string zone;
  [[nodiscard]] std::int64_t utc_seconds() const { return local.seconds - offset; }
  std::strong_ordering operator<=>(const DateTime& o) const {
    if (const auto c = utc_seconds() <=> o.utc_seconds(); c != 0) return c;
    if (const auto c = local.nanos <=> o.local.nanos; c != 0) return c;
    if (const auto c = offset <=> o.offset; c != 0) return c;
    return zone <=> o.zone;
  }
  bool operator==(const DateTime&) const = default;
};

/// 0 <= nanos < 1e9; the others may be negative. Ordered by their average length.
struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  std::strong_ordering operator<=>(const Duration& o) const;
  bool operator==(const Duration&) const = default;
};
[[nodiscard]] inline bool same_fields(const Duration& a, const Duration& b) { return a == b; }

// ---- calendar

struct Civil {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
};
[[nodiscard]] std::int64_t days_of(const Civil& date);
[[nodiscard]] Civil civil_of(std::int64_t days);
[[nodiscard]] int days_in_month(std::int64_t year, int month);
[[nodiscard]] bool is_leap(std::int64_t year);
/// ISO 8601: Monday is 1.
[[nodiscard]] int day_of_week(std::int64_t days);
struct IsoWeek {
  std::int64_t year = 1970;
  int week = 1;
};
[[nodiscard]] IsoWeek week_of(std::int64_t days);
/// The Monday of that week.
[[nodiscard]] std::int64_t days_of_week(const IsoWeek& week);
[[nodiscard]] int weeks_in(std::int64_t week_year);

[[nodiscard]] inline std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}
[[nodiscard]] inline std::int64_t floor_mod(std::int64_t a, std::int64_t b) { return a - floor_div(a, b) * b; }

[[nodiscard]] inline LocalDateTime combine(Date date, LocalTime time) {
  return {date.days * k_day_seconds + time.nanos / k_nanos, static_cast<std::int32_t>(time.nanos % k_nanos)};
}
[[nodiscard]] inline Date date_of(const LocalDateTime& t) { return {floor_div(t.seconds, k_day_seconds)}; }
[[nodiscard]] inline LocalTime time_of(const LocalDateTime& t) {
  return {floor_mod(t.seconds, k_day_seconds) * k_nanos + t.nanos};
}

// ---- zones (zones.cpp; ICU is first asked when a zone is first named)

/// An offset where `name` is empty.
struct Zone {
  std::string name;
  std::int32_t offset = 0;
};
/// "Z", "+01:00", "+0100", "+01", "+01:00:30" or a name such as Asia/Shanghai; nothing where it is none.
[[nodiscard]] std::optional<Zone> parse_zone(std::string_view text);
/// The instant at which this zone's clock shows `local`: where it does so twice the earlier one, where never (a clock
/// put forward) the time moved on by the gap.
[[nodiscard]] DateTime at_zone(const LocalDateTime& local, const Zone& zone);
/// The same instant on this zone's clock.
[[nodiscard]] DateTime in_zone(const DateTime& instant, const Zone& zone);
[[nodiscard]] DateTime from_utc(std::int64_t seconds, std::int32_t nanos, const Zone& zone);
[[nodiscard]] inline Zone zone_of(const DateTime& t) { return {t.zone, t.offset}; }

// ---- texts (text.cpp)

[[nodiscard]] std::string to_text(Date date);
[[nodiscard]] std::string to_text(LocalTime time);
[[nodiscard]] std::string to_text(Time time);
[[nodiscard]] std::string to_text(const LocalDateTime& time);
[[nodiscard]] std::string to_text(const DateTime& time);
[[nodiscard]] std::string to_text(const Duration& duration);
/// Z, +01:00, +00:53:28.
[[nodiscard]] std::string offset_text(std::int32_t offset);

/// ISO 8601, basic and extended, with parts left out from the right; nothing where the text is none.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::optional<LocalTime> parse_local_time(std::string_view text);
[[nodiscard]] std::optional<Time> parse_time(std::string_view text, std::int32_t default_offset);
[[nodiscard]] std::optional<LocalDateTime> parse_local_date_time(std::string_view text);
[[nodiscard]] std::optional<DateTime> parse_date_time(std::string_view text, const Zone& default_zone);
/// P1Y2M3W4DT5H6M7.8S, each part with a fraction or a sign; or P2012-02-02T14:37:21.545.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);

// ---- arithmetic (arithmetic.cpp)

/// A duration of parts that may be fractions; what is left of a month or day goes on in days and seconds.
[[nodiscard]] Duration approximate(long double months, long double days, long double seconds, long double nanos);
[[nodiscard]] Duration normalized(std::int64_t months, std::int64_t days, Wide nanos);
[[nodiscard]] Duration add(const Duration& a, const Duration& b, std::int64_t sign);

[[nodiscard]] Date add(Date date, const Duration& d, std::int64_t sign);
[[nodiscard]] LocalTime add(LocalTime time, const Duration& d, std::int64_t sign);
[[nodiscard]] Time add(Time time, const Duration& d, std::int64_t sign);
[[nodiscard]] LocalDateTime add(const LocalDateTime& time, const Duration& d, std::int64_t sign);
[[nodiscard]] DateTime add(const DateTime& time, const Duration& d, std::int64_t sign);
[[nodiscard]] Date add_months(Date date, std::int64_t months);

/// What a temporal value says of itself, for the time between two of them.
struct Moment {
  std::optional<Date> date;
  LocalTime time;
  std::optional<Zone> zone;
};
enum class Unit : std::uint8_t { all, months, days, seconds };
/// From a to b. A date or zone that one of them lacks is the other's.
[[nodiscard]] Duration between(const Moment& a, const Moment& b, Unit unit);

}  // namespace guanxi::cypher
