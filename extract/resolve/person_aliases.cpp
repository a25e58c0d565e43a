// Persons: 莫罗斯 of 尼古拉斯·马杜罗·莫罗斯, Hegarty of Owen Hegarty. A surname with a title is a person of its own.
#include <algorithm>
#include <array>

#include "extract/recognize/characters.hpp"
#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

bool is_name_border(char16_t c) { return is_name_dot(c) || c == u'-' || c == u'.' || c == u'='; }

/// Does `part` stand in `name` as one or several whole parts between dots?
bool is_whole_part(std::u16string_view name, std::u16string_view part) {
  for (std::size_t at = name.find(part); at != std::u16string_view::npos; at = name.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    const bool left = at == 0 || is_name_border(name[at - 1]);
    const bool right = end == name.size() || is_name_border(name[end]);
    if (left && right) return true;
  }
  return false;
}

/// Latin names lose their blanks in folding: OwenHegarty begins a part with each capital.
bool is_latin_part(std::u16string_view name, std::u16string_view part) {
  if (part.size() < 3 || !is_latin(name) || !name.ends_with(part)) return false;
  return part.front() >= u'A' && part.front() <= u'Z';
}

}  // namespace

Alias person_alias(const Shape& longer, const Shape& shorter) {
  constexpr std::array<std::u16string_view, 8> k_addresses{u"先生", u"女士", u"小姐", u"王储",
                                                           u"亲王", u"总统", u"国王", u"博士"};
  const std::u16string_view l = longer.text;
  const std::u16string_view s = shorter.text;
  if (s.size() < 2 || s.size() >= l.size()) return Alias::no;
  if (!longer.inside.empty() && (longer.outside == s || longer.inside == s)) return Alias::same;
  if (is_whole_part(l, s) || is_latin_part(l, s)) return Alias::sure;
  if (l.starts_with(s) && is_one_of(l.substr(s.size()), k_addresses)) return Alias::sure;
  const bool given_name = s.size() == 2 && l.size() == 3 && l.ends_with(s) &&
                          Lexicon::built_in().character(l.front(), Lex::surname) != 0 &&
                          Lexicon::built_in().character(s.front(), Lex::surname) == 0 && is_han_unit(s.front());
  return given_name ? Alias::weak : Alias::no;
}

}  // namespace guanxi::extract
