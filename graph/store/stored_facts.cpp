// One cursor a table, all in the order of articles, moved along together.
#include "graph/store/stored_facts.hpp"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/store/layout.hpp"
#include "graph/store/row_reader.hpp"
#include "graph/store/sqlite.hpp"

namespace guanxi::graph {

namespace {

/// A statement whose first column is the article, standing on a row or at the end.
class ArticleCursor {
 public:
  static Result<ArticleCursor> open(const Database& database, std::string_view sql) {
    ArticleCursor cursor;
    GUANXI_TRY(cursor.m_rows, database.prepare(sql));
    GUANXI_CHECK(cursor.advance());
    return cursor;
  }
  /// Visits this article's rows. Rows must come with ascending articles.
  template <typename Visit>
  Result<void> rows_of(std::uint32_t article, Visit visit) {
    while (m_there && m_article == article) {
      GUANXI_CHECK(visit(m_rows));
      GUANXI_CHECK(advance());
    }
    return {};
  }
  /// The end is reached: no row belongs to an article that is not there.
  [[nodiscard]] bool done() const { return !m_there; }

 private:
  Result<void> advance() {
    GUANXI_TRY(m_there, m_rows.step());
    if (m_there) {
      GUANXI_TRY(m_article, m_rows.small_number(0));
    }
    return {};
  }
  Statement m_rows;
  bool m_there = false;
  std::uint32_t m_article = 0;
};

struct NamedEntity {
  EntityType type{};
  std::string key;
};

class FactsReader {
 public:
  explicit FactsReader(const Database& database) : m_database(database) {}

  Result<void> open() {
    GUANXI_CHECK(read_entities());
    GUANXI_CHECK(read_forms());
    GUANXI_TRY(m_texts, ArticleCursor::open(m_database, "SELECT article, text FROM texts ORDER BY article"));
    GUANXI_TRY(m_sentences, ArticleCursor::open(m_database, "SELECT article, begin_byte, end_byte FROM sentences "
                                                            "ORDER BY article, number"));
    GUANXI_TRY(m_article_forms, ArticleCursor::open(m_database, "SELECT article, entity, alias, fullest FROM article_forms "
                                                                "ORDER BY article, entity, alias"));
    GUANXI_TRY(m_mentions, ArticleCursor::open(m_database, "SELECT article, begin_byte, end_byte, entity FROM mentions "
                                                           "ORDER BY article, sentence, begin_byte, end_byte"));
    GUANXI_TRY(m_relations, ArticleCursor::open(m_database, "SELECT article, from_entity, to_entity, type, title, sentence, state "
                                                            "FROM relations ORDER BY article, id"));
    return {};
  }

  Result<void> read(std::uint32_t article, ArticleFacts& facts) {
    m_index.clear();
    const auto text = [&](const Statement& row) -> Result<void> {
      facts.text = row.text(1);
      return {};
    };
    const auto sentence = [&](const Statement& row) -> Result<void> {
      GUANXI_TRY(const Span span, read_span(row, 1));
      facts.sentences.push_back(span);
      return {};
    };
    const auto form = [&](const Statement& row) { return read_form(row, facts); };
    const auto mention = [&](const Statement& row) -> Result<void> {
      GUANXI_TRY(const Span span, read_span(row, 1));
      GUANXI_TRY(const std::uint32_t entity, entity_index(row, 3));
      facts.entities[entity].mentions.push_back(span);
      return {};
    };
    const auto relation = [&](const Statement& row) { return read_relation(row, facts); };
    GUANXI_CHECK(m_texts.rows_of(article, text));
    GUANXI_CHECK(m_sentences.rows_of(article, sentence));
    GUANXI_CHECK(m_article_forms.rows_of(article, form));
    GUANXI_CHECK(m_mentions.rows_of(article, mention));
    return m_relations.rows_of(article, relation);
  }

  [[nodiscard]] bool done() const {
    return m_texts.done() && m_sentences.done() && m_article_forms.done() && m_mentions.done() && m_relations.done();
  }

