#include <algorithm>

#include <fmt/format.h>

#include "queries/cypher/temporal/temporal.hpp"

namespace guanxi::cypher {

namespace {

/// ".5" of 500 000 000 nanoseconds; empty of 0.
std::string fraction(std::int64_t nanos) {
  if (nanos == 0) return {};
  std::string digits = fmt::format(".{:09}", nanos);
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : m_text(text) {}
  [[nodiscard]] bool done() const { return m_at == m_text.size(); }
  [[nodiscard]] std::string_view rest() const { return m_text.substr(m_at); }
  [[nodiscard]] char peek() const { return done() ? '\0' : m_text[m_at]; }
  bool take(char c) {
    if (peek() != c) return false;
    ++m_at;
    return true;
  }
  /// How many digits stand here.
  [[nodiscard]] std::size_t digits() const {
    std::size_t n = 0;
    while (m_at + n < m_text.size() && m_text[m_at + n] >= '0' && m_text[m_at + n] <= '9') ++n;
    return n;
  }
  /// Exactly n digits. At most 18.
  std::optional<std::int64_t> number(std::size_t n) {
    if (n == 0 || n > 18 || digits() < n) return std::nullopt;
    std::int64_t value = 0;
    for (std::size_t i = 0; i < n; ++i) value = value * 10 + (m_text[m_at++] - '0');
    return value;
  }
  /// The digits behind a point or comma, as nanoseconds; 0 where there is none.
  std::optional<std::int64_t> nanos() {
    if (peek() != '.' && peek() != ',') return 0;
    ++m_at;
    const std::size_t n = digits();
    if (n == 0 || n > 9) return std::nullopt;
    std::int64_t value = *number(n);
    for (std::size_t i = n; i < 9; ++i) value *= 10;
    return value;
  }

 private:
  std::string_view m_text;
  std::size_t m_at = 0;
};

std::optional<Date> checked(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, static_cast<int>(month))) return std::nullopt;
  return Date{days_of({year, static_cast<int>(month), static_cast<int>(day)})};
}

std::optional<Date> checked_week(std::int64_t year, std::int64_t week, std::int64_t day) {
  if (week < 1 || week > weeks_in(year) || day < 1 || day > 7) return std::nullopt;
  return Date{days_of_week({year, static_cast<int>(week)}) + day - 1};
}

std::optional<Date> checked_ordinal(std::int64_t year, std::int64_t day) {
  if (day < 1 || day > (is_leap(year) ? 366 : 365)) return std::nullopt;
  return Date{days_of({year, 1, 1}) + day - 1};
}

std::optional<Date> checked_quarter(std::int64_t year, std::int64_t quarter, std::int64_t day) {
  if (quarter < 1 || quarter > 4 || day < 1) return std::nullopt;
  const std::int64_t first = days_of({year, static_cast<int>(quarter * 3 - 2), 1});
  const std::int64_t next =
      quarter == 4 ? days_of({year + 1, 1, 1}) : days_of({year, static_cast<int>(quarter * 3 + 1), 1});
  return first + day > next ? std::nullopt : std::optional(Date{first + day - 1});
}

/// Behind the year and an optional '-': W10-3, Q2-05, 202, 07-21, 07.
std::optional<Date> rest_of_date(Reader& in, std::int64_t year) {
  if (in.take('W')) {
    const auto week = in.number(2);
    if (!week) return std::nullopt;
    if (in.done()) return checked_week(year, *week, 1);
    in.take('-');
    const auto day = in.number(1);
    return day ? checked_week(year, *week, *day) : std::nullopt;
  }
  if (in.take('Q')) {
    const auto quarter = in.number(1);
    if (!quarter) return std::nullopt;
    if (in.done()) return checked_quarter(year, *quarter, 1);
    in.take('-');
    const auto day = in.number(2);
    return day ? checked_quarter(year, *quarter, *day) : std::nullopt;
  }
  if (in.digits() == 3) return checked_ordinal(year, *in.number(3));
  const auto month = in.number(2);
  if (!month) return std::nullopt;
  if (in.done()) return checked(year, *month, 1);
  in.take('-');
  const auto day = in.number(2);
  return day ? checked(year, *month, *day) : std::nullopt;
}

struct TimeAndRest {
  LocalTime time;
  std::string_view rest;
};

