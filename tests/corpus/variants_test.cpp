// The annotated articles as other hands would have written them: spaces doubled, traditional characters, full-width
// letters and digits, lines broken inside names, GB18030. Entity F1 must not fall by two points.
#include <gtest/gtest.h>

#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <cstdio>
#include <filesystem>
#include <string>

#include "tests/cli/process.hpp"
#include "tests/corpus/score.hpp"

namespace guanxi::test {
namespace {

namespace fs = std::filesystem;

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

std::string doubled_spaces(const std::string& text) {
  icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  units.findAndReplace(u" ", u"  ");
  units.findAndReplace(u"\u3000", u"\u3000\u3000");
  return utf8(units);
}

std::string full_width(const std::string& text) {
  icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  constexpr char16_t k_distance = 0xFEE0;
  for (std::int32_t i = 0; i < units.length(); ++i) {
    const char16_t c = units[i];
    const bool wide = (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
    if (wide) units.setCharAt(i, static_cast<char16_t>(c + k_distance));
  }
  return utf8(units);
}

/// Lines of 23 characters, as a narrow column breaks them.
std::string wrapped(const std::string& text) {
  constexpr std::int32_t k_width = 23;
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  icu::UnicodeString out;
  std::int32_t column = 0;
  bool heading = false;
  for (std::int32_t i = 0; i < units.length(); ++i) {
    if (column == 0) heading = units[i] == u'#';
    if (column == k_width && !heading && units[i] != u'\n') {
      out.append(u'\n');
      column = 0;
    }
    out.append(units[i]);
    column = units[i] == u'\n' ? 0 : column + 1;
  }
  return utf8(out);
}

std::string traditional(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> converter(
      icu::Transliterator::createInstance("Simplified-Traditional", UTRANS_FORWARD, status));
  icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  if (U_SUCCESS(status) != 0) converter->transliterate(units);
  return utf8(units);
}

std::string gb18030(const std::string& text) {
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  std::string out(static_cast<std::size_t>(units.length()) * 4, '\0');
  const std::int32_t size =
      units.extract(0, units.length(), out.data(), static_cast<std::uint32_t>(out.size()), "gb18030");
  out.resize(static_cast<std::size_t>(size));
  return out;
}

struct Variant {
  const char* name;
  std::string (*write)(const std::string&);
  bool in_the_lists;  ///< are the annotated names written so, too?
};

/// Prints the parameter by its name in messages of GoogleTest.
void PrintTo(const Variant& variant, std::ostream* out) { *out << variant.name; }

/// The article with its body rewritten; what the front matter says stays.
std::string rewritten(const std::string& article, const Variant& variant) {
  const auto end = article.rfind("---\n", 0) == 0 ? article.find("\n---\n") : std::string::npos;
  const std::size_t body = end == std::string::npos ? 0 : end + 5;
  return article.substr(0, body) + variant.write(article.substr(body));
}

class Variants : public ::testing::TestWithParam<Variant> {};

TEST_P(Variants, CostLessThanTwoPoints) {
  const fs::path dev = shared() / "gold" / "dev";
  if (!fs::exists(dev)) GTEST_SKIP() << "no annotated articles beside the checkout: " << dev;
  static const Outcome k_plain = score_articles(dev);
  if (k_plain.exit_code == 127) GTEST_SKIP() << "no python3 to run the scorer";
  ASSERT_EQ(k_plain.exit_code, 0) << k_plain.err;
  const double plain = f1_of(k_plain.out, "entit\tall");
  ASSERT_GT(plain, 0);
  const ScratchFolder scratch;
  for (const auto& entry : fs::directory_iterator(dev)) {
    const std::string bytes = read_bytes(entry.path().string());
    const bool list = entry.path().extension() == ".json";
    const std::string written = !list                     ? rewritten(bytes, GetParam())
                                : GetParam().in_the_lists ? GetParam().write(bytes)
                                                          : bytes;
    write_bytes(scratch / entry.path().filename().string(), written);
  }
  const Outcome score = score_articles(scratch.path());
  ASSERT_EQ(score.exit_code, 0) << score.err;
  const double f1 = f1_of(score.out, "entit\tall");
  std::printf("%s: entity F1 %.3f, as printed %.3f\n", GetParam().name, f1, plain);
  EXPECT_GT(f1, plain - 0.02);
}

INSTANTIATE_TEST_SUITE_P(Dev, Variants,
                         ::testing::Values(Variant{"spaces", doubled_spaces, false},
                                           Variant{"fullwidth", full_width, false}, Variant{"wrapped", wrapped, false},
                                           Variant{"traditional", traditional, true},
                                           Variant{"gb18030", gb18030, false}),
                         [](const auto& variant) { return std::string(variant.param.name); });

}  // namespace
}  // namespace guanxi::test
