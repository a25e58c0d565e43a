#include "extract/resolve/titles.hpp"

#include <array>

#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {

namespace {

/// 副区长(挂职) -> 副区长.
std::u16string_view without_note(std::u16string_view title) {
  const std::size_t open = title.find(u'(');
  return open == std::u16string_view::npos || open == 0 || !title.ends_with(u')') ? title : title.substr(0, open);
}

}  // namespace

PostClass class_of_title(std::u16string_view title) {
  title = without_note(title);
  const Lexicon& lexicon = Lexicon::built_in();
  for (std::size_t begin = 0; begin < title.size(); ++begin) {
    std::uint8_t attribute = 0;
    if (lexicon.contains(title.substr(begin), Lex::post, &attribute)) return static_cast<PostClass>(attribute);
  }
  return PostClass::either;
}

bool heads_government(std::u16string_view title) {
  constexpr std::array<std::u16string_view, 22> k_heads{
      u"省长", u"市长", u"区长",     u"县长",     u"州长",       u"旗长",        u"镇长", u"乡长",
      u"盟长", u"专员", u"总统",     u"首相",     u"总理",       u"国王",        u"外长", u"财长",
      u"防长", u"大臣", u"行政长官", u"国家主席", u"自治区主席", u"自治区副主席"};
  return !ending_of(without_note(title), k_heads).empty();
}

std::u16string_view body_in_title(std::u16string_view title) {
  title = without_note(title);
  if (title == u"国务委员") return u"国务院";
  constexpr std::size_t k_least = 3;  // of a ministry's name
  if (title.size() <= k_least || !title.ends_with(u"部长")) return {};
  title.remove_suffix(1);
  return Lexicon::built_in().contains(title, Lex::organ) ? title : std::u16string_view();
}

char16_t level_of_government(std::u16string_view title) {
  constexpr std::u16string_view k_levels = u"省市区县州旗镇乡盟";
  if (title.size() < 2 || !title.ends_with(u'长')) return 0;
  const char16_t level = title[title.size() - 2];
  return k_levels.find(level) == std::u16string_view::npos ? u'\0' : level;
}

bool is_no_post(std::u16string_view title) {
  constexpr std::array<std::u16string_view, 29> k_words{
      u"记者", u"通讯员", u"特约记者", u"实习生", u"编辑", u"摄影",   u"村民", u"居民",   u"市民",  u"游客",
      u"群众", u"业主",   u"学生",     u"员工",   u"职工", u"工人",   u"司机", u"患者",   u"用户",  u"同志",
      u"先生", u"女士",   u"候选人",   u"委托人", u"女工", u"毕业生", u"硕士", u"博士生", u"研究生"};
  return !ending_of(title, k_words).empty() || marks_officials(title);
}

bool marks_officials(std::u16string_view title) {
  constexpr std::array<std::u16string_view, 3> k_leaders{u"领导", u"领导同志", u"领导人"};
  constexpr std::u16string_view k_levels = u"省市县区州镇乡旗盟委府校院局级军政家";
  const std::u16string_view word = ending_of(title, k_leaders);
  if (word.empty() || word.size() == title.size()) return false;
  return k_levels.find(title[title.size() - word.size() - 1]) != std::u16string_view::npos;
}

BodyOfTitle body_of_title(std::u16string_view title) {
  using Heads = std::array<std::u16string_view, 6>;
  struct Row {
    std::u16string_view title;
    Heads heads;
    bool distinct;
  };
  // Longer titles before those that end them.
  static constexpr std::array k_rows{Row{u"检察长", {u"检察院"}, true},
                                     Row{u"检察官", {u"检察院"}, false},
                                     Row{u"审判长", {u"法院", u"法庭"}, true},
                                     Row{u"审判员", {u"法院", u"法庭"}, true},
                                     Row{u"指挥长", {u"指挥部"}, true},
                                     Row{u"护士长", {u"医院", u"卫生院"}, true},
                                     Row{u"大队长", {u"大队"}, true},
                                     Row{u"理事长", {u"会", u"社", u"联盟"}, false},
                                     Row{u"秘书长", {u"会", u"联盟"}, false},
                                     Row{u"支部书记", {u"支部"}, true},
                                     Row{u"局长", {u"局"}, false},
                                     Row{u"厅长", {u"厅"}, false},
                                     Row{u"院长", {u"院"}, false},
                                     Row{u"校长", {u"学", u"校", u"完小"}, true},
                                     Row{u"所长", {u"所"}, true},
                                     Row{u"会长", {u"会"}, false},
                                     Row{u"站长", {u"站"}, true},
                                     Row{u"处长", {u"处"}, false},
                                     Row{u"关长", {u"关"}, true},
                                     Row{u"馆长", {u"馆"}, true},
                                     Row{u"署长", {u"署"}, true},
                                     Row{u"庭长", {u"庭"}, true},
                                     Row{u"行长", {u"行"}, false},
                                     Row{u"厂长", {u"厂"}, true},
                                     Row{u"矿长", {u"矿"}, true},
                                     Row{u"场长", {u"场"}, true},
                                     Row{u"场主", {u"场"}, true},
                                     Row{u"社长", {u"社"}, true},
                                     Row{u"店长", {u"店"}, true},
                                     Row{u"店主", {u"店"}, true},
                                     Row{u"园长", {u"园"}, true},
                                     Row{u"队长", {u"队"}, true},
                                     Row{u"组长", {u"组", u"专班"}, true},
                                     Row{u"台长", {u"台"}, true},
                                     Row{u"主任", {u"中心", u"办公室", u"办", u"委员会", u"处", u"室"}, false}};
  for (const Row& row : k_rows) {
    if (title.ends_with(row.title)) return {filled(row.heads), row.distinct};
  }
  return {};
}

bool is_deputy_of(std::u16string_view title, std::u16string_view head) {
  constexpr std::array<std::u16string_view, 4> k_first{u"常务副", u"第一副", u"执行副", u"副"};
  if (!title.starts_with(u'副')) return false;
  const std::u16string_view own = title.substr(1);
  head.remove_prefix(beginning_of(head, k_first).size());
  return own == head;
}

bool is_rank_and_file(std::u16string_view title) {
  constexpr std::array<std::u16string_view, 6> k_ranks{u"党组成员", u"班子成员", u"调研员",
                                                       u"巡视员",   u"党委委员", u"主任科员"};
  return !ending_of(title, k_ranks).empty();
}

bool heads_village(std::u16string_view title) {
  constexpr std::array<std::u16string_view, 4> k_heads{u"村支书", u"村主任", u"村长", u"村党支部书记"};
  return !ending_of(title, k_heads).empty();
}

}  // namespace guanxi::extract
