#include "graph/page/page.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "graph/page/html.hpp"
#include "graph/page/report.hpp"
#include "tests/graph/page/hostile.hpp"

namespace guanxi::graph {
namespace {

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// A page without the scripts of its own, which hold all sorts of text.
std::string without(std::string page, const Asset& asset) {
  const std::size_t at = page.find(asset.text);
  EXPECT_NE(at, std::string::npos);
  return at == std::string::npos ? page : page.erase(at, asset.text.size());
}

Report hostile_report() {
  Report report;
  report.neighbourhood = hostile_part();
  report.neighbourhood.arrangement = Arrangement::rings;
  report.entity = report.neighbourhood.nodes[0];
  for (const SubgraphNode& node : report.neighbourhood.nodes) {
    report.forms.emplace_back(node.name, 1);
    TimelineSpan span;
    span.name = span.words = node.name;
    span.type = node.type;
    span.stable = node.stable;
    span.days = {*parse_date("2024-01-01"), *parse_date("2024-05-01")};
    span.sentence = report.neighbourhood.edges[0].evidence[0];
    report.posts.spans.push_back(span);
  }
  return report;
}

TEST(Assets, HoldNoEndOfTheirElement) {
  for (const Asset& script : {cytoscape_js(), page_js()}) EXPECT_EQ(count(script.text, "</script"), 0U);
  for (const Asset& sheet : {page_css(), report_css()}) EXPECT_EQ(count(sheet.text, "</style"), 0U);
  for (const Asset& asset : {cytoscape_js(), page_js(), page_css(), report_css()}) {
    EXPECT_EQ(asset.source.size(), std::string_view("'sha256-'").size() + 44);
    EXPECT_TRUE(asset.source.ends_with("='"));
  }
  EXPECT_EQ(count(page_js().text, "innerHTML") + count(page_js().text, "eval("), 0U);
}

TEST(PageOf, HoldsTheDrawingTheTableAndTheData) {
  const auto page = page_of(sample_story(), style_of(Theme::light));
  ASSERT_TRUE(page.has_value());
  const std::string text = without(without(*page, cytoscape_js()), page_js());
  EXPECT_EQ(count(text, "<svg"), 1U);
  EXPECT_EQ(count(text, "<tr data-tie="), 3U);
  EXPECT_NE(text.find(R"("name":"丁一鸣")"), std::string::npos);
  EXPECT_NE(text.find("局长丁一鸣说"), std::string::npos);
  EXPECT_NE(text.find("default-src 'none'; script-src " + cytoscape_js().source + " " + page_js().source),
            std::string::npos);
  EXPECT_EQ(count(text, "unsafe-"), 0U);
  EXPECT_EQ(count(text, " style=\""), 0U);
  EXPECT_EQ(count(text, "src="), 0U) << "nothing is loaded";
  EXPECT_TRUE(*page == *page_of(sample_story(), style_of(Theme::light)));
}

TEST(PageOf, HostileNamesStayText) {
  const auto page = page_of(hostile_part(), style_of(Theme::dark));
  ASSERT_TRUE(page.has_value());
  const std::string text = without(without(*page, cytoscape_js()), page_js());
  EXPECT_EQ(count(text, "<script"), 3U) << "data, cytoscape, page";
  EXPECT_EQ(count(text, "<img"), 0U);
  EXPECT_EQ(count(text, "href=\"javascript:"), 0U);
  EXPECT_TRUE(is_valid_utf8(text));
  for (const char c : text) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
}

TEST(ReportOf, HoldsAllPartsAndRunsNothing) {
  const auto page = report_of(hostile_report());
  ASSERT_TRUE(page.has_value());
  EXPECT_NE(page->find("script-src 'none'"), std::string::npos);
  EXPECT_EQ(count(*page, "<script"), 0U);
  EXPECT_EQ(count(*page, "<img"), 0U);
  EXPECT_EQ(count(*page, "<svg"), 2U);
  EXPECT_EQ(count(*page, "href=\"javascript:"), 0U);
  EXPECT_NE(page->find("来源"), std::string::npos);
  EXPECT_EQ(count(*page, " style=\""), 0U);
}

TEST(ReportOf, EachCitationHasItsSource) {
  Report report;
  report.neighbourhood = sample_story();
  report.neighbourhood.arrangement = Arrangement::rings;
  report.entity = report.neighbourhood.nodes[0];
  const auto page = report_of(report);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(count(*page, "href=\"#source-1\""), 1U);
  EXPECT_EQ(count(*page, "id=\"source-1\""), 1U);
  EXPECT_EQ(count(*page, "id=\"source-2\""), 0U);
}

}  // namespace
}  // namespace guanxi::graph
