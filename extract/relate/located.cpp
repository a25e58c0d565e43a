// Where things are: chains of places, X位于Y, X落户Y, 位于Y的X.
#include <algorithm>
#include <array>

#include "extract/recognize/lexicon.hpp"
#include "extract/relate/patterns.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

bool can_lie(EntityType type) {
  return type == EntityType::agency || type == EntityType::place || type == EntityType::enterprise;
}

bool is_country(std::u16string_view name) { return Lexicon::built_in().contains(name, Lex::country); }

/// 广东省清远市: each place lies in the one before it. Two countries side by side do not.
void chain(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  if (item + 1 >= sentence.items.size()) return;
  if (sentence.kind(item) != MentionKind::place || sentence.kind(item + 1) != MentionKind::place) return;
  const std::u16string_view gap = sentence.between(item);
  if (!(gap.empty() || gap == u"的" || gap == u"省" || gap == u"市") || is_country(sentence.words(item + 1))) return;
  if (sentence.entity(item) == sentence.entity(item + 1) || sentence.words(item).size() < 2) return;
  out.push_back({RelationType::located_in, sentence.entity(item + 1), sentence.entity(item), {}, sentence.evidence()});
}

/// The last place of a chain that begins at `item`.
std::size_t innermost(const RelationSentence& sentence, std::size_t item) {
  while (item + 1 < sentence.items.size() && sentence.kind(item + 1) == MentionKind::place && sentence.between(item).empty()) ++item;
  return item;
}

/// X位于Y and 位于Y的X.
void verb(const RelationSentence& sentence, std::size_t item, std::vector<FactRelation>& out) {
  constexpr std::array<std::u16string_view, 18> k_verbs{
      u"位于", u"坐落于", u"坐落在", u"坐落", u"地处", u"落户", u"落户于", u"落户在", u"扎根", u"扎根于", u"入驻", u"总部位于",
      u"总部设在", u"落地", u"落户到", u"选址", u"建在", u"设在"};
  if (sentence.kind(item) != MentionKind::place) return;
  if (item > 0 && sentence.kind(item - 1) == MentionKind::place && sentence.between(item - 1).empty()) return;
  const std::uint32_t from = item > 0 ? sentence.mention(item - 1).end : sentence.range.begin;
  std::u16string_view gap = sentence.units(from, sentence.mention(item).begin);
  const std::u16string_view word = ending_of(gap, k_verbs);
  if (word.empty()) return;
  gap.remove_suffix(word.size());
  const std::size_t last = innermost(sentence, item);
  const std::uint32_t place = sentence.entity(last);
  const auto add = [&](std::uint32_t thing) {
    if (thing != place) out.push_back({RelationType::located_in, thing, place, {}, sentence.evidence()});
  };
  const bool has_next = last + 1 < sentence.items.size() && can_lie(sentence.type(last + 1));
  if (has_next && sentence.between(last).starts_with(u"的") && sentence.between(last).size() <= 6) {
    add(sentence.entity(last + 1));
  } else if (item > 0 && can_lie(sentence.type(item - 1)) && gap.size() <= 4 && gap.find(u'、') == std::u16string_view::npos) {
    add(sentence.entity(item - 1));
  }
}

}  // namespace

void find_located(const RelationSentence& sentence, std::vector<FactRelation>& out) {
  for (std::size_t item = 0; item < sentence.items.size(); ++item) {
    chain(sentence, item, out);
    verb(sentence, item, out);
  }
}

}  // namespace guanxi::extract
