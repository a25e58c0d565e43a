// 县里出台, 园区推行: which place of the article is meant.
#include "extract/relate/issuers.hpp"

#include <array>
#include <span>
#include <string>

#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

using Words = std::span<const std::u16string_view>;

/// The place of the article whose full name ends with one of `levels`: the one whose name the policy begins with, else
/// the only one or one that is said twice as often as any other; empty elsewhere, and in a text of very many names.
std::vector<std::uint32_t> place_of_level(const RelationSentence& sentence, Words levels, std::size_t policy) {
  struct Count {
    std::uint32_t place;
    std::uint32_t times;
    bool of_level;
    bool begins_policy;
  };
  constexpr std::size_t k_most_mentions = 3000;  // counting at each policy of a longer text costs its square
  if (sentence.mentions->size() > k_most_mentions) return {};
  const std::u16string name = without_marks(sentence.words(policy));
  std::vector<Count> counts;
  for (std::size_t i = 0; i < sentence.mentions->size(); ++i) {
    const Mention& mention = (*sentence.mentions)[i];
    const std::int32_t entity = sentence.linked->entity_of_mention[i];
    if (entity < 0 || mention.kind != MentionKind::place) continue;
    const auto place = static_cast<std::uint32_t>(entity);
    auto count = std::find_if(counts.begin(), counts.end(), [&](const Count& c) { return c.place == place; });
    if (count == counts.end()) count = counts.insert(counts.end(), {place, 0, false, false});
    ++count->times;
    const std::u16string_view words = sentence.units(mention.begin, mention.end);
    count->of_level = count->of_level || !ending_of(words, levels).empty();
    count->begins_policy = count->begins_policy || name.starts_with(words);
  }
  counts.erase(std::remove_if(counts.begin(), counts.end(), [](const Count& c) { return !c.of_level; }), counts.end());
  if (counts.empty()) return {};
  std::stable_sort(counts.begin(), counts.end(), [](const Count& x, const Count& y) {
    return x.begins_policy != y.begins_policy ? x.begins_policy : x.times > y.times;
  });
  const bool plain = counts.size() == 1 || counts[0].begins_policy || counts[0].times >= 2 * counts[1].times;
  return plain ? std::vector<std::uint32_t>{counts[0].place} : std::vector<std::uint32_t>();
}

/// 县里, or 园区 where a clause begins: where it ends, 0 where there is none, and the last words of the names it can
/// stand for.
struct LocalSubject {
  std::size_t end = 0;
  Words levels;
};
LocalSubject local_subject(std::u16string_view text) {
  static constexpr std::array<std::u16string_view, 9> k_levels{u"省", u"市", u"县", u"区", u"州",
                                                               u"旗", u"镇", u"乡", u"村"};
  static constexpr std::array<std::u16string_view, 8> k_zones{u"园区",   u"开发区", u"高新区", u"经开区",
                                                              u"工业园", u"产业园", u"基地",   u"示范区"};
  if (const std::size_t in = text.rfind(u'里'); in != text.npos && in > 0) {
    const auto level = std::find(k_levels.begin(), k_levels.end(), text.substr(in - 1, 1));
    const bool inside = in > 1 && (text[in - 2] == u'在' || is_one_of(text.substr(in - 2, 1), k_levels));
    if (level != k_levels.end() && !inside)
      return {in + 1, Words(k_levels).subspan(static_cast<std::size_t>(level - k_levels.begin()), 1)};
  }
  for (const std::u16string_view zone : {u"园区", u"开发区", u"高新区", u"经开区"}) {
    const std::size_t at = text.rfind(zone);
    if (at == text.npos) continue;
    const std::u16string_view before = text.substr(0, at);
    const bool begins = is_preamble(before) || before.ends_with(u'，') || before.ends_with(u',');
    constexpr std::u16string_view k_goes_on = u"党管内企各工里的和与";  // 园区管委会, 开发区企业
    const std::size_t end = at + zone.size();
    const bool whole = end == text.size() || k_goes_on.find(text[end]) == k_goes_on.npos;
    if (begins && whole) return {end, k_zones};
  }
  return {};
}

}  // namespace

bool is_preamble(std::u16string_view before) {
  constexpr std::array<std::u16string_view, 20> k_ends{u"来", u"年", u"月", u"日", u"前", u"间",      u"期",
                                                       u"后", u"起", u"初", u"底", u"末", u"天",      u"今",
                                                       u"时", u"此", u"讯", u")",  u"】", u"截至目前"};
  constexpr std::size_t k_shortest = 4;  // says more than a time: 近日，
  constexpr std::size_t k_longest = 16;
  if (before.size() <= k_shortest) return true;
  if (before.size() > k_longest) return before.ends_with(u')') && contains(before, u"讯");
  if (before.back() == u',' || before.back() == u'，') before.remove_suffix(1);
  return commas(before) == 0 && !ending_of(before, k_ends).empty();
}

std::vector<std::uint32_t> local_government(const RelationSentence& sentence, std::size_t policy, std::uint32_t to) {
  constexpr std::u16string_view k_apart = u"；;：:。》在到";
  constexpr std::size_t k_farthest = 40;
  const std::u16string_view before = sentence.units(sentence.range.begin, to);
  const LocalSubject subject = local_subject(before);
  if (subject.end == 0 || before.size() - subject.end > k_farthest) return {};
  const std::u16string_view gap = before.substr(subject.end);
  if (gap.find_first_of(k_apart) != gap.npos || commas(gap) > 2) return {};
  for (std::size_t item = policy; item-- > 0 && sentence.mention(item).end > sentence.range.begin + subject.end;) {
    if (is_issuer(sentence.type(item))) return {};
  }
  return place_of_level(sentence, subject.levels, policy);
}

}  // namespace guanxi::extract
