// One name by the tables and the rules of its kind, whatever the article. Private to this folder.
#pragma once

#include <string>
#include <string_view>

#include "extract/resolve/across/nodes.hpp"
#include "extract/resolve/across/regions.hpp"

namespace guanxi::extract::across {

/// A name as the rules of its kind read it.
struct NameReading {
  std::u16string text;     ///< folded
  std::u16string canon;    ///< written-out words contracted, marks of state left out
  Lead lead;               ///< of canon
  PlaceReading place;      ///< of places
  Region row = 0;          ///< the row of the tables that the name stands in
  bool whole_row = false;  ///< `row` is of the name less its legal form and place
  bool listed = false;     ///< the tables have it, in a row or alone
  std::u16string behind_country;  ///< what the tables know of 中国公安部 or 美国高盛集团: the name without the country
  char16_t level = 0;             ///< 省 of 省卫生厅, where that is all that stands before a body's name
};

/// 省 of 省卫生厅: a level, and behind it what stands behind divisions; 0 where the name begins otherwise.
[[nodiscard]] char16_t level_before(std::u16string_view canon);

/// `texts`: what articles name; a registered name is no other firm's where they name that firm. O(length).
[[nodiscard]] NameReading read_name(Kind kind, std::u16string text, const Pool& texts);

}  // namespace guanxi::extract::across
