// Articles as they were added, read back out of a store: what --add starts from. Private to graph/store.
#pragma once

#include <functional>
#include <string>

#include "base/error.hpp"
#include "base/facts.hpp"

namespace guanxi::graph {

/// Visits the articles of the store at `path` in id order; stops at the first error of `visit`. An article's facts differ
/// from those once added only in the order of their entities and in what pack() makes one.
/// Errors: as Store::open. Memory: the names of entities and forms, and one article.
[[nodiscard]] Result<void> each_stored_facts(const std::string& path,
                                             const std::function<Result<void>(const ArticleFacts&)>& visit);

}  // namespace guanxi::graph
