#include "graph/export/export.hpp"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <pugixml.hpp>
#include <set>

#include "base/file.hpp"
#include "base/text.hpp"
#include "tests/graph/export/sample.hpp"

namespace guanxi::graph {
namespace {

ExportOptions format_of(ExportFormat format, EdgesKey key = EdgesKey::both) {
  ExportOptions options;
  options.format = format;
  options.edges_key = key;
  return options;
}

/// The bytes of an export to one file.
std::string exported(const Graph& graph, const ExportOptions& options, ExportCounts* counts = nullptr) {
  const TemporaryFolder folder;
  const auto done = export_graph(graph, options, folder.file("out"));
  EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().message);
  if (counts != nullptr && done) *counts = *done;
  return read_file(folder.file("out")).value_or("");
}

rapidjson::Document parsed(const std::string& bytes) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(bytes.c_str(), bytes.size());
  EXPECT_FALSE(document.HasParseError()) << document.GetErrorOffset();
  return document;
}

/// A cautious reader of RFC 4180: rows of cells.
std::vector<std::vector<std::string>> csv_rows(const std::string& bytes) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quoted && c == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"')
      rows.back().back() += bytes[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      rows.back().emplace_back();
    else if (c == '\n' && !quoted)
      rows.emplace_back(1);
    else
      rows.back().back() += c;
  }
  rows.pop_back();
  return rows;
}

TEST(ParseExportFormat, KnowsItsNames) {
  EXPECT_EQ(parse_export_format("node-link"), ExportFormat::node_link);
  EXPECT_EQ(parse_export_format("graphml"), ExportFormat::graphml);
  EXPECT_EQ(parse_export_format("gexf"), ExportFormat::gexf);
  EXPECT_EQ(parse_export_format("csv"), ExportFormat::csv);
  EXPECT_EQ(parse_export_format("dot"), ExportFormat::dot);
  EXPECT_EQ(parse_export_format("CSV"), std::nullopt);
  EXPECT_EQ(parse_edges_key("links"), EdgesKey::links);
  EXPECT_EQ(parse_edges_key(""), std::nullopt);
}

TEST(NodeLink, TellsWhatTheGraphKnows) {
  ExportCounts counts;
  const auto document = parsed(exported(sample_graph(plain_names()), format_of(ExportFormat::node_link), &counts));
  EXPECT_EQ(counts.nodes, 3U);
  EXPECT_EQ(counts.edges, 6U);  // three ties, two posts, one issued
  EXPECT_TRUE(document["directed"].GetBool());
  EXPECT_TRUE(document["multigraph"].GetBool());
  const auto& node = document["nodes"][0];
  EXPECT_STREQ(node["id"].GetString(), "e000000000000abc0");
  EXPECT_STREQ(node["name"].GetString(), "丁一鸣");
  EXPECT_STREQ(node["type"].GetString(), "official");
  EXPECT_EQ(node["aliases"].Size(), 1U);
  EXPECT_EQ(node["articles"].GetUint(), 2U);
  EXPECT_EQ(node["sentences"].GetUint(), 2U);
  EXPECT_STREQ(node["first"].GetString(), "2021-03-01");
  EXPECT_STREQ(node["last"].GetString(), "2022-06-30");
  const auto& edges = document["edges"];
  EXPECT_STREQ(edges[0]["relation"].GetString(), "co_mention");
  EXPECT_TRUE(edges[0]["symmetric"].GetBool());
  EXPECT_EQ(edges[0]["weight"].GetUint(), 2U);
  EXPECT_STREQ(edges[2]["relation"].GetString(), "holds_post");
  EXPECT_STREQ(edges[2]["title"].GetString(), "书记");
  EXPECT_STREQ(edges[2]["label"].GetString(), "任职 书记");
  EXPECT_EQ(edges[2]["articles"].GetUint(), 2U);
  EXPECT_FALSE(edges[2]["symmetric"].GetBool());
  EXPECT_EQ(edges[3]["articles"].GetUint(), 1U);
  EXPECT_TRUE(document["edges"] == document["links"]);
}

TEST(NodeLink, EdgesKeyChoosesTheMember) {
  const Graph graph = sample_graph(plain_names());
  const auto links = parsed(exported(graph, format_of(ExportFormat::node_link, EdgesKey::links)));
  EXPECT_TRUE(links.HasMember("links") && !links.HasMember("edges"));
  const auto edges = parsed(exported(graph, format_of(ExportFormat::node_link, EdgesKey::edges)));
  EXPECT_TRUE(edges.HasMember("edges") && !edges.HasMember("links"));
}

