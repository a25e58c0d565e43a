// Where things are: chains of places, X位于Y, X落户Y, 位于Y的X, Y的X.
#include <algorithm>
#include <array>

#include "extract/recognize/lexicon.hpp"
#include "extract/relate/patterns.hpp"
#include "extract/relate/places.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

constexpr std::array<std::u16string_view, 17> k_sides{
    u"东北部", u"东南部", u"西北部", u"西南部", u"北部", u"南部", u"东部",     u"西部",      u"中部",
    u"中北部", u"中南部", u"首都",   u"省会",   u"境内", u"首府", u"最大城市", u"第二大城市"};

constexpr std::array<std::u16string_view, 2> k_commas{u"，", u","};

/// Between a place and one inside it: nothing, 的, 北部, 首都, 南部城市.
bool joins_chain(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 3> k_rest{u"地区", u"的", u"境内的"};
  constexpr std::array<std::u16string_view, 6> k_towns{u"城市", u"重镇", u"小镇", u"古城", u"大县", u"城镇"};
  constexpr std::size_t k_longest_town = 8;  // 红海城市, 边境城市, 粮食生产大县
  if (gap.starts_with(u"的")) gap.remove_prefix(1);
  gap.remove_prefix(beginning_of(gap, k_sides).size());
  gap.remove_prefix(beginning_of(gap, k_rest).size());
  if (gap.empty()) return true;
  return gap.size() <= k_longest_town && !ending_of(gap, k_towns).empty() &&
         gap.find_first_of(u"，,。、在与和及的") == std::u16string_view::npos;
}

void add(const RelationSentence& sentence, std::uint32_t inner, std::uint32_t outer, std::vector<FactRelation>& out) {
  if (inner != outer) out.push_back({RelationType::located_in, inner, outer, {}, sentence.evidence()});
}

/// 连接红海和亚丁湾的, 靠近乌克兰的: what follows is beside the place, not in it.
bool stands_beside(std::u16string_view before) {
  constexpr std::array<std::u16string_view, 8> k_words{u"靠近", u"邻近", u"毗邻", u"连接",
                                                       u"通往", u"承认", u"和",   u"与"};
  return !ending_of(before, k_words).empty();
}

/// Roads and seas hold no places: 连霍高速甘肃境内, 红海城市荷台达.
bool holds_places(std::u16string_view outer) {
  constexpr std::array<std::u16string_view, 6> k_lines{u"高速", u"公路", u"铁路", u"高铁", u"线", u"海"};
  return ending_of(outer, k_lines).empty() || is_division(outer);
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
  add(sentence, sentence.entity(item + 1), sentence.entity(item), out);
  const bool divisions = is_division(outer);
  for (std::size_t next = item + 2; next < sentence.items.size() && sentence.kind(next) == MentionKind::place; ++next) {
    std::u16string_view gap = sentence.between(next - 1);
    if (!gap.starts_with(u"、") && !gap.starts_with(u"和")) break;
    gap.remove_prefix(1);
    const bool side = !gap.empty() && joins_chain(gap);
    const bool listed = gap.empty() && divisions && lies_by_code(sentence.words(next), outer) == Inside::yes;
    if (!listed && !(side && !divisions)) break;
    add(sentence, sentence.entity(next), sentence.entity(item), out);
  }
}

/// 位于顿涅茨克市西南约60公里 is not in it.
bool measures_distance(std::u16string_view after) {
  return contains(after.substr(0, 12), u"公里") || after.starts_with(u"以") || after.starts_with(u"附近");
}

/// 的, 的行业期刊《, 的国家重点水利工程——: between a place and what lies there, nothing else is named.
bool describes(std::u16string_view gap) {
  constexpr std::size_t k_longest = 14;
  return gap.starts_with(u"的") && gap.size() <= k_longest &&
         gap.find_first_of(u"，,。、；;在与和及") == std::u16string_view::npos;
}

/// X位于Y and 位于Y的X.
void verb(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  constexpr std::array<std::u16string_view, 20> k_verbs{
      u"位于", u"坐落于",   u"坐落在",   u"坐落", u"地处",   u"落户", u"落户于", u"落户在", u"扎根",     u"扎根于",
      u"入驻", u"总部位于", u"总部设在", u"落地", u"落户到", u"选址", u"建在",   u"设在",   u"成功落户", u"相继落户"};
  constexpr std::array<std::u16string_view, 10> k_adverbs{u"(",  u"将",   u"已", u"正式", u"也",
                                                          u"就", u"先后", u"，", u",",    u"均"};
  if (sentence.kind(item) != MentionKind::place) return;
  if (item > 0 && sentence.kind(item - 1) == MentionKind::place && sentence.between(item - 1).empty()) return;
  const std::uint32_t from = item > 0 ? sentence.mention(item - 1).end : sentence.range.begin;
  std::u16string_view gap = sentence.units(from, sentence.mention(item).begin);
  const std::u16string_view word = ending_of(gap, k_verbs);
  if (word.empty()) return;
  gap.remove_suffix(word.size());
  const std::size_t last = innermost(sentence, item);
  if (measures_distance(sentence.after(last))) return;
  const bool has_next = last + 1 < sentence.items.size() && can_lie(sentence.type(last + 1));
  if (has_next && describes(sentence.between(last))) {
    add(sentence, sentence.entity(innermost(sentence, last + 1)), sentence.entity(last), out);
    return;
  }
  // 海尔集团成立于1984年，总部位于青岛: the firm that opens the sentence
  const bool opens = sentence.mention(0).begin == sentence.range.begin && sentence.type(0) == EntityType::enterprise;
  if (word.starts_with(u"总部") && item == 1 && opens &&
      ending_of(gap, k_commas) == gap.substr(gap.empty() ? 0 : gap.size() - 1))
    return add(sentence, sentence.entity(0), sentence.entity(last), out);
  for (std::u16string_view adverb = beginning_of(gap, k_adverbs); !adverb.empty();
       adverb = beginning_of(gap, k_adverbs))
    gap.remove_prefix(adverb.size());
  if (!gap.empty() || item == 0) return;
  for (std::size_t subject = item; subject-- > 0 && can_lie(sentence.type(subject));) {
    add(sentence, sentence.entity(subject), sentence.entity(last), out);
    if (subject == 0 || (sentence.between(subject - 1) != u"、" && sentence.between(subject - 1) != u"和")) break;
  }
}

