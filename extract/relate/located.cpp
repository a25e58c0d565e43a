// Where things are: chains of places, X位于Y, X落户Y, 位于Y的X; what is visited or told of in Y.
#include <algorithm>
#include <array>

#include "extract/recognize/lexicon.hpp"
#include "extract/relate/lists.hpp"
#include "extract/relate/patterns.hpp"
#include "extract/relate/places.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

constexpr std::array<std::u16string_view, 17> k_sides{
    u"东北部", u"东南部", u"西北部", u"西南部", u"北部", u"南部", u"东部",     u"西部",      u"中部",
    u"中北部", u"中南部", u"首都",   u"省会",   u"境内", u"首府", u"最大城市", u"第二大城市"};

/// Between a place and one inside it: nothing, 的, 北部, 首都, 南部城市.
bool joins_chain(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 3> k_rest{u"地区", u"的", u"境内的"};
  constexpr std::array<std::u16string_view, 6> k_towns{u"城市", u"重镇", u"小镇", u"古城", u"大县", u"城镇"};
  constexpr std::size_t k_longest_town = 8;  // 边境城市, 粮食生产大县
  if (gap.starts_with(u"的")) gap.remove_prefix(1);
  gap.remove_prefix(beginning_of(gap, k_sides).size());
  gap.remove_prefix(beginning_of(gap, k_rest).size());
  if (gap.empty()) return true;
  return gap.size() <= k_longest_town && !ending_of(gap, k_towns).empty() &&
         gap.find_first_of(u"，,。、在与和及的") == std::u16string_view::npos;
}

/// 连接甲海和乙湾的, 靠近甲国的: what follows is beside the place, not in it.
bool stands_beside(std::u16string_view before) {
  constexpr std::array<std::u16string_view, 8> k_words{u"靠近", u"邻近", u"毗邻", u"连接",
                                                       u"通往", u"承认", u"和",   u"与"};
  return !ending_of(before, k_words).empty();
}

/// Roads and seas hold no places: 甲乙高速广东境内, 甲海城市乙.
bool holds_places(std::u16string_view outer) {
  constexpr std::array<std::u16string_view, 6> k_lines{u"高速", u"公路", u"铁路", u"高铁", u"线", u"海"};
  return ending_of(outer, k_lines).empty() || is_division(outer);
}

/// 金田村, 草滩村: both are villages, or towns, of what stands before them.
bool are_alike(std::u16string_view one, std::u16string_view other) {
  constexpr std::array<std::u16string_view, 6> k_levels{u"镇", u"乡", u"村", u"街道", u"社区", u"嘎查"};
  const std::u16string_view level = ending_of(one, k_levels);
  return !level.empty() && level == ending_of(other, k_levels);
}

/// Does the list of places that `item` is of end with 等地?
bool ends_with_others(const RelationSentence& sentence, std::size_t item) {
  while (item + 1 < sentence.items.size() && sentence.kind(item + 1) == MentionKind::place &&
         sentence.between(item) == u"、")
    ++item;
  return sentence.after(item).starts_with(u"等");
}

/// 广东省清远市: each place lies in the one before it; 浙江宁波、嘉兴: so do the others of the list.
void chain(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  if (item + 1 >= sentence.items.size()) return;
  if (sentence.kind(item) != MentionKind::place || sentence.kind(item + 1) != MentionKind::place) return;
  const std::u16string_view outer = sentence.words(item);
  if (!joins_chain(sentence.between(item)) || is_country(sentence.words(item + 1)) || outer.size() < 2) return;
  if (sentence.between(item).starts_with(u"的") && stands_beside(sentence.before(item))) return;
  const bool inside = lies_by_code(sentence.words(item + 1), outer) == Inside::yes;
  if (!inside && !holds_places(outer)) return;
  if (lies_by_code(sentence.words(item + 1), outer) == Inside::no ||
      lies_by_code(outer, sentence.words(item + 1)) == Inside::yes)
    return;
  add_located(sentence, sentence.entity(item + 1), sentence.entity(item), out);
  const bool divisions = is_division(outer);
  bool sided = !beginning_of(sentence.between(item), k_sides).empty();  // 加沙地带北部甲、乙
  for (std::size_t next = item + 2; next < sentence.items.size() && sentence.kind(next) == MentionKind::place; ++next) {
    std::u16string_view gap = sentence.between(next - 1);
    const std::size_t joint = joint_at_begin(gap);
    if (joint == 0) break;
    gap.remove_prefix(joint);
    const bool side = !gap.empty() && joins_chain(gap);
    const bool listed = gap.empty() && divisions && lies_by_code(sentence.words(next), outer) == Inside::yes;
    const bool alike = gap.empty() && are_alike(sentence.words(next - 1), sentence.words(next));
    sided = sided || side;
    const bool beside = gap.empty() && sided && !divisions && !is_country(sentence.words(next)) &&
                        lies_by_code(sentence.words(next), outer) != Inside::no;
    const bool rest = gap.empty() && !divisions && is_country(outer) && !is_country(sentence.words(next)) &&
                      ends_with_others(sentence, next);
    if (!listed && !alike && !rest && !beside && !(side && !divisions)) break;
    add_located(sentence, sentence.entity(next), sentence.entity(item), out);
  }
}

