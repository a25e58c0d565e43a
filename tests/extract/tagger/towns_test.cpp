#include "extract/recognize/tagger/towns.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/lexicon.hpp"

namespace guanxi::extract::tagger {
namespace {

using Forms = std::vector<std::u16string>;

/// What is drawn in a text where `drawn` was drawn before, from left to right.
Forms with_towns(std::string_view printed, const std::vector<std::pair<std::u16string_view, MentionKind>>& drawn = {},
                 std::span<const UnitRange> furniture = {}) {
  NormalizedText text;
  std::vector<UnitRange> sentences;
  ArticleWords words;
  normalize(printed, text);
  split_sentences(text, sentences);
  words.read(text.units, sentences, Lexicon::built_in());
  Mentions mentions;
  for (const auto& [form, kind] : drawn) {
    const auto begin = static_cast<std::uint32_t>(text.units.find(form));
    Mention mention{begin, begin + static_cast<std::uint32_t>(form.size()), kind};
    while (words.sentence(mention.sentence).range.end <= begin) ++mention.sentence;
    mentions.push_back(mention);
  }
  add_towns(words, furniture, mentions);
  Forms forms;
  for (const Mention& mention : mentions)
    forms.push_back(text.units.substr(mention.begin, mention.end - mention.begin));
  return forms;
}

TEST(Towns, AShortNameIsATownWhereItsCountyIsNamed) {
  EXPECT_EQ(with_towns("惠安县的崇武，百工皆有。"), Forms{u"崇武"});
  EXPECT_EQ(with_towns("惠安百工。老铺在崇武的海边。", {{u"惠安", MentionKind::place}}), (Forms{u"惠安", u"崇武"}));
  EXPECT_EQ(with_towns("老铺在崇武的海边。"), Forms{});
}

TEST(Towns, APartOfAWordOrNameIsNone) {
  EXPECT_EQ(with_towns("惠安县的崇武古城。"), Forms{});
  EXPECT_EQ(with_towns("惠安县的小崇武，"), Forms{});
  EXPECT_EQ(with_towns("惠安县的《崇武》，"), Forms{});
  EXPECT_EQ(with_towns("惠安县人崇武，", {{u"崇武", MentionKind::name}}), Forms{u"崇武"});
  EXPECT_EQ(with_towns("惠安县的崇武，", {}, std::vector<UnitRange>{{0, 7}}), Forms{});
  EXPECT_EQ(with_towns(""), Forms{});
}

}  // namespace
}  // namespace guanxi::extract::tagger
