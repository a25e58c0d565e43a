// Calendar dates as days, with "unknown" as a value of its own.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace guanxi {

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01; or unknown.
struct Date {
  static constexpr std::int32_t k_unknown = std::numeric_limits<std::int32_t>::min();
  std::int32_t days = k_unknown;

  [[nodiscard]] constexpr bool known() const { return days != k_unknown; }
  constexpr auto operator<=>(const Date&) const = default;
};

/// Reads YYYY, YYYY-MM or YYYY-MM-DD (missing parts are 1); nothing where it is none of them or no such day.
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);
/// YYYY-MM-DD; empty where unknown.
[[nodiscard]] std::string to_string(Date date);

}  // namespace guanxi
