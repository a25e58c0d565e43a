// What the words around a title say of the post: held, taken up, given up, or long past.
#pragma once

#include <string_view>

#include "base/types.hpp"

namespace guanxi::extract {

/// By the title's own words and those before it: 原书记 is former, 代县长 acting, 新任局长 appointed, 拟任主任
/// nominated; `holds` where they say none of this. `before` is the clause before the title and its body.
[[nodiscard]] PostState state_of_title(std::u16string_view before, std::u16string_view title);

/// By the verb between a name and its title (出任, 当选为, 曾任, 为) and by what leads to the name (任命, 选举, 提名).
/// `before` is the sentence up to the name.
[[nodiscard]] PostState state_of_verb(std::u16string_view before, std::u16string_view between);

/// By the words behind a title and its name: 部长甲宣誓就职 is appointed, 部长甲宣布辞职 resigned, 部长甲被免职
/// removed; `holds` where they say none of this.
[[nodiscard]] PostState state_behind(std::u16string_view behind);

/// Does what stands around a title say that the post before or behind it is given up? `removed` (免去甲的局长职务) or
/// `resigned` (甲辞去局长职务); `holds` where it says neither. `before` is the sentence up to the first name of the
/// list, `between` lies between the last name and the title, `behind` follows the title.
[[nodiscard]] PostState state_of_leaving(std::u16string_view before, std::u16string_view between,
                                         std::u16string_view behind);

/// One who has just been given or has lost a post, then 不再担任 or 改任 another: what a second title of the same
/// subject begins with. `holds` where `between` is nothing of the kind.
[[nodiscard]] PostState state_of_next(std::u16string_view between);

}  // namespace guanxi::extract
