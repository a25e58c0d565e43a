#include <algorithm>
#include <cmath>

#include "queries/cypher/failure.hpp"
#include "queries/cypher/temporal/temporal.hpp"

namespace guanxi::cypher {

namespace {

constexpr long double k_month_seconds = 2'629'746;  // a 4800th of the Gregorian 400 years

Wide all_nanos(const Duration& d) { return static_cast<Wide>(d.seconds) * k_nanos + d.nanos; }

Wide floor_wide(Wide a, Wide b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

std::int64_t checked(long double value) {
  if (!(std::fabs(value) < 9.2e18L)) raise_argument("a duration is too long", "NumberOutOfRange");
  return static_cast<std::int64_t>(value);
}

constexpr std::int64_t k_furthest_day = 370'000'000'000;  // beyond the year 999 999 999

std::int64_t checked_days(Wide days) {
  if (days > k_furthest_day || days < -k_furthest_day)
    raise_argument("a date must lie within the years -999999999 and 999999999", "NumberOutOfRange");
  return static_cast<std::int64_t>(days);
}

LocalDateTime plus_nanos(const LocalDateTime& t, Wide nanos) {
  const Wide all = static_cast<Wide>(t.seconds) * k_nanos + t.nanos + nanos;
  const Wide seconds = floor_wide(all, k_nanos);
  checked_days(floor_wide(seconds, k_day_seconds));
  return {static_cast<std::int64_t>(seconds), static_cast<std::int32_t>(all - seconds * k_nanos)};
}

LocalDateTime plus_days(const LocalDateTime& t, std::int64_t months, std::int64_t days) {
  const Date moved = add_months(date_of(t), months);
  return combine({checked_days(static_cast<Wide>(moved.days) + days)}, time_of(t));
}

}  // namespace

std::strong_ordering Duration::operator<=>(const Duration& o) const {
  const auto length = [](const Duration& d) {
    return (static_cast<Wide>(d.months) * 2'629'746 + static_cast<Wide>(d.days) * k_day_seconds + d.seconds) * k_nanos +
           d.nanos;
  };
  if (length(*this) != length(o))
    return length(*this) < length(o) ? std::strong_ordering::less : std::strong_ordering::greater;
  if (const auto c = months <=> o.months; c != 0) return c;
  if (const auto c = days <=> o.days; c != 0) return c;
  if (const auto c = seconds <=> o.seconds; c != 0) return c;
  return nanos <=> o.nanos;
}

Duration normalized(std::int64_t months, std::int64_t days, Wide nanos) {
  const Wide seconds = floor_wide(nanos, k_nanos);
  if (seconds > INT64_MAX || seconds < INT64_MIN) raise_argument("a duration is too long", "NumberOutOfRange");
  return {months, days, static_cast<std::int64_t>(seconds), static_cast<std::int32_t>(nanos - seconds * k_nanos)};
}

Duration approximate(long double months, long double days, long double seconds, long double nanos) {
  const std::int64_t whole_months = checked(months);
  const long double from_months = (months - static_cast<long double>(whole_months)) * k_month_seconds;
  const long double month_days = std::trunc(from_months / k_day_seconds);
  const std::int64_t whole_days = checked(days);
  const long double day_seconds = (days - static_cast<long double>(whole_days)) * k_day_seconds;
  const long double rest = from_months - month_days * k_day_seconds + day_seconds;
  // whole seconds are exact; only fractions go through rounding
  const std::int64_t whole_seconds = checked(seconds);
  const long double fractions = (seconds - static_cast<long double>(whole_seconds) + rest) * 1e9L + nanos;
  if (!(std::fabs(fractions) < 1e28L)) raise_argument("a duration is too long", "NumberOutOfRange");
  const Wide total = static_cast<Wide>(whole_seconds) * k_nanos +
                     static_cast<Wide>(std::trunc(fractions + std::copysign(1e-4L, fractions)));
  return normalized(whole_months, checked(static_cast<long double>(whole_days) + month_days), total);
}

Duration add(const Duration& a, const Duration& b, std::int64_t sign) {
  const Wide months = static_cast<Wide>(a.months) + static_cast<Wide>(b.months) * sign;
  const Wide days = static_cast<Wide>(a.days) + static_cast<Wide>(b.days) * sign;
  if (months > INT64_MAX || months < INT64_MIN || days > INT64_MAX || days < INT64_MIN)
    raise_argument("a duration is too long", "NumberOutOfRange");
  return normalized(static_cast<std::int64_t>(months), static_cast<std::int64_t>(days),
                    all_nanos(a) + all_nanos(b) * sign);
}

Date add_months(Date date, std::int64_t months) {
  if (months > 24'000'000'000 || months < -24'000'000'000)
    raise_argument("a date must lie within the years -999999999 and 999999999", "NumberOutOfRange");
  Civil c = civil_of(date.days);
  const std::int64_t all = c.year * 12 + c.month - 1 + months;
  c.year = floor_div(all, 12);
  c.month = static_cast<int>(floor_mod(all, 12)) + 1;
  c.day = std::min(c.day, days_in_month(c.year, c.month));
  return {checked_days(days_of(c))};
}

Date add(Date date, const Duration& d, std::int64_t sign) {
  const Date moved = add_months(date, sign * d.months);
  // the seconds count as the whole days in them
  return {checked_days(static_cast<Wide>(moved.days) + static_cast<Wide>(d.days) * sign +
                       static_cast<Wide>(sign) * (d.seconds / k_day_seconds))};
}

LocalTime add(LocalTime time, const Duration& d, std::int64_t sign) {
  const Wide all = (time.nanos + all_nanos(d) * sign) % k_day_nanos;
  return {static_cast<std::int64_t>(all < 0 ? all + k_day_nanos : all)};
}

Time add(Time time, const Duration& d, std::int64_t sign) {
  return {add(LocalTime{time.nanos}, d, sign).nanos, time.offset};
}

LocalDateTime add(const LocalDateTime& time, const Duration& d, std::int64_t sign) {
  return plus_nanos(plus_days(time, sign * d.months, sign * d.days), all_nanos(d) * sign);
}

DateTime add(const DateTime& time, const Duration& d, std::int64_t sign) {
  const Zone zone = zone_of(time);
  DateTime moved = time;
  if (d.months != 0 || d.days != 0) moved = at_zone(plus_days(time.local, sign * d.months, sign * d.days), zone);
  const LocalDateTime utc = plus_nanos({moved.utc_seconds(), moved.local.nanos}, all_nanos(d) * sign);
  return from_utc(utc.seconds, utc.nanos, zone);
}

namespace {

/// Whole months from a to b on one clock.
std::int64_t months_between(const LocalDateTime& a, const LocalDateTime& b) {
  const Civil x = civil_of(date_of(a).days), y = civil_of(date_of(b).days);
  std::int64_t months = (y.year - x.year) * 12 + (y.month - x.month);
  const auto rest_x = std::pair(x.day, time_of(a)), rest_y = std::pair(y.day, time_of(b));
  if (months > 0 && rest_y < rest_x) --months;
  if (months < 0 && rest_y > rest_x) ++months;
  return months;
}

/// Whole days from a to b on one clock.
std::int64_t days_between(const LocalDateTime& a, const LocalDateTime& b) {
  std::int64_t days = date_of(b).days - date_of(a).days;
  if (days > 0 && time_of(b) < time_of(a)) --days;
  if (days < 0 && time_of(b) > time_of(a)) ++days;
  return days;
}

Wide nanos_between(const DateTime& a, const DateTime& b) {
  return static_cast<Wide>(b.utc_seconds() - a.utc_seconds()) * k_nanos + (b.local.nanos - a.local.nanos);
}

}  // namespace

Duration between(const Moment& a, const Moment& b, Unit unit) {
  const Zone utc;
  const Zone zone_a = a.zone ? *a.zone : b.zone.value_or(utc);
  const Zone zone_b = b.zone ? *b.zone : zone_a;
  const Date day_a = a.date ? *a.date : b.date.value_or(Date{});
  const Date day_b = b.date ? *b.date : day_a;
  DateTime from = at_zone(combine(day_a, a.time), zone_a);
  const DateTime to = in_zone(at_zone(combine(day_b, b.time), zone_b), zone_a);
  const bool dated = a.date && b.date;
  if (unit == Unit::months) return dated ? Duration{months_between(from.local, to.local), 0, 0, 0} : Duration{};
  if (unit == Unit::days) return dated ? Duration{0, days_between(from.local, to.local), 0, 0} : Duration{};
  std::int64_t months = 0, days = 0;
  if (unit == Unit::all && dated) {
    months = months_between(from.local, to.local);
    from = at_zone(plus_days(from.local, months, 0), zone_a);
    days = days_between(from.local, to.local);
    from = at_zone(plus_days(from.local, 0, days), zone_a);
  }
  return normalized(months, days, nanos_between(from, to));
}

}  // namespace guanxi::cypher
