// What is exported to be read again: node-link and GraphML through `import`, the Cypher script through our own engine.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "base/file.hpp"
#include "graph/export/rows.hpp"
#include "graph/index/import.hpp"
#include "queries/cypher/graph/memory_graph.hpp"
#include "queries/cypher/query.hpp"
#include "tests/graph/export/sample.hpp"

namespace guanxi::graph {
namespace {

ExportOptions format_of(ExportFormat format) {
  ExportOptions options;
  options.format = format;
  return options;
}

/// An entity and its ties as a text each.
std::multiset<std::string> described(const Graph& graph) {
  std::multiset<std::string> out;
  for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
    const EntityId id(i);
    std::string line = std::to_string(graph.stable(id)) + " " + std::string(to_string(graph.type(id))) + " " +
                       clean_text(graph.name(id)) + " " + std::to_string(graph.articles_of(id)) + ":";
    std::set<std::string> aliases;
    for (const Alias alias : graph.aliases(id)) aliases.insert(clean_text(alias.form));
    for (const std::string& alias : aliases) line += " [" + alias + "]";
    for (const Tie tie : graph.ties(id)) {
      line += " -" + std::to_string(tie.articles) + "- " + std::to_string(graph.stable(tie.other));
    }
    out.insert(line);
  }
  return out;
}

/// Names that stay what they are: an empty one is read as its id, and a bar is no part of a GraphML alias.
std::vector<std::string> names_that_last() {
  std::vector<std::string> names;
  for (const std::string& name : hostile_names()) {
    if (!clean_text(name).empty()) names.push_back(name);
  }
  return names;
}

TEST(ReadBack, ImportGivesTheEntitiesAndTiesThatWereExported) {
  const Graph graph = sample_graph(names_that_last());
  for (const ExportFormat format : {ExportFormat::node_link, ExportFormat::graphml}) {
    const TemporaryFolder folder;
    ASSERT_TRUE(export_graph(graph, format_of(format), folder.file("first")).has_value());
    const auto counts = import_graph_file(folder.file("first"), {}, folder.file("first.gx-index"));
    ASSERT_TRUE(counts.has_value()) << counts.error().message;
    EXPECT_EQ(counts->entities, graph.entity_count());
    EXPECT_EQ(counts->ties, graph.tie_count());
    const auto imported = Graph::open(folder.file("first.gx-index"));
    ASSERT_TRUE(imported.has_value()) << imported.error().message;
    if (format == ExportFormat::node_link) {
      EXPECT_EQ(described(*imported), described(graph));
    }
    // Nothing at all is lost: dates, counts, relations.
    ASSERT_TRUE(export_graph(*imported, format_of(format), folder.file("second")).has_value());
    EXPECT_EQ(read_file(folder.file("first")).value(), read_file(folder.file("second")).value());
    ASSERT_TRUE(import_graph_file(folder.file("second"), {}, folder.file("second.gx-index")).has_value());
    EXPECT_TRUE(read_file(folder.file("first.gx-index")).value() == read_file(folder.file("second.gx-index")).value());
  }
}

TEST(ImportGraphFile, KeepsRelationsAndDates) {
  const TemporaryFolder folder;
  std::ofstream(folder.file("in"), std::ios::binary) << R"({"nodes":[{"id":"a","type":"PER"},{"id":"b","type":"ORG"},
    {"id":"c","type":"ORG"}],"edges":[{"source":"a","target":"b","relation":"任职","title":"书记","start":"2020","end":"2022-03"},
    {"source":"b","target":"c","relation":"part_of"},{"source":"c","target":"b","relation":"part_of","first":"2021-01-01","articles":7}]})";
  const auto counts = import_graph_file(folder.file("in"), {}, folder.file("out"));
  ASSERT_TRUE(counts.has_value()) << counts.error().message;
  const auto graph = Graph::open(folder.file("out"));
  ASSERT_TRUE(graph.has_value());
  EXPECT_TRUE(graph->is_imported());
  EXPECT_FALSE(graph->has_texts());
  std::vector<std::string> said;
  for (std::uint32_t i = 0; i < graph->relation_count(); ++i) {
    const Relation one = graph->relation(i);
    said.push_back(fmt::format("{}-{}-{} {} {} {} {}", one.from.value, to_string(one.type), one.to.value, one.title,
                               to_string(one.state), to_string(graph->date(one.where.article)),
                               graph->told_of(one)->articles));
  }
  EXPECT_EQ(said, (std::vector<std::string>{"0-holds_post-1 书记 appointed 2020-01-01 1",
                                            "0-left_post-1 书记 resigned 2022-03-01 1", "1-part_of-2  holds  1",
                                            "2-part_of-1  holds 2021-01-01 7"}));
  const Tie tie = *graph->tie(EntityId(0), EntityId(1));
  EXPECT_EQ("2020-01-01 2022-03-01", to_string(tie.first) + " " + to_string(tie.last));
  EXPECT_TRUE(tie.out.has(RelationType::left_post));
  EXPECT_TRUE(graph->tie(EntityId(1), EntityId(2))->in.has(RelationType::part_of));
}

/// The rows of a query, a text each.
std::vector<std::string> ask(cypher::MemoryGraph& graph, std::string_view query) {
  std::vector<std::string> rows;
  const auto answer = cypher::run_query(
      query, {}, graph, {}, [](const std::vector<std::string>&) {},
      [&](const cypher::List& row) {
        std::string text;
        for (const cypher::Value& value : row) {
          text += value.is(cypher::Kind::string) ? value.string() : std::to_string(value.integer());
          text += '\t';
        }
        rows.push_back(text);
        return true;
      });
  EXPECT_TRUE(answer.has_value()) << (answer ? "" : cypher::error_text(answer.error(), query)).substr(0, 1000);
  return rows;
}

