#include "extract/resolve/office.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "extract/resolve/gaps.hpp"
#include "extract/resolve/titles.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

/// An institute of a government or of an academy, not of a university: 广东省农业科学院果树研究所, 县白莲科学研究所.
bool is_public_institute(std::u16string_view name) {
  constexpr std::u16string_view k_levels = u"省市县区州旗";
  constexpr std::size_t k_area = 6;  // units in which the name of its area ends
  if (!name.ends_with(u"研究所") && !name.ends_with(u"研究院")) return false;
  if (contains(name, u"大学") || contains(name, u"社会科学院")) return false;
  const std::size_t level = name.find_first_of(k_levels);
  return contains(name, u"科学院") || (level < k_area && name.substr(level, 2) != u"市场");
}

/// Associations that the state keeps for a part of the people: their heads hold an office.
bool is_mass_organisation(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 8> k_names{u"妇女",         u"残疾人", u"归国华侨", u"文学艺术界",
                                                       u"科学技术协会", u"残联",   u"科协",     u"海协会"};
  return std::any_of(k_names.begin(), k_names.end(), [&](std::u16string_view word) { return contains(name, word); });
}

/// Bodies that are agencies but no part of the state: their heads are persons.
bool is_association(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 28> k_heads{u"协会",
                                                        u"商会",
                                                        u"学会",
                                                        u"联盟",
                                                        u"基金会",
                                                        u"研究会",
                                                        u"促进会",
                                                        u"联谊会",
                                                        u"公会",
                                                        u"联席会",
                                                        u"合作社",
                                                        u"分会",
                                                        u"工商联",
                                                        u"工商业联合会",
                                                        u"论坛",
                                                        u"专业委员会",
                                                        u"专委会",
                                                        u"校友会",
                                                        u"救援队",
                                                        u"研究院",
                                                        u"研究所",
                                                        u"工业会",
                                                        u"俱乐部",
                                                        u"总会",
                                                        u"同乡会",
                                                        u"自治会",
                                                        u"消费者权益保护委员会",
                                                        u"消费者保护委员会"};
  if (is_public_institute(name)) return false;
  if (is_mass_organisation(name)) return false;
  if (name.ends_with(u"联合会")) return true;
  if (name.ends_with(u"协")) return !name.ends_with(u"政协");
  return !ending_of(name, k_heads).empty() || contains(name, u"协会") || contains(name, u"商会");
}

/// Titles that hardly any public body has.
bool heads_association(std::u16string_view title) {
  constexpr std::array<std::u16string_view, 4> k_titles{u"会长", u"理事长", u"监事长", u"理事"};
  return !ending_of(title, k_titles).empty();
}

/// 铁路工会总书记, 街坊会会长: titles of associations, whatever their name ends with.
bool leads_association(std::u16string_view title, std::u16string_view body) {
  constexpr std::array<std::u16string_view, 3> k_of_unions{u"秘书长", u"总书记", u"发言人"};
  if (heads_association(title)) return !is_mass_organisation(body);
  return body.ends_with(u"工会") && !ending_of(title, k_of_unions).empty();
}

/// 学院院长 has an office; of a university's many faculties the heads are professors.
bool heads_college(std::u16string_view title, std::u16string_view body) {
  return title.ends_with(u"院长") && body.ends_with(u"学院") && !contains(body, u"大学");
}

bool is_school(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 2> k_heads{u"大学", u"学院"};
  return !ending_of(name, k_heads).empty() || contains(name, u"大学");
}

/// A part of the state whose staff are officials whatever their rank: 质监局总工程师, 派出所民警.
bool is_state_organ(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 22> k_heads{
      u"局",     u"厅",     u"署",     u"海关",   u"政府",       u"法院", u"检察院", u"派出所",
      u"支队",   u"总队",   u"大队",   u"总站",   u"法庭",       u"监委", u"纪委",   u"宣传部",
      u"办事处", u"组织部", u"统战部", u"管委会", u"管理委员会", u"专班"};
  constexpr std::array<std::u16string_view, 2> k_offices{u"委办公室", u"政府办公室"};
  constexpr std::array<std::u16string_view, 6> k_committees{u"党委", u"团委", u"组委", u"村委", u"评委", u"消保委"};
  constexpr std::array<std::u16string_view, 6> k_firms{u"公司", u"集团", u"银行", u"书局", u"邮局", u"供电局"};
  constexpr std::array<std::u16string_view, 8> k_above{u"局",   u"厅",   u"管理委员会", u"政府",
                                                       u"街道", u"县委", u"市委",       u"区委"};
  constexpr std::u16string_view k_departments = u"处科股室所办组队站司";
  const bool within = name.size() >= 4 && k_departments.find(name.back()) != k_departments.npos &&
                      std::any_of(k_above.begin(), k_above.end(), [&](std::u16string_view word) {
                        return contains(name.substr(1, name.size() - 2), word);
                      });
  const bool commission = name.ends_with(u'委') && ending_of(name, k_committees).empty();
  const bool heads = within || commission || !ending_of(name, k_heads).empty() || !ending_of(name, k_offices).empty();
  return heads &&
         std::none_of(k_firms.begin(), k_firms.end(), [&](std::u16string_view word) { return contains(name, word); });
}

