// Where a name in a span begins and ends, as the tables and the characters beside it tell.
#pragma once

#include <vector>

#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// Where the proper name of a body or firm (`kind`) begins behind places that say only where it is: the areas above the
/// one it begins with (浙江省|衢州市委, 田坝镇|田坝社区党支部), or a foreign country before a firm (荷兰|喜力);
/// name.begin where there are none. Appends those places to `places`, one by one. O(name).
[[nodiscard]] std::uint32_t behind_places(const SentenceView& sentence, UnitRange name, MentionKind kind,
                                          std::vector<UnitRange>& places);

/// Where a name ends that was cut before its last characters: 克里斯托弗·克莱|因, 桥本久|义, 裴宗|岱， and 夏克|明说.
/// `limit` is where the next span begins. O(1).
[[nodiscard]] std::uint32_t end_of_name(const SentenceView& sentence, UnitRange name, std::uint32_t limit);

/// Where the firm of the tables ends whose plant, park or ware a span names: 比亚迪|合肥基地, 格力|空调; name.end where
/// there is none.
[[nodiscard]] std::uint32_t end_of_owner(const SentenceView& sentence, UnitRange name);

}  // namespace guanxi::extract::tagger
