// Folding with a map back, in one pass, and the identity of a text.
#include "extract/document/normalize.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/fold.hpp"
#include "base/hash.hpp"

namespace guanxi::extract {

namespace {

constexpr char16_t k_replacement = 0xFFFD;
constexpr char16_t k_first_han = 0x4E00;  // of the block that everyday text uses
constexpr char16_t k_last_han = 0x9FFF;
constexpr std::uint32_t k_bytes = 3;    // of such a character in UTF-8
constexpr char16_t k_far_han = 0x3400;  // stands for every Han character beyond the Basic Multilingual Plane

/// What one folded character means for the units.
enum class Kind : std::uint8_t { letter, mark, space, newline, nothing };

constexpr bool is_ascii_letter_or_digit(char16_t c) {
  return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

/// Joiners, byte-order marks, soft hyphens and variation selectors: never seen, never matched.
constexpr bool is_invisible(char16_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

/// `letter` is what a kept space may stand beside: letters and digits of scripts that are written with spaces, and the
/// ASCII marks that stand at the end of their words. Han, kana, their marks and quotation marks need no space.
Kind kind_of(char16_t c) {
  if (c < 0x80) {
    if (is_ascii_letter_or_digit(c)) return Kind::letter;
    if (c == u'\n' || c == u'\r') return Kind::newline;
    if (c == u' ' || c == u'\t' || c == 0x0B || c == 0x0C) return Kind::space;
    if (c < 0x20 || c == 0x7F) return Kind::nothing;
    return c == u',' || c == u'.' || c == u'&' ? Kind::letter : Kind::mark;
  }
  if (c == 0x2028 || c == 0x2029) return Kind::newline;
  if (c == 0x85) return Kind::newline;
  if (c < 0xA0 || is_invisible(c)) return Kind::nothing;
  if (c >= 0xC0 && c < 0x2000) return c == 0x1680 ? Kind::space : Kind::letter;
  if (c >= 0xAC00 && c < 0xD7A4) return Kind::letter;
  return Kind::mark;
}

/// The unit of a code point.
char16_t unit_of(char32_t c) {
  const char32_t folded = fold_character(c);
  if (folded < 0x10000) return static_cast<char16_t>(folded);
  return is_han(folded) ? k_far_han : k_replacement;
}

bool is_gap(std::string_view text, std::size_t at) {
  return at < text.size() && kind_of(unit_of(next_code_point(text, at))) == Kind::space;
}

/// Names in columns, with nothing but white space between them: 丁一　王　毅　马石安（回族）. Of the gaps some part
/// names, and some only stretch a name of two characters.
class Roll {
 public:
  /// Does the gap at byte `gap` part two names of a roll? Gaps are asked about in ascending order; no byte is read more
  /// than a few times.
  bool parts_at(std::string_view text, std::size_t gap) {
    if (gap >= m_end) read(text, gap);
    return std::binary_search(m_parting.begin(), m_parting.end(), gap);
  }

 private:
  static constexpr std::size_t k_longest_name = 6;

  /// What stands between two gaps.
  struct Segment {
    std::size_t size = 0;  // Han characters, without those in brackets
    std::size_t end = 0;   // byte behind it
    bool whole = false;    // is it Han, then perhaps brackets, and nothing else?
  };

  static std::size_t behind_gap(std::string_view text, std::size_t at) {
    while (is_gap(text, at)) (void)next_code_point(text, at);
    return at;
  }

  static Segment segment_at(std::string_view text, std::size_t at) {
    Segment segment;
    segment.end = at;
    bool in_brackets = false;
    while (at < text.size() && segment.size <= k_longest_name) {
      const char16_t c = unit_of(next_code_point(text, at));
      if (c == u'(' && segment.size != 0) {
        in_brackets = true;
      } else if (c == u')' && in_brackets) {
        segment.end = at;
        segment.whole = at == text.size() || text[at] == '\n' || is_gap(text, at);
        return segment;
      } else if (c >= k_first_han && c <= k_last_han) {
        segment.size += in_brackets ? 0 : 1;
      } else if (!in_brackets) {
        segment.whole = c == u'\n' || kind_of(c) == Kind::space;
        return segment;
      } else if (c == u'\n') {
        return segment;
      }
      if (!in_brackets) segment.end = at;
    }
    segment.whole = segment.size != 0 && segment.size <= k_longest_name && !in_brackets;  // the text ends with it
    return segment;
  }

  /// Are those who made the page named in it? 本报记者 韦琳 通讯员 卢政 is no roll.
  static bool names_roles(std::string_view words) {
    constexpr std::array<std::string_view, 8> k_roles{"记者", "通讯员", "编辑", "摄影", "校对", "实习", "责编", "组版"};
    return std::any_of(k_roles.begin(), k_roles.end(),
                       [&](std::string_view role) { return words.find(role) != std::string_view::npos; });
  }

  /// Notes which of the gaps from `gap` on part names; none where this is no roll.
  void read(std::string_view text, std::size_t gap) {
    constexpr std::size_t k_least = 4;           // names behind the first one
    constexpr std::size_t k_role = 4 * k_bytes;  // before the first gap
    m_parting.clear();
    std::size_t names = 0;
    std::size_t usual = 0;      // of two or three characters, as most are
    std::size_t stretched = 0;  // two characters with a gap between
    std::size_t at = gap;
    while (is_gap(text, at)) {
      Segment segment = segment_at(text, behind_gap(text, at));
      if (segment.size == 1 && segment.whole) {
        const Segment second = segment_at(text, behind_gap(text, segment.end));
        if (second.size != 1 || !second.whole) break;
        segment = {2, second.end, true};
        ++stretched;
      }
      if (segment.size < 2) break;
      m_parting.push_back(at);
      if (!segment.whole) break;  // the last name, and words behind it
      ++names;
      usual += segment.size <= 3 ? 1 : 0;
      at = segment.end;
    }
    m_end = at + 1;
    const std::size_t from = gap - std::min(gap, k_role);
    if (names < k_least || 5 * usual < 4 * names || 2 * stretched > names || names_roles(text.substr(from, at - from)))
      m_parting.clear();
  }

  std::vector<std::size_t> m_parting;  // where gaps begin
  std::size_t m_end = 0;
};

/// Writes units while deciding which white space stays.
class Writer {
 public:
  /// Goes on behind the units of `out`, which come from the beginning of `text`. `expected`: more units, for which room
  /// is made at once.
  Writer(std::string_view text, NormalizedText& out, std::size_t expected)
      : m_text(text), m_out(out), m_size(out.units.size()) {
    if (m_size != 0) m_before = kind_of(out.units.back());  // the last unit is never white space
    resize(m_size + expected);
  }

  /// As take(), for a character of three bytes that is a mark to all others: most of a Chinese text.
  void take_han(char16_t unit, std::uint32_t begin) {
    if (m_newline.seen || m_space.seen) return take_visible(unit, Kind::mark, begin, begin + k_bytes);
    push(unit, begin, begin + k_bytes);
    m_before = Kind::mark;
  }

  /// Nothing follows: cuts `out` to what was written. `size`: bytes of the text.
  void end(std::uint32_t size) {
    end_paragraph();
    resize(m_size);
    m_out.origin.back() = m_out.origin_end.back() = size;
  }

  void take(char16_t unit, std::uint32_t begin, std::uint32_t end) {
    switch (const Kind kind = kind_of(unit)) {
      case Kind::nothing:
        return;
      case Kind::space:
        note_gap(m_space, begin, end);
        return;
      case Kind::newline:
        note_gap(m_newline, begin, end);
        return;
      case Kind::letter:
      case Kind::mark:
        take_visible(unit, kind, begin, end);
        if (kind == Kind::mark) note_mark(unit);
    }
  }

 private:
  void note_mark(char16_t unit) {
    if (unit == u'"') ++m_straight_quotes;
    if (unit == u'《') m_title = m_size;
    if (unit == u'》') m_title = 0;
  }

  struct Gap {
    bool seen = false;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  void resize(std::size_t size) {
    m_out.units.resize(size);
    m_out.origin.resize(size + 1);
    m_out.origin_end.resize(size + 1);
  }

  static void note_gap(Gap& gap, std::uint32_t begin, std::uint32_t end) {
    if (gap.seen) return;
    gap = {true, begin, end};
  }

  void push(char16_t unit, std::uint32_t begin, std::uint32_t end) {
    if (m_size == m_out.units.size()) resize(2 * m_size + 1);
    m_out.units[m_size] = unit;
    m_out.origin[m_size] = begin;
    m_out.origin_end[m_size] = end;
    ++m_size;
  }

  /// Straight quotation marks open and close by turns: "一网通办" is “一网通办”. Where they are not paired or stand for
  /// inches they stay as they are.
  void end_paragraph() {
    if (m_straight_quotes != 0 && m_straight_quotes % 2 == 0 && !measures_inches()) {
      bool open = false;
      for (std::size_t i = m_paragraph; i < m_size; ++i) {
        if (m_out.units[i] != u'"') continue;
        open = !open;
        m_out.units[i] = open ? u'\u201C' : u'\u201D';
      }
    }
    m_straight_quotes = 0;
    m_title = 0;
    m_paragraph = m_size;
  }

  /// Does a digit stand before a mark that would open: 5.5"?
  [[nodiscard]] bool measures_inches() const {
    bool open = false;
    for (std::size_t i = m_paragraph; i < m_size; ++i) {
      if (m_out.units[i] != u'"') continue;
      open = !open;
      if (open && i > m_paragraph && m_out.units[i - 1] >= u'0' && m_out.units[i - 1] <= u'9') return true;
    }
    return false;
  }

  /// A line break is no end of a paragraph where the line stops at a comma, the next one starts with one, or a title is
  /// open that closes in the next line, which begins at byte `begin`.
  [[nodiscard]] bool line_runs_on(char16_t next, std::uint32_t begin) const {
    const auto is_comma = [](char16_t c) { return c == u',' || c == u'、'; };
    return is_comma(m_out.units[m_size - 1]) || is_comma(next) || title_closes(begin);
  }
  [[nodiscard]] bool title_closes(std::uint32_t begin) const {
    constexpr std::size_t k_longest = 40;  // units of the title in either line
    if (m_title == 0 || m_size - m_title > k_longest) return false;
    const std::string_view line = m_text.substr(begin, k_longest * k_bytes);
    const std::string_view title = line.substr(0, line.find("》"));
    return title.size() < line.size() && title.find('\n') == title.npos && title.find("《") == title.npos;
  }

  void take_visible(char16_t unit, Kind kind, std::uint32_t begin, std::uint32_t end) {
    if (m_size != 0) {
      if (m_newline.seen && !line_runs_on(unit, begin)) {
        end_paragraph();
        push(u'\n', m_newline.begin, m_newline.end);
      } else if ((m_space.seen || m_newline.seen) && kind == Kind::letter && m_before == Kind::letter) {
        const Gap& gap = m_space.seen ? m_space : m_newline;
        push(u' ', gap.begin, gap.end);
      } else if (m_space.seen && m_before == Kind::mark && m_roll.parts_at(m_text, m_space.begin)) {
        push(u'、', m_space.begin, m_space.end);
      }
    }
    m_space.seen = false;
    m_newline.seen = false;
    push(unit, begin, end);
    m_before = kind;
  }

  std::string_view m_text;
  NormalizedText& m_out;
  std::size_t m_size;
  std::size_t m_paragraph = m_size;   // where it begins
  std::size_t m_title = 0;            // behind the mark that opens one; 0 where none is open
  std::size_t m_straight_quotes = 0;  // in it
  Roll m_roll;
  Gap m_space;
  Gap m_newline;
  Kind m_before = Kind::mark;
};

/// MurmurHash3_x64_128 (Austin Appleby, public domain) over little-endian bytes, seed 0.
TextHash murmur3_128(const std::uint8_t* data, std::size_t size) {
  constexpr std::uint64_t k_c1 = 0x87c37b91114253d5ULL;
  constexpr std::uint64_t k_c2 = 0x4cf5ad432745937fULL;
  const auto load = [](const std::uint8_t* bytes, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
    return value;
  };
  std::uint64_t h1 = 0;
  std::uint64_t h2 = 0;
  const std::size_t blocks = size / 16;
  for (std::size_t i = 0; i < blocks; ++i) {
    h1 ^= std::rotl(load(data + i * 16, 8) * k_c1, 31) * k_c2;
    h1 = (std::rotl(h1, 27) + h2) * 5 + 0x52dce729;
    h2 ^= std::rotl(load(data + i * 16 + 8, 8) * k_c2, 33) * k_c1;
    h2 = (std::rotl(h2, 31) + h1) * 5 + 0x38495ab5;
  }
  const std::uint8_t* tail = data + blocks * 16;
  const std::size_t left = size % 16;
  if (left > 8) h2 ^= std::rotl(load(tail + 8, left - 8) * k_c2, 33) * k_c1;
  h1 ^= std::rotl(load(tail, std::min<std::size_t>(left, 8)) * k_c1, 31) * k_c2;
  h1 ^= size, h2 ^= size;
  h1 += h2, h2 += h1;
  h1 = murmur_finished(h1), h2 = murmur_finished(h2);
  h1 += h2, h2 += h1;
  TextHash hash{};
  for (std::size_t i = 0; i < 8; ++i) {
    hash[i] = static_cast<std::uint8_t>(h1 >> (8 * i));
    hash[i + 8] = static_cast<std::uint8_t>(h2 >> (8 * i));
  }
  return hash;
}

}  // namespace

std::uint32_t NormalizedText::unit_at(std::uint32_t byte) const {
  const auto last = origin.begin() + static_cast<std::ptrdiff_t>(units.size());
  return static_cast<std::uint32_t>(std::lower_bound(origin.begin(), last, byte) - origin.begin());
}

void normalize(std::string_view text, NormalizedText& out) {
  out.units.clear();
  normalize_rest(text, out);
}

void normalize_rest(std::string_view text, NormalizedText& out) {
  const std::size_t known = out.units.empty() ? 0 : out.origin_end[out.units.size() - 1];
  Writer writer(text, out, (text.size() - known) / 2);  // most characters have three bytes
  for (std::size_t at = known; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const char16_t unit = unit_of(c);
    const bool han = c >= k_first_han && c <= k_last_han && unit >= k_first_han && unit <= k_last_han;
    if (han)
      writer.take_han(unit, static_cast<std::uint32_t>(begin));
    else
      writer.take(unit, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at));
  }
  writer.end(static_cast<std::uint32_t>(text.size()));
}

TextHash hash_text(std::u16string_view units) {
  static_assert(std::endian::native == std::endian::little);  // a text has the same hash on every machine
  const auto first = std::find_if(units.begin(), units.end(), is_word_unit);
  auto last = units.end();
  while (last != first && !is_word_unit(*(last - 1))) --last;
  std::u16string words;
  words.reserve(static_cast<std::size_t>(last - first));
  std::copy_if(first, last, std::back_inserter(words), [](char16_t unit) { return unit != u' ' && unit != u'\n'; });
  return murmur3_128(reinterpret_cast<const std::uint8_t*>(words.data()), words.size() * sizeof(char16_t));
}

}  // namespace guanxi::extract
