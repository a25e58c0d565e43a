// Who goes where: 甲到清远高新区考察, 甲来到澜禾新材料, 甲对法国进行国事访问.
#include <algorithm>
#include <array>

#include "extract/relate/patterns.hpp"
#include "extract/relate/places.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

using Words = std::span<const std::u16string_view>;

/// Units between the visitor and what is visited, at most.
constexpr std::size_t k_longest_gap = 24;
/// Hosts or visitors of a list, at most.
constexpr std::size_t k_longest_list = 12;

/// Say that someone went, by themselves.
constexpr std::array<std::u16string_view, 18> k_visit{
    u"来到",   u"走进", u"考察",   u"考察了", u"参观",   u"参观了",   u"走访",     u"走访了",   u"视察",
    u"视察了", u"察看", u"察看了", u"访问",   u"访问了", u"考察调研", u"实地考察", u"实地察看", u"参观考察"};
/// Say so only with a purpose behind the place: 到……调研.
constexpr std::array<std::u16string_view, 8> k_go{u"到",   u"赴",     u"在",     u"前往",
                                                  u"深入", u"先后到", u"先后赴", u"专程到"};
constexpr std::array<std::u16string_view, 10> k_purpose{u"考察", u"调研", u"视察", u"走访", u"检查",
                                                        u"看望", u"慰问", u"访问", u"督导", u"实地考察"};
/// May stand between the visitor and the verb.
constexpr std::array<std::u16string_view, 20> k_adverbs{u"一行", u"同志", u"日前", u"近日", u"今天", u"昨天", u"上午",
                                                        u"下午", u"先后", u"首先", u"随后", u"还",   u"又",   u"将",
                                                        u"专程", u"再次", u"一同", u"分别", u"实地", u"等"};

std::u16string_view without_adverbs(std::u16string_view gap) {
  for (std::u16string_view word = beginning_of(gap, k_adverbs); !word.empty(); word = beginning_of(gap, k_adverbs))
    gap.remove_prefix(word.size());
  // dates: 5日上午, (8月3日)
  constexpr std::u16string_view k_date = u"0123456789月日至(),年上下午晚间";
  while (!gap.empty() && k_date.find(gap.front()) != std::u16string_view::npos) gap.remove_prefix(1);
  return gap;
}

bool joins_list(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 5> k_joints{u"、", u"和", u"及", u"以及", u"与"};
  return is_one_of(gap, k_joints);
}

bool can_host(EntityType type) { return type == EntityType::place || type == EntityType::enterprise; }

/// The hosts of a list that begins at `item`, and the item behind which the list ends.
std::size_t read_hosts(const RelationSentence& sentence, std::size_t item, std::vector<std::uint32_t>& hosts) {
  for (;;) {
    if (sentence.kind(item) == MentionKind::place) item = innermost(sentence, item);
    hosts.push_back(sentence.entity(item));
    const bool more = item + 1 < sentence.items.size() && hosts.size() < k_longest_list &&
                      can_host(sentence.type(item + 1)) && joins_list(sentence.between(item));
    if (!more) return item;
    ++item;
  }
}

/// 对法国进行国事访问.
bool is_state_visit(std::u16string_view gap, std::u16string_view after) {
  constexpr std::array<std::u16string_view, 4> k_kinds{u"国事访问", u"正式访问", u"友好访问", u"访问"};
  if (gap != u"对") return false;
  const std::array<std::u16string_view, 2> k_make{u"进行", u"开始"};
  const std::u16string_view make = beginning_of(after, k_make);
  return !make.empty() && !beginning_of(after.substr(make.size()), k_kinds).empty();
}

/// 考察了中国公司承建的项目: the name only says whose what is visited is. Behind 来到 a hall or a gate may follow.
bool ends_object(std::u16string_view verb, std::u16string_view after) {
  constexpr std::u16string_view k_borders = u"，,。、；;：:！!等时后并以和\n ";
  if (verb == u"来到" || verb == u"走进" || after.empty() || !beginning_of(after, k_purpose).empty()) return true;
  return k_borders.find(after.front()) != std::u16string_view::npos;
}

bool says_visit(std::u16string_view gap, std::u16string_view after) {
  if (gap.size() > k_longest_gap) return false;
  const std::u16string_view verb = without_adverbs(gap);
  if (is_one_of(verb, k_visit)) return ends_object(verb, after);
  if (is_one_of(verb, k_go)) return !beginning_of(after.substr(after.starts_with(u"等地") ? 2 : 0), k_purpose).empty();
  return is_state_visit(verb, after);
}

}  // namespace

void find_visits(const RelationSentence& sentence, std::vector<FactRelation>& out) {
  std::vector<std::uint32_t> hosts;
  for (std::size_t item = 0; item + 1 < sentence.items.size(); ++item) {
    if (sentence.type(item) != EntityType::official || !can_host(sentence.type(item + 1))) continue;
    hosts.clear();
    const std::size_t last = read_hosts(sentence, item + 1, hosts);
    if (!says_visit(sentence.between(item), sentence.after(last))) continue;
    std::size_t first = item;
    while (first > 0 && item - first < k_longest_list && sentence.type(first - 1) == EntityType::official &&
           joins_list(sentence.between(first - 1)))
      --first;
    for (std::size_t visitor = first; visitor <= item; ++visitor)
      for (const std::uint32_t host : hosts)
        out.push_back({RelationType::visits, sentence.entity(visitor), host, {}, sentence.evidence()});
  }
}

}  // namespace guanxi::extract
