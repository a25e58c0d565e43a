#include "graph/diagram/label.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>

#include "base/quote.hpp"
#include "base/text.hpp"

namespace guanxi::graph {

namespace {

constexpr double k_narrow_em =
    0.6;  // digits are 0.55 to 0.58 em, capitals 0.6 to 0.7, in Noto Sans CJK and DejaVu Sans

/// Characters that change the direction of what follows, or are invisible marks of it.
bool is_direction_mark(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_drawable(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return false;
  if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) return false;
  return c != 0xFEFF && c != 0x200B && !is_direction_mark(c);
}

bool is_white(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x2028 || c == 0x2029 || c == 0x3000;
}

/// “ ” … · and others that Chinese fonts draw full-width, and terminals as one column.
bool is_ambiguous(std::string_view character) {
  std::size_t at = 0;
  const auto c = static_cast<UChar32>(next_code_point(character, at));
  return c >= 0x80 && u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH) == U_EA_AMBIGUOUS;
}

template <std::size_t n>
bool among(char32_t c, const std::array<char32_t, n>& set) {
  return std::find(set.begin(), set.end(), c) != set.end();
}

constexpr std::array k_opening{U'（', U'《', U'〈', U'“', U'‘', U'「', U'『', U'【', U'(', U'['};
constexpr std::array k_closing{U'）', U'》', U'〉', U'”',  U'’',  U'」', U'』', U'】', U')', U']',
                               U'，', U'。', U'、', U'：', U'；', U'！', U'？', U'…',  U',', U'.'};
/// A name's parts end with these: administrative levels, organs, forms of companies.
constexpr std::array k_part_ends{U'省', U'市', U'区', U'县', U'镇', U'乡', U'州', U'府', U'委', U'局', U'厅',
                                 U'部', U'会', U'院', U'团', U'业', U'·',  U'和', U'与', U'的', U'、'};

bool is_word_character(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '%' || c == '-';
}

/// Where ICU's dictionary ends a word: byte offsets, ascending. Empty where ICU has no data, and then all places are
/// equal.
std::vector<std::size_t> word_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getSimplifiedChinese(), status));
  if (U_SUCCESS(status)) {
    words->setText(&utext, status);
    for (std::int32_t at = words->next(); U_SUCCESS(status) && at != icu::BreakIterator::DONE; at = words->next())
      ends.push_back(static_cast<std::size_t>(at));
  }
  utext_close(&utext);
  return ends;
}

struct Character {
  std::size_t begin = 0;
  char32_t code = 0;
  std::size_t width = 0;
  bool begins_word = false;
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> out;
  const auto ends = word_ends(text);
  auto end = ends.begin();
  for (std::size_t at = 0; at < text.size();) {
    Character one;
    while (end != ends.end() && *end < at) ++end;
    one.begins_word = ends.empty() || (end != ends.end() && *end == at);
    one.begin = at;
    one.code = next_code_point(text, at);
    one.width = display_width(text.substr(one.begin, at - one.begin));
    out.push_back(one);
  }
  return out;
}

/// What a line break between `before` and `after` costs, in squared columns; nothing reads worse than `k_forbidden`.
constexpr double k_forbidden = 1000;
double break_cost(const Character& before, const Character& after) {
  if (after.width == 0 || before.code == 0x200D) return k_forbidden;
  if (among(before.code, k_opening) || among(after.code, k_closing)) return k_forbidden;
  if (is_word_character(before.code) && is_word_character(after.code)) return k_forbidden / 4;
  if (before.code == ' ' || after.code == ' ' || among(before.code, k_closing) || among(after.code, k_opening))
    return 0;
  const double inside_part = among(before.code, k_part_ends) && !among(after.code, k_part_ends) ? 0 : 15;
  return after.begins_word ? inside_part : inside_part + 30;
}

struct Choice {
  double cost = std::numeric_limits<double>::infinity();
  std::size_t from = 0;
};

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

/// The cheapest way to break into `count` lines of at most `columns`; empty where there is none.
std::vector<std::string> break_into(std::string_view text, const std::vector<Character>& characters,
                                    std::size_t columns, std::size_t count) {
  const std::size_t n = characters.size();
  std::vector<std::size_t> before(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) before[i + 1] = before[i] + characters[i].width;
  const double target = static_cast<double>(before[n]) / static_cast<double>(count);
  std::vector<std::vector<Choice>> best(count + 1, std::vector<Choice>(n + 1));
  best[0][0].cost = 0;
  for (std::size_t line = 1; line <= count; ++line) {
    for (std::size_t end = 1; end <= n; ++end) {
      const double here = end == n ? 0 : break_cost(characters[end - 1], characters[end]);
      for (std::size_t begin = end; begin-- > 0 && before[end] - before[begin] <= columns;) {
        const double off = static_cast<double>(before[end] - before[begin]) - target;
        const double cost = best[line - 1][begin].cost + off * off + here;
        if (cost < best[line][end].cost) best[line][end] = {cost, begin};
      }
    }
  }
  std::vector<std::string> lines;
  if (best[count][n].cost == std::numeric_limits<double>::infinity()) return lines;
  for (std::size_t line = count, end = n; line > 0; --line) {
    const std::size_t begin = best[line][end].from;
    const std::size_t stop = end == n ? text.size() : characters[end].begin;
    lines.push_back(trimmed(text.substr(characters[begin].begin, stop - characters[begin].begin)));
    end = begin;
  }
  std::reverse(lines.begin(), lines.end());
  return lines;
}

}  // namespace

std::string picture_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_white(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (is_drawable(c)) {
      append_utf8(out, c);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

double text_width(std::string_view line, double font_size) {
  double em = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    (void)next_code_point(line, at);
    const std::string_view one = line.substr(begin, at - begin);
    const std::size_t columns = display_width(one);
    em += columns == 2 || (columns == 1 && is_ambiguous(one)) ? 1.0 : columns == 1 ? k_narrow_em : 0.0;
  }
  return em * font_size;
}

std::vector<std::string> wrap(std::string_view name, std::size_t columns, std::size_t max_lines) {
  // Lines rarely fill up, so a little less than all the columns is promised.
  const std::string text = shorten(name, columns * max_lines - (max_lines > 1 ? 2 * max_lines : 0));
  const auto characters = characters_of(text);
  if (characters.empty()) return {std::string()};
  for (std::size_t count = (display_width(text) + columns - 1) / columns; count <= max_lines; ++count) {
    if (count == 0) continue;
    auto lines = break_into(text, characters, columns, count);
    if (!lines.empty()) return lines;
  }
  return {text};
}

std::string graphviz_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

std::string graphviz_label(const std::vector<std::string>& lines, Justify justify) {
  std::string out;
  for (const std::string& line : lines) out += graphviz_text(line) + (justify == Justify::left ? "\\l" : "\\n");
  if (justify == Justify::centre && !lines.empty()) out.resize(out.size() - 2);
  return out;
}

}  // namespace guanxi::graph
