#include "extract/document/furniture.hpp"

#include <gtest/gtest.h>

namespace guanxi::extract {
namespace {

std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> out;
  for (const Span span : find_furniture(text).spans) out.emplace_back(slice(text, span));
  return out;
}

using Found = std::vector<std::string>;

TEST(Furniture, WholeLines) {
  for (const char* line :
       {"南江日报·掌上南江记者/邹怡明", "通讯员/刘晓欢刘铁山", "文 / 图李程远 实习生 李昕", "李作描/摄", "李静图/摄", "本报记者 张三",
        "（本报记者 王敏 通讯员 李向阳）", "刘厚文 黄伟 郭颖 肖梅 本报特约通讯员 钟华", "责任编辑：何苗", "编辑/张三 校对/李四 审核/王五",
        "记者：张三", "（责编：何 苗）", "编译/杜哲 记者黎史", "文/图 本报记者邱瑞 实习生肖桂", "（摄影 陈 樟）", "（文章来源：南江日报）",
        "来源：南江在线", "2022-04-08 07:42 来源：南江日报 作者：邹怡明", "发布时间：2023-08-14", "原标题：甲乙丙", "张三 摄影报道",
        "（《南江日报》记者 林安 通讯员 何璐）", "□ 全媒体记者 武 涛 文/图", "（攝影：許生）", "（丁薛 供图）"}) {
    EXPECT_EQ(found(line), Found{line}) << line;
    EXPECT_EQ(found(std::string("第一段。\n") + line + "\n第二段。"), Found{line}) << line;
  }
}

TEST(Furniture, TextAboutReportersIsText) {
  for (const char* line :
       {"记者从区发改局获悉，项目开工。", "记者昨日走访广州多家超市。", "编辑：什么开始这项调查?", "记者：山东的药品集中采购由省里负责。",
        "张三告诉记者，项目已经开工。", "骆开明对记者表示，明年的主题已经确定", "清城区委书记邱明", "张三 李四", "会议由副区长王某主持",
        "反垄断局正审核申报材料", "由专业委员会审核", "记者节座谈会举行", "他摄下了这一幕", "全国人大代表张三在报道中说", "图为活动现场",
        "与甲公司、互联网电商合作", "编辑部主任张三", "中国记者协会副主席李四", "据南江日报消息人士说", "来源地：甲县"}) {
    EXPECT_EQ(found(line), Found{}) << line;
  }
}

TEST(Furniture, InsideParagraphs) {
  EXPECT_EQ(found("本报讯（记者 张三 通讯员 李四）4月2日，区长到访。"), Found{"本报讯（记者 张三 通讯员 李四）"});
  EXPECT_EQ(found("央视网消息（新闻联播）：今天，会议举行。"), Found{"央视网消息（新闻联播）："});
  EXPECT_EQ(found("新华社北京4月15日电（记者王五）国务院印发通知。"), Found{"新华社北京4月15日电（记者王五）"});
  EXPECT_EQ(found("6月2日电 省政府印发通知。"), Found{"6月2日电"});
  EXPECT_EQ(found("大棚里一片繁忙。（张三 摄）"), Found{"（张三 摄）"});
  EXPECT_EQ(found("工人在检查部件。钱小东 摄"), Found{"钱小东 摄"});
  EXPECT_EQ(found("（图为女工在检查质量。 李响 摄）"), Found{"李响 摄"});
  EXPECT_EQ(found("项目开工。（记者 张三）\n又一段。（来源：南江日报）"), (Found{"（记者 张三）", "（来源：南江日报）"}));
  EXPECT_EQ(found("消息称（见附件），公司已经报讯。"), Found{});
}

TEST(Furniture, TellsSourceDateAndByline) {
  const Furniture line = find_furniture("2022-04-08 07:42 来源：南江日报 作者：邹怡明\n正文。\n（记者 张三）");
  EXPECT_EQ(line.source, "南江日报");
  EXPECT_EQ(to_string(line.date), "2022-04-08");
  EXPECT_EQ(line.byline, "记者 张三");
  EXPECT_EQ(find_furniture("（来源：南江在线 记者：董 欣）").source, "南江在线");
  EXPECT_EQ(find_furniture("正文。李响 摄").byline, "") << "a picture's credit is no byline";
}

TEST(Furniture, SpansAreOrderedAndDisjointOnAnyText) {
  const std::vector<std::string> pieces{"记者", "（", "）", "摄", "张三", " ", "\n", "来源：", "本报讯", "。", "/", "4月2日电", "文", "图", "，", "编辑"};
  std::uint32_t random = 12345;
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int i = 0; i < 14; ++i) {
      random = random * 1664525U + 1013904223U;
      text += pieces[(random >> 16U) % pieces.size()];
    }
    std::uint32_t behind = 0;
    for (const Span span : find_furniture(text).spans) {
      ASSERT_LT(span.begin, span.end) << text;
      ASSERT_LE(behind, span.begin) << text;
      ASSERT_LE(span.end, text.size());
      behind = span.end;
    }
  }
}

}  // namespace
}  // namespace guanxi::extract
