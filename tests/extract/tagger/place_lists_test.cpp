#include "extract/recognize/tagger/place_lists.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/recognize/lexicon.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract::tagger {
namespace {

using Forms = std::vector<std::u16string>;
using Drawn = std::vector<std::pair<std::u16string_view, MentionKind>>;

/// The places of a sentence in which `drawn` was drawn before, from left to right.
Forms listed(const std::u16string& text, const Drawn& drawn = {}, std::span<const UnitRange> furniture = {}) {
  SentenceView view;
  SentenceIndex index;
  view.text = text;
  view.range = {0, static_cast<std::uint32_t>(text.size())};
  index.build(text, view.range, Lexicon::built_in());
  view.words = &index;
  Mentions mentions;
  for (const auto& [form, kind] : drawn) {
    const auto begin = static_cast<std::uint32_t>(text.find(form));
    mentions.push_back(Mention{begin, begin + static_cast<std::uint32_t>(form.size()), kind});
  }
  draw_listed_places(view, furniture, 0, mentions);
  std::sort(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  Forms forms;
  for (const Mention& mention : mentions)
    if (mention.kind == MentionKind::place) forms.push_back(text.substr(mention.begin, mention.end - mention.begin));
  return forms;
}

TEST(PlaceLists, TheWordBehindAListNamesItsItems) {
  EXPECT_EQ(listed(u"推行“田长制”，圳边、店亭等9个村落实管护员"), (Forms{u"圳边", u"店亭"}));
  EXPECT_EQ(listed(u"要在圳边、岭背两镇扩种"), (Forms{u"圳边", u"岭背"}));
  EXPECT_EQ(listed(u"对圳边、岭背和石桥等镇的老宅"), (Forms{u"圳边", u"岭背", u"石桥"}));
  EXPECT_EQ(listed(u"涉及圳边、岭背、石桥三乡"), (Forms{u"圳边", u"岭背", u"石桥"}));
}

TEST(PlaceLists, WhatWasDrawnInAnItemGivesWay) {
  EXPECT_EQ(listed(u"由镇总商会协调杨屋、颜屋、矮岭三个村的土地",
                   {{u"镇总商会", MentionKind::agency}, {u"杨屋", MentionKind::name}, {u"颜屋", MentionKind::name}}),
            (Forms{u"颜屋", u"矮岭"}));
  EXPECT_EQ(listed(u"，圳边、岭背三乡", {{u"岭背三乡", MentionKind::place}}), Forms{u"岭背三乡"});  // three of two
  EXPECT_EQ(listed(u"，圳边、岭背两乡", {{u"岭背两乡", MentionKind::place}}), (Forms{u"圳边", u"岭背"}));
  EXPECT_EQ(listed(u"，清远、湖南醴陵两县", {{u"湖南", MentionKind::place}, {u"醴陵", MentionKind::place}}),
            (Forms{u"湖南", u"醴陵"}));
  EXPECT_EQ(listed(u"，市农委、市规划局等县区", {{u"市规划局", MentionKind::agency}}), Forms{u"市农委"});
}

TEST(PlaceLists, WhatIsNoListHasNone) {
  EXPECT_EQ(listed(u"力争完成投资以上、开工建设20个乡镇的项目"), Forms{});
  EXPECT_EQ(listed(u"已经与密山市8个乡镇签约"), Forms{});
  EXPECT_EQ(listed(u"县委书记、县长等县四家班子领导"), Forms{});
  EXPECT_EQ(listed(u"打造一村一品、一镇一业"), Forms{});
  EXPECT_EQ(listed(u"圳边、"), Forms{});
  EXPECT_EQ(listed(u""), Forms{});
}

TEST(PlaceLists, FurnitureStaysAsItIs) {
  const std::vector<UnitRange> furniture{{0, 8}};
  EXPECT_EQ(listed(u"圳边、岭背两镇。", {}, furniture), Forms{});
}

}  // namespace
}  // namespace guanxi::extract::tagger
