// Who is who across articles: ten traps of one name for two things, ten of two names for one. Each is a few articles
// that go the whole way through recognition; what joined or parted them is asked of the linker's reasons and doubts.
#include <gtest/gtest.h>

#include <fmt/format.h>
#include <algorithm>
#include <optional>

#include "base/fold.hpp"
#include "extract/extractor.hpp"
#include "extract/resolve/across/linker.hpp"

namespace guanxi::extract {
namespace {

struct Story {
  std::string id;
  std::string date;
  std::string text;
};

class Traps : public testing::Test {
 protected:
  void tell(const std::vector<Story>& stories, LinkConstraints constraints = {}) {
    static const Extractor k_extractor;
    const auto linker = make_linker(std::move(constraints));
    for (const Story& story : stories) {
      Document document;
      document.meta.id = story.id;
      document.meta.date = *parse_date(story.date);
      document.text = story.text;
      m_articles.push_back(k_extractor.extract(std::move(document)));
      linker->add(m_articles.back());
    }
    auto linking = linker->link();
    ASSERT_TRUE(linking) << linking.error().message;
    m_linking = std::move(*linking);
  }

  /// The graph's entity that the form means in the article.
  [[nodiscard]] std::uint32_t entity(const std::string& article, const std::string& form) const {
    for (std::size_t a = 0; a < m_articles.size(); ++a) {
      if (m_articles[a].meta.id != article) continue;
      for (std::size_t e = 0; e < m_articles[a].entities.size(); ++e) {
        const FactEntity& found = m_articles[a].entities[e];
        const bool alias = std::find(found.aliases.begin(), found.aliases.end(), form) != found.aliases.end();
        if (found.name == form || alias) return m_linking.entity_of[m_linking.first[a] + e];
      }
      std::string seen;
      for (const FactEntity& found : m_articles[a].entities) seen += " " + found.name;
      ADD_FAILURE() << form << " was not recognised in " << article << ":" << seen;
    }
    return 0xFFFF'FFFF;
  }

  [[nodiscard]] bool has_reason(std::uint32_t of, const std::string& rule) const {
    return std::any_of(m_linking.reasons.begin(), m_linking.reasons.end(), [&](const LinkReason& reason) {
      return reason.entity == of && reason.rule == rule && !reason.ground.empty();
    });
  }

  [[nodiscard]] bool has_doubt(std::uint32_t a, std::uint32_t b) const {
    return std::any_of(m_linking.doubts.begin(), m_linking.doubts.end(), [&](const LinkDoubt& doubt) {
      return doubt.a == std::min(a, b) && doubt.b == std::max(a, b) && !doubt.ground.empty();
    });
  }

  [[nodiscard]] std::string rules_of(std::uint32_t of) const {
    std::string rules;
    for (const LinkReason& reason : m_linking.reasons)
      if (reason.entity == of) rules += fmt::format(" {}: {} ({});", reason.key, reason.rule, reason.ground);
    return rules;
  }

