// The last step of a build: who is who is known, ids are ranks, rows are written in order. Private to graph/store.
#pragma once

#include <string>

#include "base/error.hpp"
#include "graph/store/article_set.hpp"
#include "graph/store/assemble.hpp"
#include "graph/store/build_files.hpp"
#include "graph/store/recognizers.hpp"
#include "graph/store/store.hpp"

namespace guanxi::graph {

/// Copy::recognizer is an index into `recognizers`.
/// Writes the whole database into the empty file files.database_path(). `set` is ranked.
/// Memory: 24 bytes a relation, 100 bytes a form, SQLite's cache of 64 MB.
[[nodiscard]] Result<StoreCounts> emit_database(BuildFiles& files, const std::string& shown_path, ArticleSet& set,
                                                const Assembled& assembled, const Recognizers& recognizers,
                                                const std::string& corrections);

}  // namespace guanxi::graph
