#include "extract/recognize/tagger/roads.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace guanxi::extract::tagger {
namespace {

using Forms = std::vector<std::u16string>;

/// The mentions of a sentence in which `drawn` were drawn as places before.
Forms roads(const std::u16string& text, Mentions mentions = {}, std::span<const UnitRange> furniture = {}) {
  SentenceView view;
  view.text = text;
  view.range = {0, static_cast<std::uint32_t>(text.size())};
  draw_numbered_roads(view, furniture, 0, mentions);
  Forms forms;
  for (const Mention& mention : mentions) forms.push_back(text.substr(mention.begin, mention.end - mention.begin));
  return forms;
}

Mention place(std::uint32_t begin, std::uint32_t end) { return Mention{begin, end, MentionKind::place}; }

TEST(Roads, ARankOrALetterAndANumber) {
  EXPECT_EQ(roads(u"省道S303到这里断头"), Forms{u"省道S303"});
  EXPECT_EQ(roads(u"经317国道，转乡道Y012线。"), (Forms{u"317国道", u"乡道Y012线"}));
  EXPECT_EQ(roads(u"决定对S216线改造"), Forms{u"S216线"});
  EXPECT_EQ(roads(u"G318国道"), Forms{u"G318国道"});
}

TEST(Roads, OtherNumbersAreNone) {
  EXPECT_EQ(roads(u"G20峰会，ATP216线，3.20国道，1线，S12345线"), Forms{});
  EXPECT_EQ(roads(u"国道改造，省道"), Forms{});
  EXPECT_EQ(roads(u""), Forms{});
}

TEST(Roads, WhatWasDrawnInsideGivesWay) {
  EXPECT_EQ(roads(u"省道S303线", {place(2, 6)}), Forms{u"省道S303线"});
  EXPECT_EQ(roads(u"省道S303线区", {place(0, 8)}), Forms{u"省道S303线"});
  EXPECT_EQ(roads(u"320国道收费站", {place(0, 8)}), Forms{u"320国道收费站"});
  EXPECT_EQ(roads(u"省道S303线", {}, std::vector<UnitRange>{{0, 2}}), Forms{});
}

}  // namespace
}  // namespace guanxi::extract::tagger
