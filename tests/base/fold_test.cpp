#include "base/fold.hpp"

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <string_view>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uversion.h>

#include "base/text.hpp"

namespace guanxi {
namespace {

TEST(Fold, Characters) {
  EXPECT_EQ(fold_character(U'a'), U'a');
  EXPECT_EQ(fold_character(U'Ａ'), U'A');
  EXPECT_EQ(fold_character(U'，'), U',');
  EXPECT_EQ(fold_character(U'　'), U' ');
  EXPECT_EQ(fold_character(U'清'), U'清');
  EXPECT_EQ(fold_character(U'遠'), U'远');
  EXPECT_EQ(fold_character(U'區'), U'区');
  EXPECT_EQ(fold_character(U'①'), U'1');
  EXPECT_EQ(fold_character(U'⼀'), U'一') << "Kangxi radical";
  EXPECT_EQ(fold_character(0xF900), U'岂') << "compatibility ideograph, then simplified";
  EXPECT_EQ(fold_character(0x2F800), U'丽') << "beyond the plane";
  EXPECT_EQ(fold_character(0x10FFFF), 0x10FFFFU);
  EXPECT_EQ(fold_character(0), 0U);
}

TEST(Fold, IsIdempotent) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) ASSERT_EQ(fold_character(fold_character(c)), fold_character(c)) << std::hex << static_cast<std::uint32_t>(c);
}

/// The committed table against ICU itself, asked character by character.
TEST(Fold, TableIsWhatIcuSays) {
  if (std::string_view(U_ICU_VERSION).substr(0, 2) != "72") GTEST_SKIP() << "the table was made with ICU 72";
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  const std::unique_ptr<icu::Transliterator> simplify(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  ASSERT_TRUE(U_SUCCESS(status));
  for (UChar32 c = 0x80; c < 0x30000; c += c < 0x10000 ? 1 : 7) {
    if (c >= 0xD800 && c < 0xF900) continue;
    UChar32 expected = c;
    const icu::UnicodeString composed = nfkc->normalize(icu::UnicodeString(c), status);
    if (composed.countChar32() == 1) expected = composed.char32At(0);
    icu::UnicodeString text(expected);
    simplify->transliterate(text);
    if (text.countChar32() == 1) expected = text.char32At(0);
    // ICU makes 苎 and 苧 each other's simplified form, and 苧 that of 薴: all three fold to the least
    if (c == U'苎' || c == U'苧' || c == U'薴') expected = U'苎';
    ASSERT_EQ(fold_character(static_cast<char32_t>(c)), static_cast<char32_t>(expected)) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Fold, Names) {
  EXPECT_EQ(fold_name(""), "");
  EXPECT_EQ(fold_name("清遠 高新\n區"), "清远高新区");
  EXPECT_EQ(fold_name("《廣東省條例》"), "广东省条例");
  EXPECT_EQ(fold_name("“放管服”改革"), "放管服改革");
  EXPECT_EQ(fold_name("〝甲〞，〜乙"), "甲,〜乙");
  EXPECT_EQ(fold_name("\" ABC　公司 \""), "ABC公司");
  EXPECT_EQ(fold_name("\xFF"), "\xEF\xBF\xBD") << "a broken byte folds to the replacement character";
}

TEST(Fold, CleanNamesKeepThePrintedForm) {
  EXPECT_EQ(clean_name(""), "");
  EXPECT_EQ(clean_name(" \n "), "");
  EXPECT_EQ(clean_name("清遠\n高新 區"), "清遠高新區");
  EXPECT_EQ(clean_name("12345 平台"), "12345平台");
  EXPECT_EQ(clean_name("Tim  Cook"), "Tim Cook");
  EXPECT_EQ(clean_name(" General\nMotors "), "General Motors");
}

}  // namespace
}  // namespace guanxi