 private:
  Result<void> read_entities() {
    GUANXI_TRY(Statement rows, m_database.prepare("SELECT id, type, key FROM entities ORDER BY id"));
    return each_row(rows, [&]() -> Result<void> {
      const auto type = parse_entity_type(rows.text(1));
      if (!type || rows.number(0) != static_cast<std::int64_t>(m_entities.size())) {
        return m_database.damaged("entities has a row with a wrong id or type");
      }
      m_entities.push_back({*type, std::string(rows.text(2))});
      return {};
    });
  }

  Result<void> read_forms() {
    GUANXI_TRY(Statement rows, m_database.prepare("SELECT id, form FROM aliases ORDER BY id"));
    return each_row(rows, [&]() -> Result<void> {
      if (rows.number(0) != static_cast<std::int64_t>(m_forms.size())) {
        return m_database.damaged("aliases has a row with a wrong id");
      }
      m_forms.emplace_back(rows.text(1));
      return {};
    });
  }

  Result<void> read_form(const Statement& row, ArticleFacts& facts) {
    GUANXI_TRY(const std::uint32_t entity, row.small_number(1));
    GUANXI_TRY(const std::uint32_t form, row.small_number(2));
    if (entity >= m_entities.size() || form >= m_forms.size()) {
      return m_database.damaged("article_forms names an entity or alias that is not there");
    }
    const auto [at, is_new] = m_index.try_emplace(entity, static_cast<std::uint32_t>(facts.entities.size()));
    if (is_new) {
      FactEntity made;
      made.type = m_entities[entity].type;
      made.key = m_entities[entity].key;
      facts.entities.push_back(std::move(made));
    }
    FactEntity& fact = facts.entities[at->second];
    if (row.number(3) == 1) {
      fact.name = m_forms[form];
    } else {
      fact.aliases.push_back(m_forms[form]);
    }
    return {};
  }

  Result<void> read_relation(const Statement& row, ArticleFacts& facts) {
    const auto type = parse_relation_type(row.text(3));
    GUANXI_TRY(const std::uint32_t from, entity_index(row, 1));
    GUANXI_TRY(const std::uint32_t to, entity_index(row, 2));
    GUANXI_TRY(const std::uint32_t sentence, row.small_number(5));
    const auto state = parse_post_state(row.text(6));
    if (!type || !state || sentence >= facts.sentences.size()) {
      return m_database.damaged("relations has a row with a wrong type, state or sentence");
    }
    facts.relations.push_back({*type, from, to, std::string(row.text(4)), facts.sentences[sentence], *state});
    return {};
  }

  /// Of the entity in `column`, its index among this article's entities.
  Result<std::uint32_t> entity_index(const Statement& row, int column) const {
    GUANXI_TRY(const std::uint32_t entity, row.small_number(column));
    const auto at = m_index.find(entity);
    if (at == m_index.end()) return m_database.damaged("a mention or relation names an entity that its article has not");
    return at->second;
  }

  const Database& m_database;
  std::vector<NamedEntity> m_entities;
  std::vector<std::string> m_forms;
  std::unordered_map<std::uint32_t, std::uint32_t> m_index;  // entity id -> index in the article at hand
  ArticleCursor m_texts;
  ArticleCursor m_sentences;
  ArticleCursor m_article_forms;
  ArticleCursor m_mentions;
  ArticleCursor m_relations;
};

}  // namespace

Result<void> each_stored_facts(const std::string& path, const std::function<Result<void>(const ArticleFacts&)>& visit) {
  GUANXI_TRY(const auto database, Database::open(path, Database::Mode::read, path));
  FactsReader reader(*database);
  GUANXI_CHECK(reader.open());
  GUANXI_TRY(Statement rows, database->prepare(std::string(k_select_articles) + " ORDER BY id"));
  std::uint32_t expected = 0;
  const auto read_and_visit = [&]() -> Result<void> {
    GUANXI_TRY(ArticleRow row, read_article(rows, *database));
    if (row.id.value != expected++) return database->damaged("articles has a row with a wrong id");
    ArticleFacts facts;
    GUANXI_TRY(facts.text_hash, read_text_hash(rows, *database));
    facts.meta = std::move(row.meta);
    GUANXI_CHECK(reader.read(row.id.value, facts));
    return visit(facts);
  };
  GUANXI_CHECK(each_row(rows, read_and_visit));
  if (!reader.done()) return database->damaged("a table has rows of an article that is not there");
  return {};
}

}  // namespace guanxi::graph
