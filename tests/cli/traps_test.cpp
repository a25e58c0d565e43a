// Who is who across articles, as `guanxi show --why` explains it: ten traps of two names for one thing, eleven of one
// name for two. Small articles of our own words go the whole way, all into one graph; what joined or parted the names
// is asked of the program.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <memory>
#include <string>
#include <vector>

#include "base/fold.hpp"
#include "tests/cli/process.hpp"

namespace guanxi::test {
namespace {

struct Story {
  std::string id;
  std::string date;
  std::string text;
};

/// A name as an article has it.
struct Named {
  std::string article;
  std::string form;
};

/// What `show --why` must say: a reason of this rule for the name, or a doubt, with these words in its ground.
struct Because {
  std::string rule;
  std::string ground;
};

struct Trap {
  std::string name;
  std::vector<Story> stories;
  Named a;
  Named b;
  Because why_a;
  Because why_b;
  std::string shown_b{};  ///< the name that b is shown by, where that is not plainly b's
};

/// The rule of what has none: equal folded names.
const std::string k_by_name = "same type and same folded name";
/// Left apart: the ground stands under possibly_same.
const std::string k_doubt = "possibly_same";

/// Two names, one thing.
const std::vector<Trap>& variants() {
  static const std::vector<Trap> traps{
      {"CountyByFullAndShortName",
       {{"county-full", "2024-03-01",
         "乳源瑶族自治县今天举行春耕现场会。乳源瑶族自治县农业农村局局长邓海明说，全县备耕充足。"},
        {"county-short", "2024-03-05", "韶关市乳源县的茶园进入采摘期。来自乳源县的茶农说，今年价格不错。"}},
       {"county-full", "乳源瑶族自治县"},
       {"county-short", "乳源县"},
       {"", ""},
       {"division", "乳源瑶族自治县"}},
      {"DistrictByFullAndShortName",
       {{"district-full", "2024-03-01", "肇庆市高要区新建的水厂投入使用，高要区居民用上了好水。"},
        {"district-short", "2024-03-05", "广东肇庆的高要召开招商会，肇庆市的三十家企业来到高要。"}},
       {"district-full", "高要区"},
       {"district-short", "高要"},
       {"", ""},
       {"division", "高要区"}},
      {"MinistryByFullAndShortName",
       {{"ministry-full", "2024-03-01", "国家发展和改革委员会今天发布通知，部署能源保供。"},
        {"ministry-short", "2024-03-05", "国家发改委有关负责人说，物价总体平稳。"}},
       {"ministry-full", "国家发展和改革委员会"},
       {"ministry-short", "国家发改委"},
       {"", ""},
       {"one_row", "国家发展和改革委员会"}},
      {"BureauOfTheArticlesOwnCity",
       {{"bureau-full", "2024-03-01", "清远市财政局今天公布预算。清远市财政局局长陈大同说，支出向民生倾斜。"},
        {"bureau-short", "2024-03-05",
         "清远市出台扶持办法。清远市的企业可以向市财政局申请补助，市财政局将在十日内答复。清城区、英德市先行试点。"}},
       {"bureau-full", "清远市财政局"},
       {"bureau-short", "市财政局"},
       {"", ""},
       {"body_of_place", "清远市财政局"},
       "清远市财政局"},
      {"ZoneByFullAndShortName",
       {{"zone-full", "2024-03-01", "位于阳山经济技术开发区的工厂开工。阳山经济技术开发区去年产值增长两成。"},
        {"zone-short", "2024-03-05", "阳山经开区今天迎来新一批企业，阳山经开区的厂房已经租满。"}},
       {"zone-full", "阳山经济技术开发区"},
       {"zone-short", "阳山经开区"},
       {"written_two_ways", "经开区"},
       {"", ""}},
      {"FirmByRegisteredAndShortName",
       {{"firm-full", "2024-03-01",
         "上海璞泰来新能源科技股份有限公司今天公布年报。上海璞泰来新能源科技股份有限公司董事长表示，产能将翻番。"},
        {"firm-short", "2024-03-05", "璞泰来公司的新基地开工，璞泰来公司计划招工三千人。"}},
       {"firm-full", "上海璞泰来新能源科技股份有限公司"},
       {"firm-short", "璞泰来公司"},
       {"", ""},
       {"one_row", "璞泰来"}},
      {"LawAndItsDraft",
       {{"law-draft", "2024-03-01", "全国人大常委会审议了《中华人民共和国港湾保护法（草案）》。"},
        {"law", "2024-12-05", "《港湾保护法》今天起施行。"}},
       {"law-draft", "中华人民共和国港湾保护法（草案）"},
       {"law", "港湾保护法"},
       {"document_title", "港湾保护法"},
       {"", ""}},
      {"OpinionWithAndWithoutItsIssuer",
       {{"opinion-issued", "2024-03-01", "会议强调要落实《国务院关于促进山区特色农业高质量发展的意见》。"},
        {"opinion", "2024-03-05", "专家解读《关于促进山区特色农业高质量发展的意见》，认为措施有力。"}},
       {"opinion-issued", "国务院关于促进山区特色农业高质量发展的意见"},
       {"opinion", "关于促进山区特色农业高质量发展的意见"},
       {"document_title", "关于促进山区特色农业高质量发展的意见"},
       {"", ""}},
      {"ForeignLeaderByFullAndShortName",
       {{"leader-full", "2024-03-01", "肯尼亚总统威廉·鲁托今天抵达北京，威廉·鲁托将出席论坛。"},
        {"leader-short", "2025-03-05", "肯尼亚总统鲁托在内罗毕发表讲话，肯尼亚各界关注。"}},
       {"leader-full", "威廉·鲁托"},
       {"leader-short", "鲁托"},
       {"", ""},
       {"part_of_name", "威廉·鲁托"}},
      {"TraditionalFullWidthAndBrokenForms",
       {{"traditional", "2024-03-01", "國家能源局今天發布通知，部署能源保供。國家能源局將繼續監測。"},
        {"broken", "2024-03-05", "国家能\n源局有关负责人说，供应总体平稳。国家能源局将继续监测。"}},
       {"traditional", "國家能源局"},
       {"broken", "国家能源局"},
       {k_by_name, ""},
       {k_by_name, ""}},
  };
  return traps;
}

/// One name, or nearly, for two things.
const std::vector<Trap>& homonyms() {
  static const std::vector<Trap> traps{
      {"DistrictsOfOneName",
       {{"gulou-nanjing", "2024-03-01", "江苏省南京市鼓楼区今天开放新的图书馆，南京市民可以免费借书。"},
        {"gulou-xuzhou", "2024-03-02", "江苏省徐州市鼓楼区的菜市场改造完成，徐州市拨款两千万元。"},
        {"gulou-fuzhou", "2024-03-03", "福建省福州市鼓楼区举行灯会，福州市各区居民前来观看。"}},
       {"gulou-nanjing", "鼓楼区"},
       {"gulou-fuzhou", "鼓楼区"},
       {"place_of_article", "江苏省南京市鼓楼区"},
       {"place_of_article", "福建省福州市鼓楼区"}},
      {"TownsOfOneName",
       {{"town-yang", "2024-03-01", "陕西省汉中市洋县城关镇的果农喜获丰收，洋县农业农村局前来指导。"},
        {"town-ning", "2024-03-02", "甘肃省庆阳市宁县城关镇修通公路，宁县交通运输局负责施工。"}},
       {"town-yang", "城关镇"},
       {"town-ning", "城关镇"},
       {"place_of_article", "洋县"},
       {"place_of_article", "宁县"}},
      {"CountyHeadAndChairmanOfOneName",
       {{"wang-head", "2024-03-01", "广东省清远市阳山县县长王志强主持会议，部署防汛。阳山县各镇负责人参加。"},
        {"wang-chairman", "2024-03-02", "辽宁华泰机床有限公司董事长王志强表示，公司将扩大出口。"}},
       {"wang-head", "王志强"},
       {"wang-chairman", "王志强"},
       {k_doubt, "one name"},
       {k_doubt, "one name"}},
      {"TwoCountyHeadsOfOneName",
       {{"li-yangshan", "2024-03-01", "广东省清远市阳山县县长李建军到村里调研，阳山县农业农村局负责人陪同。"},
        {"li-lanxi", "2024-06-02", "黑龙江省绥化市兰西县县委书记李建军检查春播，兰西县农业农村局汇报情况。"}},
       {"li-yangshan", "李建军"},
       {"li-lanxi", "李建军"},
       {k_doubt, "one name"},
       {k_doubt, "one name"}},
      {"BureausOfTwoCities",
       {{"bureau-qingyuan", "2024-03-01",
         "清远市今天公布预算。清远市的企业可以向市财政局申请补助，清远市各区同步办理。"},
        {"bureau-yantai", "2024-03-02",
         "烟台市今天公布预算。烟台市的企业可以向市财政局申请补助，烟台市各区同步办理。"}},
       {"bureau-qingyuan", "市财政局"},
       {"bureau-yantai", "市财政局"},
       {"body_of_place", "清远市财政局"},
       {"body_of_place", "烟台市财政局"},
       "烟台市财政局"},
      {"ZonesOfTwoCities",
       {{"zone-weihai", "2024-03-01", "山东省威海市今天为高新区的新项目揭牌，威海市去年引进外资增长。"},
        {"zone-zibo", "2024-03-02", "山东省淄博市今天为高新区的新项目揭牌，淄博市去年引进外资增长。"}},
       {"zone-weihai", "高新区"},
       {"zone-zibo", "高新区"},
       {"place_of_article", "威海"},
       {"place_of_article", "淄博"}},
      {"MinistriesOfTwoCountries",
       {{"health-china", "2010-03-01", "卫生部今天公布疫情，卫生部部长陈竺说，中国各地已做好准备。"},
        {"health-sudan", "2023-04-02",
         "苏丹首都喀土穆的冲突仍在继续。苏丹医院人手不足，卫生部说死者已超过四百人。苏丹各地医院告急。"}},
       {"health-china", "卫生部"},
       {"health-sudan", "卫生部"},
       {"", ""},
       {"country_of_article", "苏丹"},
       "苏丹卫生部"},
      {"DistrictOfSeoulAndOfLiaoyuan",
       {{"longshan-liaoyuan", "2024-03-01", "吉林省辽源市龙山区的学校今天开学，龙山区教育局局长到校检查。"},
        {"longshan-seoul", "2022-10-30",
         "韩国首尔发生踩踏事故。韩国消防部门说，事故发生在龙山区，韩国警方已展开调查，韩国各地停止活动。"}},
       {"longshan-liaoyuan", "龙山区"},
       {"longshan-seoul", "龙山区"},
       {"", ""},
       {"country_of_article", "韩国"}},
      {"YearlyDocuments",
       {{"document-2023", "2023-02-14", "中央一号文件今天发布。中央一号文件提出抓好粮食生产。"},
        {"document-2025", "2025-02-24", "中央一号文件今天发布。中央一号文件提出深化农村改革。"}},
       {"document-2023", "中央一号文件"},
       {"document-2025", "中央一号文件"},
       {"year_of_article", "2023"},
       {"year_of_article", "2025"}},
      {"GroupAndItsListedFirm",
       {{"group", "2011-03-01", "海尔集团首席执行官张瑞敏说，海尔集团将进入新市场。"},
        {"listed", "2011-03-02", "青岛海尔今天发布公告，青岛海尔股价上涨。"}},
       {"group", "海尔集团"},
       {"listed", "青岛海尔"},
       {"one_row", "海尔"},
       {"", ""}},
      {"ZoneAndItsCommittee",
       {{"zone", "2024-03-01", "清远高新区今天迎来新一批企业，清远高新区的厂房已经租满。"},
        {"committee", "2024-03-02", "清远高新区管委会主任梁志坚说，清远高新区管委会将简化审批。"}},
       {"zone", "清远高新区"},
       {"committee", "清远高新区管委会"},
       {"", ""},
       {"", ""}},
  };
  return traps;
}

rapidjson::Document parsed(const Outcome& outcome) {
  rapidjson::Document json;
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  json.Parse(outcome.out.c_str());
  EXPECT_FALSE(json.HasParseError()) << outcome.out;
  return json;
}

std::string text(const rapidjson::Value& object, const char* key) { return object[key].GetString(); }

class Traps : public testing::TestWithParam<Trap> {
 protected:
  static void SetUpTestSuite() {
    if (s_folder) return;
    s_folder = std::make_unique<ScratchFolder>();
    std::string lines;
    for (const auto* traps : {&variants(), &homonyms()})
      for (const Trap& trap : *traps)
        for (const Story& story : trap.stories) lines += line_of(story);
    write_bytes(*s_folder / "stories.jsonl", lines);
    const Outcome built = guanxi({"build", "stories.jsonl", "-o", "news.gx", "--quiet"}, in_folder());
    ASSERT_EQ(built.exit_code, 0) << built.err;
  }

