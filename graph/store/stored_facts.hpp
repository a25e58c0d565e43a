// Articles as they were added, read back out of a store. Private to graph/store.
#pragma once

#include <functional>

#include "base/error.hpp"
#include "base/facts.hpp"
#include "graph/store/sqlite.hpp"

namespace guanxi::graph {

/// Visits the articles of `database` in id order, exactly as they were added; stops at the first error of `visit`.
/// Errors: malformed where the file is damaged; io. Memory: one article.
[[nodiscard]] Result<void> each_stored_facts(const Database& database,
                                             const std::function<Result<void>(const ArticleFacts&)>& visit);

}  // namespace guanxi::graph
