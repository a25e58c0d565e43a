// check() on stores that SQLite finds nothing wrong with: each kind of row that cannot be is made, and must be named.
#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "graph/store/sqlite.hpp"
#include "tests/graph/store/random_articles.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

struct Fault {
  std::string_view sql;      ///< makes the fault
  std::string_view finding;  ///< what check() must say, among other things
};

constexpr std::array k_faults{
    Fault{"UPDATE articles SET date = '2999-01-01' WHERE id = 0", "articles out of the order"},
    Fault{"UPDATE articles SET text_hash = (SELECT text_hash FROM articles WHERE id = 1) WHERE id = 0",
          "articles with the same text"},
    Fault{"DELETE FROM articles WHERE id = 3", "ids of articles"},
    Fault{"DELETE FROM texts WHERE article = 3", "articles without a text"},
    Fault{"INSERT INTO texts VALUES(999, 'x')", "texts without an article"},
    Fault{"DELETE FROM facts WHERE article = 3", "articles without facts"},
    Fault{"INSERT INTO facts VALUES(999, x'0000')", "facts of no article"},
    Fault{"UPDATE facts SET facts = x'01' WHERE article = 3", "the facts of article 3 are none"},
    Fault{"UPDATE facts SET facts = CAST(facts AS TEXT) WHERE article = 3",
          "table facts does not hold what was written"},
    Fault{"INSERT INTO link_reasons VALUES(999, 'place', 'k', 'r', 'g')", "reasons of no entity"},
    Fault{"INSERT INTO possible_same VALUES(3, 2, 'g')", "possible pairs that are none"},
    Fault{"INSERT INTO forbidden_ties VALUES(3, 2)", "forbidden ties of no pair"},
    Fault{"INSERT INTO forbidden_ties SELECT min(from_entity, to_entity), max(from_entity, to_entity) FROM relations "
          "LIMIT 1",
          "forbidden ties of no pair, or that a relation states"},
    Fault{"UPDATE articles SET sentence_count = 77 WHERE id = 2", "sentence_count"},
    Fault{"INSERT INTO sentences VALUES(999, 0, 0, 1)", "sentences of no article"},
    Fault{"DELETE FROM sentences WHERE article = 4 AND number = 0", "sentences not numbered"},
    Fault{"UPDATE sentences SET begin_byte = end_byte + 5 WHERE article = 4 AND number = 0", "sentences that overlap"},
    Fault{"UPDATE sentences SET end_byte = 99999 WHERE number = (SELECT max(number) FROM sentences s WHERE "
          "s.article = sentences.article)",
          "sentences that leave their text"},
    Fault{"UPDATE mentions SET end_byte = end_byte + 5000", "mentions outside their sentence"},
    Fault{"UPDATE mentions SET reference = 2", "neither names nor references"},
    Fault{"UPDATE mentions SET reference = 1", "that no mention names"},
    Fault{"DELETE FROM article_forms WHERE entity = 1", "has no name for"},
    Fault{"DELETE FROM entities WHERE id = 2", "ids of entities"},
    Fault{"UPDATE entities SET mentions = mentions + 1 WHERE id = 2", "entities whose counts"},
    Fault{"UPDATE entities SET name = 'x' WHERE id = 2", "entities whose name is none of their forms"},
    Fault{"UPDATE entities SET key = 'zz' WHERE id = 0", "entities out of the order"},
    Fault{"UPDATE entities SET stable = '0000000000000001' WHERE id = 0", "stable number of another"},
    Fault{"UPDATE entities SET type = 'ghost' WHERE id = 0", "a type that is none"},
    Fault{"UPDATE aliases SET entity = 999 WHERE id = 1", "aliases of no entity"},
    Fault{"UPDATE aliases SET form = '' WHERE id = (SELECT max(id) FROM aliases GROUP BY entity HAVING count(*) > 1)",
          "aliases out of the order"},
    Fault{"DELETE FROM aliases WHERE id = 1", "ids of aliases"},
    Fault{"UPDATE article_forms SET fullest = 0 WHERE entity = 1", "without one fullest form"},
    Fault{"UPDATE article_forms SET alias = alias + 900", "another entity's alias"},
    Fault{"UPDATE aliases SET articles = articles + 1 WHERE id = 1", "aliases whose count"},
    Fault{"UPDATE relations SET from_entity = 999 WHERE id = 0", "relations out of the order"},
    Fault{"UPDATE relations SET to_entity = from_entity WHERE id = 0", "an entity with itself"},
    Fault{"UPDATE relations SET sentence = 999 WHERE id = 0", "relations in sentences that are not there"},
    Fault{"UPDATE relations SET to_entity = 999 WHERE id = 0", "that their article does not mention"},
    Fault{"UPDATE relations SET type = 'knows' WHERE id = 0", "relation 0 has a type"},
    Fault{"UPDATE relations SET state = 'unknown' WHERE id = 0", "relation 0 has a state"},
    Fault{"UPDATE articles SET title = title || 'x' WHERE id = 0", "table articles does not hold what was written"},
    Fault{"UPDATE aliases SET pinyin = 'x' WHERE id = 0", "table aliases does not hold what was written"},
    Fault{"DELETE FROM settings", "table mentions does not hold what was written"},
};

TEST(Check, NamesEveryFault) {
  const TemporaryFolder folder;
  const std::string whole = folder.file("whole.gx");
  ASSERT_TRUE(build_store(whole, random_articles(3, {})));
  for (const Fault& fault : k_faults) {
    const std::string path = folder.file("faulty.gx");
    std::filesystem::copy_file(whole, path, std::filesystem::copy_options::overwrite_existing);
    auto database = graph::Database::open(path, graph::Database::Mode::create, path);
    ASSERT_TRUE(database);
    const auto done = (*database)->execute(fault.sql);
    ASSERT_TRUE(done) << fault.sql << ": " << describe(done.error());
    ASSERT_TRUE((*database)->close());
    const auto store = graph::Store::open(path);
    ASSERT_TRUE(store) << describe(store.error());
    const auto findings = store->check();
    ASSERT_TRUE(findings) << describe(findings.error());
    EXPECT_TRUE(std::any_of(findings->begin(), findings->end(),
                            [&](const std::string& finding) { return finding.find(fault.finding) != std::string::npos; }))
        << fault.sql << " gave: " << fmt::format("{}", fmt::join(*findings, "; "));
  }
}

}  // namespace
}  // namespace guanxi::testing
