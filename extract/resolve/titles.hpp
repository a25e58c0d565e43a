// What a title says: about its holder, and about the kind of body it belongs to.
#pragma once

#include <span>
#include <string_view>

#include "extract/recognize/lexicon.hpp"

namespace guanxi::extract {

/// The class of a title by the longest end of it that the lexicon knows; `either` where it knows none.
[[nodiscard]] PostClass class_of_title(std::u16string_view title);

/// Heads of a government, who are of its area and not of its party committee: 副区长, 市长, 总统.
[[nodiscard]] bool heads_government(std::u16string_view title);
/// The unit that names the level of such a title: 区 of 常务副区长; 0 where there is none (总统).
[[nodiscard]] char16_t level_of_government(std::u16string_view title);

/// Worn with a name without belonging to a body of the graph: 记者, 村民, 县领导.
[[nodiscard]] bool is_no_post(std::u16string_view title);
/// 县领导, 市级领导: marks officials without a title.
[[nodiscard]] bool marks_officials(std::u16string_view title);

/// The body that a title names itself, in a chain behind another body's: 外交部 of 外交部长, 国务院 of 国务委员; empty
/// where it names none that the lexicon knows.
[[nodiscard]] std::u16string_view body_in_title(std::u16string_view title);
/// The body that a bare title belongs to, as far as the title tells.
struct BodyOfTitle {
  std::span<const std::u16string_view> heads;  ///< last words of such bodies (局长: 局); none where it does not tell
  bool distinct = false;  ///< few bodies have such a head: the only one of an article is meant, wherever it stands
};
[[nodiscard]] BodyOfTitle body_of_title(std::u16string_view title);

/// Is the first the deputy's title to the second: 副主任 to 主任, and to 常务副主任?
[[nodiscard]] bool is_deputy_of(std::u16string_view title, std::u16string_view head);
/// Titles that serve in a body without heading anything: 党组成员, 二级调研员.
[[nodiscard]] bool is_rank_and_file(std::u16string_view title);

/// 村支书, 村主任: of the village.
[[nodiscard]] bool heads_village(std::u16string_view title);

}  // namespace guanxi::extract
