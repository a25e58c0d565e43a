// Paragraphs that a page cut are one again, where the cut is plain.
#include <algorithm>
#include <gtest/gtest.h>

#include "extract/document/draft.hpp"

namespace guanxi::extract {
namespace {

std::string stitched(const std::vector<std::string>& paragraphs) {
  Draft draft;
  for (const std::string& paragraph : paragraphs) draft.blocks.push_back({paragraph, BlockKind::paragraph, 0, false, {}});
  return assemble(std::move(draft)).text;
}

TEST(Stitch, CutInsideASentence) {
  EXPECT_EQ(stitched({"先后推出措施。例如设立审批局，将原来分散的审批职", "能划转集中受理，真正管用。"}),
            "先后推出措施。例如设立审批局，将原来分散的审批职能划转集中受理，真正管用。");
  EXPECT_EQ(stitched({"涉及住建、人防、", "水利部门。"}), "涉及住建、人防、水利部门。");
  EXPECT_EQ(stitched({"“以前没开工的,近", "几年都清掉了!”他说。"}), "“以前没开工的,近几年都清掉了!”他说。");
  EXPECT_EQ(stitched({"甲公司推出了新产品。价格", "，比去年低。"}), "甲公司推出了新产品。价格，比去年低。");
  EXPECT_EQ(stitched({"The company,", "Apple Inc."}), "The company, Apple Inc.");
}

TEST(Stitch, NoPlainCut) {
  for (const auto& kept : std::vector<std::vector<std::string>>{{"第一段。", "第二段。"},
                                                               {"聚焦靠前服务，让企业安心", "区长来到企业。他说好。"},
                                                               {"甲公司开工。活动现场", "李作描/摄"},
                                                               {"李作描/摄", "等系列活动。"},
                                                               {"图为走访现场。本报记者 张三 摄", "8月14日，区长到访企业。"},
                                                               {"副区长：", "他说好。"},
                                                               {"张三为局长；", "李四为副局长。"}}) {
    EXPECT_EQ(stitched(kept), kept[0] + "\n" + kept[1]);
  }
}

TEST(Stitch, HeadingsAndIndentsBeginAnew) {
  Draft draft;
  draft.blocks.push_back({"先后推出措施。例如设立审批局，将原来分散的审批职", BlockKind::paragraph, 0, false, {}});
  draft.blocks.push_back({"新的一节。", BlockKind::heading, 3, false, {}});
  draft.blocks.push_back({"先后推出措施。例如设立审批局，将原来分散的审批职", BlockKind::paragraph, 0, false, {}});
  draft.blocks.push_back({"另一段。", BlockKind::paragraph, 0, true, {}});
  const std::string text = assemble(std::move(draft)).text;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
}

TEST(Assemble, TitleAndNavigationAreNoText) {
  Draft draft;
  draft.meta.title = "甲乙 丙";
  draft.blocks.push_back({"首页", BlockKind::links, 0, false, "/"});
  draft.blocks.push_back({"甲乙丙", BlockKind::heading, 1, false, {}});
  draft.blocks.push_back({"正文。", BlockKind::paragraph, 0, false, {}});
  draft.blocks.push_back({"查看原文", BlockKind::links, 0, false, "https://example.com/1"});
  draft.blocks.push_back({"(更新时间戳: 17)", BlockKind::paragraph, 0, false, {}});
  const Document document = assemble(std::move(draft));
  EXPECT_EQ(document.text, "正文。\n(更新时间戳: 17)");
  EXPECT_EQ(document.furniture.size(), 1U);
  EXPECT_EQ(document.meta.url, "https://example.com/1");
}

TEST(Assemble, EmptyDraft) {
  EXPECT_EQ(assemble(Draft{}).text, "");
  EXPECT_EQ(squeeze(" \t a\n\u3000b \x01"), "a b");
  EXPECT_EQ(trim("\u3000 a \u00A0"), "a");
  EXPECT_EQ(trim("\u3000"), "");
}

}  // namespace
}  // namespace guanxi::extract
