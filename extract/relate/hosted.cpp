// What a place holds, and lists of it: 源潭工业园内的甲、乙; 在源潭新区，甲集团…; 高新区集聚了甲、乙;
// 甲(源潭镇).
#include <array>

#include "extract/relate/lists.hpp"
#include "extract/relate/patterns.hpp"
#include "extract/relate/places.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

bool is_firm(const RelationSentence& sentence, std::size_t item) {
  return item < sentence.items.size() && sentence.type(item) == EntityType::enterprise;
}

bool is_hosted(const RelationSentence& sentence, std::size_t item) {
  return item < sentence.items.size() &&
         (sentence.type(item) == EntityType::enterprise || sentence.type(item) == EntityType::agency);
}

/// The member behind `item` of a list of firms, or `item` where it is the last.
std::size_t next_member(const RelationSentence& sentence, std::size_t item) {
  std::size_t next = item + 1;
  if (next >= sentence.items.size() || !joins_members(sentence.between(item))) return item;
  // 和|德国|独资企业|甲
  if (sentence.kind(next) == MentionKind::place && is_firm(sentence, next + 1)) {
    const std::u16string_view gap = without_opening(sentence.between(next));
    if (!gap.empty() && !is_kind_of_firm(gap)) return item;
    ++next;
  }
  return is_hosted(sentence, next) ? next : item;
}

/// Says of each firm of the list that begins at `item` that it is in the place.
void add_list(const RelationSentence& sentence, std::size_t item, std::size_t place, std::vector<FactRelation>& out) {
  for (;;) {
    add_located(sentence, sentence.entity(item), sentence.entity(place), out);
    const std::size_t next = next_member(sentence, item);
    if (next == item) return;
    item = next;
  }
}

/// 源潭镇的甲型材; 源潭工业园内的甲、乙; 法国最大供应商甲; 源潭镇一家叫“甲”的作坊.
void of_place(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  constexpr std::array<std::u16string_view, 8> k_of{u"的",     u"内的", u"里的",   u"境内的",
                                                    u"本地的", u"上的", u"一带的", u"本土的"};
  constexpr std::array<std::u16string_view, 5> k_called{u"叫", u"名叫", u"名为", u"叫做", u"叫作"};
  if (!is_firm(sentence, item + 1)) return;
  const std::u16string_view gap = without_opening(sentence.between(item));
  const std::size_t one = gap.find(u"一家");
  const bool called = one <= 3 && gap.size() <= 14 && !ending_of(gap, k_called).empty();
  constexpr std::array<std::u16string_view, 6> k_inside{u"内的", u"里的", u"境内的", u"上的", u"一带的", u"本地的"};
  constexpr std::array<std::u16string_view, 3> k_all{u"同在", u"位于", u"同处"};
  if (!is_one_of(gap, k_of) && !is_kind_of_firm(gap) && !called) return;
  const bool list =
      is_one_of(gap, k_inside) || !ending_of(sentence.before(item), k_all).empty() || is_zone(sentence.words(item));
  if (list)
    add_list(sentence, item + 1, item, out);
  else
    add_located(sentence, sentence.entity(item + 1), sentence.entity(item), out);
}

/// 在源潭新区，甲集团的装置在调试; 走进源潭镇，乙、丙…
void told_in_zone(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  constexpr std::array<std::u16string_view, 6> k_in{u"在", u"走进", u"来到", u"位于", u"走入", u"步入"};
  const std::size_t place = innermost(sentence, item);
  if (!is_firm(sentence, place + 1)) return;
  const std::u16string_view before = sentence.before(item);
  const bool opens = before.empty() || is_comma(before.substr(before.size() - 1));
  if ((!opens && ending_of(before, k_in).empty()) || !is_small(sentence.words(place))) return;
  std::u16string_view gap = without_opening(sentence.between(place));
  constexpr std::array<std::u16string_view, 6> k_in_it{u"内", u"里", u"区内", u"园区", u"境内", u"上"};
  gap.remove_prefix(beginning_of(gap, k_in_it).size());
  if (gap.empty() || (gap.front() != u'，' && gap.front() != u',')) return;
  gap.remove_prefix(1);
  const bool described = gap.ends_with(u"的") && gap.size() <= 14 && gap.find_first_of(u"，,、；;在") == gap.npos;
  if (gap.empty() || described || is_kind_of_firm(gap)) add_list(sentence, place + 1, place, out);
}

/// 源潭高新区集聚甲、乙; 园区引进甲、乙.
void hosts(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  constexpr std::array<std::u16string_view, 9> k_gather{u"集聚",   u"聚集",   u"汇聚",   u"集聚了", u"聚集了",
                                                        u"汇聚了", u"落户了", u"入驻了", u"集中了"};
  constexpr std::array<std::u16string_view, 7> k_bring{u"引进", u"引入",   u"引进了", u"引入了",
                                                       u"吸引", u"吸引了", u"招引了"};
  constexpr std::array<std::u16string_view, 10> k_adverbs{u"目前", u"已",   u"已经", u"先后", u"成功",
                                                          u"相继", u"陆续", u"如今", u"共",   u"还"};
  if (!is_hosted(sentence, item + 1)) return;
  std::u16string_view gap = without_opening(sentence.between(item));
  if (gap.size() > 16) return;
  for (std::u16string_view word = beginning_of(gap, k_adverbs); !word.empty(); word = beginning_of(gap, k_adverbs))
    gap.remove_prefix(word.size());
  std::size_t verb = beginning_of(gap, k_gather).size();
  if (verb == 0 && is_zone(sentence.words(item))) verb = beginning_of(gap, k_bring).size();
  if (verb == 0) return;
  gap.remove_prefix(verb);
  if (gap.empty() || is_kind_of_firm(gap)) add_list(sentence, item + 1, item, out);
}

/// 甲(源潭镇).
void bracket(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  if (item == 0 || !is_hosted(sentence, item - 1)) return;
  const std::u16string_view gap = without_closing(sentence.between(item - 1));
  const std::size_t place = innermost(sentence, item);
  constexpr std::size_t k_shortest = 3;  // 康美(亳州): a part of the name
  if (gap != u"(" || sentence.words(place).size() < k_shortest) return;
  if (!sentence.after(place).starts_with(u')') || is_country(sentence.words(place))) return;
  add_located(sentence, sentence.entity(item - 1), sentence.entity(place), out);
}

}  // namespace

void find_hosted(const RelationSentence& sentence, std::vector<FactRelation>& out) {
  for (std::size_t item = 0; item < sentence.items.size(); ++item) {
    if (sentence.kind(item) != MentionKind::place) continue;
    of_place(sentence, item, out);
    told_in_zone(sentence, item, out);
    hosts(sentence, item, out);
    bracket(sentence, item, out);
  }
}

}  // namespace guanxi::extract
