// Money and partners: X收购Y, X入股Y, X在清远投资; X与Y签署战略合作协议.
#include <algorithm>
#include <array>

#include "extract/relate/patterns.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

bool can_invest(EntityType type) { return type == EntityType::enterprise; }
bool can_cooperate(EntityType type) {
  return type == EntityType::agency || type == EntityType::enterprise || type == EntityType::place;
}

/// Units behind the partners that may say what they agreed on.
constexpr std::size_t k_longest_clause = 60;
/// Places of a chain, at most: country to village.
constexpr std::size_t k_longest_chain = 6;

/// The text up to the next comma or the end of the sentence.
std::u16string_view clause(std::u16string_view text) {
  text = text.substr(0, k_longest_clause);
  const std::size_t end = text.find_first_of(u",，。；;");
  return end == std::u16string_view::npos ? text : text.substr(0, end);
}

bool says_investment(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 12> k_verbs{u"收购", u"入股", u"参股", u"控股", u"增资", u"注资",
                                                        u"全资收购", u"并购", u"收购了", u"战略入股", u"战略投资", u"投资"};
  constexpr std::array<std::u16string_view, 10> k_modals{u"拟", u"将", u"已", u"欲", u"计划", u"宣布", u"成功", u"正式", u"完成", u"拟以现金"};
  for (std::u16string_view word = beginning_of(gap, k_modals); !word.empty(); word = beginning_of(gap, k_modals)) gap.remove_prefix(word.size());
  return is_one_of(gap, k_verbs);
}

/// X在Y投资……: money goes to a place.
bool invests_at(std::u16string_view gap, std::u16string_view after) {
  constexpr std::array<std::u16string_view, 4> k_verbs{u"投资", u"增资", u"投资建设", u"投资兴建"};
  return (gap == u"在" || gap == u"将在" || gap == u"拟在") && !beginning_of(after, k_verbs).empty();
}

bool says_cooperation(std::u16string_view after) {
  constexpr std::array<std::u16string_view, 10> k_verbs{u"签署", u"签订", u"签约", u"达成", u"开展", u"展开", u"建立", u"视频签订", u"共同签署", u"携手合作"};
  const std::u16string_view rest = clause(after);
  if (rest.size() > 40) return false;
  if (rest.starts_with(u"携手合作") || rest.starts_with(u"合作") || rest.starts_with(u"战略合作")) return true;
  const bool verb = std::any_of(k_verbs.begin(), k_verbs.end(), [&](std::u16string_view word) { return contains(rest.substr(0, 12), word); });
  return verb && (contains(rest, u"合作") || contains(rest, u"伙伴"));
}

bool joins_partners(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 5> k_joints{u"与", u"和", u"同", u"再与", u"将与"};
  return is_one_of(gap, k_joints);
}

}  // namespace

void find_business(const RelationSentence& sentence, std::vector<FactRelation>& out) {
  for (std::size_t item = 0; item + 1 < sentence.items.size(); ++item) {
    const std::uint32_t from = sentence.entity(item);
    // a chain of places is one partner, its last place: 桂林市龙胜各族自治县
    std::size_t other = item + 1;
    while (other + 1 < sentence.items.size() && other - item < k_longest_chain && sentence.kind(other) == MentionKind::place &&
           sentence.kind(other + 1) == MentionKind::place && sentence.between(other).empty())
      ++other;
    const std::uint32_t to = sentence.entity(other);
    if (from == to) continue;
    const std::u16string_view gap = sentence.between(item);
    const EntityType target = sentence.type(other);
    const bool money = can_invest(sentence.type(item)) &&
                       ((target == EntityType::enterprise && says_investment(gap)) ||
                        (target == EntityType::place && invests_at(gap, sentence.after(other))));
    if (money) out.push_back({RelationType::invests_in, from, to, {}, sentence.evidence()});
    const bool partners = can_cooperate(sentence.type(item)) && can_cooperate(target) && joins_partners(gap) &&
                          says_cooperation(sentence.after(other));
    if (partners) out.push_back({RelationType::cooperates_with, from, to, {}, sentence.evidence()});
  }
}

}  // namespace guanxi::extract
