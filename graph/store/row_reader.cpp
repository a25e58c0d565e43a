#include "graph/store/row_reader.hpp"

#include <charconv>
#include <utility>

namespace guanxi::graph {

Result<ArticleMeta> read_meta(const Statement& row, int column, const Database& database) {
  ArticleMeta meta;
  meta.id = row.text(column);
  meta.title = row.text(column + 1);
  if (!row.is_null(column + 2)) {
    const auto date = parse_date(row.text(column + 2));
    if (!date) return database.damaged("an article has a date that is none");
    meta.date = *date;
  }
  meta.source = row.text(column + 3);
  meta.url = row.text(column + 4);
  meta.byline = row.text(column + 5);
  meta.origin = row.text(column + 6);
  return meta;
}

Result<ArticleRow> read_article(const Statement& row, const Database& database) {
  ArticleRow article;
  GUANXI_TRY(article.id.value, row.small_number(0));
  GUANXI_TRY(article.meta, read_meta(row, 1, database));
  GUANXI_TRY(article.sentence_count, row.small_number(9));
  if (!row.is_null(11)) {
    GUANXI_TRY(const std::uint32_t original, row.small_number(11));
    article.reprint_of = ArticleId{original};
  }
  return article;
}

Result<TextHash> read_text_hash(const Statement& row, const Database& database) {
  const std::string_view hex = row.text(10);
  TextHash hash{};
  if (hex.size() != 2 * hash.size()) return database.damaged("articles has a text_hash that is none");
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const char* const begin = hex.data() + 2 * i;
    if (std::from_chars(begin, begin + 2, hash[i], 16).ptr != begin + 2) {
      return database.damaged("articles has a text_hash that is none");
    }
  }
  return hash;
}

Result<Span> read_span(const Statement& row, int column) {
  Span span;
  GUANXI_TRY(span.begin, row.small_number(column));
  GUANXI_TRY(span.end, row.small_number(column + 1));
  return span;
}

}  // namespace guanxi::graph