/// Banks of states and of unions of states: their governors hold an office.
bool is_public_bank(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 11> k_words{u"人民银行", u"央行",     u"中央银行", u"世界银行",
                                                        u"世行",     u"亚投行",   u"投资银行", u"联邦储备",
                                                        u"联储",     u"国家银行", u"货币基金"};
  return std::any_of(k_words.begin(), k_words.end(), [&](std::u16string_view word) { return contains(name, word); });
}

/// 主任|医师: what recognition takes for an office is a rank of physicians.
bool is_physician(std::u16string_view title, std::u16string_view behind) {
  constexpr std::array<std::u16string_view, 5> k_ranks{u"医师", u"护师", u"药师", u"技师", u"医生"};
  return title.ends_with(u"主任") && !beginning_of(behind, k_ranks).empty();
}

/// Deputies, delegates and members of consultative bodies are what their work makes them.
bool is_delegate(std::u16string_view title, std::u16string_view body) {
  constexpr std::array<std::u16string_view, 4> k_titles{u"代表", u"政协委员", u"人大代表", u"党代表"};
  constexpr std::array<std::u16string_view, 4> k_envoys{u"贸易代表", u"特别代表", u"高级代表", u"常驻代表"};
  if (!ending_of(title, k_envoys).empty()) return false;
  if (!ending_of(title, k_titles).empty()) return true;
  return title == u"委员" && body.ends_with(u"政协");
}

/// The last units before a title without a recognised body: as many as an ending takes.
std::u16string_view just_before(const ArticleView& article, std::uint32_t at) {
  constexpr std::uint32_t k_units = 6;
  return article.units(at > k_units ? at - k_units : 0, at);
}

/// The first units behind a title.
std::u16string_view behind(const ArticleView& article, std::uint32_t at) {
  constexpr std::size_t k_units = 2;
  return std::u16string_view(article.text->units).substr(at, k_units);
}

/// 公司党委书记.
bool is_firm_before(const ArticleView& article, std::uint32_t at) {
  constexpr std::array<std::u16string_view, 5> k_firms{u"公司", u"集团", u"银行", u"厂", u"企业"};
  return !ending_of(just_before(article, at), k_firms).empty();
}

/// 镇人大主席, 县直单位负责人.
bool is_public_before(const ArticleView& article, std::uint32_t at) {
  constexpr std::array<std::u16string_view, 16> k_bodies{u"人大", u"政协", u"常委会", u"党委",  u"县委",   u"市委",
                                                         u"区委", u"纪委", u"政府",   u"法院",  u"检察院", u"海关",
                                                         u"街道", u"公安", u"派出所", u"直单位"};
  return !ending_of(just_before(article, at), k_bodies).empty();
}

/// A department that firms have and the state has not: 财务部, 隧道装备事业部.
bool is_firms_department(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 12> k_departments{u"事业部", u"财务部", u"销售部", u"营销部",
                                                              u"市场部", u"公关部", u"采购部", u"研发部",
                                                              u"技术部", u"投资部", u"海外部", u"项目部"};
  constexpr std::array<std::u16string_view, 2> k_ministries{u"科学技术部", u"和技术部"};
  return !ending_of(name, k_departments).empty() && ending_of(name, k_ministries).empty();
}

/// 公司厂务|处长, 车间|党支部书记, 工会主席: the departments of a firm, and who speaks for its workers.
bool is_within_firm(const ArticleView& article, const PostReading& reading, std::u16string_view title) {
  constexpr std::array<std::u16string_view, 9> k_firms{u"公司",   u"集团", u"车间", u"事业部", u"项目部",
                                                       u"工程部", u"总厂", u"分厂", u"营业部"};
  constexpr std::u16string_view k_borders = u"，。、；：,;:(“”\n ";
  if (title == u"工会主席" || title == u"工会副主席" || contains(title, u"公司")) return true;
  std::u16string_view before = just_before(article, reading.title_begin);
  if (is_firms_department(before)) return true;
  if (const std::size_t border = before.find_last_of(k_borders); border != before.npos)
    before.remove_prefix(border + 1);
  return std::any_of(k_firms.begin(), k_firms.end(), [&](std::u16string_view word) { return contains(before, word); });
}

