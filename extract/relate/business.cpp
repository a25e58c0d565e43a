// Money and partners: X收购Y, X入股Y, X在清远投资; X与Y开展合作; X与Y签署协议.
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
  constexpr std::array<std::u16string_view, 12> k_verbs{u"收购",   u"入股",     u"参股",     u"控股",
                                                        u"增资",   u"注资",     u"全资收购", u"并购",
                                                        u"收购了", u"战略入股", u"战略投资", u"投资"};
  constexpr std::array<std::u16string_view, 10> k_modals{u"拟",   u"将",   u"已",   u"欲",   u"计划",
                                                         u"宣布", u"成功", u"正式", u"完成", u"拟以现金"};
  for (std::u16string_view word = beginning_of(gap, k_modals); !word.empty(); word = beginning_of(gap, k_modals))
    gap.remove_prefix(word.size());
  return is_one_of(gap, k_verbs);
}

/// X在Y投资……: money goes to a place.
bool invests_at(std::u16string_view gap, std::u16string_view after) {
  constexpr std::array<std::u16string_view, 4> k_verbs{u"投资", u"增资", u"投资建设", u"投资兴建"};
  return (gap == u"在" || gap == u"将在" || gap == u"拟在") && !beginning_of(after, k_verbs).empty();
}

bool says_cooperation(std::u16string_view after) {
  constexpr std::array<std::u16string_view, 10> k_verbs{u"签署", u"签订", u"签约",     u"达成",     u"开展",
                                                        u"展开", u"建立", u"视频签订", u"共同签署", u"携手合作"};
  const std::u16string_view rest = clause(after);
  if (rest.size() > 40) return false;
  if (rest.starts_with(u"携手合作") || rest.starts_with(u"合作") || rest.starts_with(u"战略合作")) return true;
  const bool verb = std::any_of(k_verbs.begin(), k_verbs.end(),
                                [&](std::u16string_view word) { return contains(rest.substr(0, 12), word); });
  return verb && (contains(rest, u"合作") || contains(rest, u"伙伴"));
}

/// 签署……协议, 签订……合同: the act itself; what was signed stands in the clause.
/// Behind a place the verb comes at once: in 与美国雷神公司签署 the place is no partner.
bool says_signing(std::u16string_view after, EntityType partner) {
  constexpr std::array<std::u16string_view, 3> k_verbs{u"签署", u"签订", u"签约"};
  constexpr std::array<std::u16string_view, 7> k_papers{u"协议",   u"合同", u"合约", u"备忘录",
                                                        u"意向书", u"协定", u"签约"};
  constexpr std::size_t k_to_verb = 10;
  constexpr std::size_t k_to_verb_of_place = 4;
  const std::u16string_view rest = clause(after);
  if (rest.starts_with(u"分别")) return false;  // each with a third
  const std::size_t reach = partner == EntityType::place && !rest.starts_with(u"在") ? k_to_verb_of_place : k_to_verb;
  const bool verb = std::any_of(k_verbs.begin(), k_verbs.end(),
                                [&](std::u16string_view word) { return contains(rest.substr(0, reach), word); });
  return verb &&
         std::any_of(k_papers.begin(), k_papers.end(), [&](std::u16string_view word) { return contains(rest, word); });
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
    while (other + 1 < sentence.items.size() && other - item < k_longest_chain &&
           sentence.kind(other) == MentionKind::place && sentence.kind(other + 1) == MentionKind::place &&
           sentence.between(other).empty())
      ++other;
    const std::uint32_t to = sentence.entity(other);
    if (from == to) continue;
    const std::u16string_view gap = sentence.between(item);
    if (gap == u"和" && sentence.before(item).ends_with(u"、"))
      continue;  // the end of a list that someone else works with
    const EntityType target = sentence.type(other);
    const bool money =
        can_invest(sentence.type(item)) && ((target == EntityType::enterprise && says_investment(gap)) ||
                                            (target == EntityType::place && invests_at(gap, sentence.after(other))));
    if (money) out.push_back({RelationType::invests_in, from, to, {}, sentence.evidence()});
    const bool partners = can_cooperate(sentence.type(item)) && can_cooperate(target) && joins_partners(gap) &&
                          says_cooperation(sentence.after(other));
    if (partners) out.push_back({RelationType::cooperates_with, from, to, {}, sentence.evidence()});
    const bool signers = can_cooperate(sentence.type(item)) && can_cooperate(target) && joins_partners(gap) &&
                         says_signing(sentence.after(other), target);
    if (signers) out.push_back({RelationType::signs_with, from, to, {}, sentence.evidence()});
  }
}

}  // namespace guanxi::extract
