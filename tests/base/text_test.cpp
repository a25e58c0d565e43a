#include "base/text.hpp"

#include <gtest/gtest.h>

namespace guanxi {
namespace {

TEST(Utf8, DecodesWhatItAppends) {
  std::string text;
  for (char32_t c = 0; c <= 0x10FFFF; c += 13) append_utf8(text, c);
  EXPECT_TRUE(is_valid_utf8(text));
  std::size_t at = 0;
  for (char32_t c = 0; c <= 0x10FFFF; c += 13) {
    const char32_t expected = c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
    ASSERT_EQ(next_code_point(text, at), expected);
  }
  EXPECT_EQ(at, text.size());
}

TEST(Utf8, RefusesMalformedBytes) {
  for (const std::string_view bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                                     "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE4\xB8", "\xFF", "\xE4\x41\x42"}) {
    EXPECT_FALSE(is_valid_utf8(bad));
    std::size_t at = 0;
    EXPECT_EQ(next_code_point(bad, at), U'\uFFFD');
    EXPECT_EQ(at, 1U) << "a malformed byte costs one byte";
  }
  EXPECT_TRUE(is_valid_utf8(""));
  EXPECT_TRUE(is_valid_utf8("\xF4\x8F\xBF\xBF"));
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("a中𠀀"), 3U);
  EXPECT_EQ(count_code_points("\xE4\xB8"), 2U);
}

TEST(Width, CountsColumns) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("关系"), 4U);
  EXPECT_EQ(display_width("，"), 2U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("a\nb"), 2U) << "controls have no width";
}

TEST(Han, Boundaries) {
  EXPECT_TRUE(is_han(U'一'));
  EXPECT_TRUE(is_han(U'〇'));
  EXPECT_TRUE(is_han(0x9FFF));
  EXPECT_TRUE(is_han(0x3400));
  EXPECT_TRUE(is_han(0x20000));
  EXPECT_FALSE(is_han(U'あ'));
  EXPECT_FALSE(is_han(U'。'));
  EXPECT_FALSE(is_han(0xA000));
}

TEST(CodePointIndex, AgreesWithCountingFromTheStart) {
  for (const std::string_view text : {std::string_view(), std::string_view("a"), std::string_view("中𠀀")}) {
    const CodePointIndex index(text);
    EXPECT_EQ(index.code_points_before(text.size()), count_code_points(text));
  }
  std::string mixed;
  for (int i = 0; i < 300; ++i) mixed += i % 3 == 0 ? "a" : i % 3 == 1 ? "中" : "𠀀";
  for (std::size_t cut = 0; cut < 4; ++cut) {  // the marks every 64 bytes fall inside characters of each length
    const std::string text = std::string(cut, 'x') + mixed;
    const CodePointIndex index(text);
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
      ASSERT_EQ(index.code_points_before(at), count) << at;
      (void)next_code_point(text, at);
    }
    EXPECT_EQ(index.code_points_before(text.size()), count);
    EXPECT_EQ(index.code_points_before(text.size() + 100), count) << "behind the end is the end";
  }
}

TEST(Span, Slices) {
  EXPECT_EQ(slice("abcdef", Span{1, 3}), "bc");
  EXPECT_TRUE((Span{2, 2}).empty());
  EXPECT_EQ((Span{2, 5}).size(), 3U);
}

}  // namespace
}  // namespace guanxi