/// 甲电信|终端管理中心主任: the body is a part of the firm before it.
bool is_of_firm(const ArticleView& article, const PostReading& reading) {
  const auto body = static_cast<std::uint32_t>(reading.body);
  const Mentions& mentions = *article.mentions;
  const std::u16string_view name = article.name(body);
  if (contains(name, u"公司") || is_firms_department(name)) return true;
  return body > 0 && mentions[body - 1].kind == MentionKind::enterprise &&
         mentions[body - 1].end == mentions[body].begin;
}

/// Words for those who serve the state, whatever their rank: 民警, 审判员.
std::u16string_view public_calling_at_end(std::u16string_view text) {
  constexpr std::array<std::u16string_view, 11> k_words{u"干部",   u"民警",   u"干警",   u"法官",   u"检察官", u"科员",
                                                        u"侦查员", u"仲裁员", u"审判员", u"外交官", u"公务员"};
  return ending_of(text, k_words);
}

/// What one title says of its holder.
enum class Verdict : unsigned char {
  unknown,
  person,
  perhaps_official,  // unless another title makes a person
  official
};

Verdict official_if(bool yes) { return yes ? Verdict::official : Verdict::person; }

/// A title whose body is not known: a public office by its own words, or nothing.
Verdict judge_alone(const ArticleView& article, const PostReading& reading, std::u16string_view title) {
  if (is_delegate(title, {})) return Verdict::unknown;
  if (is_public_before(article, reading.title_begin)) return Verdict::official;
  if (is_within_firm(article, reading, title)) return Verdict::person;
  if (heads_association(title)) return Verdict::person;
  if (heads_government(title)) return Verdict::official;
  if (title.ends_with(u"书记"))
    return is_firm_before(article, reading.title_begin) ? Verdict::person : Verdict::perhaps_official;
  return class_of_title(title) == PostClass::public_office ? Verdict::perhaps_official : Verdict::unknown;
}

/// 党委书记 of a firm and 党组书记 beside 总经理 do not make an official. A delegate's work is said elsewhere, or
/// nowhere.
Verdict judge(const ArticleView& article, const PostReading& reading) {
  if (reading.manner == PostManner::listed) return Verdict::official;
  const std::u16string_view title = article.units(reading.title_begin, reading.title_end);
  if (is_physician(title, behind(article, reading.title_end))) return Verdict::person;
  if (reading.manner == PostManner::addressed && reading.body < 0) {
    const bool office =
        class_of_title(title) == PostClass::public_office && title != u"委员" && !is_delegate(title, {});
    return title == u"主席" || office ? Verdict::official : Verdict::unknown;
  }
  const PostClass post_class = class_of_title(title);
  if (post_class == PostClass::occupation && !public_calling_at_end(title).empty()) return Verdict::official;
  const bool business = post_class == PostClass::business || post_class == PostClass::occupation;
  if (reading.body < 0) return business ? Verdict::person : judge_alone(article, reading, title);
  const Mention& body = (*article.mentions)[static_cast<std::size_t>(reading.body)];
  const std::u16string_view name = article.name(static_cast<std::uint32_t>(reading.body));
  if (body.kind != MentionKind::place && is_public_bank(name)) return Verdict::official;
  if (business) return official_if(body.kind == MentionKind::agency && is_state_organ(name));
  if (is_delegate(title, name)) {
    // 全国政协委员甲介绍 has other work; 增补甲为全国政协委员 is news of the office
    const bool before = reading.title_begin < (*article.mentions)[reading.person].begin;
    return title != u"委员" ? Verdict::unknown : before ? Verdict::person : Verdict::official;
  }
  if (body.kind == MentionKind::enterprise) return Verdict::person;
  if (body.kind == MentionKind::place)
    return post_class == PostClass::public_office || heads_government(title) ? Verdict::official : Verdict::unknown;
  if (is_association(name) || leads_association(title, name) || is_of_firm(article, reading)) return Verdict::person;
  return official_if(post_class == PostClass::public_office || heads_college(title, name) || title.ends_with(u"书记") ||
                     !is_school(name));
}

/// 市级领导, 县领导 behind a list of names.
bool says_leaders(std::u16string_view behind) {
  constexpr std::size_t k_level = 6;
  const std::size_t at = behind.substr(0, k_level + 2).find(u"领导");
  return at != std::u16string_view::npos && marks_officials(behind.substr(0, at + 2));
}

