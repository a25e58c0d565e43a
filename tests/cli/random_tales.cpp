#include "tests/cli/random_tales.hpp"

#include <fmt/format.h>
#include <array>

#include "base/text.hpp"

namespace guanxi::testing {
namespace {

using Names = std::array<const char*, 3>;

struct City {
  const char* full;
  const char* plain;
  const char* district;
};
constexpr std::array<City, 5> k_cities{{{"广东省清远市", "清远市", "清城区"},
                                        {"江苏省南京市", "南京市", "鼓楼区"},
                                        {"江苏省徐州市", "徐州市", "鼓楼区"},
                                        {"福建省福州市", "福州市", "鼓楼区"},
                                        {"山东省烟台市", "烟台市", "高新区"}}};
constexpr std::array<const char*, 6> k_people{"王志强", "李建军", "陈立平", "郑栅洁", "邱泽军", "王伟"};
constexpr std::array<const char*, 4> k_posts{"市长", "市委书记", "副市长", "市财政局局长"};
constexpr std::array<Names, 4> k_counties{{{"韶关市乳源瑶族自治县", "乳源瑶族自治县", "乳源县"},
                                           {"肇庆市高要区", "高要区", "高要"},
                                           {"陕西省汉中市洋县城关镇", "洋县城关镇", "城关镇"},
                                           {"甘肃省庆阳市宁县城关镇", "宁县城关镇", "城关镇"}}};
constexpr std::array<Names, 4> k_bodies{{{"国家发展和改革委员会", "国家发展改革委", "国家发改委"},
                                         {"中国社会科学院农村发展研究所", "中国社科院农村发展研究所", "农村发展研究所"},
                                         {"阳山经济技术开发区管理委员会", "阳山经开区管委会", "阳山经济技术开发区"},
                                         {"商务部", "卫生部", "國家發展和改革委員會"}}};
constexpr std::array<Names, 4> k_firms{{{"上海璞泰来新能源科技股份有限公司", "璞泰来公司", "璞泰来"},
                                        {"广东澜禾新材料有限公司", "澜禾新材料", "澜禾新材料公司"},
                                        {"辽宁华泰机床有限公司", "华泰机床", "华泰机床公司"},
                                        {"北京东方艾格农业咨询有限公司", "东方艾格", "东方艾格农业咨询"}}};
constexpr std::array<Names, 3> k_papers{{{"《中华人民共和国港湾保护法（草案）》", "《港湾保护法》", "港湾保护法"},
                                         {"《国务院关于促进山区特色农业高质量发展的意见》",
                                          "《关于促进山区特色农业高质量发展的意见》", "《山区特色农业意见》"},
                                         {"2024年中央一号文件", "中央一号文件", "《政府工作报告》"}}};
constexpr std::array<Names, 2> k_guests{{{"肯尼亚总统威廉·鲁托", "肯尼亚总统鲁托", "鲁托"},
                                         {"印度尼西亚总统普拉博沃·苏比延多", "普拉博沃总统", "普拉博沃"}}};

std::string sentence(Choices& choices) {
  const City& city = choices.of(k_cities);
  const char* const person = choices.of(k_people);
  const char* const firm = choices.of(choices.of(k_firms));
  const char* const body = choices.of(choices.of(k_bodies));
  switch (choices.below(10)) {
    case 0:
      return fmt::format("{}{}{}主持会议，{}负责人参加。", city.full, choices.of(k_posts), person, body);
    case 1:
      return fmt::format("{}的企业可以向市财政局申请补助，{}今天在{}宣布。", city.plain, person, city.district);
    case 2:
      return fmt::format("{}董事长{}表示，公司将在{}扩大生产。", firm, person, city.plain);
    case 3:
      return fmt::format("{}今天与{}签署协议，在{}{}建设新基地。", firm, choices.of(choices.of(k_firms)), city.plain,
                         city.district);
    case 4:
      return fmt::format("来自{}的茶农说，今年价格不错，{}部署了春耕。", choices.of(choices.of(k_counties)), body);
    case 5:
      return fmt::format("{}印发了{}，{}的同志作了解读。", body, choices.of(choices.of(k_papers)), city.plain);
    case 6:
      return fmt::format("{}在内罗毕发表讲话，{}的代表出席。", choices.of(choices.of(k_guests)), firm);
    case 7:
      return fmt::format("原{}{}{}已调任{}主任。", city.plain, choices.of(k_posts), person, body);
    case 8:
      return fmt::format("{}（以下简称“{}”）公布年报。{}一向看重{}。", k_firms[0][0], k_firms[0][2], person, firm);
    default:
      return fmt::format("苏丹首都喀土穆的冲突仍在继续，卫生部说，{}派出的医生\n已经到达。", body);
  }
}

/// A name of an article's entity, as a selector writes it; sometimes with type and scope.
std::string selector(Choices& choices, std::span<const ArticleFacts> articles) {
  const ArticleFacts& article = choices.of(articles);
  if (article.entities.empty() || choices.one_in(60)) return "没有这个名字";
  const FactEntity& entity = choices.of(article.entities);
  const std::string name = !entity.aliases.empty() && choices.one_in(3) ? choices.of(entity.aliases) : entity.name;
  switch (choices.below(6)) {
    case 0:
      return fmt::format("{{name: \"{}\", type: {}}}", name, to_string(entity.type));
    case 1:
      return fmt::format("{{name: \"{}\", articles: [{}]}}", name, article.meta.id);
    case 2:
      return fmt::format("{{name: \"{}\", since: 2024-01-10}}", name);
    case 3:
      return fmt::format("{{name: \"{}\", with: \"{}\"}}", name, choices.of(article.entities).name);
    default:
      return fmt::format("\"{}\"", name);
  }
}

/// The fields of a selector, for entries that are maps themselves: without its braces.
std::string fields(Choices& choices, std::span<const ArticleFacts> articles) {
  const std::string text = selector(choices, articles);
  return text.starts_with('{') ? text.substr(1, text.size() - 2) : "name: " + text;
}

std::string entry(Choices& choices, std::span<const ArticleFacts> articles) {
  const auto one = [&] { return selector(choices, articles); };
  const auto name = [&] { return fields(choices, articles); };
  constexpr std::array<const char*, 4> k_types{"person", "agency", "enterprise", "place"};
  switch (choices.below(8)) {
    case 0:
      return fmt::format("merge:\n  - [{}, {}]\n", one(), one());
    case 1:
      return fmt::format("split:\n  - {{{}, parts: [{{place: \"{}\"}}, {{until: 2024-01-09}}]}}\n", name(),
                         choices.of(k_cities).plain);
    case 2:
      return fmt::format("never-merge:\n  - [{}, {}]\n", one(), one());
    case 3:
      return fmt::format("rename:\n  - {{{}, to: \"新名{}\"}}\n", name(), choices.below(3));
    case 4:
      return fmt::format("retype:\n  - {{{}, to: {}}}\n", name(), choices.of(k_types));
    case 5:
      return fmt::format("ignore:\n  - {}\n", one());
    case 6:
      return fmt::format("forbid-tie:\n  - {{between: [{}, {}]}}\n", one(), one());
    default:
      return fmt::format("alias:\n  - {{{}, of: {}}}\n", name(), one());
  }
}

/// A few characters of a text, from one article in ten on with a mark or a line break among them.
std::string piece_of(Choices& choices, const std::string& text) {
  constexpr std::size_t k_bytes = 3;  // of a Chinese character, and most here are
  std::size_t begin = choices.below(text.size());
  while (begin > 0 && is_continuation(text[begin])) --begin;
  std::size_t end = std::min(text.size(), begin + k_bytes * (2 + choices.below(4)));
  while (end < text.size() && is_continuation(text[end])) ++end;
  return text.substr(begin, end - begin);
}

}  // namespace

std::vector<extract::Document> random_tales(Choices& choices, const std::string& prefix, std::size_t count) {
  std::vector<extract::Document> tales;
  for (std::size_t i = 0; i < count; ++i) {
    extract::Document tale;
    if (!tales.empty() && choices.one_in(5)) tale.text = choices.of(tales).text;  // a reprint, with a line of its own
    for (std::size_t sentences = choices.below(4) + (tale.text.empty() ? 1 : 0); sentences > 0; --sentences)
      tale.text += sentence(choices);
    tale.meta.id = fmt::format("{}{}", prefix, i);
    tale.meta.origin = "tales/" + tale.meta.id;
    if (!choices.one_in(8)) tale.meta.date = *parse_date(fmt::format("2024-01-{:02}", 1 + choices.below(20)));
    tales.push_back(std::move(tale));
  }
  return tales;
}

std::string random_corrections(Choices& choices, std::span<const ArticleFacts> articles, std::size_t entries) {
  std::array<std::string, 8> sections;  // one section each kind: a file has it once
  for (std::size_t i = 0; i < entries && !articles.empty(); ++i) {
    const std::string text = entry(choices, articles);
    const std::size_t line = text.find('\n') + 1;
    for (std::string& section : sections) {
      if (!section.empty() && !section.starts_with(text.substr(0, line))) continue;
      section += section.empty() ? text : text.substr(line);
      break;
    }
  }
  std::string file;
  for (const std::string& section : sections) file += section;
  return file;
}

std::string random_lexicon(Choices& choices, std::span<const ArticleFacts> articles, std::size_t entries) {
  constexpr std::array<const char*, 5> k_types{"person", "agency", "enterprise", "place", "nothing"};
  std::string section;
  for (std::size_t i = 0; i < entries && !articles.empty(); ++i) {
    std::string form = piece_of(choices, choices.of(articles).text);
    if (form.find_first_of("\n\"") != std::string::npos) continue;
    section += fmt::format("{}  - {{name: \"{}\", type: {}}}\n", section.empty() ? "lexicon:\n" : "", form,
                           choices.of(k_types));
  }
  return section;
}

}  // namespace guanxi::testing
