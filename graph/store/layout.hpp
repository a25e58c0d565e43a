// What a graph file is made of: its marks, its tables, its settings. docs/store-format.md explains them to users.
// Private to graph/store.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace guanxi::graph::layout {

/// PRAGMA application_id: "GUAN" in ASCII, at byte 68 of the file, big-endian.
inline constexpr std::uint32_t k_application_id = 0x4755414E;
/// PRAGMA user_version: the format's number; another number is another layout.
inline constexpr std::uint32_t k_version = 4;
/// A text longer than this is refused: SQLite's own limit for one value is 10^9 bytes.
inline constexpr std::size_t k_longest_text = 900'000'000;

/// A table and the order in which its rows are written, read back and summed.
struct Table {
  std::string_view name;
  std::string_view columns;  ///< comma-separated, in the order of the table
  std::string_view order;    ///< columns of its primary key
};

enum TableIndex : std::uint8_t {
  recognizers,
  articles,
  copies,
  texts,
  facts,
  sentences,
  entities,
  aliases,
  article_forms,
  mentions,
  relations,
  link_reasons,
  possible_same,
  forbidden_ties
};

inline constexpr std::array<Table, 14> k_tables{{
    {"recognizers", "id, lexicon_fingerprint, model_fingerprint", "id"},
    {"articles",
     "id, name, title, date, source, url, byline, origin, recognizer, sentence_count, text_hash, reprint_of", "id"},
    {"copies", "article, number, name, title, date, source, url, byline, origin, recognizer, text, sentences, facts",
     "article, number"},
    {"texts", "article, text", "article"},
    {"facts", "article, facts", "article"},
    {"sentences", "article, number, begin_byte, end_byte", "article, number"},
    {"entities", "id, type, name, key, stable, articles, mentions", "id"},
    {"aliases", "id, entity, form, folded, pinyin, initials, articles", "id"},
    {"article_forms", "article, entity, alias, fullest", "article, entity, alias"},
    {"mentions", "article, sentence, begin_byte, end_byte, entity, reference",
     "article, sentence, begin_byte, end_byte, entity"},
    {"relations", "id, from_entity, to_entity, type, title, article, sentence, state", "id"},
    {"link_reasons", "entity, type, key, rule, ground", "entity, type, key, rule, ground"},
    {"possible_same", "entity, other, ground", "entity, other"},
    {"forbidden_ties", "entity, other", "entity, other"},
}};