TEST(NodeLink, ParallelEdgesHaveKeysAndEndsExist) {
  const auto document = parsed(exported(sample_graph(hostile_names()), format_of(ExportFormat::node_link)));
  std::set<std::string> ids;
  for (const auto& node : document["nodes"].GetArray()) ids.insert(node["id"].GetString());
  EXPECT_EQ(ids.size(), hostile_names().size());
  std::set<std::string> edges;
  for (const auto& edge : document["edges"].GetArray()) {
    EXPECT_TRUE(ids.contains(edge["source"].GetString()) && ids.contains(edge["target"].GetString()));
    edges.insert(std::string(edge["source"].GetString()) + edge["target"].GetString() + edge["key"].GetString());
  }
  EXPECT_EQ(edges.size(), document["edges"].Size());
}

TEST(NodeLink, HostileNamesComeBack) {
  const std::string bytes = exported(sample_graph(hostile_names()), format_of(ExportFormat::node_link));
  EXPECT_TRUE(is_valid_utf8(bytes));
  EXPECT_FALSE(bytes.starts_with("\xef\xbb\xbf"));
  const auto document = parsed(bytes);
  EXPECT_STREQ(document["nodes"][0]["name"].GetString(), "\"&<>'");
  EXPECT_STREQ(document["nodes"][4]["name"].GetString(), "甲乙");
  EXPECT_STREQ(document["nodes"][5]["name"].GetString(), "行 断 了");
  EXPECT_STREQ(document["nodes"][6]["name"].GetString(), "\\N\\");
  EXPECT_STREQ(document["nodes"][9]["name"].GetString(), "\xef\xbf\xbd坏");
}

TEST(Cytoscape, IdsAreUniqueAndNamesComeBack) {
  ExportCounts counts;
  const auto document = parsed(exported(sample_graph(hostile_names()), format_of(ExportFormat::cytoscape), &counts));
  const auto& elements = document["elements"];
  std::set<std::string> ids;
  for (const auto& node : elements["nodes"].GetArray()) EXPECT_TRUE(ids.insert(node["data"]["id"].GetString()).second);
  for (const auto& edge : elements["edges"].GetArray()) {
    EXPECT_TRUE(ids.contains(edge["data"]["source"].GetString()) && ids.contains(edge["data"]["target"].GetString()));
    EXPECT_TRUE(ids.insert(edge["data"]["id"].GetString()).second);
  }
  EXPECT_EQ(ids.size(), counts.nodes + counts.edges);
  EXPECT_STREQ(elements["nodes"][0]["data"]["label"].GetString(), "\"&<>'");
  EXPECT_STREQ(elements["nodes"][4]["data"]["label"].GetString(), "甲乙");
}

/// A script element ends at `</`, whatever follows; a comment in it could hide its end.
TEST(JsonFormats, CanStandInAScriptElement) {
  const Graph graph = sample_graph({"</script><script>alert(1)</script>", "<!--<script>", "a</b>\\</c>"});
  for (const ExportFormat format :
       {ExportFormat::node_link, ExportFormat::cytoscape, ExportFormat::jgf, ExportFormat::jsonld}) {
    const std::string bytes = exported(graph, format_of(format));
    EXPECT_EQ(bytes.find("</"), std::string::npos);
    EXPECT_EQ(bytes.find("<!"), std::string::npos);
    parsed(bytes);
  }
  const auto document = parsed(exported(graph, format_of(ExportFormat::node_link)));
  EXPECT_STREQ(document["nodes"][0]["name"].GetString(), "</script><script>alert(1)</script>");
  EXPECT_STREQ(document["nodes"][1]["name"].GetString(), "<!--<script>");
  EXPECT_STREQ(document["nodes"][2]["name"].GetString(), "a</b>\\</c>");
}

TEST(Jgf, NodesAreMembersAndOwnFieldsMetadata) {
  ExportCounts counts;
  const auto document = parsed(exported(sample_graph(hostile_names()), format_of(ExportFormat::jgf), &counts));
  const auto& graph = document["graph"];
  EXPECT_EQ(graph["nodes"].MemberCount(), counts.nodes);
  EXPECT_EQ(graph["edges"].Size(), counts.edges);
  EXPECT_STREQ(graph["nodes"]["e000000000000abc0"]["label"].GetString(), "\"&<>'");
  EXPECT_STREQ(graph["nodes"]["e000000000000abc0"]["metadata"]["last"].GetString(), "2022-06-30");
  EXPECT_FALSE(graph["edges"][0]["directed"].GetBool());
  EXPECT_EQ(graph["edges"][0]["metadata"]["weight"].GetUint(), 2U);
  const auto empty = parsed(exported(sample_graph({}), format_of(ExportFormat::jgf)));
  EXPECT_TRUE(empty["graph"]["edges"].IsArray());  // the schema takes no graph without edges
}