  static ProcessOptions in_folder() {
    ProcessOptions options;
    options.folder = s_folder->path();
    return options;
  }

  static Outcome ask(const std::vector<std::string>& words) { return guanxi(words, in_folder()); }

  /// The graph's id of what the article calls so.
  static std::string id_of(const Named& named) {
    const rapidjson::Document article = parsed(ask({"article", "news.gx", named.article, "--format", "json"}));
    std::string seen;
    for (const auto& entity : article["entities"].GetArray())
      for (const auto& form : entity["forms"].GetArray()) {
        if (fold_name(form.GetString()) == fold_name(named.form)) return fmt::format("#{}", entity["id"].GetUint());
        seen += fmt::format(" {}", form.GetString());
      }
    ADD_FAILURE() << named.form << " was not recognised in " << named.article << ":" << seen;
    return {};
  }

  static rapidjson::Document why(const std::string& entity) {
    return parsed(ask({"show", "news.gx", entity, "--why", "--format", "json"}));
  }

  /// Does the answer say so of the form?
  static void expect(const rapidjson::Document& answer, const Named& named, const Because& because) {
    if (because.rule.empty()) return;
    const std::string form = fold_name(named.form);
    std::string found;
    bool said = false;
    for (const auto& alias : answer["aliases"].GetArray())
      said = said || (text(alias, "folded") == form && text(alias, "rule") == because.rule);
    if (because.rule == k_by_name) {
      EXPECT_TRUE(said) << named.form << ": not by its name";
      return;
    }
    const bool doubt = because.rule == k_doubt;
    for (const auto& row : answer[doubt ? "possibly_same" : "reasons"].GetArray()) {
      const bool of_it = doubt || (text(row, "key") == form && text(row, "rule") == because.rule);
      if (of_it && text(row, "ground").find(because.ground) != std::string::npos) return;
      found += fmt::format(" {}", text(row, "ground"));
    }
    ADD_FAILURE() << named.form << ": " << because.rule << " with " << because.ground << " expected, found:" << found;
  }

