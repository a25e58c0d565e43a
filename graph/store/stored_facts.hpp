// Articles as they were added, read back out of a store. Private to graph/store.
#pragma once

#include <functional>

#include "base/error.hpp"
#include "base/facts.hpp"
#include "graph/store/recognizers.hpp"
#include "graph/store/sqlite.hpp"

namespace guanxi::graph {

enum class CopyKind : std::uint8_t { article, copy };
using StoredVisit = std::function<Result<void>(const ArticleFacts&, const Recognizer&, CopyKind)>;

/// Visits the articles of `database` in id order, each followed by its copies, exactly as they were added; stops at the
/// first error of `visit`. Errors: malformed where the file is damaged; io. Memory: one article and one copy.
[[nodiscard]] Result<void> each_stored_copy(const Database& database, const StoredVisit& visit);

}  // namespace guanxi::graph
