// A graph file in Cypher's terms.
#include <gtest/gtest.h>

#include "queries/cypher/graph/gx_graph.hpp"
#include "tests/queries/cypher/harness.hpp"
#include "tests/queries/make_graph.hpp"

namespace guanxi::cypher::test {
namespace {

using queries::test::make_graph;
using queries::test::Story;

graph::Graph sample() {
  const auto day = [](std::string_view text) { return *guanxi::parse_date(text); };
  return make_graph({EntityType::official, EntityType::place, EntityType::agency, EntityType::official},
                    {Story{0, 1, day("2021-01-01"), true, RelationType::holds_post},
                     Story{0, 1, day("2021-03-01"), true, RelationType::holds_post},
                     Story{1, 2, day("2021-02-01"), false, std::nullopt},
                     Story{3, 1, day("2021-05-01"), true, RelationType::visits}});
}

std::vector<std::string> rows(const std::string& query, Optimise optimise = Optimise::yes) {
  static const graph::Graph file = sample();
  GxGraph graph(file);
  Settings settings;
  settings.optimise = optimise;
  const Outcome outcome = ask(graph, query, settings);
  EXPECT_EQ(outcome.error, "") << query << "\n" << outcome.detail.message;
  return outcome.rows;
}
using Rows = std::vector<std::string>;

TEST(CypherGraphFile, AliasesThroughTheIndex) {
  for (const Optimise optimise : {Optimise::yes, Optimise::no}) {
    EXPECT_EQ(rows("MATCH (n) WHERE 'e1' IN n.aliases RETURN n.name", optimise), Rows{"'e1'"});
    EXPECT_EQ(rows("MATCH (n) WHERE 'E1' IN n.aliases RETURN n.name", optimise),
              Rows{});  // the index folds, IN does not
    EXPECT_EQ(rows("UNWIND ['e2', 'e0', null, 1] AS x MATCH (n) WHERE x IN n.aliases RETURN n.name", optimise),
              (Rows{"'e2'", "'e0'"}));
    EXPECT_EQ(rows("MATCH (n) WHERE n.aliases = ['e1'] RETURN n.name", optimise), Rows{"'e1'"});
    EXPECT_EQ(rows("MATCH (n:Official)-[:HOLDS_POST]->(m) WHERE 'e1' IN m.aliases RETURN DISTINCT n.name", optimise),
              Rows{"'e0'"});
  }
  const graph::Graph file = sample();
  GxGraph graph(file);
  const auto plan = run_query("EXPLAIN MATCH (n) WHERE 'e1' IN n.aliases RETURN n", {}, graph, {}, {}, {});
  ASSERT_TRUE(plan);
  EXPECT_TRUE(std::any_of(plan->plan.begin(), plan->plan.end(), [](const PlanRow& row) {
    return row.what.find("NodesByIndex (n {aliases})") != std::string::npos;
  }));
}

TEST(CypherGraphFile, Procedures) {
  EXPECT_EQ(
      rows("CALL guanxi.find('e1')"),
      Rows{"(:Entity:Place{aliases: ['e1'], articles: 4, name: 'e1', sentences: 4, type: 'place'}) | 1.0 | 'e1'"});
  EXPECT_EQ(rows("CALL guanxi.find('e', 2) YIELD node AS n, score WHERE score < 1 RETURN n.name, score"),
            (Rows{"'e1' | 0.7", "'e0' | 0.7"}));
  EXPECT_EQ(rows("MATCH (a:Agency) CALL guanxi.find('e1') YIELD node MATCH (a)--(node) RETURN *").size(), 1U);
  EXPECT_EQ(rows("CALL db.labels() YIELD label WHERE label STARTS WITH 'Off'"), Rows{"'Official'"});
  EXPECT_EQ(rows("CALL db.relationshipTypes YIELD relationshipType AS t WITH t WHERE t = 'ISSUED' RETURN t"),
            Rows{"'ISSUED'"});
  EXPECT_EQ(rows("CALL db.propertyKeys() YIELD * WITH propertyKey ORDER BY propertyKey LIMIT 1 RETURN propertyKey"),
            Rows{"'aliases'"});
  EXPECT_EQ(rows("UNWIND ['e0', 'e2'] AS t CALL guanxi.find(t, 1) YIELD node CALL guanxi.find(node.name) YIELD form "
                 "RETURN form"),
            (Rows{"'e0'", "'e2'"}));
  EXPECT_EQ(rows("RETURN size(guanxi.find('e'))"), Rows{"4"});
  const graph::Graph file = sample();
  GxGraph graph(file);
  EXPECT_EQ(ask(graph, "CALL guanxi.fnd('e')").error, "ProcedureError ProcedureNotFound");
  EXPECT_EQ(ask(graph, "CALL guanxi.find('e') YIELD name").error, "SyntaxError UndefinedVariable");
  EXPECT_EQ(ask(graph, "MATCH (n) CALL db.labels() RETURN n").error, "SyntaxError UnexpectedSyntax");
  EXPECT_EQ(ask(graph, "CALL guanxi.find()").error, "SyntaxError InvalidNumberOfArguments");
}

TEST(CypherGraphFile, LabelsInTwoLanguages) {
  EXPECT_EQ(rows("MATCH (n:Official) RETURN n.name ORDER BY n.name"), (Rows{"'e0'", "'e3'"}));
  EXPECT_EQ(rows("MATCH (n:官员) RETURN labels(n), n.type LIMIT 1"), (Rows{"['Entity', 'Official'] | 'official'"}));
  EXPECT_EQ(rows("MATCH (n:Entity) RETURN count(*)"), (Rows{"4"}));
  EXPECT_EQ(rows("MATCH (n:Article) RETURN count(*), min(n.date), max(n.date)"), (Rows{"4 | 2021-01-01 | 2021-05-01"}));
  EXPECT_EQ(rows("MATCH (n:Nothing) RETURN n"), Rows{});
}

TEST(CypherGraphFile, EveryStatedRelationHasItsType) {
  for (const RelationType type : k_relation_types) {
    const graph::Graph file =
        make_graph({EntityType::official, EntityType::agency}, {Story{0, 1, guanxi::Date{1}, true, type}});
    GxGraph graph(file);
    std::string name(to_string(type));
    for (char& c : name) c = c == '_' ? c : static_cast<char>(c - 'a' + 'A');
    const Outcome outcome = ask(graph, "MATCH (a:Official)-[r:" + name + "]->(b) RETURN type(r)", {});
    EXPECT_EQ(outcome.rows, Rows{"'" + name + "'"});
    EXPECT_EQ(ask(graph, "MATCH ()-[r:MENTIONS]->() RETURN count(r)", {}).rows, Rows{"2"});
  }
}

TEST(CypherGraphFile, TiesAreSeenFromBothEnds) {
  EXPECT_EQ(rows("MATCH (a {name: 'e0'})-[r:CO_MENTIONED]->(b) RETURN b.name, r.articles, r.first, r.last"),
            (Rows{"'e1' | 2 | 2021-01-01 | 2021-03-01"}));
  EXPECT_EQ(rows("MATCH (a {name: 'e0'})<-[r:CO_MENTIONED]-(b) RETURN b.name, r.sentences"), (Rows{"'e1' | 2"}));
  EXPECT_EQ(rows("MATCH (a {name: 'e0'})-[r:CO_MENTIONED]-(b) RETURN b.name"), (Rows{"'e1'"}));
  EXPECT_EQ(rows("MATCH (a)-[r:CO_MENTIONED]-(b) RETURN count(r), count(DISTINCT r)"), (Rows{"6 | 3"}));
}

TEST(CypherGraphFile, StatedRelationsAreOneForManySentences) {
  EXPECT_EQ(rows("MATCH (a)-[r:HOLDS_POST]->(b) RETURN a.name, b.name, r.articles, r.sentences, r.first, r.last"),
            (Rows{"'e0' | 'e1' | 2 | 2 | 2021-01-01 | 2021-03-01"}));
  EXPECT_EQ(rows("MATCH (a)<-[r:任职]-(b) RETURN a.name, b.name, type(r)"), (Rows{"'e1' | 'e0' | 'HOLDS_POST'"}));
  EXPECT_EQ(rows("MATCH (a {name: 'e3'}), (b {name: 'e1'}) MATCH (a)-[r]->(b) RETURN type(r) ORDER BY type(r)"),
            (Rows{"'CO_MENTIONED'", "'VISITS'"}));
}

TEST(CypherGraphFile, WaysThroughArticlesAndPlaces) {
  EXPECT_EQ(rows("MATCH (x:Article)-[m:MENTIONS]->(e {name: 'e2'}) RETURN x.date, m.sentences"),
            (Rows{"2021-02-01 | 1"}));
  EXPECT_EQ(rows("MATCH p = shortestPath((a {name: 'e0'})-[:HOLDS_POST|VISITS*]-(b {name: 'e3'})) RETURN length(p)"),
            (Rows{"2"}));
}

TEST(CypherGraphFile, AnswersAreTheSameWithoutTheOptimiser) {
  for (const char* query : {"MATCH (a:Official)-[r]-(b)-[s]-(c) WHERE a.name < c.name RETURN a.name, type(r), b.name, "
                            "type(s), c.name ORDER BY a.name, type(r), b.name, type(s), c.name",
                            "MATCH (a)-[:HOLDS_POST|VISITS]->(p:Place {name: 'e1'}) RETURN a.name ORDER BY a.name"}) {
    const Rows with = rows(query), without = rows(query, Optimise::no);
    EXPECT_EQ(with, without) << query;
    EXPECT_FALSE(with.empty());
  }
}

TEST(CypherGraphFile, IsNotChanged) {
  const graph::Graph file = sample();
  GxGraph graph(file);
  const Outcome outcome = ask(graph, "CREATE (n)");
  EXPECT_EQ(outcome.error, "SemanticError ReadOnlyGraph");
  EXPECT_NE(outcome.detail.hint.find("guanxi build"), std::string::npos);
  EXPECT_NE(outcome.detail.hint.find("corrections"), std::string::npos);
}

TEST(CypherGraphFile, UnknownNamesAreTold) {
  const graph::Graph file = sample();
  GxGraph graph(file);
  EXPECT_EQ(ask(graph, "MATCH (n:Oficial)-[:HOLDS]->(m) RETURN n.nam").answer.notices,
            (std::vector<std::string>{"this graph has no label Oficial; did you mean Official?",
                                      "this graph has no relationship type HOLDS",
                                      "this graph has no property nam; did you mean name?"}));
}

}  // namespace
}  // namespace guanxi::cypher::test
