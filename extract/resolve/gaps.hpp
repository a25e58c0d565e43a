// What may stand between the mentions of a chain of posts.
#pragma once

#include <string_view>

namespace guanxi::extract {

/// Between a body and its title: nothing, 的, 现任, a bracket, a department inside the body (终端部, 中国区), or what
/// the holder is charged with (负责朝鲜人权事务的).
[[nodiscard]] bool joins_body_and_title(std::u16string_view gap);
/// Between a place and a title: the rest of a body that recognition missed, told from a department by its brackets:
/// 清远高新区|知识产权协同运营(综合服务)中心|主任, 国家水稻改良(南京|)中心|主任.
[[nodiscard]] bool is_rest_of_body(std::u16string_view gap);
/// Units at the begin of such a gap that are no part of the title (的, 现任, a bracket, 派来的).
[[nodiscard]] std::size_t filler_before_title(std::u16string_view gap);
/// Between two titles of one person: 、 兼 及.
[[nodiscard]] bool joins_titles(std::u16string_view gap);
/// Between two titles where the second one's body was not recognised: 、管委会. The body's words, a view into `gap`;
/// empty where it is nothing of the kind.
[[nodiscard]] std::u16string_view unknown_body(std::u16string_view gap);
/// Between a title and its holder: nothing, ： or a bracket such as (挂职).
[[nodiscard]] bool joins_title_and_name(std::u16string_view gap);
/// Between a title and its holder: what else he is, 、香港人, 、留美博士.
[[nodiscard]] bool is_apposition(std::u16string_view gap);
/// Between a body and a title that is followed by its holder: 产品开发部船用板售后服务|总监.
[[nodiscard]] bool is_long_department(std::u16string_view gap);
/// Between the names of a list.
[[nodiscard]] bool joins_names(std::u16string_view gap);

/// Between two names of a list where recognition missed one: 、万钢、.
[[nodiscard]] bool skips_a_name(std::u16string_view gap);

/// Is it such a gap, and does it set two sides apart (总理甲同乙会谈), so that the second does not share the first
/// one's title?
[[nodiscard]] bool is_with(std::u16string_view gap);

/// How a title behind a name belongs to it.
enum class AfterName : unsigned char {
  no,
  glued,       // 习近平总书记
  apposition,  // 邱泽军，清城区委书记，
  bracket,     // 邱泽军（清城区委书记）
  verb         // 邱泽军任清城区委书记
};
[[nodiscard]] AfterName classify_after_name(std::u16string_view gap);

/// 甲，男，汉族，1974年9月生，大学，中共党员，现任: a notice's few words about a life, up to the verb before a post.
[[nodiscard]] bool tells_a_life(std::u16string_view gap);

/// Does a notice about a life begin behind a name: 甲，男，...?
[[nodiscard]] bool begins_a_life(std::u16string_view behind);
/// The words before the first post of a sentence that goes on with such a notice: 。现任|清城区委书记.
[[nodiscard]] bool goes_on_with_a_life(std::u16string_view gap);

/// 今年4月，他当选: a clause that says what he or she is, up to the post.
[[nodiscard]] bool speaks_of_him(std::u16string_view gap);

/// Units of the title that stands between a body and a name and is not in the tables, at the gap's end: 的|调度长,
/// 收购员, 编外工程师; 0 where the gap is nothing of the kind.
[[nodiscard]] std::size_t unlisted_title(std::u16string_view gap);

/// Does `before` end with 原, 前, 时任 ...? Its units; 0 where it does not.
[[nodiscard]] std::size_t qualifier_at_end(std::u16string_view before);

/// Does a clause end before these words?
[[nodiscard]] bool ends_clause(std::u16string_view behind);

}  // namespace guanxi::extract
