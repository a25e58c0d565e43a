#include "graph/store/stored_facts.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/store/facts_codec.hpp"
#include "graph/store/layout.hpp"
#include "graph/store/row_reader.hpp"

namespace guanxi::graph {

Result<void> each_stored_facts(const Database& database,
                               const std::function<Result<void>(const ArticleFacts&)>& visit) {
  GUANXI_TRY(Statement articles, database.prepare(std::string(k_select_articles) + " ORDER BY id"));
  GUANXI_TRY(Statement texts, database.prepare("SELECT t.article, t.text, f.facts FROM texts t JOIN facts f "
                                               "ON f.article = t.article ORDER BY t.article"));
  GUANXI_TRY(Statement sentences, database.prepare("SELECT begin_byte, end_byte FROM sentences WHERE article = ? "
                                                   "ORDER BY number"));
  std::uint32_t expected = 0;
  return each_row(articles, [&]() -> Result<void> {
    GUANXI_TRY(ArticleRow row, read_article(articles, database));
    if (row.id.value != expected++) return database.damaged("articles has a row with a wrong id");
    ArticleFacts facts;
    GUANXI_TRY(facts.text_hash, read_text_hash(articles, database));
    facts.meta = std::move(row.meta);
    GUANXI_TRY(const bool has_text, texts.step());
    if (!has_text || texts.number(0) != row.id.value) return database.damaged("an article has no text or no facts");
    facts.text = texts.text(1);
    sentences.reset();
    sentences.bind(1, row.id.value);
    GUANXI_CHECK(each_row(sentences, [&]() -> Result<void> {
      GUANXI_TRY(facts.sentences.emplace_back(), read_span(sentences, 0));
      return {};
    }));
    if (!decode_facts(texts.blob(2), facts) || !check_facts(facts)) {
      return database.damaged(fmt::format("the facts of article {} are none", row.id.value));
    }
    return visit(facts);
  });
}

}  // namespace guanxi::graph