  static void expect_shown(const rapidjson::Document& answer, const Trap& trap) {
    if (trap.shown_b.empty()) return;
    EXPECT_EQ(text(answer["entity"], "name"), trap.shown_b);
  }

 private:
  static std::string line_of(const Story& story) {
    std::string body = story.text;
    for (std::size_t at = body.find('\n'); at != std::string::npos; at = body.find('\n')) body.replace(at, 1, "\\n");
    return fmt::format(R"({{"id":"{}","title":"","date":"{}","text":"{}"}})"
                       "\n",
                       story.id, story.date, body);
  }

  static inline std::unique_ptr<ScratchFolder> s_folder;
};

class Variants : public Traps {};
class Homonyms : public Traps {};

TEST_P(Variants, AreOneAndShowSaysWhy) {
  const Trap& trap = GetParam();
  const std::string id = id_of(trap.a);
  EXPECT_EQ(id, id_of(trap.b)) << trap.a.form << " / " << trap.b.form;
  const rapidjson::Document answer = why(id);
  expect(answer, trap.a, trap.why_a);
  expect(answer, trap.b, trap.why_b);
  expect_shown(answer, trap);
}

/// Both names ask for it; that a homonym's other bearers are more is said on standard error, so only variants can.
TEST_P(Variants, AreFoundUnderBothNames) {
  const Trap& trap = GetParam();
  EXPECT_EQ(fmt::format("#{}", why(trap.a.form)["entity"]["id"].GetUint()), id_of(trap.a));
}

TEST_P(Homonyms, AreTwoAndShowSaysWhy) {
  const Trap& trap = GetParam();
  const std::string a = id_of(trap.a);
  const std::string b = id_of(trap.b);
  EXPECT_NE(a, b) << trap.a.form << " / " << trap.b.form;
  expect(why(a), trap.a, trap.why_a);
  const rapidjson::Document answer = why(b);
  expect(answer, trap.b, trap.why_b);
  expect_shown(answer, trap);
}

/// A list of the same hundred names and one more; `begin` tells the lists apart.
std::string roll(const std::string& begin, const std::string& last) {
  std::string text = begin;
  for (const char* surname : {"孔", "崔", "戴", "汪", "姚", "邹", "熊", "侯", "邵", "孟", "秦", "薛"})
    for (const char* given : {"志远", "文博", "建明", "晓东", "国栋", "永康", "春生", "家豪", "海涛"})
      text += fmt::format("{}{}、", surname, given);
  return text + last + "。";
}

/// 王勇 is the most common of names, but on two rolls of one circle he is one; the 王勇 of a county is another.
TEST(Rolls, OfOneCircleNameOnePerson) {
  const ScratchFolder folder;
  ProcessOptions options;
  options.folder = folder.path();
  const std::string first = roll("大会主席团成员名单：", "王勇");
  const std::string second = roll("出席闭幕会的有：", "王勇");
  write_bytes(folder / "rolls.jsonl",
              fmt::format(R"({{"id":"a","date":"2023-03-01","text":"{}"}})"
                          "\n"
                          R"({{"id":"b","date":"2024-09-01","text":"{}"}})"
                          "\n"
                          R"({{"id":"c","date":"2023-05-01","text":"阳山县县长王勇到村里调研。"}})"
                          "\n",
                          first, second));
  ASSERT_EQ(guanxi({"build", "rolls.jsonl", "-o", "news.gx", "--quiet"}, options).exit_code, 0);
  std::vector<std::uint32_t> ids;
  for (const char* article : {"a", "b", "c"}) {
    const rapidjson::Document answer = parsed(guanxi({"article", "news.gx", article, "--format", "json"}, options));
    for (const auto& entity : answer["entities"].GetArray())
      if (text(entity, "name") == "王勇") ids.push_back(entity["id"].GetUint());
  }
  ASSERT_EQ(ids.size(), 3U);
  EXPECT_EQ(ids[0], ids[1]);
  EXPECT_NE(ids[0], ids[2]);
}

std::string name_of(const testing::TestParamInfo<Trap>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(All, Variants, testing::ValuesIn(variants()), name_of);
INSTANTIATE_TEST_SUITE_P(All, Homonyms, testing::ValuesIn(homonyms()), name_of);

}  // namespace
}  // namespace guanxi::test
