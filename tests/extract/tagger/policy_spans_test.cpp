// Titles that are one name, reports that hold names, and measures behind verbs that only measures follow.
#include "extract/recognize/tagger/policy_spans.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/recognize/lexicon.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract::tagger {
namespace {

struct Found {
  std::vector<std::u16string> names;
  std::vector<std::u16string> reports;
  bool operator==(const Found&) const = default;
};

/// What is found in `marked`, in which a policy was drawn between two '|', if any.
Found find(std::u16string marked) {
  Mentions drawn;
  if (const std::size_t begin = marked.find(u'|'); begin != marked.npos) {
    marked.erase(begin, 1);
    const std::size_t end = marked.find(u'|');
    marked.erase(end, 1);
    drawn.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), MentionKind::policy,
                     Proposer::model, 1, 0, Bearer::unknown});
  }
  SentenceIndex index;
  const UnitRange all{0, static_cast<std::uint32_t>(marked.size())};
  index.build(marked, all, Lexicon::built_in());
  SentenceView sentence;
  sentence.text = marked;
  sentence.range = all;
  sentence.words = &index;
  PolicySpans spans;
  find_policy_spans(sentence, drawn, spans);
  Found found;
  for (const UnitRange name : spans.names) found.names.push_back(marked.substr(name.begin, name.end - name.begin));
  for (const UnitRange name : spans.reports) found.reports.push_back(marked.substr(name.begin, name.end - name.begin));
  return found;
}

TEST(PolicySpans, ATitleIsOneName) {
  EXPECT_EQ(find(u"印发《澄江县湖泊保护与|岸线管理办法|》"), (Found{{u"澄江县湖泊保护与岸线管理办法"}, {}}));
  EXPECT_EQ(find(u"印发《关于批准《|湖泊公约|》的决定》"), (Found{{u"关于批准《湖泊公约》的决定"}, {}}));
  EXPECT_EQ(find(u"印发《|湖泊管理办法|》"), Found{});
  EXPECT_EQ(find(u"印发《湖泊|管理办法|"), Found{});
}

TEST(PolicySpans, AReportIsNone) {
  EXPECT_EQ(find(u"听取《关于|湖泊管理办法|落实的报告》"), (Found{{}, {u"关于湖泊管理办法落实的报告"}}));
  EXPECT_EQ(find(u"听取《|湖泊管理办法|贯彻情况》"), (Found{{}, {u"湖泊管理办法贯彻情况"}}));
  EXPECT_EQ(find(u"《澄江日报》"), Found{});
}

TEST(PolicySpans, TitlesThatEndAsRulesDo) {
  EXPECT_EQ(find(u"《澄江县渔民“十不准”》"), (Found{{u"澄江县渔民“十不准”"}, {}}));
  EXPECT_EQ(find(u"《湖心商会章程》和《助渔八条》"), (Found{{u"湖心商会章程", u"助渔八条"}, {}}));
  EXPECT_EQ(find(u"《湖上面条》"), Found{});
}

TEST(PolicySpans, MeasuresBehindVerbs) {
  EXPECT_EQ(find(u"推行“一湖三函”，"), (Found{{u"一湖三函"}, {}}));
  EXPECT_EQ(find(u"试行“一湖三函”制度，"), (Found{{u"“一湖三函”制度"}, {}}));
  EXPECT_EQ(find(u"看了“一湖三函”，"), Found{});
  EXPECT_EQ(find(u"申领“渔船贷”，"), (Found{{u"渔船贷"}, {}}));
  EXPECT_EQ(find(u"推行“|一湖三函|”，"), Found{});
  EXPECT_EQ(find(u"全面推行湖长包保制，"), (Found{{u"湖长包保制"}, {}}));
  EXPECT_EQ(find(u"全面推行湖长的包保制，"), Found{});
  EXPECT_EQ(find(u"全面推行，制"), Found{});
  EXPECT_EQ(find(u"执行渔船报备制度，"), (Found{{u"渔船报备制度"}, {}}));
  EXPECT_EQ(find(u"实施湖岸复绿工程，"), (Found{{u"湖岸复绿工程"}, {}}));
  EXPECT_EQ(find(u"实施湖岸复绿制度，"), Found{});
}

TEST(PolicySpans, MeasuresBehindAMeasureInAList) {
  EXPECT_EQ(find(u"落实|首问负责制|、渔船限时办结制、24小时助渔制度，开会"),
            (Found{{u"渔船限时办结制", u"24小时助渔制度"}, {}}));
  EXPECT_EQ(find(u"搞“|一湖三函|”和湖岸复绿计划。"), (Found{{u"湖岸复绿计划"}, {}}));
  EXPECT_EQ(find(u"落实|首问负责制|，渔船限时办结制，"), Found{});
  EXPECT_EQ(find(u"落实|首问负责制|和渔船的办结制，"), Found{});
  EXPECT_EQ(find(u"落实|首问负责制|和渔船，"), Found{});
  EXPECT_EQ(find(u"落实|首问负责制|和长效制，"), Found{});
  EXPECT_EQ(find(u"落实|首问负责制|和“一湖三函”，"), (Found{{u"一湖三函"}, {}}));
  EXPECT_EQ(find(u"落实“|首问负责制|”“一湖三函”的人"), (Found{{u"一湖三函"}, {}}));
  EXPECT_EQ(find(u"落实|首问负责制|和“一湖三函”船队，"), Found{});
  EXPECT_EQ(find(u"落实|首问负责制|“一湖三函”，"), Found{});
}

TEST(PolicySpans, MeasuresByTheirOwnWordsOrTheirHead) {
  EXPECT_EQ(find(u"享有“交网即交证”，"), (Found{{u"交网即交证"}, {}}));
  EXPECT_EQ(find(u"说“渔船即将靠岸”，"), Found{});
  EXPECT_EQ(find(u"看了“一湖三函”模式，"), (Found{{u"“一湖三函”模式"}, {}}));
  EXPECT_EQ(find(u"看了“|一湖三函|”模式，"), Found{});
  EXPECT_EQ(find(u"启动“一湖三函”，"), (Found{{u"一湖三函"}, {}}));
  EXPECT_EQ(find(u"启动“一湖三函”船，"), Found{});
}

}  // namespace
}  // namespace guanxi::extract::tagger
