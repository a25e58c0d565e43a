#include "extract/document/normalize.hpp"
#include "extract/document/sketch.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace guanxi::extract {
namespace {

/// `units` random characters, a comma behind every twelfth.
std::string prose(std::uint32_t seed, int units) {
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < units; ++i) {
    const std::uint32_t c = 0x4E00 + static_cast<std::uint32_t>(random()) % 3000;
    text += static_cast<char>(0xE0U | c >> 12U);
    text += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
    text += static_cast<char>(0x80U | (c & 0x3FU));
    if (i % 12 == 11) text += "，";
  }
  return text;
}

Sketch sketch(const std::string& text) {
  NormalizedText normalized;
  normalize(text, normalized);
  return sketch_of(normalized.units);
}

TEST(Sketch, MarksSpacesAndWidthDoNotMatter) {
  const std::string text = prose(1, 300) + "2024年3月";
  std::string spread;
  for (std::size_t i = 0; i < text.size(); ++i) {
    spread += text[i];
    if (static_cast<unsigned char>(text[i]) >= 0x80 && i % 30 == 2) spread += "。\n\n";
  }
  EXPECT_EQ(sketch(text), sketch(spread));
  EXPECT_EQ(sketch(text), sketch(prose(1, 300) + "２０２４年３月"));
  std::string unmarked = text;
  for (std::size_t at = 0; (at = unmarked.find("，")) != std::string::npos;) unmarked.erase(at, 3);
  EXPECT_EQ(sketch(text), sketch(unmarked));
}

TEST(Sketch, EstimatesWhatTextsShare) {
  for (const int changed : {0, 50, 150, 400, 800}) {
    double sum = 0;
    constexpr int k_pairs = 40;
    for (std::uint32_t seed = 0; seed < k_pairs; ++seed) {
      const std::string head = prose(seed, 800 - changed);
      sum += resemblance(sketch(head + prose(1000 + seed, changed)), sketch(head + prose(2000 + seed, changed)));
    }
    const double shared = 800.0 - changed;
    EXPECT_NEAR(sum / k_pairs, shared / (800.0 + changed), 0.03) << changed;
  }
}

TEST(Sketch, ShortTextsHaveNone) {
  EXPECT_EQ(sketch(prose(1, 60)).shingles, 0U);
  EXPECT_EQ(resemblance(sketch(prose(1, 60)), sketch(prose(1, 60))), 0);
  EXPECT_GT(sketch(prose(1, 90)).shingles, 0U);
  EXPECT_EQ(sketch("").shingles, 0U);
}

TEST(Sketch, FewShinglesStillFillEveryBin) {
  const std::string text = prose(7, 90);
  EXPECT_EQ(resemblance(sketch(text), sketch(text)), 1);
  EXPECT_LT(resemblance(sketch(text), sketch(prose(8, 90))), 0.2);
}

}  // namespace
}  // namespace guanxi::extract