inline constexpr std::string_view k_create_tables = R"sql(
CREATE TABLE settings(
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE recognizers(
  id INTEGER PRIMARY KEY,
  lexicon_fingerprint TEXT NOT NULL,
  model_fingerprint TEXT NOT NULL);
CREATE TABLE articles(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT,
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  byline TEXT NOT NULL,
  origin TEXT NOT NULL,
  recognizer INTEGER NOT NULL REFERENCES recognizers(id),
  sentence_count INTEGER NOT NULL,
  text_hash TEXT NOT NULL,
  reprint_of INTEGER REFERENCES articles(id));
CREATE TABLE copies(
  article INTEGER NOT NULL REFERENCES articles(id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT,
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  byline TEXT NOT NULL,
  origin TEXT NOT NULL,
  recognizer INTEGER NOT NULL REFERENCES recognizers(id),
  text TEXT,
  sentences BLOB,
  facts BLOB,
  PRIMARY KEY(article, number)) WITHOUT ROWID;
CREATE TABLE texts(
  article INTEGER PRIMARY KEY REFERENCES articles(id),
  text TEXT NOT NULL);
CREATE TABLE facts(
  article INTEGER PRIMARY KEY REFERENCES articles(id),
  facts BLOB NOT NULL);
CREATE TABLE sentences(
  article INTEGER NOT NULL REFERENCES articles(id),
  number INTEGER NOT NULL,
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  PRIMARY KEY(article, number)) WITHOUT ROWID;
CREATE TABLE entities(
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  stable TEXT NOT NULL,
  articles INTEGER NOT NULL,
  mentions INTEGER NOT NULL);
CREATE TABLE aliases(
  id INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL REFERENCES entities(id),
  form TEXT NOT NULL,
  folded TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  articles INTEGER NOT NULL);
CREATE TABLE article_forms(
  article INTEGER NOT NULL REFERENCES articles(id),
  entity INTEGER NOT NULL REFERENCES entities(id),
  alias INTEGER NOT NULL REFERENCES aliases(id),
  fullest INTEGER NOT NULL,
  PRIMARY KEY(article, entity, alias)) WITHOUT ROWID;
CREATE TABLE mentions(
  article INTEGER NOT NULL REFERENCES articles(id),
  sentence INTEGER NOT NULL,
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entities(id),
  reference INTEGER NOT NULL,
  PRIMARY KEY(article, sentence, begin_byte, end_byte, entity)) WITHOUT ROWID;
CREATE TABLE relations(
  id INTEGER PRIMARY KEY,
  from_entity INTEGER NOT NULL REFERENCES entities(id),
  to_entity INTEGER NOT NULL REFERENCES entities(id),
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles(id),
  sentence INTEGER NOT NULL,
  state TEXT NOT NULL);
CREATE TABLE link_reasons(
  entity INTEGER NOT NULL REFERENCES entities(id),
  type TEXT NOT NULL,
  key TEXT NOT NULL,
  rule TEXT NOT NULL,
  ground TEXT NOT NULL,
  PRIMARY KEY(entity, type, key, rule, ground)) WITHOUT ROWID;
CREATE TABLE possible_same(
  entity INTEGER NOT NULL REFERENCES entities(id),
  other INTEGER NOT NULL REFERENCES entities(id),
  ground TEXT NOT NULL,
  PRIMARY KEY(entity, other)) WITHOUT ROWID;
CREATE TABLE forbidden_ties(
  entity INTEGER NOT NULL REFERENCES entities(id),
  other INTEGER NOT NULL REFERENCES entities(id),
  PRIMARY KEY(entity, other)) WITHOUT ROWID;
)sql";

/// After the rows: sorting once costs less than keeping an index sorted.
inline constexpr std::string_view k_create_indices = R"sql(
CREATE INDEX articles_by_name ON articles(name);
CREATE INDEX copies_by_name ON copies(name);
CREATE INDEX entities_by_name ON entities(name);
CREATE INDEX aliases_by_entity ON aliases(entity);
CREATE INDEX aliases_by_folded ON aliases(folded);
CREATE INDEX article_entities_by_entity ON article_forms(entity, article) WHERE fullest = 1;
CREATE INDEX mentions_by_entity ON mentions(entity, article, sentence, begin_byte, end_byte);
CREATE INDEX references_by_entity ON mentions(entity) WHERE reference = 1;
CREATE INDEX relations_by_from ON relations(from_entity);
CREATE INDEX relations_by_to ON relations(to_entity);
CREATE INDEX relations_by_article ON relations(article);
CREATE INDEX possible_same_by_other ON possible_same(other);
)sql";

inline constexpr std::string_view k_create_views = R"sql(
CREATE VIEW sentence_texts AS
  SELECT s.article, s.number,
         CAST(substr(CAST(t.text AS BLOB), s.begin_byte + 1, s.end_byte - s.begin_byte) AS TEXT) AS text
  FROM sentences s JOIN texts t ON t.article = s.article;
CREATE VIEW article_entities AS
  SELECT article, entity, alias FROM article_forms WHERE fullest = 1;
CREATE VIEW co_mentions AS
  SELECT x.entity AS entity, y.entity AS other, count(DISTINCT coalesce(a.reprint_of, a.id)) AS articles, min(a.date) AS first, max(a.date) AS last
  FROM article_forms x
  JOIN article_forms y ON y.article = x.article AND y.fullest = 1 AND y.entity <> x.entity
  JOIN articles a ON a.id = x.article
  WHERE x.fullest = 1 AND NOT EXISTS (SELECT 1 FROM forbidden_ties f
    WHERE f.entity = min(x.entity, y.entity) AND f.other = max(x.entity, y.entity))
  GROUP BY x.entity, y.entity;
CREATE VIEW co_mention_sentences AS
  SELECT DISTINCT x.entity AS entity, y.entity AS other, x.article AS article, x.sentence AS sentence
  FROM mentions x
  JOIN mentions y ON y.article = x.article AND y.sentence = x.sentence AND y.entity <> x.entity
  WHERE NOT EXISTS (SELECT 1 FROM forbidden_ties f
    WHERE f.entity = min(x.entity, y.entity) AND f.other = max(x.entity, y.entity));
CREATE VIEW stated_relations AS
  SELECT f.name AS from_name, r.type, r.title, r.state, t.name AS to_name, a.date, a.name AS article_name,
         r.from_entity, r.to_entity, r.article, r.sentence
  FROM relations r
  JOIN entities f ON f.id = r.from_entity
  JOIN entities t ON t.id = r.to_entity
  JOIN articles a ON a.id = r.article;
)sql";

/// Names in the settings table; a checksum's name is k_checksum + the table's name.
inline constexpr std::string_view k_lexicon = "lexicon_fingerprint";
inline constexpr std::string_view k_model = "model_fingerprint";
inline constexpr std::string_view k_corrections = "corrections";
inline constexpr std::string_view k_checksum = "checksum_";

}  // namespace guanxi::graph::layout