/// hh, hhmm, hh:mm, hhmmss, hh:mm:ss, with a fraction of the second.
std::optional<TimeAndRest> read_time(std::string_view text) {
  Reader in(text);
  const auto hour = in.number(2);
  std::int64_t minute = 0, second = 0, nanos = 0;
  if (!hour || *hour > 23) return std::nullopt;
  bool more = in.take(':');
  if (more || in.digits() >= 2) {
    const auto m = in.number(2);
    if (!m || *m > 59) return std::nullopt;
    minute = *m;
    more = in.take(':');
    if (more || in.digits() >= 2) {
      const auto s = in.number(2);
      if (!s || *s > 59) return std::nullopt;
      second = *s;
      const auto f = in.nanos();
      if (!f) return std::nullopt;
      nanos = *f;
    }
  }
  return TimeAndRest{{((*hour * 60 + minute) * 60 + second) * k_nanos + nanos}, in.rest()};
}

/// "+01:00[Europe/Stockholm]", "[Europe/Stockholm]", "Z".
std::optional<Zone> zone_suffix(std::string_view text) {
  const std::size_t bracket = text.find('[');
  if (bracket == std::string_view::npos) return parse_zone(text);
  if (text.back() != ']') return std::nullopt;
  return parse_zone(text.substr(bracket + 1, text.size() - bracket - 2));
}

}  // namespace