/// 张堰镇的沪荣型材; 韩国最大移动运营商SK电讯.
void firm_of_place(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  constexpr std::array<std::u16string_view, 5> k_of{u"的", u"内的", u"里的", u"境内的", u"本地的"};
  constexpr std::array<std::u16string_view, 17> k_kinds{u"船厂",   u"代工厂", u"地产商", u"机构",   u"经销商", u"公司",
                                                        u"企业",   u"巨头",   u"运营商", u"制造商", u"供应商", u"厂商",
                                                        u"生产商", u"零售商", u"集团",   u"开发商", u"银行"};
  if (item + 1 >= sentence.items.size() || sentence.kind(item) != MentionKind::place) return;
  if (sentence.type(item + 1) != EntityType::enterprise) return;
  const std::u16string_view gap = sentence.between(item);
  const bool described = gap.size() <= 14 && !ending_of(gap, k_kinds).empty() &&
                         gap.find_first_of(u"，,。、在与和对") == std::u16string_view::npos;
  if (is_one_of(gap, k_of) || described) add(sentence, sentence.entity(item + 1), sentence.entity(item), out);
}

/// 在大连，丁某某考察了甲公司、乙研究院: what is visited in a place lies there.
void visited(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  constexpr std::array<std::u16string_view, 16> k_verbs{
      u"考察", u"考察了", u"来到",   u"前往", u"到",     u"走进",     u"参观",   u"参观了",
      u"调研", u"察看",   u"察看了", u"走访", u"走访了", u"先后来到", u"先后到", u"首先来到"};
  if (sentence.kind(item) != MentionKind::place || !sentence.before(item).ends_with(u"在")) return;
  const std::size_t place = innermost(sentence, item);
  if (place + 2 >= sentence.items.size() || sentence.kind(place + 1) != MentionKind::name) return;
  const std::u16string_view comma = sentence.between(place);
  const std::u16string_view verb = sentence.between(place + 1);
  if ((comma != u"," && comma != u"，" && !comma.empty()) || ending_of(verb, k_verbs) != verb || verb.empty()) return;
  for (std::size_t next = place + 2; next < sentence.items.size() && can_lie(sentence.type(next)); ++next) {
    if (next > place + 2) {
      constexpr std::array<std::u16string_view, 4> k_joints{u"、", u"和", u"以及", u"及"};
      if (!is_one_of(sentence.between(next - 1), k_joints)) break;
    }
    if (!is_country(sentence.words(next))) add(sentence, sentence.entity(next), sentence.entity(place), out);
  }
}

/// 在广东肇庆，七星岩景区……: what a sentence tells of in a place lies there. Only sites and other areas: firms act
/// elsewhere.
void told_there(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  constexpr std::array<std::u16string_view, 2> k_in{u"在", u"位于"};
  if (sentence.kind(item) != MentionKind::place || ending_of(sentence.before(item), k_in).empty()) return;
  const std::size_t place = innermost(sentence, item);
  if (place + 1 >= sentence.items.size() || sentence.kind(place + 1) != MentionKind::place) return;
  const std::u16string_view inner = sentence.words(place + 1);
  const bool comma = !sentence.between(place).empty() && is_one_of(sentence.between(place), k_commas);
  const bool area = is_country(inner) || Lexicon::built_in().contains(inner, Lex::region);
  if (comma && !area && lies_by_code(inner, sentence.words(place)) == Inside::unknown)
    add(sentence, sentence.entity(place + 1), sentence.entity(place), out);
}

/// 河北为减少……，邯郸、邢台……: a division that stands behind one that holds it; the nearest that does.
void behind_its_area(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  if (sentence.kind(item) != MentionKind::place || !is_division(sentence.words(item))) return;
  for (std::size_t outer = item; outer-- > 0;) {
    if (sentence.kind(outer) != MentionKind::place ||
        lies_by_code(sentence.words(item), sentence.words(outer)) != Inside::yes)
      continue;
    return add(sentence, sentence.entity(item), sentence.entity(outer), out);
  }
}

}  // namespace

void find_located(const RelationSentence& sentence, std::vector<FactRelation>& out) {
  for (std::size_t item = 0; item < sentence.items.size(); ++item) {
    chain(sentence, item, out);
    verb(sentence, item, out);
    firm_of_place(sentence, item, out);
    visited(sentence, item, out);
    told_there(sentence, item, out);
    behind_its_area(sentence, item, out);
  }
}

}  // namespace guanxi::extract
