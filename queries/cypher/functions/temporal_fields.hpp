// Temporal values from maps such as {date: other, day: 28, hour: 12, timezone: 'Asia/Shanghai'}.
#pragma once

#include <optional>

#include "queries/cypher/temporal/temporal.hpp"
#include "queries/cypher/value/value.hpp"

namespace guanxi::cypher {

/// The parts of a map that a temporal function was called with; names are checked when it is made.
class TemporalFields {
 public:
  /// Errors: ArgumentError for a name that no temporal value has. The map must outlive it.
  explicit TemporalFields(const Map& map);

  /// The date these fields say, what they leave open taken from `base`, else from what they select with date or
  /// datetime, else the first of its period. Errors: ArgumentError out of range or without a year.
  [[nodiscard]] Date date(std::optional<Date> base = {}) const;
  /// The same of the time of day.
  [[nodiscard]] LocalTime time(std::optional<LocalTime> base = {}) const;
  /// The zone that timezone names. Errors: ArgumentError for an unknown one.
  [[nodiscard]] std::optional<Zone> zone() const;
  /// The zone of what they select with time or datetime; nothing where it has none.
  [[nodiscard]] std::optional<Zone> selected_zone() const;
  /// The day of what they select with time or datetime.
  [[nodiscard]] std::optional<Date> selected_day() const;

 private:
  [[nodiscard]] const Value* find(std::string_view key) const;
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view key, std::int64_t least, std::int64_t most) const;
  [[nodiscard]] std::int64_t nanos(std::int64_t base) const;
  const Map& m_map;
};

/// A temporal value as a moment: the parts it has. Errors: TypeError of anything else.
[[nodiscard]] Moment moment_of(const Value& value);

/// The Date and LocalTime at the start of the unit ("century", "week", "hour", ...) that holds `at`.
struct Truncated {
  Date date;
  LocalTime time;
};
/// Errors: ArgumentError for an unknown unit, or one of days or more where there is no date.
[[nodiscard]] Truncated truncate(std::string_view unit, const Moment& at);

/// {years: 1, days: 2.5, ...}. Errors: ArgumentError, TypeError.
[[nodiscard]] Duration duration_from(const Map& map);

}  // namespace guanxi::cypher
