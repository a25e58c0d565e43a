#include "base/date.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <fmt/format.h>

namespace guanxi {

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return std::nullopt;
  std::array<int, 3> part{0, 1, 1};
  constexpr std::array<std::size_t, 3> k_begin{0, 5, 8};
  constexpr std::array<std::size_t, 3> k_size{4, 2, 2};
  for (std::size_t i = 0; i < 3 && k_begin[i] < iso.size(); ++i) {
    if (i > 0 && iso[k_begin[i] - 1] != '-') return std::nullopt;
    const char* first = iso.data() + k_begin[i];
    const char* last = first + k_size[i];
    if (*first < '0' || *first > '9') return std::nullopt;
    if (std::from_chars(first, last, part[i]).ptr != last) return std::nullopt;
  }
  const std::chrono::year_month_day day{std::chrono::year{part[0]}, std::chrono::month{static_cast<unsigned>(part[1])},
                                        std::chrono::day{static_cast<unsigned>(part[2])}};
  if (!day.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count())};
}

std::string to_string(Date date) {
  if (!date.known()) return {};
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{date.days}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

}  // namespace guanxi
