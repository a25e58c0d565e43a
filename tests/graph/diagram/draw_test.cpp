#include "graph/diagram/diagram.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <pugixml.hpp>
#include <sstream>
#include <thread>

#include "base/text.hpp"
#include "tests/graph/diagram/sample.hpp"

namespace guanxi::graph {
namespace {

std::string drawn(const Subgraph& part, PictureFormat format) {
  auto bytes = draw(part, {format, true, style_of(Theme::light)});
  EXPECT_TRUE(bytes.has_value()) << (bytes ? "" : bytes.error().message);
  return bytes ? std::move(*bytes) : std::string();
}

struct Svg {
  pugi::xml_document document;
  explicit Svg(const std::string& bytes) {
    const auto read = document.load_buffer(bytes.data(), bytes.size(), pugi::parse_full);
    EXPECT_TRUE(read) << read.description();
  }
  /// Groups whose first class is this.
  [[nodiscard]] std::size_t count(std::string_view css) const {
    std::size_t found = 0;
    for (const auto& group : document.child("svg").child("g").children("g")) {
      const std::string classes = group.attribute("class").value();
      found += classes.substr(0, classes.find(' ')) == css;
    }
    return found;
  }
  [[nodiscard]] std::string texts_of(const std::string& id) const {
    std::string out;
    const auto group = document.child("svg").child("g").find_child_by_attribute("g", "id", id.c_str());
    for (const auto& text : group.children("text")) out += (out.empty() ? "" : "/") + std::string(text.text().get());
    return out;
  }
};

const std::vector<std::string>& hostile_names() {
  static const std::vector<std::string> names{"</script><script>alert(1)</script>",
                                              "\"&<>'",
                                              "&lt;b&gt; &amp; &#10; &nbsp;",
                                              "\\N",
                                              "\\",
                                              "a\\",
                                              "甲\\n乙\\l\\r\\G\\T",
                                              "graph",
                                              "digraph",
                                              "node",
                                              "strict",
                                              "subgraph",
                                              "<b>粗</b>",
                                              "<",
                                              "{a|b|<c>}",
                                              "甲\x01\x02\x1f乙",
                                              "\xe2\x80\xae反\xe2\x80\xac",
                                              "שלום עולם",
                                              "😀👨‍👩‍👧‍👦🇨🇳",
                                              "a:b:c",
                                              "2024年",
                                              "%3",
                                              "",
                                              " ",
                                              "]]>",
                                              "<!--",
                                              "\xff\xfe\x80",
                                              std::string(5000, 'x'),
                                              "n0",
                                              "title"};
  return names;
}

Subgraph hostile() {
  Subgraph part = sample_nodes(hostile_names());
  part.title = "</title>\\N & \"graph\" \x03";
  for (std::uint32_t i = 1; i < part.nodes.size(); ++i) {
    SubgraphEdge& edge = add_edge(part, i - 1, i, i);
    add_sentence(edge, part.nodes[i].name, part.nodes[i].name,
                 "https://example.com/?a=1&b=\"<>" + std::string(i % 2, '\\'));
    edge.relations.push_back({RelationType::holds_post, true, part.nodes[i].name, 1});
  }
  return part;
}

TEST(PictureFormatOf, KnowsTheExtensions) {
  EXPECT_EQ(*picture_format_of("fig.svg"), PictureFormat::svg);
  EXPECT_EQ(*picture_format_of("a/b.png"), PictureFormat::png);
  EXPECT_EQ(*picture_format_of("x.pdf"), PictureFormat::pdf);
  EXPECT_EQ(*picture_format_of("x.dot"), PictureFormat::dot);
  for (const char* const name : {"fig.jpg", "svg", ".svg", ""}) {
    const auto format = picture_format_of(name);
    ASSERT_FALSE(format.has_value()) << name;
    EXPECT_EQ(format.error().code, ErrorCode::usage);
  }
}

TEST(Draw, SvgHoldsEveryNodeEdgeAndTheLegend) {
  const std::string bytes = drawn(sample_story(), PictureFormat::svg);
  const Svg svg(bytes);
  EXPECT_EQ(svg.count("node"), 4U);
  EXPECT_EQ(svg.count("edge"), 3U);
  EXPECT_EQ(svg.count("label"), 3U);
  EXPECT_EQ(svg.texts_of("e000000000000abc0"), "丁一鸣");
  EXPECT_EQ(svg.texts_of("e000000000000abc2"), "临江市行政审批局");
  const pugi::xml_node root = svg.document.child("svg");
  EXPECT_STREQ(root.attribute("lang").value(), "zh-CN");
  EXPECT_STREQ(root.child("title").text().get(), "丁一鸣的关系");
  EXPECT_NE(std::string(root.child("desc").text().get()).find("另有 5 个实体未显示"), std::string::npos);
  EXPECT_EQ(bytes.find(" style="), std::string::npos) << "a page's policy forbids them";
  EXPECT_NE(bytes.find("局长丁一鸣说"), std::string::npos) << "the sentence is the tooltip";
  EXPECT_NE(bytes.find("https://example.com/news?id=1&amp;page=2"), std::string::npos);
  std::vector<std::string> words;
  const auto legend = svg.document.child("svg").child("g").find_child_by_attribute("g", "class", "legend");
  for (const auto& text : legend.children("text")) words.emplace_back(text.text().get());
  EXPECT_EQ(words, (std::vector<std::string>{"所问", "官员", "人物", "机构", "企业", "任职", "合作",
                                             "共现（数字为同时提到两者的报道篇数）"}));
}

TEST(Draw, WithoutLegendThereIsNone) {
  const auto bytes = draw(sample_story(), {PictureFormat::svg, false, style_of(Theme::light)});
  ASSERT_TRUE(bytes.has_value());
  EXPECT_EQ(Svg(*bytes).count("legend"), 0U);
}

TEST(Draw, HostileNamesStayText) {
  const Subgraph part = hostile();
  const std::string bytes = drawn(part, PictureFormat::svg);
  const Svg svg(bytes);
  EXPECT_EQ(svg.count("node"), part.nodes.size());
  EXPECT_EQ(svg.count("edge"), part.edges.size());
  EXPECT_EQ(svg.texts_of("e000000000000abc1"), "\"&<>'");
  EXPECT_EQ(svg.texts_of("e000000000000abc2"), "&lt;b&gt; &amp;/&#10; &nbsp;");
  EXPECT_EQ(svg.texts_of("e000000000000abc3"), "\\N");
  EXPECT_EQ(bytes.find("<script"), std::string::npos);
  EXPECT_TRUE(is_valid_utf8(bytes));
  for (const char c : bytes) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
}

TEST(Draw, HostileNamesInEveryFormat) {
  for (const PictureFormat format : {PictureFormat::png, PictureFormat::pdf, PictureFormat::dot})
    EXPECT_GT(drawn(hostile(), format).size(), 100U);
}

TEST(Draw, OneNodeAndNone) {
  const Subgraph one = sample_nodes({"孤"});
  EXPECT_EQ(Svg(drawn(one, PictureFormat::svg)).count("node"), 1U);
  EXPECT_TRUE(drawn(one, PictureFormat::png).starts_with("\x89PNG"));
  EXPECT_TRUE(drawn(one, PictureFormat::pdf).starts_with("%PDF"));
  for (const PictureFormat format : {PictureFormat::svg, PictureFormat::png, PictureFormat::pdf, PictureFormat::dot}) {
    const auto nothing = draw(Subgraph{}, {format, true, style_of(Theme::light)});
    ASSERT_FALSE(nothing.has_value());
    EXPECT_EQ(nothing.error().code, ErrorCode::usage);
  }
}

/// Rings with chords, of sizes that each engine gets.
Subgraph ring(std::uint32_t size) {
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < size; ++i) names.push_back("机构" + std::to_string(i));
  Subgraph part = sample_nodes(names);
  for (std::uint32_t i = 0; i + 1 < size; ++i) add_edge(part, i, i + 1, i + 1);
  for (std::uint32_t i = 0; i + 7 < size; i += 3) add_edge(part, i, i + 7);
  return part;
}

TEST(Draw, EverySizeIsDrawnTheSameEachTime) {
  for (const std::uint32_t size : {2U, 10U, 40U, 120U, 300U}) {
    const Subgraph part = ring(size);
    const std::string first = drawn(part, PictureFormat::svg);
    EXPECT_EQ(Svg(first).count("node"), size);
    EXPECT_TRUE(first == drawn(part, PictureFormat::svg)) << size;
  }
}

TEST(Draw, ThreadsGetTheSameBytes) {
  const std::string expected = drawn(ring(12), PictureFormat::svg);
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) threads.emplace_back([&result] { result = drawn(ring(12), PictureFormat::svg); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) EXPECT_TRUE(result == expected);
}

TEST(Draw, DotTextIsGolden) {
  const std::string path = std::string(GUANXI_SOURCE_DIR) + "/tests/graph/diagram/story.dot";
  const std::string actual = drawn(sample_story(), PictureFormat::dot);
  if (std::getenv("GUANXI_BLESS") != nullptr) std::ofstream(path, std::ios::binary) << actual;
  std::ostringstream expected;
  expected << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_EQ(actual, expected.str()) << "bless a wanted change with GUANXI_BLESS=1";
}

TEST(Draw, OneHundredTimesInARow) {
  const Subgraph part = sample_story();
  const std::string first = drawn(part, PictureFormat::svg);
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(drawn(part, PictureFormat::svg) == first) << i;
}

}  // namespace
}  // namespace guanxi::graph
