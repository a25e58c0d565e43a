// SQLite's own look at pages and indices; checksums over every value; rules of how rows belong together; facts.
#include "graph/store/check.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "graph/store/checksum.hpp"
#include "graph/store/layout.hpp"
#include "graph/store/row_reader.hpp"
#include "graph/store/stable_id.hpp"
#include "graph/store/stored_facts.hpp"

namespace guanxi::graph {

namespace {

using Findings = std::vector<std::string>;

/// Something that no row may be: `query` counts the rows that are.
struct Rule {
  std::string_view finding;
  std::string_view query;
};

constexpr std::string_view k_type_rank =
    "CASE {0}.type WHEN 'official' THEN 0 WHEN 'person' THEN 1 WHEN 'agency' THEN 2 WHEN 'enterprise' THEN 3 "
    "WHEN 'policy' THEN 4 ELSE 5 END";

constexpr std::array k_rules{
    Rule{"articles out of the order (date, name, text_hash)",
         "SELECT count(*) FROM articles a JOIN articles b ON b.id = a.id + 1 WHERE "
         "(coalesce(a.date, ''), a.name, a.text_hash) >= (coalesce(b.date, ''), b.name, b.text_hash)"},
    Rule{"ids of articles that are not 0, 1, 2 and so on",
         "SELECT max(id) + 1 <> count(*) OR min(id) <> 0 FROM articles HAVING count(*) > 0"},
    Rule{"articles with the same text", "SELECT count(*) - count(DISTINCT text_hash) FROM articles"},
    Rule{"reprints of an article that does not come before them, or is a reprint itself",
         "SELECT count(*) FROM articles a LEFT JOIN articles b ON b.id = a.reprint_of WHERE a.reprint_of IS NOT NULL "
         "AND (b.id IS NULL OR b.id >= a.id OR b.reprint_of IS NOT NULL)"},
    Rule{"articles without a text", "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM texts)"},
    Rule{"texts without an article", "SELECT count(*) FROM texts WHERE article NOT IN (SELECT id FROM articles)"},
    Rule{"copies of no article", "SELECT count(*) FROM copies WHERE article NOT IN (SELECT id FROM articles)"},
    Rule{"copies not numbered 1, 2 and so on",
         "SELECT count(*) FROM (SELECT 1 FROM copies GROUP BY article HAVING min(number) <> 1 OR max(number) <> "
         "count(*))"},
    Rule{"copies with half a text",
         "SELECT count(*) FROM copies WHERE (text IS NULL) + (sentences IS NULL) + (facts IS NULL) NOT IN (0, 3)"},
    Rule{"recognizers that nothing was read with",
         "SELECT count(*) FROM recognizers WHERE id NOT IN (SELECT recognizer FROM articles UNION SELECT recognizer "
         "FROM copies)"},
    Rule{"articles without facts", "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM facts)"},
    Rule{"facts of no article", "SELECT count(*) FROM facts WHERE article NOT IN (SELECT id FROM articles)"},
    Rule{"articles whose sentence_count is not the number of their sentences",
         "SELECT count(*) FROM articles a WHERE sentence_count <> (SELECT count(*) FROM sentences s WHERE s.article = "
         "a.id)"},
    Rule{"sentences of no article", "SELECT count(*) FROM sentences WHERE article NOT IN (SELECT id FROM articles)"},
    Rule{"sentences not numbered 0, 1, 2 and so on",
         "SELECT count(*) FROM (SELECT 1 FROM sentences GROUP BY article HAVING min(number) <> 0 OR "
         "max(number) + 1 <> count(*))"},
    Rule{"sentences that overlap or end before they begin",
         "SELECT count(*) FROM sentences a LEFT JOIN sentences b ON b.article = a.article AND b.number = a.number + 1 "
         "WHERE a.begin_byte < 0 OR a.end_byte < a.begin_byte OR b.begin_byte < a.end_byte"},
    Rule{"sentences that leave their text",
         "SELECT count(*) FROM (SELECT article, max(end_byte) AS last FROM sentences GROUP BY article) s "
         "JOIN texts t ON t.article = s.article WHERE s.last > length(CAST(t.text AS BLOB))"},
    Rule{"mentions outside their sentence",
         "SELECT count(*) FROM mentions m LEFT JOIN sentences s ON s.article = m.article AND s.number = m.sentence "
         "WHERE s.article IS NULL OR m.begin_byte < s.begin_byte OR m.end_byte > s.end_byte OR m.begin_byte >= "
         "m.end_byte"},
    Rule{"mentions that are neither names nor references", "SELECT count(*) FROM mentions WHERE reference NOT IN (0, 1)"},
    Rule{"entities that no mention names",
         "SELECT count(*) FROM entities e WHERE NOT EXISTS (SELECT 1 FROM mentions m WHERE m.entity = e.id "
         "AND m.reference = 0)"},
    Rule{"mentions of entities that their article has no name for",
         "SELECT count(*) FROM mentions m WHERE NOT EXISTS (SELECT 1 FROM article_forms f WHERE f.article = m.article "
         "AND f.entity = m.entity AND f.fullest = 1)"},
    Rule{"ids of entities that are not 0, 1, 2 and so on",
         "SELECT max(id) + 1 <> count(*) OR min(id) <> 0 FROM entities HAVING count(*) > 0"},
    Rule{"entities whose counts are not those of their mentions and articles",
         "SELECT count(*) FROM entities e WHERE e.mentions = 0 OR "
         "e.mentions <> (SELECT count(*) FROM mentions m WHERE m.entity = e.id) OR "
         "e.articles <> (SELECT count(*) FROM article_forms f WHERE f.entity = e.id AND f.fullest = 1)"},
    Rule{"entities whose name is none of their forms",
         "SELECT count(*) FROM entities e WHERE NOT EXISTS (SELECT 1 FROM aliases a WHERE a.entity = e.id AND a.form = "
         "e.name)"},
    Rule{"aliases of no entity", "SELECT count(*) FROM aliases WHERE entity NOT IN (SELECT id FROM entities)"},
    Rule{"aliases out of the order (entity, form)",
         "SELECT count(*) FROM aliases a JOIN aliases b ON b.id = a.id + 1 WHERE (a.entity, a.form) >= (b.entity, "
         "b.form)"},
    Rule{"ids of aliases that are not 0, 1, 2 and so on",
         "SELECT max(id) + 1 <> count(*) OR min(id) <> 0 FROM aliases HAVING count(*) > 0"},
    Rule{"forms in articles that belong to no article or to another entity's alias",
         "SELECT count(*) FROM article_forms f LEFT JOIN aliases a ON a.id = f.alias LEFT JOIN articles r ON r.id = "
         "f.article "
         "WHERE a.id IS NULL OR a.entity <> f.entity OR r.id IS NULL"},
    Rule{"entities in articles without one fullest form",
         "SELECT count(*) FROM (SELECT 1 FROM article_forms GROUP BY article, entity HAVING sum(fullest) <> 1)"},
    Rule{"aliases whose count is not that of the articles that have them",
         "SELECT (SELECT sum(articles) FROM aliases) <> (SELECT count(*) FROM article_forms)"},
    Rule{"relations out of the order (from, to)",
         "SELECT count(*) FROM relations a JOIN relations b ON b.id = a.id + 1 WHERE "
         "(a.from_entity, a.to_entity) > (b.from_entity, b.to_entity)"},
    Rule{"relations of an entity with itself", "SELECT count(*) FROM relations WHERE from_entity = to_entity"},
    Rule{"relations in sentences that are not there",
         "SELECT count(*) FROM relations r WHERE NOT EXISTS (SELECT 1 FROM sentences s WHERE s.article = r.article "
         "AND s.number = r.sentence)"},
    Rule{"relations of entities that their article does not mention",
         "SELECT count(*) FROM relations r WHERE "
         "NOT EXISTS (SELECT 1 FROM mentions m WHERE m.entity = r.from_entity AND m.article = r.article) OR "
         "NOT EXISTS (SELECT 1 FROM mentions m WHERE m.entity = r.to_entity AND m.article = r.article)"},
    Rule{"reasons of no entity", "SELECT count(*) FROM link_reasons WHERE entity NOT IN (SELECT id FROM entities)"},
    Rule{"possible pairs that are none",
         "SELECT count(*) FROM possible_same WHERE entity >= other OR entity NOT IN (SELECT id FROM entities) OR "
         "other NOT IN (SELECT id FROM entities)"},
    Rule{"forbidden ties of no pair, or that a relation states",
         "SELECT count(*) FROM forbidden_ties WHERE entity >= other OR entity NOT IN (SELECT id FROM entities) OR "
         "other NOT IN (SELECT id FROM entities) OR EXISTS (SELECT 1 FROM relations WHERE "
         "(from_entity = entity AND to_entity = other) OR (from_entity = other AND to_entity = entity))"},
};

Result<void> check_pages(const Database& database, Findings& findings) {
  GUANXI_TRY(Statement rows, database.prepare("PRAGMA integrity_check(20)"));
  return each_row(rows, [&]() -> Result<void> {
    if (rows.text(0) != "ok") findings.push_back(fmt::format("SQLite: {}", rows.text(0)));
    return {};
  });
}

Result<std::uint64_t> sum_of(const Database& database, const layout::Table& table) {
  GUANXI_TRY(Statement rows, database.prepare(fmt::format("SELECT {} FROM {} ORDER BY {}", table.columns, table.name,
                                                          table.order)));
  Checksum sum;
  for (;;) {
    GUANXI_TRY(const bool there, rows.step());
    if (!there) return sum.value();
    for (int column = 0; column < rows.column_count(); ++column) {
      if (rows.is_number(column)) {
        sum.add_number(rows.number(column));
      } else if (rows.is_null(column)) {
        sum.add_null();
      } else if (rows.is_blob(column)) {
        sum.add_blob(rows.blob(column));
      } else {
        sum.add_text(rows.text(column));
      }
    }
  }
}

Result<void> check_sums(const Database& database, Findings& findings) {
  GUANXI_TRY(Statement setting, database.prepare("SELECT value FROM settings WHERE name = ?"));
  for (const layout::Table& table : layout::k_tables) {
    const std::string name = fmt::format("{}{}", layout::k_checksum, table.name);
    setting.bind(1, std::string_view(name));
    GUANXI_TRY(const bool there, setting.step());
    const std::string expected(there ? setting.text(0) : std::string_view("none"));
    setting.reset();
    GUANXI_TRY(const std::uint64_t sum, sum_of(database, table));
    if (fmt::format("{:016x}", sum) != expected) {
      findings.push_back(fmt::format("table {} does not hold what was written into it (checksum {:016x}, written {})",
                                     table.name, sum, expected));
    }
  }
  return {};
}

Result<void> check_rule(const Database& database, std::string_view finding, std::string_view query, Findings& findings) {
  GUANXI_TRY(Statement rows, database.prepare(query));
  GUANXI_TRY(const bool there, rows.step());
  if (there && rows.number(0) != 0) findings.push_back(fmt::format("{}: {}", finding, rows.number(0)));
  return {};
}

Result<void> check_rules(const Database& database, Findings& findings) {
  for (const Rule& rule : k_rules) GUANXI_CHECK(check_rule(database, rule.finding, rule.query, findings));
  const std::string order = fmt::format(
      "SELECT count(*) FROM entities a JOIN entities b ON b.id = a.id + 1 WHERE (a.key, {}) >= (b.key, {})",
      fmt::format(k_type_rank, "a"), fmt::format(k_type_rank, "b"));
  return check_rule(database, "entities out of the order (key, type)", order, findings);
}

Result<void> check_names(const Database& database, Findings& findings) {
  GUANXI_TRY(Statement entities, database.prepare("SELECT id, type, key, stable FROM entities ORDER BY id"));
  const auto check_entity = [&]() -> Result<void> {
    const auto type = parse_entity_type(entities.text(1));
    if (!type || fmt::format("{:016x}", stable_id(*type, entities.text(2))) != entities.text(3)) {
      findings.push_back(fmt::format("entity {} has a type that is none or a stable number of another", entities.text(0)));
    }
    return {};
  };
  GUANXI_CHECK(each_row(entities, check_entity));
  GUANXI_TRY(Statement relations, database.prepare("SELECT id, type, state FROM relations ORDER BY id"));
  return each_row(relations, [&]() -> Result<void> {
    if (!parse_relation_type(relations.text(1))) {
      findings.push_back(fmt::format("relation {} has a type that is none", relations.text(0)));
    }
    if (!parse_post_state(relations.text(2))) {
      findings.push_back(fmt::format("relation {} has a state that is none", relations.text(0)));
    }
    return {};
  });
}

/// What each article gave can be read back, so that articles can be added and taken away.
Result<void> check_stored_facts(const Database& database, Findings& /*findings*/) {
  const auto pass = [](const ArticleFacts&, const Recognizer&, CopyKind) -> Result<void> { return {}; };
  return each_stored_copy(database, pass);
}

}  // namespace

Result<std::vector<std::string>> check_database(const Database& database) {
  Findings findings;
  for (const auto look : {check_pages, check_sums, check_rules, check_names, check_stored_facts}) {
    if (auto seen = look(database, findings); !seen) {
      if (seen.error().code != ErrorCode::malformed) return tl::unexpected(std::move(seen).error());
      findings.push_back(seen.error().message);
    }
    // Over broken pages the others would find the same damage again, many times over.
    if (look == check_pages && !findings.empty()) return findings;
  }
  return findings;
}

}  // namespace guanxi::graph
