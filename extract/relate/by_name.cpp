// What names alone state, over a whole article: the zone or maker that another name of the article begins with.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "extract/relate/issuers.hpp"
#include "extract/relate/patterns.hpp"
#include "extract/relate/places.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

constexpr std::array<std::u16string_view, 12> k_zones{u"高新区", u"经开区", u"开发区", u"新区",   u"园区",   u"自贸区",
                                                      u"试验区", u"保税区", u"合作区", u"科技城", u"工业园", u"产业园"};

/// The first mention of every name, by what it reads; marks left out.
using Names = std::unordered_map<std::u16string_view, std::uint32_t>;  // looked up only, never walked

/// Documents name what they are about behind 关于 and their maker before it.
std::size_t end_of_maker(std::u16string_view document) {
  constexpr std::size_t k_longest = 40;
  const std::size_t about = document.find(u"关于");
  return about > k_longest ? 0 : about;  // npos is more, too
}

}  // namespace

void find_by_name(const NormalizedText& text, std::span<const UnitRange> sentences, const Linked& linked,
                  std::vector<FactRelation>& out) {
  const Mentions& mentions = linked.mentions;
  const std::u16string_view units = text.units;
  Names names;
  std::vector<std::u16string> words(mentions.size());
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    if (linked.entity_of_mention[i] < 0 || mentions[i].proposer == Proposer::coreference) continue;
    words[i] = without_marks(units.substr(mentions[i].begin, mentions[i].end - mentions[i].begin));
    names.try_emplace(words[i], i);
  }
  const auto entity = [&](std::uint32_t mention) {
    return static_cast<std::uint32_t>(linked.entity_of_mention[mention]);
  };
  const auto add = [&](RelationType type, std::uint32_t from, std::uint32_t to, std::uint32_t mention) {
    const UnitRange sentence = sentences[mentions[mention].sentence];
    if (from != to) out.push_back({type, from, to, {}, text.printed(sentence.begin, sentence.end)});
  };
  // 江苏省苏州市|吴江区人大常委会: the division that begins the body's name lies in the one before it
  const auto chain_in_body = [&](std::uint32_t i) {
    constexpr std::size_t k_longest_division = 14;
    for (std::size_t end = std::min(words[i].size(), k_longest_division); end >= 2; --end) {
      const auto inner = names.find(std::u16string_view(words[i]).substr(0, end));
      if (inner == names.end() || mentions[inner->second].kind != MentionKind::place) continue;
      if (lies_by_code(inner->first, words[i - 1]) == Inside::yes)
        add(RelationType::located_in, entity(inner->second), entity(i - 1), i);
      return;
    }
  };
  for (std::uint32_t i = 1; i < mentions.size(); ++i)
    if (mentions[i].kind == MentionKind::agency && mentions[i - 1].kind == MentionKind::place &&
        mentions[i - 1].end == mentions[i].begin && !words[i].empty() && !words[i - 1].empty())
      chain_in_body(i);
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const auto first = words[i].empty() ? names.end() : names.find(words[i]);
    if (first == names.end() || first->second != i) continue;
    if (mentions[i].kind == MentionKind::policy) {
      const std::size_t end = end_of_maker(words[i]);
      const auto maker = end == 0 ? names.end() : names.find(std::u16string_view(words[i]).substr(0, end));
      if (maker != names.end() && is_issuer(linked.entities[entity(maker->second)].type))
        add(RelationType::issued, entity(maker->second), entity(i), i);
    } else if (mentions[i].kind == MentionKind::place) {
      for (std::size_t end = words[i].size() - 1; end >= 4; --end) {
        const std::u16string_view outer = std::u16string_view(words[i]).substr(0, end);
        const auto found = ending_of(outer, k_zones).empty() ? names.end() : names.find(outer);
        if (found == names.end() || mentions[found->second].kind != MentionKind::place) continue;
        add(RelationType::located_in, entity(i), entity(found->second), i);
        break;
      }
    }
  }
}

}  // namespace guanxi::extract
