// Places and firms that are only a part of a name around them.
#pragma once

#include "extract/recognize/lattice.hpp"

namespace guanxi::extract::tagger {

/// Does the place [place.begin, place.end) of a sentence only begin or fill a name that is no place: a title in 《》, a
/// quoted name (“珠峰小组”, “天目山”号), a delegation (江苏代表团), a firm's region (中国区总裁)? O(units of the
/// longest title).
[[nodiscard]] bool is_part_of_name(const SentenceView& sentence, UnitRange place);

/// Does the firm [firm.begin, firm.end) only begin or end a short name in quotation marks: “联想|湖畔”, “小|海尔”,
/// or fill that of a ship, “福特”号? O(units of the longest such name).
[[nodiscard]] bool is_part_of_quotation(const SentenceView& sentence, UnitRange firm);

/// Does a ship or a brand bear the person's name [name.begin, name.end): “戚继光”舰? O(1).
[[nodiscard]] bool is_borne_by_a_thing(const SentenceView& sentence, UnitRange name);

}  // namespace guanxi::extract::tagger