  std::vector<ArticleFacts> m_articles;
  Linking m_linking;
};

/// One thing under two names, joined by the rule.
#define EXPECT_ONE(a, form_a, b, form_b, rule)                                      \
  do {                                                                              \
    const std::uint32_t x = entity(a, form_a);                                      \
    EXPECT_EQ(x, entity(b, form_b)) << form_a << " / " << form_b;                   \
    EXPECT_TRUE(has_reason(x, rule)) << rule << " expected, found:" << rules_of(x); \
  } while (false)

/// The same, where the folded names are equal; `show --why` says so of what has no rule.
#define EXPECT_ONE_BY_NAME(a, form_a, b, form_b)                  \
  do {                                                            \
    const std::uint32_t x = entity(a, form_a);                    \
    EXPECT_EQ(x, entity(b, form_b)) << form_a << " / " << form_b; \
    EXPECT_EQ(fold_name(form_a), fold_name(form_b));              \
    EXPECT_EQ(rules_of(x), "");                                   \
  } while (false)

/// Two things under one name, or nearly, and at `b` the rule that says which of them it is.
#define EXPECT_TWO(a, form_a, b, form_b, rule)                                      \
  do {                                                                              \
    const std::uint32_t y = entity(b, form_b);                                      \
    EXPECT_NE(entity(a, form_a), y) << form_a << " / " << form_b;                   \
    EXPECT_TRUE(has_reason(y, rule)) << rule << " expected, found:" << rules_of(y); \
  } while (false)

TEST_F(Traps, CountyByFullAndShortName) {
  tell({{"a", "2024-03-01", "乳源瑶族自治县今天举行春耕现场会。乳源瑶族自治县农业农村局局长邓海明说，全县备耕充足。"},
        {"b", "2024-03-05", "韶关市乳源县的茶园进入采摘期。来自乳源县的茶农说，今年价格不错。"}});
  EXPECT_ONE("a", "乳源瑶族自治县", "b", "乳源县", "division");
}

TEST_F(Traps, DistrictByFullAndShortName) {
  tell({{"a", "2024-03-01", "肇庆市高要区新建的水厂投入使用，高要区居民用上了好水。"},
        {"b", "2024-03-05", "广东肇庆的高要召开招商会，肇庆市的三十家企业来到高要。"}});
  EXPECT_ONE("a", "高要区", "b", "高要", "division");
}

TEST_F(Traps, MinistryByFullAndShortName) {
  tell({{"a", "2024-03-01", "国家发展和改革委员会今天发布通知，部署能源保供。"},
        {"b", "2024-03-05", "国家发改委有关负责人说，物价总体平稳。"}});
  EXPECT_ONE("a", "国家发展和改革委员会", "b", "国家发改委", "one_row");
}

TEST_F(Traps, BureauOfTheArticlesOwnCity) {
  tell({{"a", "2024-03-01", "清远市财政局今天公布预算。清远市财政局局长陈大同说，支出向民生倾斜。"},
        {"b", "2024-03-05",
         "清远市出台扶持办法。清远市的企业可以向市财政局申请补助，市财政局将在十日内答复。清城区、英德市先行试点。"}});
  EXPECT_ONE("a", "清远市财政局", "b", "市财政局", "body_of_place");
}

TEST_F(Traps, ZoneByFullAndShortName) {
  tell({{"a", "2024-03-01", "位于阳山经济技术开发区的工厂开工。阳山经济技术开发区去年产值增长两成。"},
        {"b", "2024-03-05", "阳山经开区今天迎来新一批企业，阳山经开区的厂房已经租满。"}});
  EXPECT_ONE("a", "阳山经济技术开发区", "b", "阳山经开区", "written_two_ways");
}

TEST_F(Traps, FirmByRegisteredAndShortName) {
  tell({{"a", "2024-03-01",
         "上海璞泰来新能源科技股份有限公司今天公布年报。上海璞泰来新能源科技股份有限公司董事长表示，产能将翻番。"},
        {"b", "2024-03-05", "璞泰来公司的新基地开工，璞泰来公司计划招工三千人。"}});
  EXPECT_ONE("a", "上海璞泰来新能源科技股份有限公司", "b", "璞泰来公司", "one_row");
}

TEST_F(Traps, LawAndItsDraft) {
  tell({{"a", "2024-03-01", "全国人大常委会审议了《中华人民共和国港湾保护法（草案）》。"},
        {"b", "2024-12-05", "《港湾保护法》今天起施行。"}});
  EXPECT_ONE("a", "中华人民共和国港湾保护法（草案）", "b", "港湾保护法", "document_title");
}

TEST_F(Traps, OpinionWithAndWithoutItsIssuer) {
  tell({{"a", "2024-03-01", "会议强调要落实《国务院关于促进山区特色农业高质量发展的意见》。"},
        {"b", "2024-03-05", "专家解读《关于促进山区特色农业高质量发展的意见》，认为措施有力。"}});
  EXPECT_ONE("a", "国务院关于促进山区特色农业高质量发展的意见", "b", "关于促进山区特色农业高质量发展的意见",
             "document_title");
}

TEST_F(Traps, ForeignLeaderByFullAndShortName) {
  tell({{"a", "2024-03-01", "肯尼亚总统威廉·鲁托今天抵达北京，威廉·鲁托将出席论坛。"},
        {"b", "2025-03-05", "肯尼亚总统鲁托在内罗毕发表讲话，肯尼亚各界关注。"}});
  EXPECT_ONE("a", "威廉·鲁托", "b", "鲁托", "part_of_name");
}

TEST_F(Traps, TraditionalFullWidthAndBrokenForms) {
  tell({{"a", "2024-03-01", "國家發展和改革委員會今天發布通知，部署能源保供。"},
        {"b", "2024-03-05", "国家发展和改革\n委员会有关负责人说，物价总体平稳。国家发展和改革委员会将继续监测。"}});
  EXPECT_ONE_BY_NAME("a", "國家發展和改革委員會", "b", "国家发展和改革委员会");
}

TEST_F(Traps, DistrictsOfOneName) {
  tell({{"a", "2024-03-01", "江苏省南京市鼓楼区今天开放新的图书馆，南京市民可以免费借书。"},
        {"b", "2024-03-02", "江苏省徐州市鼓楼区的菜市场改造完成，徐州市拨款两千万元。"},
        {"c", "2024-03-03", "福建省福州市鼓楼区举行灯会，福州市各区居民前来观看。"}});
  EXPECT_NE(entity("a", "鼓楼区"), entity("b", "鼓楼区"));
  EXPECT_NE(entity("a", "鼓楼区"), entity("c", "鼓楼区"));
  EXPECT_TRUE(has_reason(entity("a", "鼓楼区"), "place_of_article")) << rules_of(entity("a", "鼓楼区"));
}

TEST_F(Traps, TownsOfOneName) {
  tell({{"a", "2024-03-01", "陕西省汉中市洋县城关镇的果农喜获丰收，洋县农业农村局前来指导。"},
        {"b", "2024-03-02", "甘肃省庆阳市宁县城关镇修通公路，宁县交通运输局负责施工。"}});
  EXPECT_TWO("a", "城关镇", "b", "城关镇", "place_of_article");
}

TEST_F(Traps, CountyHeadAndChairmanOfOneName) {
  tell({{"a", "2024-03-01", "广东省清远市阳山县县长王志强主持会议，部署防汛。阳山县各镇负责人参加。"},
        {"b", "2024-03-02", "辽宁华泰机床有限公司董事长王志强表示，公司将扩大出口。"}});
  EXPECT_NE(entity("a", "王志强"), entity("b", "王志强"));
  EXPECT_TRUE(has_doubt(entity("a", "王志强"), entity("b", "王志强")));
}

TEST_F(Traps, TwoCountyHeadsOfOneName) {
  tell({{"a", "2024-03-01", "广东省清远市阳山县县长李建军到村里调研，阳山县农业农村局负责人陪同。"},
        {"b", "2024-06-02", "黑龙江省绥化市兰西县县委书记李建军检查春播，兰西县农业农村局汇报情况。"}});
  EXPECT_TWO("a", "李建军", "b", "李建军", "several_persons");
  EXPECT_TRUE(has_doubt(entity("a", "李建军"), entity("b", "李建军")));
}

TEST_F(Traps, BureausOfTwoCities) {
  tell({{"a", "2024-03-01", "清远市今天公布预算。清远市的企业可以向市财政局申请补助，清远市各区同步办理。"},
        {"b", "2024-03-02", "烟台市今天公布预算。烟台市的企业可以向市财政局申请补助，烟台市各区同步办理。"}});
  EXPECT_TWO("a", "市财政局", "b", "市财政局", "body_of_place");
}

TEST_F(Traps, ZonesOfTwoCities) {
  tell({{"a", "2024-03-01", "山东省威海市今天为高新区的新项目揭牌，威海市去年引进外资增长。"},
        {"b", "2024-03-02", "山东省淄博市今天为高新区的新项目揭牌，淄博市去年引进外资增长。"}});
  EXPECT_TWO("a", "高新区", "b", "高新区", "place_of_article");
}

TEST_F(Traps, MinistriesOfTwoCountries) {
  tell({{"a", "2010-03-01", "卫生部今天公布疫情，卫生部部长陈竺说，中国各地已做好准备。"},
        {"b", "2023-04-02",
         "苏丹首都喀土穆的冲突仍在继续。苏丹医院人手不足，卫生部说死者已超过四百人。苏丹各地医院告急。"}});
  EXPECT_NE(entity("a", "卫生部"), entity("b", "卫生部"));
  EXPECT_TRUE(has_reason(entity("b", "卫生部"), "country_of_article")) << rules_of(entity("b", "卫生部"));
}

TEST_F(Traps, DistrictOfSeoulAndOfLiaoyuan) {
  tell({{"a", "2024-03-01", "吉林省辽源市龙山区的学校今天开学，龙山区教育局局长到校检查。"},
        {"b", "2022-10-30",
         "韩国首尔发生踩踏事故。韩国消防部门说，事故发生在龙山区，韩国警方已展开调查，韩国各地停止活动。"}});
  EXPECT_TWO("a", "龙山区", "b", "龙山区", "country_of_article");
}

TEST_F(Traps, YearlyDocuments) {
  tell({{"a", "2023-02-14", "2023年中央一号文件今天发布。中央一号文件提出抓好粮食生产。"},
        {"b", "2025-02-24", "2025年中央一号文件今天发布。中央一号文件提出深化农村改革。"}});
  EXPECT_NE(entity("a", "中央一号文件"), entity("b", "中央一号文件"));
  EXPECT_TRUE(has_reason(entity("a", "中央一号文件"), "year_of_article"));
}

TEST_F(Traps, GroupAndItsListedFirm) {
  tell({{"a", "2011-03-01", "海尔集团首席执行官张瑞敏说，海尔集团将进入新市场。"},
        {"b", "2011-03-02", "青岛海尔今天发布公告，青岛海尔股价上涨。"}});
  EXPECT_TWO("b", "青岛海尔", "a", "海尔集团", "one_row");
}

TEST_F(Traps, ZoneAndItsCommittee) {
  tell({{"a", "2024-03-01", "清远高新区今天迎来新一批企业，清远高新区的厂房已经租满。"},
        {"b", "2024-03-02", "清远高新区管委会主任梁志坚说，清远高新区管委会将简化审批。"}});
  EXPECT_NE(entity("a", "清远高新区"), entity("b", "清远高新区管委会"));
  EXPECT_EQ(m_linking.entities[entity("a", "清远高新区")].type, EntityType::place);
  EXPECT_EQ(m_linking.entities[entity("b", "清远高新区管委会")].type, EntityType::agency);
}

}  // namespace
}  // namespace guanxi::extract