TEST(ReadBack, OurEngineRunsTheCypherScriptTwiceToTheSameGraph) {
  const TemporaryFolder folder;
  const auto counts =
      export_graph(sample_graph(hostile_names()), format_of(ExportFormat::cypher), folder.file("g.cypher"));
  ASSERT_TRUE(counts.has_value());
  const std::string script = read_file(folder.file("g.cypher")).value();
  cypher::MemoryGraph graph;
  for (int run = 0; run < 2; ++run) {
    for (const std::string& statement : cypher::split_statements(script)) ask(graph, statement);
    EXPECT_EQ(ask(graph, "MATCH (n:Entity) RETURN count(n)"), std::vector{std::to_string(counts->nodes) + "\t"});
    EXPECT_EQ(ask(graph, "MATCH ()-[r]->() RETURN count(r)"), std::vector{std::to_string(counts->edges) + "\t"});
  }
  for (std::size_t i = 0; i < hostile_names().size(); ++i) {
    const std::string id = fmt::format("e{:016x}", 0xabc0 + i);
    const auto names = ask(graph, fmt::format("MATCH (n {{id: '{}'}}) RETURN n.name, n.aliases[0]", id));
    ASSERT_EQ(names.size(), 1U);
    EXPECT_TRUE(names[0].starts_with(clean_text(hostile_names()[i]) + "\t")) << names[0];
  }
  EXPECT_EQ(
      ask(graph,
          "MATCH (:Official)-[r:HOLDS_POST {title: '书记'}]->(:Person) RETURN r.articles, r.first.year, r.last.month"),
      std::vector<std::string>{"2\t2021\t6\t"});
}

TEST(ImportGraphFile, SaysWhatIsWrong) {
  const TemporaryFolder folder;
  const auto refused = [&](const std::string& text) {
    std::ofstream(folder.file("in"), std::ios::binary) << text;
    const auto done = import_graph_file(folder.file("in"), {}, folder.file("out"));
    EXPECT_FALSE(done.has_value()) << text;
    EXPECT_FALSE(std::filesystem::exists(folder.file("out")));
    return done ? std::string() : done.error().message;
  };
  const std::string nodes = R"({"nodes":[{"id":1,"type":"place"},{"id":"b","type":"agency"}],)";
  EXPECT_EQ(refused(""), "this is neither node-link JSON nor GraphML");
  EXPECT_NE(refused("{\"nodes\":[}").find("no JSON at byte 10"), std::string::npos);
  EXPECT_EQ(refused("{}"), "the file has no list of nodes");
  EXPECT_EQ(refused(R"({"nodes":[{"name":"a"}]})"), "a node has no id");
  EXPECT_EQ(refused(R"({"nodes":[{"id":"a"}]})"), "the node 'a' has no type");
  EXPECT_EQ(refused(R"({"nodes":[{"id":"a","type":"planet"}]})"), "the node 'a' has the unknown type 'planet'");
  EXPECT_EQ(refused(R"({"nodes":[{"id":"a"},{"id":"a"}]})"), "two nodes have the id 'a'");
  EXPECT_EQ(refused(nodes + R"("links":[{"source":1,"target":1}]})"), "the node '1' is tied to itself");
  EXPECT_EQ(refused(nodes + R"("links":[{"source":1,"target":"c"}]})"), "no node has the id 'c', which an edge names");
  EXPECT_EQ(refused(nodes + R"("links":[{"source":1,"target":"b","weight":-1}]})"),
            "the weight '-1' of the edge from '1' to 'b' is no number from 0 to 4294967295");
  EXPECT_EQ(refused("<!DOCTYPE graphml [<!ENTITY a 'x'>]><graphml><graph/></graphml>"),
            "the file has a document type, which could hide anything");
  EXPECT_EQ(refused("<graphml/>"), "the file has no graph");
  EXPECT_TRUE(refused("<graphml><graph>").starts_with("this is no XML: "));
  EXPECT_EQ(refused("<graphml><graph><node id='a'><graph><node id='b'/></graph></node></graph></graphml>"),
            "a node or an edge stands inside another one");
}

TEST(ImportGraphFile, ParallelEdgesAreOneTie) {
  const TemporaryFolder folder;
  const auto weight = [&](const std::string& links) {
    std::ofstream(folder.file("in"), std::ios::binary)
        << R"({"links":[)" << links << R"(],"nodes":[{"id":"a","type":"PER"},{"id":"b","type":"ORG","label":"乙"}]})";
    EXPECT_TRUE(import_graph_file(folder.file("in"), {}, folder.file("out")).has_value());
    const auto graph = Graph::open(folder.file("out"));
    EXPECT_TRUE(graph.has_value());
    return graph->tie(EntityId(0), EntityId(1))->articles;
  };
  EXPECT_EQ(weight(R"({"source":"a","target":"b"})"), 1U);
  EXPECT_EQ(weight(R"({"source":"a","target":"b","weight":2.4},{"source":"b","target":"a","weight":"300"})"), 302U);
  EXPECT_EQ(
      weight(
          R"({"source":"a","target":"b","weight":9,"relation":"issued"},{"source":"b","target":"a","weight":2,"relation":"co_mention"})"),
      2U);
}

}  // namespace
}  // namespace guanxi::graph
