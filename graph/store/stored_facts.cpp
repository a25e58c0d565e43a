#include "graph/store/stored_facts.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/store/facts_codec.hpp"
#include "graph/store/row_reader.hpp"

namespace guanxi::graph {

namespace {

class StoredCopies {
 public:
  explicit StoredCopies(const Database& database) : m_database(database) {}

  Result<void> open() {
    GUANXI_TRY(Statement rows,
               m_database.prepare("SELECT lexicon_fingerprint, model_fingerprint FROM recognizers ORDER BY id"));
    GUANXI_CHECK(each_row(rows, [&]() -> Result<void> {
      m_recognizers.push_back({std::string(rows.text(0)), std::string(rows.text(1))});
      return {};
    }));
    GUANXI_TRY(m_articles, m_database.prepare(std::string(k_select_articles) + " ORDER BY id"));
    GUANXI_TRY(m_texts, m_database.prepare("SELECT t.article, t.text, f.facts FROM texts t JOIN facts f "
                                           "ON f.article = t.article ORDER BY t.article"));
    GUANXI_TRY(m_sentences,
               m_database.prepare("SELECT begin_byte, end_byte FROM sentences WHERE article = ? ORDER BY number"));
    GUANXI_TRY(m_copies,
               m_database.prepare("SELECT name, title, date, source, url, byline, origin, recognizer, text, sentences, "
                                  "facts FROM copies WHERE article = ? ORDER BY number"));
    return {};
  }

  Result<void> each(const StoredVisit& visit) {
    std::uint32_t expected = 0;
    return each_row(m_articles, [&]() -> Result<void> {
      GUANXI_TRY(ArticleRow row, read_article(m_articles, m_database));
      if (row.id.value != expected++) return m_database.damaged("articles has a row with a wrong id");
      GUANXI_TRY(const ArticleFacts facts, article(std::move(row)));
      GUANXI_TRY(const Recognizer* const read_with, recognizer(m_articles, 8));
      GUANXI_CHECK(visit(facts, *read_with, CopyKind::article));
      return copies(ArticleId{expected - 1}, facts, visit);
    });
  }

 private:
  Result<ArticleFacts> article(ArticleRow&& row) {
    ArticleFacts facts;
    GUANXI_TRY(facts.text_hash, read_text_hash(m_articles, m_database));
    facts.meta = std::move(row.meta);
    GUANXI_TRY(const bool has_text, m_texts.step());
    if (!has_text || m_texts.number(0) != row.id.value) return m_database.damaged("an article has no text or no facts");
    facts.text = m_texts.text(1);
    m_sentences.reset();
    m_sentences.bind(1, row.id.value);
    GUANXI_CHECK(each_row(m_sentences, [&]() -> Result<void> {
      GUANXI_TRY(facts.sentences.emplace_back(), read_span(m_sentences, 0));
      return {};
    }));
    GUANXI_CHECK(decode(m_texts.blob(2), row.id, facts));
    return facts;
  }

  Result<void> copies(ArticleId article, const ArticleFacts& original, const StoredVisit& visit) {
    m_copies.reset();
    m_copies.bind(1, article.value);
    return each_row(m_copies, [&]() -> Result<void> {
      ArticleFacts facts = original;
      GUANXI_TRY(facts.meta, read_meta(m_copies, 0, m_database));
      GUANXI_TRY(const Recognizer* const read_with, recognizer(m_copies, 7));
      if (!m_copies.is_null(8)) {
        facts.text = m_copies.text(8);
        if (!decode_sentences(m_copies.blob(9), facts.sentences)) return no_facts(article);
        GUANXI_CHECK(decode(m_copies.blob(10), article, facts));
      }
      return visit(facts, *read_with, CopyKind::copy);
    });
  }

  [[nodiscard]] tl::unexpected<Error> no_facts(ArticleId article) const {
    return m_database.damaged(fmt::format("the facts of article {} are none", article.value));
  }
  Result<void> decode(std::string_view bytes, ArticleId article, ArticleFacts& facts) const {
    if (!decode_facts(bytes, facts) || !check_facts(facts)) return no_facts(article);
    return {};
  }
  Result<const Recognizer*> recognizer(const Statement& row, int column) const {
    GUANXI_TRY(const std::uint32_t number, row.small_number(column));
    if (number >= m_recognizers.size()) return m_database.damaged("an article was read with what recognizers has not");
    return &m_recognizers[number];
  }

  const Database& m_database;
  std::vector<Recognizer> m_recognizers;
  Statement m_articles;
  Statement m_texts;
  Statement m_sentences;
  Statement m_copies;
};

}  // namespace

Result<void> each_stored_copy(const Database& database, const StoredVisit& visit) {
  StoredCopies copies(database);
  GUANXI_CHECK(copies.open());
  return copies.each(visit);
}

}  // namespace guanxi::graph
