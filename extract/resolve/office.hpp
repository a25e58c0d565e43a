// Official or person: what the posts of an article say about their holders.
#pragma once

#include <span>
#include <vector>

#include "extract/resolve/posts.hpp"

namespace guanxi::extract {

/// For each group of forms: does a public office, a list of leaders (县领导甲、乙) or attendance among officials
/// (甲、乙等参加会见) make its bearer an official? A public office anywhere in the article counts everywhere.
[[nodiscard]] std::vector<char> find_officials(const ArticleView& article, std::span<const PostReading> readings);

}  // namespace guanxi::extract