std::string offset_text(std::int32_t offset) {
  if (offset == 0) return "Z";
  const std::int32_t size = std::abs(offset);
  std::string text = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

std::string to_text(Date date) {
  const Civil c = civil_of(date.days);
  if (c.year > 9999) return fmt::format("+{}-{:02}-{:02}", c.year, c.month, c.day);
  if (c.year < 0) return fmt::format("-{:04}-{:02}-{:02}", -c.year, c.month, c.day);
  return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

std::string to_text(LocalTime time) {
  const std::int64_t seconds = time.nanos / k_nanos, nanos = time.nanos % k_nanos;
  std::string text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0 || nanos != 0) text += fmt::format(":{:02}", seconds % 60) + fraction(nanos);
  return text;
}

std::string to_text(Time time) { return to_text(LocalTime{time.nanos}) + offset_text(time.offset); }

std::string to_text(const LocalDateTime& time) { return to_text(date_of(time)) + "T" + to_text(time_of(time)); }

std::string to_text(const DateTime& time) {
  return to_text(time.local) + offset_text(time.offset) + (time.zone.empty() ? "" : "[" + time.zone + "]");
}

std::string to_text(const Duration& d) {
  std::string text = "P";
  const auto part = [&text](std::int64_t amount, char unit) {
    if (amount != 0) text += fmt::format("{}{}", amount, unit);
  };
  part(d.months / 12, 'Y');
  part(d.months % 12, 'M');
  part(d.days, 'D');
  const Wide all = static_cast<Wide>(d.seconds) * k_nanos + d.nanos;
  if (all == 0) return text == "P" ? "PT0S" : text;
  text += 'T';
  const auto seconds = static_cast<std::int64_t>(all / k_nanos);
  const auto nanos = static_cast<std::int64_t>(all % k_nanos);
  part(seconds / 3600, 'H');
  part(seconds / 60 % 60, 'M');
  if (seconds % 60 != 0 || nanos != 0)
    text += fmt::format("{}{}{}S", all < 0 ? "-" : "", std::abs(seconds % 60), fraction(std::abs(nanos)));
  return text;
}

std::optional<Date> parse_date(std::string_view text) {
  Reader in(text);
  std::int64_t year = 0;
  if (in.peek() == '+' || in.peek() == '-') {
    const bool negative = in.take('-');
    if (!negative) in.take('+');
    const auto y = in.number(std::min<std::size_t>(in.digits(), 10));
    if (!y || *y > 999'999'999) return std::nullopt;
    year = negative ? -*y : *y;
  } else {
    const auto y = in.number(4);
    if (!y) return std::nullopt;
    year = *y;
  }
  if (in.done()) return checked(year, 1, 1);
  in.take('-');
  const auto date = rest_of_date(in, year);
  return in.done() ? date : std::nullopt;
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
  const auto time = read_time(text);
  return time && time->rest.empty() ? std::optional(time->time) : std::nullopt;
}

std::optional<Time> parse_time(std::string_view text, std::int32_t default_offset) {
  const auto time = read_time(text);
  if (!time) return std::nullopt;
  if (time->rest.empty()) return Time{time->time.nanos, default_offset};
  const auto zone = zone_suffix(time->rest);
  if (!zone || !zone->name.empty()) return std::nullopt;
  return Time{time->time.nanos, zone->offset};
}

std::optional<LocalDateTime> parse_local_date_time(std::string_view text) {
  const std::size_t t = text.find('T');
  const auto date = parse_date(text.substr(0, t));
  if (!date) return std::nullopt;
  if (t == std::string_view::npos) return combine(*date, {});
  const auto time = parse_local_time(text.substr(t + 1));
  return time ? std::optional(combine(*date, *time)) : std::nullopt;
}

std::optional<DateTime> parse_date_time(std::string_view text, const Zone& default_zone) {
  const std::size_t t = text.find('T');
  if (t == std::string_view::npos) {
    const std::size_t bracket = text.find('[');
    const auto date = parse_date(text.substr(0, bracket));
    if (!date) return std::nullopt;
    if (bracket == std::string_view::npos) return at_zone(combine(*date, {}), default_zone);
    const auto zone = zone_suffix(text.substr(bracket));
    return zone ? std::optional(at_zone(combine(*date, {}), *zone)) : std::nullopt;
  }
  const auto date = parse_date(text.substr(0, t));
  const auto time = read_time(text.substr(t + 1));
  if (!date || !time) return std::nullopt;
  const LocalDateTime local = combine(*date, time->time);
  if (time->rest.empty()) return at_zone(local, default_zone);
  const auto zone = zone_suffix(time->rest);
  if (!zone) return std::nullopt;
  // an offset in front of the name says which of two equal local times is meant
  const std::size_t bracket = time->rest.find('[');
  if (bracket != std::string_view::npos && bracket > 0) {
    const auto offset = parse_zone(time->rest.substr(0, bracket));
    if (!offset || !offset->name.empty()) return std::nullopt;
    return from_utc(local.seconds - offset->offset, local.nanos, *zone);
  }
  return at_zone(local, *zone);
}

namespace {

/// P2012-02-02T14:37:21.545: each part as a count.
std::optional<Duration> parse_dated_duration(std::string_view text, std::int64_t sign) {
  Reader in(text);
  const auto year = in.number(4);
  if (!year || !in.take('-')) return std::nullopt;
  const auto month = in.number(2);
  if (!month || !in.take('-')) return std::nullopt;
  const auto day = in.number(2);
  if (!day) return std::nullopt;
  LocalTime time;
  if (in.take('T')) {
    const auto t = parse_local_time(in.rest());
    if (!t) return std::nullopt;
    time = *t;
  } else if (!in.done()) {
    return std::nullopt;
  }
  return normalized(sign * (*year * 12 + *month), sign * *day, static_cast<Wide>(sign) * time.nanos);
}

/// One "-12.5" of a duration. At most 18 digits before the point.
std::optional<long double> amount(Reader& in) {
  const bool negative = in.take('-');
  if (!negative) in.take('+');
  const std::size_t n = in.digits();
  if (n == 0 && in.peek() != '.') return std::nullopt;
  const auto whole = n == 0 ? std::optional<std::int64_t>(0) : in.number(n);
  const auto part = in.nanos();
  if (!whole || !part) return std::nullopt;
  const long double value = static_cast<long double>(*whole) + static_cast<long double>(*part) / 1e9L;
  return negative ? -value : value;
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  std::int64_t sign = 1;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    sign = text[0] == '-' ? -1 : 1;
    text.remove_prefix(1);
  }
  if (text.size() < 2 || text[0] != 'P') return std::nullopt;
  text.remove_prefix(1);
  if (const auto dated = parse_dated_duration(text, sign)) return dated;
  Reader in(text);
  std::string_view units = "YMWD";
  long double months = 0, days = 0, seconds = 0;
  while (!in.done()) {
    if (units.size() <= 4 && units != "HMS" && in.take('T')) {
      units = "HMS";
      if (in.done()) return std::nullopt;
    }
    const bool of_time = units.empty() ? false : units.back() == 'S';
    const auto value = amount(in);
    const std::size_t unit = value ? units.find(in.peek()) : std::string_view::npos;
    if (unit == std::string_view::npos) return std::nullopt;
    const char letter = in.peek();
    in.take(letter);
    units = units.substr(unit + 1).empty() && !of_time ? std::string_view("T") : units.substr(unit + 1);
    if (of_time && units.empty() && !in.done()) return std::nullopt;
    if (letter == 'Y') months += *value * 12;
    if (letter == 'M' && !of_time) months += *value;
    if (letter == 'W') days += *value * 7;
    if (letter == 'D') days += *value;
    if (letter == 'H') seconds += *value * 3600;
    if (letter == 'M' && of_time) seconds += *value * 60;
    if (letter == 'S') seconds += *value;
  }
  const auto s = static_cast<long double>(sign);
  return approximate(s * months, s * days, s * seconds, 0);
}

}  // namespace guanxi::cypher
