// A curated list (a graph that a person or another program made) joins the articles: each of its entries is an article
// of its own, so that dates, evidence, corrections and removal are those of articles. ArticleMeta::origin tells them
// from what was read in a newspaper.
#pragma once

#include <string>
#include <string_view>

#include "base/facts.hpp"

namespace guanxi {

/// What the origin of a list's entries begins with; the list's path follows.
inline constexpr std::string_view k_list_origin = "list:";

/// The origin of all entries of the list that was read at `path`.
[[nodiscard]] inline std::string list_origin(std::string_view path) { return std::string(k_list_origin).append(path); }

[[nodiscard]] inline bool is_list_entry(const ArticleMeta& meta) { return meta.origin.starts_with(k_list_origin); }

}  // namespace guanxi
