#include "graph/diagram/label.hpp"

#include <gtest/gtest.h>

#include "base/quote.hpp"
#include "base/text.hpp"

namespace guanxi::graph {
namespace {

TEST(PictureText, DropsWhatNoPictureMayHold) {
  EXPECT_EQ(picture_text("甲\x01乙\x1b[0m"), "甲乙[0m");
  EXPECT_EQ(picture_text("甲\xe2\x80\xae乙"), "甲乙");  // right-to-left override
  EXPECT_EQ(picture_text(" 甲 \n\t 乙\xe3\x80\x80"), "甲 乙");
  EXPECT_EQ(picture_text("甲\xef\xbf\xbe乙"), "甲乙");  // U+FFFE
  EXPECT_EQ(picture_text("甲\xff乙"), "甲\xef\xbf\xbd乙");
  EXPECT_EQ(picture_text(std::string_view("甲\0乙", 7)), "甲乙");
  EXPECT_EQ(picture_text(""), "");
}

TEST(TextWidth, IsTheSameWithoutFonts) {
  EXPECT_DOUBLE_EQ(text_width("局长", 10), 20);
  EXPECT_DOUBLE_EQ(text_width("A1", 10), 12);
  EXPECT_DOUBLE_EQ(text_width("", 10), 0);
}

TEST(Wrap, BreaksWhereAReaderPauses) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(wrap("清城区委", 20, 4), Lines{"清城区委"});
  EXPECT_EQ(wrap("", 20, 4), Lines{""});
  EXPECT_EQ(wrap("临江市市场监督管理局云溪分局", 20, 4), (Lines{"临江市市场监督", "管理局云溪分局"}));
  EXPECT_EQ(wrap("关于印发2024年度工作要点的通知", 20, 4).size(), 2U);
}

TEST(Wrap, KeepsNumbersAndClosingMarksTogether) {
  for (const std::string& line : wrap("促进实体经济高质量发展2024年若干措施（试行）第12345号", 20, 4)) {
    EXPECT_FALSE(line.starts_with("）")) << line;
    EXPECT_FALSE(line.ends_with("（")) << line;
    EXPECT_NE(line, "12345");
  }
  const auto lines = wrap("甲乙丙丁戊己庚辛12345678壬癸", 20, 4);
  std::string joined;
  for (const std::string& line : lines) {
    joined += line;
    EXPECT_EQ(line.find("12345678") == std::string::npos, line.find('5') == std::string::npos) << line;
  }
  EXPECT_EQ(joined, "甲乙丙丁戊己庚辛12345678壬癸");
}

TEST(Wrap, NoLineIsTooWideWhateverTheName) {
  std::string latin(5000, 'W');
  std::string han;
  for (int i = 0; i < 5000; ++i) han += "局";
  std::string marks = "e";
  for (int i = 0; i < 5000; ++i) marks += "\xcc\x81";  // combining acute
  for (const std::string& name : {latin, han, marks, std::string("，，，，，，，，，，，，，，，，，，，，，，")}) {
    const auto lines = wrap(name, 20, 4);
    EXPECT_LE(lines.size(), 4U);
    for (const std::string& line : lines) {
      EXPECT_LE(display_width(line), 20U);
      EXPECT_LE(line.size(), 2000U);
      EXPECT_TRUE(is_valid_utf8(line));
    }
  }
  EXPECT_TRUE(wrap(han, 20, 4).back().ends_with("…"));
}

TEST(GraphvizLabel, LeavesNoEscapeSequence) {
  EXPECT_EQ(graphviz_label({R"(a\N)", "b&c"}), R"(a\\N\nb&amp;c)");
  EXPECT_EQ(graphviz_label({"a", "b"}, Justify::left), R"(a\lb\l)");
  EXPECT_EQ(graphviz_label({}), "");
}

TEST(Quote, ShowsWhereTheNamesStand) {
  std::string roll = "名单：";
  for (int i = 0; i < 60; ++i) roll += "张" + std::to_string(i) + "、";
  roll += "王建国、";
  for (int i = 60; i < 120; ++i) roll += "张" + std::to_string(i) + "、";
  roll += "李向东。";
  const std::vector<std::string> names{"李向东", "王建国"};
  const std::string quoted = quote(roll, names, 60);
  EXPECT_NE(quoted.find("王建国"), std::string::npos) << quoted;
  EXPECT_NE(quoted.find("李向东。"), std::string::npos) << quoted;
  EXPECT_EQ(quoted.find("名单"), std::string::npos) << quoted;
  EXPECT_LE(display_width(quoted), 80U) << quoted;
  EXPECT_EQ(quote("王建国到会。", names, 60), "王建国到会。");
  EXPECT_EQ(quote(roll, std::vector<std::string>{"赵某"}, 60), shorten(roll, 60));
  EXPECT_EQ(quote("", names, 60), "");
}

}  // namespace
}  // namespace guanxi::graph
