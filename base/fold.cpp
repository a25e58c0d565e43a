// The pairs of fold_pairs.inc, spread over a table of the Basic Multilingual Plane by the compiler: 128 KB of read-only
// data, of which a program that folds one name touches a page.
#include "base/fold.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.hpp"

namespace guanxi {

namespace {

struct FoldPair {
  std::uint32_t from;
  std::uint32_t to;
};

constexpr FoldPair k_pairs[] = {
#include "base/fold_pairs.inc"
};

/// Entry c is what c folds to; 0 for the few that fold to a character beyond the plane, which are searched for.
using PlaneTable = std::array<char16_t, 0x10000>;

constexpr PlaneTable make_plane_table() {
  PlaneTable table{};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = static_cast<char16_t>(c);
  for (const FoldPair pair : k_pairs) {
    if (pair.from < 0x10000) table[pair.from] = pair.to < 0x10000 ? static_cast<char16_t>(pair.to) : u'\0';
  }
  return table;
}
constexpr PlaneTable k_plane = make_plane_table();

char32_t search_pairs(char32_t c) {
  const auto* found = std::lower_bound(std::begin(k_pairs), std::end(k_pairs), c,
                                       [](const FoldPair& pair, char32_t wanted) { return pair.from < wanted; });
  return found != std::end(k_pairs) && found->from == c ? static_cast<char32_t>(found->to) : c;
}

constexpr char32_t k_replacement = 0xFFFD;  // a malformed byte is appended as this
constexpr char32_t k_last_mark = U'〞';     // what folds to a greater character is neither space nor mark

bool is_space(char32_t folded) {
  return folded == U' ' || (folded >= 0x09 && folded <= 0x0D) || folded == 0x85 || folded == 0x2028 || folded == 0x2029;
}

/// Marks that stand around a name without being part of it; folded forms.
bool is_name_mark(char32_t folded) {
  constexpr std::u32string_view k_marks = U"\"'“”‘’„‟〝〞《》〈〉「」『』";
  return k_marks.find(folded) != std::u32string_view::npos;
}

}  // namespace

char32_t fold_character(char32_t c) {
  if (c < 0x80) return c;
  if (c < 0x10000) {
    const char16_t folded = k_plane[c];
    if (folded != 0) return folded;
  }
  return search_pairs(c);
}

std::string fold_name(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(name, at);
    const char32_t folded = fold_character(c);
    if (folded <= k_last_mark && (is_space(folded) || is_name_mark(folded))) continue;
    if (folded == c && c != k_replacement)
      out.append(name.substr(begin, at - begin));
    else
      append_utf8(out, folded);
  }
  return out;
}

std::string clean_name(std::string_view printed) {
  std::string out;
  out.reserve(printed.size());
  bool space_before = false;
  bool han_before = true;  // so that white space at the start is dropped
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(printed, at);
    if (is_space(fold_character(c))) {
      space_before = true;
      continue;
    }
    const bool han = is_han(c);
    if (space_before && !han && !han_before) out.push_back(' ');
    out.append(printed.substr(begin, at - begin));
    space_before = false;
    han_before = han;
  }
  return out;
}

}  // namespace guanxi