/// 位于清远市西南约60公里, 地处澄河西岸 are not in it.
bool stands_off(std::u16string_view after) {
  constexpr std::array<std::u16string_view, 13> k_beside{u"以",   u"附近", u"旁",   u"畔",   u"西岸", u"东岸", u"南岸",
                                                         u"北岸", u"沿岸", u"上游", u"下游", u"支流", u"尽头"};
  return contains(after.substr(0, 12), u"公里") || !beginning_of(after, k_beside).empty();
}

/// 的, 的行业期刊《, 的重点工程——: between a place and what lies there, nothing else is named.
bool describes(std::u16string_view gap) {
  constexpr std::size_t k_longest = 14;
  constexpr std::array<std::u16string_view, 8> k_parts{u"腹地",   u"中心", u"市中心", u"核心地带",
                                                       u"核心区", u"境内", u"郊区",   u"西部"};
  gap.remove_prefix(beginning_of(gap, k_parts).size());
  return gap.starts_with(u"的") && gap.size() <= k_longest &&
         gap.find_first_of(u"，,。、；;在与和及给将把被由对") == std::u16string_view::npos;
}

/// What stands between a subject and 落户, 入驻, less the adverbs before the verb (已先后).
std::u16string_view without_adverbs(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 18> k_adverbs{u"(",    u"将",   u"已",   u"正式", u"也",   u"就",
                                                          u"先后", u"，",   u",",    u"均",   u"相继", u"陆续",
                                                          u"纷纷", u"已经", u"成功", u"最终", u"目前", u"都"};
  for (std::u16string_view word = ending_of(gap, k_adverbs); !word.empty(); word = ending_of(gap, k_adverbs))
    gap.remove_suffix(word.size());
  return gap;
}

/// 等38家企业, 三家供应商: sums up the list before it.
bool is_sum(std::u16string_view gap) {
  constexpr std::u16string_view k_digits = u"0123456789两三四五六七八九十多余";
  constexpr std::size_t k_longest_noun = 6;
  if (gap.starts_with(u"等")) gap.remove_prefix(1);
  const std::size_t digits = gap.find_first_not_of(k_digits);
  if (digits == gap.npos) return gap.empty();
  gap.remove_prefix(digits);
  if (digits == 0) return gap == u"企业" || gap == u"公司";
  return (gap.starts_with(u"家") || gap.starts_with(u"个")) && gap.size() <= k_longest_noun &&
         gap.find_first_of(u"，,。、") == gap.npos;
}

/// 的厂区, 投资10亿元的锂电隔膜项目: what is a subject's own and stands for it.
bool is_own(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 12> k_own{u"项目", u"基地", u"工厂", u"厂区", u"总部",   u"厂房",
                                                      u"新厂", u"车间", u"一期", u"二期", u"生产线", u"新厂区"};
  constexpr std::array<std::u16string_view, 4> k_begins{u"的", u"投资", u"总投资", u"新"};
  constexpr std::size_t k_longest = 24;
  return gap.size() <= k_longest && !beginning_of(gap, k_begins).empty() && !ending_of(gap, k_own).empty() &&
         gap.find_first_of(u"，,。；;：:、在与和") == gap.npos;
}

/// 甲在王五镇|建了, 甲在高新区|挂牌: what is built or opened somewhere is there; so is what is there and no more
/// (甲都在高新区，).
bool builds(std::u16string_view after) {
  constexpr std::array<std::u16string_view, 18> k_verbs{u"建",   u"新建", u"设",   u"挂牌", u"开园", u"投产",
                                                        u"点火", u"开业", u"揭牌", u"成立", u"投用", u"办厂",
                                                        u"注册", u"落成", u"扩建", u"投资", u"开工", u"租"};
  constexpr std::u16string_view k_borders = u"，,。；;\n";
  return after.empty() || k_borders.find(after.front()) != after.npos || !beginning_of(after, k_verbs).empty();
}

