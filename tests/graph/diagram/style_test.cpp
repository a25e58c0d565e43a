#include "graph/diagram/style.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace guanxi::graph {
namespace {

/// WCAG 2.1, section 1.4.3.
double luminance(const std::string& colour) {
  double sum = 0;
  const double weights[] = {0.2126, 0.7152, 0.0722};
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    sum += weights[i] * (c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}
double contrast(const std::string& a, const std::string& b) {
  const double x = luminance(a) + 0.05;
  const double y = luminance(b) + 0.05;
  return std::max(x, y) / std::min(x, y);
}

TEST(StyleOf, TextCanBeReadInBothThemes) {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    const Style style = style_of(theme);
    EXPECT_GE(contrast(style.text, style.background), 7);
    EXPECT_GE(contrast(style.muted, style.background), 4.5);
    EXPECT_GE(contrast(style.muted, style.panel), 4.5);
    for (const NodeLook& look : style.nodes) {
      EXPECT_GE(contrast(style.text, look.fill), 7) << look.fill;
      EXPECT_GE(contrast(style.on_line, look.line), 4.5) << look.line;
    }
    for (const TieLook& look : style.relations) EXPECT_GE(contrast(look.colour, style.background), 4.5) << look.colour;
    EXPECT_GE(contrast(style.co_mention.colour, style.background), 3);
  }
}

TEST(StyleOf, ShapesAndDashesTellWhatColoursTell) {
  const Style style = style_of(Theme::light);
  std::set<Shape> shapes;
  for (const NodeLook& look : style.nodes) shapes.insert(look.shape);
  EXPECT_EQ(shapes.size(), style.nodes.size());
  std::set<std::string> dashes;
  for (const TieLook& look : style.relations) dashes.insert(look.dashes);
  EXPECT_EQ(dashes.size(), style.relations.size());
}

TEST(ReadStyle, ChangesWhatItNames) {
  const auto style = read_style(
      "background: \"#fffaf0\"\nfonts: [Noto Serif CJK SC, serif]\nsizes: {title: 24}\n"
      "nodes:\n  person: {fill: \"#eeeeee\", shape: hexagon}\nties:\n  co_mention: {dashes: [1, 2.5]}\n",
      "a.yaml", style_of(Theme::light));
  ASSERT_TRUE(style.has_value()) << style.error().message;
  EXPECT_EQ(style->background, "#fffaf0");
  EXPECT_EQ(style->fonts, "Noto Serif CJK SC,serif");
  EXPECT_EQ(style->title_size, 24);
  EXPECT_EQ(style->of(EntityType::person).fill, "#eeeeee");
  EXPECT_EQ(style->of(EntityType::person).shape, Shape::hexagon);
  EXPECT_EQ(style->co_mention.dashes, "1 2.5");
  EXPECT_EQ(style->text, style_of(Theme::light).text);
  EXPECT_TRUE(read_style("", "a.yaml", style_of(Theme::dark)).has_value());
}

TEST(ReadStyle, NamesTheLineThatIsWrong) {
  struct Case {
    const char* yaml;
    std::size_t line;
    const char* part;
  };
  for (const Case& wrong :
       {Case{"text: \"#111111\"\ncolour: red\n", 2, "has no key 'colour'"},
        Case{"text: red\n", 1, "'red' is no colour"},
        Case{"nodes:\n  official:\n    fill: \"#12345g\"\n", 3, "is no colour"},
        Case{"nodes:\n  minister: {}\n", 2, "has no key 'minister'"}, Case{"sizes: {title: 900}\n", 1, "5 to 60"},
        Case{"fonts: [\"a\\\"b\"]\n", 1, "no name of a font"},
        Case{"ties:\n  visits: {dashes: 3}\n", 2, "list of lengths"},
        Case{"nodes: {person: {shape: star}}\n", 1, "no such shape"}, Case{"a: [1\nb: 2\n", 2, "no YAML"},
        Case{"- a\n", 1, "keys with values"}}) {
    const auto style = read_style(wrong.yaml, "a.yaml", style_of(Theme::light));
    ASSERT_FALSE(style.has_value()) << wrong.yaml;
    EXPECT_EQ(style.error().where, "a.yaml");
    EXPECT_EQ(style.error().line, wrong.line) << wrong.yaml;
    EXPECT_NE(style.error().message.find(wrong.part), std::string::npos) << style.error().message;
  }
}

}  // namespace
}  // namespace guanxi::graph
