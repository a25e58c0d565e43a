// The YAML block between two lines of --- at the head of an article.
#pragma once

#include <string_view>

#include "base/facts.hpp"

namespace guanxi::extract {

/// Finds front matter at the head of `text` (blank lines before it allowed), reads title, date, source, url, author and id
/// into `meta`, and returns the text behind it; `text` itself where there is none. A block that is no YAML is read line by
/// line (key: value). O(bytes).
[[nodiscard]] std::string_view take_front_matter(std::string_view text, ArticleMeta& meta);

/// Puts one named value of an article's head into `meta`, under the names that sites use (author, byline, 作者, ...);
/// unknown names and empty values are passed over, values already there are kept.
void set_meta(ArticleMeta& meta, std::string_view key, std::string_view value);

}  // namespace guanxi::extract
