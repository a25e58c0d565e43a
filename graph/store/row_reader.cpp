#include "graph/store/row_reader.hpp"

#include <charconv>
#include <utility>

namespace guanxi::graph {

Result<ArticleRow> read_article(const Statement& row, const Database& database) {
  ArticleRow article;
  GUANXI_TRY(article.id.value, row.small_number(0));
  article.meta.id = row.text(1);
  article.meta.title = row.text(2);
  if (!row.is_null(3)) {
    const auto date = parse_date(row.text(3));
    if (!date) return database.damaged("articles has a date that is none");
    article.meta.date = *date;
  }
  article.meta.source = row.text(4);
  article.meta.url = row.text(5);
  article.meta.byline = row.text(6);
  GUANXI_TRY(article.sentence_count, row.small_number(7));
  if (!row.is_null(9)) {
    GUANXI_TRY(const std::uint32_t original, row.small_number(9));
    article.reprint_of = ArticleId{original};
  }
  return article;
}

Result<TextHash> read_text_hash(const Statement& row, const Database& database) {
  const std::string_view hex = row.text(8);
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
