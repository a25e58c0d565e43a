// Titles that recognition did not mark: beside a body and a name, by the tables or by their end.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/resolve/posts.hpp"

namespace guanxi::extract {

/// 法学院教授, 江岸分局民警 (occupations are not marked); 国资委|党委书记|、主任; 海丰镇党委|书记. The end of the title
/// behind a body that is no place, of which nothing else is said up to `limit`, the next mention or the sentence's end;
/// the end of the body where there is none.
[[nodiscard]] std::uint32_t unmarked_title_behind(const ArticleView& article, std::uint32_t body, std::uint32_t limit);

/// Units of the longest title of the tables that the gap before a name ends with; 0 where there is none.
[[nodiscard]] std::size_t listed_title_at_end(std::u16string_view gap);

/// The end of the longest title of the tables that begins at `begin`, but of those that may be either a title or an
/// ordinary word; `begin` where there is none.
[[nodiscard]] std::uint32_t listed_title_from(const ArticleView& article, std::uint32_t begin, std::uint32_t limit);

}  // namespace guanxi::extract