/// 甲的厂区在航埠镇; 甲在王五镇建了; 甲、乙都在高新区，: of towns and zones.
void is_at(const RelationSentence& sentence, std::size_t item, std::u16string_view gap,
           std::vector<FactRelation>& out) {
  if (item == 0 || sentence.type(item - 1) != EntityType::enterprise) return;  // courts set up posts elsewhere
  const std::size_t last = innermost(sentence, item);
  if (!is_small(sentence.words(last)) || !builds(sentence.after(last))) return;
  gap = without_adverbs(gap);
  if (!gap.empty() && !is_own(gap) && !is_sum(gap)) return;
  for (std::size_t subject = item; subject-- > 0 && can_lie(sentence.type(subject));) {
    add_located(sentence, sentence.entity(subject), sentence.entity(last), out);
    if (subject == 0 || !joins_members(sentence.between(subject - 1))) break;
  }
}

/// X位于Y, X落户Y, 位于Y的X.
void lies_or_settles(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  constexpr std::array<std::u16string_view, 11> k_lies{u"位于", u"坐落于", u"坐落在",   u"坐落",     u"地处",  u"建在",
                                                       u"设在", u"设于",   u"总部位于", u"总部设在", u"总部在"};
  constexpr std::array<std::u16string_view, 35> k_settles{
      u"落户",   u"落户于", u"落户在", u"落户到", u"落户至", u"扎根",   u"扎根于", u"扎根在", u"入驻",
      u"落地",   u"落地于", u"选址",   u"选址于", u"选址在", u"落子",   u"落座",   u"落址",   u"迁入",
      u"迁至",   u"迁到",   u"搬到",   u"搬至",   u"搬进",   u"搬入",   u"搬迁至", u"搬迁到", u"租在",
      u"注册在", u"注册于", u"开在",   u"建到",   u"安家",   u"安家于", u"聚集在", u"集聚在"};
  if (sentence.kind(item) != MentionKind::place) return;
  if (item > 0 && sentence.kind(item - 1) == MentionKind::place && sentence.between(item - 1).empty()) return;
  const std::uint32_t from = item > 0 ? sentence.mention(item - 1).end : sentence.range.begin;
  std::u16string_view gap = sentence.units(from, sentence.mention(item).begin);
  constexpr std::u16string_view k_last =
      u"于在落处户到至根驻地址子座入进家脚";  // of the verbs: most gaps go no further
  if (gap.empty() || k_last.find(gap.back()) == k_last.npos) return;
  const std::u16string_view lies = ending_of(gap, k_lies);
  const std::u16string_view word = lies.empty() ? ending_of(gap, k_settles) : lies;
  if (word.empty() && gap.ends_with(u'在')) return is_at(sentence, item, gap.substr(0, gap.size() - 1), out);
  if (word.empty()) return;
  gap.remove_suffix(word.size());
  if (word.starts_with(u"总部") && gap == u"的") gap = {};
  const std::size_t last = innermost(sentence, item);
  if (stands_off(sentence.after(last))) return;
  const bool has_next = last + 1 < sentence.items.size() && can_lie(sentence.type(last + 1));
  if (has_next && describes(sentence.between(last))) {
    if (!is_country(sentence.words(last + 1)))
      add_located(sentence, sentence.entity(innermost(sentence, last + 1)), sentence.entity(last), out);
    return;
  }
  // 海尔集团成立于1984年，总部位于青岛: the firm that opens the sentence
  const bool opens = sentence.mention(0).begin == sentence.range.begin && sentence.type(0) == EntityType::enterprise;
  const bool after_comma = !gap.empty() && is_comma(gap.substr(gap.size() - 1));
  if (item == 1 && opens && ((word.starts_with(u"总部") && gap.empty()) || after_comma))
    return add_located(sentence, sentence.entity(0), sentence.entity(last), out);
  // X位于Y的两家工厂: those are in it
  gap = without_adverbs(gap);
  const bool own = is_own(gap);
  if (item == 0 || (!gap.empty() && !own && !is_sum(gap)) || sentence.after(last).starts_with(u"的")) return;
  if (lies.empty() && (sentence.kind(item - 1) == MentionKind::place || is_country(sentence.words(last)))) return;
  for (std::size_t subject = item; subject-- > 0 && can_lie(sentence.type(subject));) {
    add_located(sentence, sentence.entity(subject), sentence.entity(last), out);
    if (subject == 0) break;
    std::u16string_view joint = sentence.between(subject - 1);
    if (own && joint.ends_with(u"、") && is_own(joint.substr(0, joint.size() - 1))) joint = u"、";
    if (!joins_members(joint)) break;
  }
}

