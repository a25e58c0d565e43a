#include "extract/recognize/tagger/space_apart.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract::tagger {

namespace {

using View = std::u16string_view;
using Kinds = SentenceIndex::KindSet;

constexpr Kinds k_places =
    SentenceIndex::bits_of(Lex::province, Lex::province_short, Lex::prefecture, Lex::prefecture_short, Lex::county,
                           Lex::county_short, Lex::country, Lex::zone, Lex::capital);
constexpr Kinds k_bodies = SentenceIndex::bits_of(Lex::organ, Lex::university, Lex::bank);

/// Does an entry of these kinds begin the text, or cover all of it?
enum class Extent : std::uint8_t { begin, whole };
bool is_entry(View text, Kinds kinds, Extent extent) {
  thread_local std::vector<LexMatch> found;
  found.clear();
  Lexicon::built_in().matches_at(text, 0, found);
  return std::any_of(found.begin(), found.end(), [&](const LexMatch& match) {
    return (SentenceIndex::bit_of(match.kind) & kinds) != 0 && match.end >= 2 &&
           (extent == Extent::begin || match.end == text.size());
  });
}

bool ends_body(View name) {
  constexpr View k_ends = u"局委厅院会部办处心校学站所府社馆司队团组";
  return name.size() >= 3 && k_ends.find(name.back()) != View::npos;
}

bool begins_body(View name) {
  constexpr View k_levels = u"省市区县州盟旗镇乡";
  return k_levels.find(name.front()) != View::npos || name.starts_with(u"中共") || name.starts_with(u"共青团") ||
         is_entry(name, k_places | k_bodies | SentenceIndex::bit_of(Lex::township), Extent::begin);
}

bool is_person(View name) {
  if (name.size() < 2 || !std::all_of(name.begin(), name.end(), is_han_unit)) return false;
  if (is_entry(name, SentenceIndex::bits_of(Lex::common_word) | k_bodies, Extent::whole)) return false;
  if (name.size() == 4) return is_entry(name, SentenceIndex::bit_of(Lex::compound_surname), Extent::begin);
  return name.size() <= 3 && Lexicon::built_in().character(name.front()).surname != 0;
}

/// What stands before white space, where it is a name by itself and a body follows.
std::optional<MentionKind> parted(View before, View behind) {
  constexpr std::size_t k_least = 4;  // units of what follows
  if (before.size() < 2 || behind.size() < k_least || !(begins_body(behind) || ends_body(behind))) return std::nullopt;
  if (is_entry(before, k_places, Extent::whole)) return MentionKind::place;
  if (ends_body(before)) return MentionKind::agency;
  if (is_person(before)) return MentionKind::name;
  return std::nullopt;
}

/// Is there white space, and no line break, before the unit at `at`?
bool is_space_before(std::string_view printed, const NormalizedText& text, std::uint32_t at) {
  const std::uint32_t begin = text.origin_end[at - 1];
  const std::uint32_t end = text.origin[at];
  return begin < end && printed.substr(begin, end - begin).find('\n') == std::string_view::npos;
}

/// Where the person's name begins whose given name was drawn from `begin` on, 靳|东宁; `begin` where no surname that
/// opens a word in print stands before it.
std::uint32_t with_surname(const NormalizedText& text, std::uint32_t begin, std::uint32_t least) {
  const View units = text.units;
  if (begin <= least || text.origin[begin] != text.origin_end[begin - 1]) return begin;
  const std::uint32_t surname = begin - 1;
  const bool opens =
      surname == 0 || !is_han_unit(units[surname - 1]) || text.origin[surname] != text.origin_end[surname - 1];
  return opens && Lexicon::built_in().character(units[surname]).surname != 0 ? surname : begin;
}

}  // namespace

void part_at_spaces(std::string_view printed, const NormalizedText& text, Mentions& mentions) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].kind != MentionKind::agency) continue;
    for (std::uint32_t at = mentions[i].begin + 2; at < mentions[i].end; ++at) {
      if (!is_space_before(printed, text, at)) continue;
      const View units = text.units;
      const auto kind =
          parted(units.substr(mentions[i].begin, at - mentions[i].begin), units.substr(at, mentions[i].end - at));
      if (!kind) continue;
      Mention before = mentions[i];
      before.kind = *kind;
      const std::uint32_t least = i == 0 ? 0 : mentions[i - 1].end;
      if (*kind != MentionKind::agency && at - before.begin == 2) {
        before.begin = with_surname(text, before.begin, least);
        if (before.begin < mentions[i].begin) before.kind = MentionKind::name;
      }
      before.end = mentions[i].begin = at;
      mentions.insert(mentions.begin() + static_cast<std::ptrdiff_t>(i), before);
      ++i;
    }
  }
}

}  // namespace guanxi::extract::tagger
