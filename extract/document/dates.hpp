// Dates as news prints them.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.hpp"

namespace guanxi::extract {

/// The first whole day printed in `text`: 2022-04-08 (also / . 年月日), 8 Apr 2022, Apr 8, 2022, 20220408.
/// The day is the printed one: no time zone is applied. Years 1900 to 2100. O(bytes).
[[nodiscard]] std::optional<Date> find_date(std::string_view text);

}  // namespace guanxi::extract