/// What stands between a place and what is visited there, where it says so: the verb alone, or behind 考察团.
bool says_visit(std::u16string_view verb) {
  constexpr std::array<std::u16string_view, 13> k_verbs{u"考察",   u"来到",     u"前往",    u"到",   u"走进",
                                                        u"参观",   u"调研",     u"察看",    u"走访", u"先后来到",
                                                        u"先后到", u"首先来到", u"实地察看"};
  constexpr std::array<std::u16string_view, 8> k_visitors{u"考察团", u"代表团", u"调研组", u"检查组",
                                                          u"观摩团", u"一行人", u"他们",   u"一行"};
  for (std::u16string_view word = beginning_of(verb, k_visitors); !word.empty(); word = beginning_of(verb, k_visitors))
    verb.remove_prefix(word.size());
  if (verb.starts_with(u"先后") && !is_one_of(verb, k_verbs)) verb.remove_prefix(2);
  if (verb.ends_with(u"了")) verb.remove_suffix(1);
  return is_one_of(verb, k_verbs);
}

/// 在大连，丁某某考察了甲公司、乙研究院; 来到经编产业园，察看了甲公司: what is visited in a place lies there.
void visited(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  constexpr std::array<std::u16string_view, 5> k_in{u"在", u"来到", u"走进", u"前往", u"抵达"};
  constexpr std::size_t k_behind_place = 4;  // 在嘉兴市区，
  constexpr std::u16string_view k_last = u"在到进往达";
  const std::u16string_view before = sentence.before(item);
  if (sentence.kind(item) != MentionKind::place || before.empty() || k_last.find(before.back()) == k_last.npos) return;
  if (ending_of(before, k_in).empty()) return;
  const std::size_t place = innermost(sentence, item);
  std::size_t next = place + 1;
  if (next >= sentence.items.size()) return;
  std::u16string_view verb = sentence.between(place);
  const std::size_t comma = verb.find_first_of(u"，,");
  if (sentence.kind(next) == MentionKind::name && verb.size() == (comma == 0 ? 1 : 0)) {
    if (!before.ends_with(u"在") || next + 1 >= sentence.items.size()) return;
    verb = sentence.between(next++);
  } else if (comma <= k_behind_place) {
    verb.remove_prefix(comma + 1);
  } else {
    return;
  }
  if (!says_visit(verb)) return;
  for (; next < sentence.items.size() && can_lie(sentence.type(next)); ++next) {
    if (!is_country(sentence.words(next))) add_located(sentence, sentence.entity(next), sentence.entity(place), out);
    if (next + 1 >= sentence.items.size() || !joins_members(sentence.between(next))) break;
  }
}

/// 在广东清远，飞霞景区……: what a sentence tells of in a place lies there. Only sites and other areas: firms act
/// elsewhere.
void told_there(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  constexpr std::array<std::u16string_view, 2> k_in{u"在", u"位于"};
  if (sentence.kind(item) != MentionKind::place || ending_of(sentence.before(item), k_in).empty()) return;
  const std::size_t place = innermost(sentence, item);
  if (place + 1 >= sentence.items.size() || sentence.kind(place + 1) != MentionKind::place) return;
  const std::u16string_view inner = sentence.words(place + 1);
  const bool comma = is_comma(sentence.between(place));
  const bool area = is_country(inner) || Lexicon::built_in().contains(inner, Lex::region);
  if (comma && !area && lies_by_code(inner, sentence.words(place)) == Inside::unknown)
    add_located(sentence, sentence.entity(place + 1), sentence.entity(place), out);
}

/// 河北为减少……，邯郸、邢台……: a division that stands behind one that holds it; the nearest that does.
void behind_its_area(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  if (sentence.kind(item) != MentionKind::place || !is_division(sentence.words(item))) return;
  for (std::size_t outer = item; outer-- > 0;) {
    if (sentence.kind(outer) != MentionKind::place ||
        lies_by_code(sentence.words(item), sentence.words(outer)) != Inside::yes)
      continue;
    return add_located(sentence, sentence.entity(item), sentence.entity(outer), out);
  }
}

}  // namespace

void find_located(const RelationSentence& sentence, std::vector<FactRelation>& out) {
  for (std::size_t item = 0; item < sentence.items.size(); ++item) {
    chain(sentence, item, out);
    lies_or_settles(sentence, item, out);
    visited(sentence, item, out);
    told_there(sentence, item, out);
    behind_its_area(sentence, item, out);
  }
}

}  // namespace guanxi::extract