/// 甲、乙等参加会见: what people in an official's place do. `end` is behind the last name of the list.
bool attends(const ArticleView& article, std::uint32_t end, std::uint32_t sentence_end) {
  constexpr std::array<std::u16string_view, 9> k_between{u"等领导同志", u"等领导", u"等同志", u"等",  u"分别",
                                                         u"一同",       u"一起",   u"也",     u"同志"};
  constexpr std::array<std::u16string_view, 8> k_verbs{u"出席",         u"参加", u"陪同", u"列席",
                                                       u"在主席台就座", u"观看", u"调研", u"到会"};
  std::u16string_view behind = article.units(end, sentence_end);
  for (std::u16string_view word = beginning_of(behind, k_between); !word.empty();
       word = beginning_of(behind, k_between))
    behind.remove_prefix(word.size());
  return !beginning_of(behind, k_verbs).empty() || says_leaders(behind);
}

/// 以习近平同志为核心: what is said of the head of a state's leadership only.
bool is_core(const ArticleView& article, std::uint32_t end) {
  constexpr std::array<std::u16string_view, 2> k_words{u"同志为核心", u"新时代中国特色社会主义思想"};
  const auto size = static_cast<std::uint32_t>(article.text->units.size());
  return !beginning_of(article.units(end, std::min(size, end + 16)), k_words).empty();
}

/// Does this join a body and one of its people? With the department between them.
bool is_of(std::u16string_view between) {
  constexpr std::u16string_view k_departments = u"处科股室组队站所司";
  constexpr std::size_t k_longest = 8;
  if (between.ends_with(u'的')) between.remove_suffix(1);
  if (between.empty()) return true;
  return between.size() >= 2 && between.size() <= k_longest && k_departments.find(between.back()) != between.npos &&
         between.find_first_of(u"，。、；：,;:()（）“”的了在和与对向被 ") == between.npos;
}

/// 、 or blanks, and what is noted of a person in brackets: 甲（女）、乙, 甲　乙.
bool joins_list(std::u16string_view between) {
  constexpr std::size_t k_longest_note = 12;
  if (between.empty() || between == u" " || joins_names(between)) return true;
  return between.size() <= k_longest_note && between.front() == u'(' && between.find(u')') + 2 >= between.size();
}

/// Marks the names of every list of two or more that ends in such a verb.
/// `others` are the groups that a title makes persons.
void find_attendance(const ArticleView& article, std::span<const char> others, std::vector<char>& officials) {
  const Mentions& mentions = *article.mentions;
  std::vector<std::uint32_t> list;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].kind != MentionKind::name) continue;
    const bool goes_on = !list.empty() && list.back() + 1 == i && mentions[i - 1].sentence == mentions[i].sentence &&
                         joins_names(article.units(mentions[i - 1].end, mentions[i].begin));
    if (!goes_on) list.clear();
    list.push_back(i);
    const bool core = is_core(article, mentions[i].end);
    if (!core && (list.size() < 2 || !attends(article, mentions[i].end, article.sentences[mentions[i].sentence].end)))
      continue;
    for (const std::uint32_t name : list) {
      const std::int32_t group = article.group(name);
      if (group >= 0 && others[static_cast<std::size_t>(group)] == 0) officials[static_cast<std::size_t>(group)] = 1;
    }
  }
}

/// 区检察院的甲, 县林草局乙, 市商务局流通科的丙: who is said to be of a state organ serves in it.
void find_staff(const ArticleView& article, std::span<const char> others, std::vector<char>& officials) {
  const Mentions& mentions = *article.mentions;
  for (std::uint32_t i = 1; i < mentions.size(); ++i) {
    const Mention& organ = mentions[i - 1];
    if (mentions[i].kind != MentionKind::name || organ.kind != MentionKind::agency ||
        organ.sentence != mentions[i].sentence || !is_of(article.units(organ.end, mentions[i].begin)))
      continue;
    const std::int32_t group = article.group(i);
    if (group < 0 || others[static_cast<std::size_t>(group)] != 0 || !is_state_organ(article.name(i - 1))) continue;
    officials[static_cast<std::size_t>(group)] = 1;
  }
}

