#include "extract/relate/places.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

/// Divisions that one name may mean, at most: 朝阳 is four.
constexpr std::size_t k_most_codes = 12;
using Codes = std::array<std::uint32_t, k_most_codes>;

/// The codes of the divisions of the lexicon that bear the name (6 or 9 digits); 0 behind the last.
Codes division_codes(std::u16string_view name) {
  thread_local std::vector<LexMatch> matches;
  matches.clear();
  Lexicon::built_in().matches_at(name, 0, matches);
  Codes codes{};
  std::size_t found = 0;
  for (const LexMatch& match : matches) {
    const bool division =
        match.kind <= Lex::county || (match.kind >= Lex::province_short && match.kind <= Lex::county_short);
    if (match.end == name.size() && division && match.parent != 0 && found < k_most_codes)
      codes[found++] = match.parent;
  }
  return codes;
}

/// 440000 holds 441800 and 441802.
bool holds_code(std::uint32_t outer, std::uint32_t inner) {
  std::uint32_t out = outer;
  std::uint32_t unit = 1;
  while (out % 100 == 0 && unit < 10000) {
    out /= 100;
    unit *= 100;
  }
  return inner != outer && inner / unit == out;
}

}  // namespace

bool can_lie(EntityType type) {
  return type == EntityType::agency || type == EntityType::place || type == EntityType::enterprise;
}

bool is_country(std::u16string_view name) { return Lexicon::built_in().contains(name, Lex::country); }

bool is_division(std::u16string_view name) { return division_codes(name)[0] != 0; }

bool is_zone(std::u16string_view place) {
  constexpr std::size_t k_longest = 10;
  for (std::size_t size = std::min(place.size(), k_longest); size >= 2; --size) {
    std::uint8_t head = 0;
    if (Lexicon::built_in().contains(place.substr(place.size() - size), Lex::place_head, &head))
      return static_cast<PlaceHead>(head) == PlaceHead::zone;
  }
  return false;
}

bool is_small(std::u16string_view place) {
  constexpr std::array<std::u16string_view, 8> k_heads{u"镇", u"乡", u"街道", u"村", u"社区", u"小镇", u"园", u"谷"};
  return (is_zone(place) || !ending_of(place, k_heads).empty()) && !is_division(place);
}

Inside lies_by_code(std::u16string_view inner, std::u16string_view outer) {
  const Codes in = division_codes(inner);
  const Codes out = division_codes(outer);
  constexpr std::uint32_t k_province = 10000;
  if (in[0] == 0 || out[0] == 0) return Inside::unknown;
  // 河北 is the province, though a district of 天津 is called so, too
  if (std::any_of(in.begin(), in.end(), [](std::uint32_t code) { return code != 0 && code % k_province == 0; }))
    return Inside::no;
  for (const std::uint32_t i : in)
    for (const std::uint32_t o : out)
      if (i != 0 && o != 0 && holds_code(o, i)) return Inside::yes;
  return Inside::no;
}

void add_located(const RelationSentence& sentence, std::uint32_t inner, std::uint32_t outer,
                 std::vector<FactRelation>& out) {
  if (inner != outer) out.push_back({RelationType::located_in, inner, outer, {}, sentence.evidence()});
}

std::size_t innermost(const RelationSentence& sentence, std::size_t item) {
  while (item + 1 < sentence.items.size() && sentence.kind(item + 1) == MentionKind::place &&
         sentence.between(item).empty())
    ++item;
  return item;
}

}  // namespace guanxi::extract
