#include "extract/recognize/tagger/named_again.hpp"

#include <array>

#include "extract/document/normalize.hpp"

namespace guanxi::extract::tagger {

namespace {

constexpr std::uint32_t k_shortest = 2;
constexpr std::uint32_t k_longest = 16;

bool is_quote(char16_t c) { return c == u'“' || c == u'”' || c == u'"'; }

/// The short name that is given behind `at`, where a full name ends; empty where none is.
UnitRange short_name_behind(std::u16string_view text, std::uint32_t at) {
  constexpr std::array<std::u16string_view, 8> k_words{u"以下简称为", u"以下简称", u"下简称", u"简称为",
                                                       u"简称",       u"以下称",   u"下称",   u"又称"};
  constexpr std::u16string_view k_marks = u"(，,、；;。.：:《》〈〉“”\"\n";
  const UnitRange none{at, at};
  if (at >= text.size() || text[at] != u'(') return none;
  std::uint32_t begin = at + 1;
  const std::u16string_view inside = text.substr(begin, k_longest);
  for (const std::u16string_view word : k_words) {
    if (!inside.starts_with(word)) continue;
    begin += static_cast<std::uint32_t>(word.size());
    break;
  }
  if (begin == at + 1 || begin >= text.size()) return none;
  if (text[begin] == u':' || text[begin] == u'：') ++begin;
  const bool quoted = begin < text.size() && is_quote(text[begin]);
  if (quoted) ++begin;
  std::uint32_t end = begin;
  while (end < text.size() && end - begin < k_longest && text[end] != u')' && k_marks.find(text[end]) == k_marks.npos)
    ++end;
  const bool closed = end < text.size() && (quoted ? is_quote(text[end]) : text[end] == u')');
  return closed && end - begin >= k_shortest && end - begin < k_longest ? UnitRange{begin, end} : none;
}

}  // namespace

void add_given_short_names(std::u16string_view text, std::size_t first, Mentions& mentions) {
  for (std::size_t i = first; i < mentions.size(); ++i) {
    if (mentions[i].kind != MentionKind::agency && mentions[i].kind != MentionKind::enterprise) continue;
    const UnitRange name = short_name_behind(text, mentions[i].end);
    if (name.begin == name.end) continue;
    std::size_t last = i + 1;
    while (last < mentions.size() && mentions[last].begin >= name.begin && mentions[last].end <= name.end) ++last;
    if (last < mentions.size() && mentions[last].begin < name.end) continue;
    Mention given = mentions[i];
    given.begin = name.begin;
    given.end = name.end;
    const auto behind = mentions.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    mentions.insert(mentions.erase(behind, mentions.begin() + static_cast<std::ptrdiff_t>(last)), given);
    ++i;
  }
}

}  // namespace guanxi::extract::tagger