/// Adds to `votes` what most names of a list of three and more are, by title or by the tagger: `officials` and `others`
/// are the groups that titles make officials and persons. O(mentions).
void follow_lists(const ArticleView& article, std::span<const char> others, std::vector<int>& votes,
                  std::span<const char> officials) {
  const Mentions& mentions = *article.mentions;
  std::vector<std::uint32_t> list;
  const auto settle = [&] {
    int sum = 0;
    for (const std::uint32_t name : list) {
      const auto group = static_cast<std::size_t>(article.group(name));
      if (officials[group] != 0)
        sum += 1;
      else if (others[group] != 0)
        sum -= 1;
      else
        sum += mentions[name].bearer == Bearer::official ? 1 : -1;
    }
    if (list.size() >= 3 && 2 * static_cast<std::size_t>(std::abs(sum)) >= list.size()) {
      for (const std::uint32_t name : list) votes[static_cast<std::size_t>(article.group(name))] += sum > 0 ? 2 : -2;
    }
    list.clear();
  };
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].kind != MentionKind::name || article.group(i) < 0) continue;
    const bool goes_on = !list.empty() && list.back() + 1 == i && mentions[i - 1].sentence == mentions[i].sentence &&
                         joins_list(article.units(mentions[i - 1].end, mentions[i].begin));
    if (!goes_on) settle();
    list.push_back(i);
  }
  settle();
}

/// Marks those of whom a word right before the name says what they are, though it is no post of the graph: 民警甲,
/// 网格员乙. A title says more. O(mentions).
void find_callings(const ArticleView& article, std::vector<char>& others, std::vector<char>& officials) {
  constexpr std::array<std::u16string_view, 33> k_private{
      u"船长", u"列车长", u"厨师长", u"班长",       u"车间主任", u"董事局主席", u"网格员",   u"饲养员", u"教练",
      u"教师", u"老师",   u"学生",   u"村民",       u"市民",     u"居民",       u"牧民",     u"农民",   u"工人",
      u"老板", u"业主",   u"被告人", u"司机",       u"乘客",     u"读者",       u"被执行人", u"农妇",   u"户主",
      u"专家", u"教授",   u"研究员", u"法定代表人", u"创始人",   u"技术员"};
  const Mentions& mentions = *article.mentions;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const std::int32_t group = mentions[i].kind == MentionKind::name ? article.group(i) : -1;
    if (group < 0) continue;
    const auto at = static_cast<std::size_t>(group);
    const std::u16string_view before = just_before(article, mentions[i].begin);
    if (others[at] == 0 && !public_calling_at_end(before).empty()) officials[at] = 1;
    if (officials[at] == 0 && !ending_of(before, k_private).empty()) others[at] = 1;
  }
}

/// Names of whom no title is read are officials where most of their mentions look so to the tagger.
void follow_tagger(const ArticleView& article, std::span<const char> others, std::vector<char>& officials) {
  std::vector<int> votes(article.groups.size(), 0);
  const Mentions& mentions = *article.mentions;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const std::int32_t group = article.group(i);
    if (group < 0 || mentions[i].bearer == Bearer::unknown) continue;
    votes[static_cast<std::size_t>(group)] += mentions[i].bearer == Bearer::official ? 1 : -1;
  }
  follow_lists(article, others, votes, officials);
  for (std::size_t group = 0; group < votes.size(); ++group) {
    if (votes[group] > 0 && others[group] == 0) officials[group] = 1;
  }
}

/// What the user's lexicon calls a name settles it.
void follow_user(const ArticleView& article, std::vector<char>& officials) {
  const Mentions& mentions = *article.mentions;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const std::int32_t group = article.group(i);
    if (group < 0 || mentions[i].proposer != Proposer::user || mentions[i].bearer == Bearer::unknown) continue;
    officials[static_cast<std::size_t>(group)] = mentions[i].bearer == Bearer::official ? 1 : 0;
  }
}

}  // namespace

std::vector<char> find_officials(const ArticleView& article, std::span<const PostReading> readings) {
  std::vector<char> officials(article.groups.size(), 0);
  std::vector<char> others(article.groups.size(), 0);
  std::vector<char> perhaps(article.groups.size(), 0);
  for (const PostReading& reading : readings) {
    const std::int32_t group = article.group(reading.person);
    if (group < 0) continue;
    const Verdict verdict = judge(article, reading);
    const auto at = static_cast<std::size_t>(group);
    if (verdict == Verdict::official) officials[at] = 1;
    if (verdict == Verdict::person) others[at] = 1;
    if (verdict == Verdict::perhaps_official) perhaps[at] = 1;
  }
  for (std::size_t group = 0; group < perhaps.size(); ++group)
    if (perhaps[group] != 0 && others[group] == 0) officials[group] = 1;
  find_callings(article, others, officials);
  find_attendance(article, others, officials);
  find_staff(article, others, officials);
  follow_tagger(article, others, officials);
  follow_user(article, officials);
  return officials;
}

}  // namespace guanxi::extract