TEST(Dot, QuotesWhatGraphvizWouldRead) {
  const std::string bytes = exported(sample_graph({"\\N", "a\"b&amp;\\", "digraph"}), format_of(ExportFormat::dot));
  EXPECT_NE(bytes.find(R"(label="\\N")"), std::string::npos);
  EXPECT_NE(bytes.find(R"(label="a\"b&amp;amp;\\")"), std::string::npos);
  EXPECT_NE(bytes.find(R"("e000000000000abc0" -> "e000000000000abc1" [ key="co_mention")"), std::string::npos);
}

TEST(GraphMl, IsXmlWithDeclaredKeys) {
  for (const auto& names : {plain_names(), hostile_names()}) {
    ExportCounts counts;
    const std::string bytes = exported(sample_graph(names), format_of(ExportFormat::graphml), &counts);
    EXPECT_TRUE(is_valid_utf8(bytes));
    pugi::xml_document document;
    ASSERT_TRUE(document.load_buffer(bytes.data(), bytes.size(), pugi::parse_full));
    const auto root = document.child("graphml");
    std::set<std::string> keys;
    for (const auto& key : root.children("key")) EXPECT_TRUE(keys.insert(key.attribute("id").value()).second);
    const auto graph = root.child("graph");
    std::uint64_t nodes = 0;
    std::uint64_t edges = 0;
    std::set<std::string> ids;
    for (const auto& element : graph.children()) {
      (std::string(element.name()) == "node" ? nodes : edges) += 1;
      EXPECT_TRUE(ids.insert(element.attribute("id").value()).second);
      for (const auto& data : element.children("data")) EXPECT_TRUE(keys.contains(data.attribute("key").value()));
    }
    EXPECT_EQ(nodes, counts.nodes);
    EXPECT_EQ(edges, counts.edges);
    EXPECT_EQ(nodes, names.size());
    for (const char c : bytes) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  }
}

TEST(GraphMl, NamesComeBack) {
  const std::string bytes = exported(sample_graph(hostile_names()), format_of(ExportFormat::graphml));
  pugi::xml_document document;
  ASSERT_TRUE(document.load_buffer(bytes.data(), bytes.size()));
  const auto node = document.child("graphml").child("graph").child("node");
  EXPECT_STREQ(node.find_child_by_attribute("data", "key", "n_label").text().get(), "\"&<>'");
  EXPECT_STREQ(node.find_child_by_attribute("data", "key", "n_aliases").text().get(), "\"&<>'｜简称");
}

TEST(Gexf, DeclaresItsAttributesAndKeepsDatesAndNames) {
  ExportCounts counts;
  const std::string bytes = exported(sample_graph(hostile_names()), format_of(ExportFormat::gexf), &counts);
  EXPECT_TRUE(is_valid_utf8(bytes));
  pugi::xml_document document;
  ASSERT_TRUE(document.load_buffer(bytes.data(), bytes.size(), pugi::parse_full));
  const auto graph = document.child("gexf").child("graph");
  std::set<std::string> declared;
  for (const auto& group : graph.children("attributes")) {
    for (const auto& attribute : group.children())
      EXPECT_TRUE(declared.insert(attribute.attribute("id").value()).second);
  }
  std::set<std::string> ids;
  std::uint64_t elements = 0;
  for (const char* const list : {"nodes", "edges"}) {
    for (const auto& element : graph.child(list).children()) {
      ++elements;
      EXPECT_TRUE(ids.insert(element.attribute("id").value()).second);
      for (const auto& value : element.child("attvalues").children())
        EXPECT_TRUE(declared.contains(value.attribute("for").value()));
    }
  }
  EXPECT_EQ(elements, counts.nodes + counts.edges);
  const auto node = graph.child("nodes").child("node");
  EXPECT_STREQ(node.attribute("label").value(), "\"&<>'");
  EXPECT_STREQ(node.attribute("start").value(), "2021-03-01");
  EXPECT_STREQ(node.attribute("end").value(), "2022-06-30");
  EXPECT_EQ(graph.child("edges").child("edge").attribute("weight").as_uint(), 2U);
}

TEST(Csv, HasARowForEachNodeAndEdge) {
  for (const auto& names : {plain_names(), hostile_names()}) {
    const TemporaryFolder folder;
    const auto counts = export_graph(sample_graph(names), format_of(ExportFormat::csv), folder.file("new/deep"));
    ASSERT_TRUE(counts.has_value());
    const auto nodes = csv_rows(read_file(folder.file("new/deep/nodes.csv")).value());
    const auto edges = csv_rows(read_file(folder.file("new/deep/edges.csv")).value());
    ASSERT_EQ(nodes.size(), counts->nodes + 1);
    ASSERT_EQ(edges.size(), counts->edges + 1);
    for (const auto& row : nodes) EXPECT_EQ(row.size(), nodes[0].size());
    for (const auto& row : edges) EXPECT_EQ(row.size(), edges[0].size());
    EXPECT_EQ(nodes[0][0], "Id");
    EXPECT_EQ(nodes[1][1], names[0]);
    EXPECT_EQ((std::vector<std::string>(edges[0].begin(), edges[0].begin() + 6)),
              (std::vector<std::string>{"Source", "Target", "Type", "Id", "Label", "Weight"}));
  }
}

TEST(Csv, ByteOrderMarkIsOnRequest) {
  const TemporaryFolder folder;
  ExportOptions options = format_of(ExportFormat::csv);
  ASSERT_TRUE(export_graph(sample_graph(plain_names()), options, folder.file("plain")).has_value());
  options.byte_order_mark = ByteOrderMark::yes;
  ASSERT_TRUE(export_graph(sample_graph(plain_names()), options, folder.file("excel")).has_value());
  for (const char* const table : {"/nodes.csv", "/edges.csv"}) {
    const std::string plain = read_file(folder.file("plain") + table).value();
    EXPECT_TRUE("\xef\xbb\xbf" + plain == read_file(folder.file("excel") + table).value());
  }
}

TEST(Export, SelectionKeepsOnlyItsOwnTies) {
  const Graph graph = sample_graph(plain_names());
  ExportOptions options = format_of(ExportFormat::node_link);
  options.part.only = std::vector{EntityId(0), EntityId(1)};
  ExportCounts counts;
  parsed(exported(graph, options, &counts));
  EXPECT_EQ(counts.nodes, 2U);
  EXPECT_EQ(counts.edges, 3U);  // a tie and two posts
  options.part.only = std::vector<EntityId>{};
  parsed(exported(graph, options, &counts));
  EXPECT_EQ(counts.nodes, 0U);
  EXPECT_EQ(counts.edges, 0U);
  options.part.only = std::vector{EntityId(99)};
  const TemporaryFolder folder;
  const auto wrong = export_graph(graph, options, folder.file("out"));
  ASSERT_FALSE(wrong.has_value());
  EXPECT_EQ(wrong.error().code, ErrorCode::usage);
  EXPECT_FALSE(std::filesystem::exists(folder.file("out")));
}

TEST(Export, EmptyGraphIsAValidFile) {
  const Graph graph = sample_graph({});
  const auto document = parsed(exported(graph, format_of(ExportFormat::node_link)));
  EXPECT_EQ(document["nodes"].Size(), 0U);
  EXPECT_EQ(document["links"].Size(), 0U);
  pugi::xml_document xml;
  EXPECT_TRUE(xml.load_string(exported(graph, format_of(ExportFormat::graphml)).c_str()));
}

TEST(Export, SameGraphSameBytes) {
  for (const ExportFormat format :
       {ExportFormat::node_link, ExportFormat::cytoscape, ExportFormat::jgf, ExportFormat::graphml, ExportFormat::gexf,
        ExportFormat::dot, ExportFormat::jsonld, ExportFormat::ftm, ExportFormat::cypher}) {
    const std::string first = exported(sample_graph(hostile_names()), format_of(format));
    EXPECT_TRUE(first == exported(sample_graph(hostile_names()), format_of(format)));
  }
}

TEST(Export, FailuresLeaveTheOldFile) {
  const Graph graph = sample_graph(plain_names());
  const auto missing = export_graph(graph, format_of(ExportFormat::graphml), "/nonexistent-folder/x.graphml");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::io);

  const auto standard_output = export_graph(graph, format_of(ExportFormat::csv), "-");
  ASSERT_FALSE(standard_output.has_value());
  EXPECT_EQ(standard_output.error().code, ErrorCode::usage);

  const TemporaryFolder folder;
  ASSERT_TRUE(export_graph(graph, format_of(ExportFormat::graphml), folder.file("file")).has_value());
  const std::string before = read_file(folder.file("file")).value();
  const auto onto_file = export_graph(graph, format_of(ExportFormat::csv), folder.file("file"));
  ASSERT_FALSE(onto_file.has_value());
  EXPECT_EQ(onto_file.error().code, ErrorCode::io);
  EXPECT_EQ(read_file(folder.file("file")).value(), before);
}

}  // namespace
}  // namespace guanxi::graph
