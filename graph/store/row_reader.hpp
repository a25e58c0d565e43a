// Columns -> records, with every value checked: a damaged file gives an Error, never a wrong index. Private to graph/store.
#pragma once

#include <string_view>

#include "base/error.hpp"
#include "base/facts.hpp"
#include "graph/store/sqlite.hpp"
#include "graph/store/store.hpp"

namespace guanxi::graph {

/// What read_article() and read_text_hash() expect; a WHERE or ORDER BY may follow.
inline constexpr std::string_view k_select_articles =
    "SELECT id, name, title, date, source, url, byline, origin, recognizer, sentence_count, text_hash, reprint_of FROM articles";
/// Columns name to origin of a row of articles or copies, the first of which is `column`.
[[nodiscard]] Result<ArticleMeta> read_meta(const Statement& row, int column, const Database& database);
[[nodiscard]] Result<ArticleRow> read_article(const Statement& row, const Database& database);
[[nodiscard]] Result<TextHash> read_text_hash(const Statement& row, const Database& database);

/// A span in `column` and the column behind it.
[[nodiscard]] Result<Span> read_span(const Statement& row, int column);

/// Steps through all rows; `visit` is a callable () -> Result<void>, its first error ends the loop.
template <typename Visit>
[[nodiscard]] Result<void> each_row(Statement& rows, Visit visit) {
  for (;;) {
    GUANXI_TRY(const bool there, rows.step());
    if (!there) return {};
    GUANXI_CHECK(visit());
  }
}

}  // namespace guanxi::graph
