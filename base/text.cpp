#include "base/text.hpp"

#include <algorithm>

namespace guanxi {

namespace {

constexpr char32_t k_replacement = 0xFFFD;

/// Decodes one well-formed sequence at `at`; returns its length, or 0 where the bytes are malformed.
std::size_t decode(std::string_view text, std::size_t at, char32_t& out) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) {
    out = lead;
    return 1;
  }
  std::size_t length = 0;
  char32_t c = 0;
  char32_t least = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2, c = lead & 0x1FU, least = 0x80;
  } else if ((lead & 0xF0U) == 0xE0) {
    length = 3, c = lead & 0x0FU, least = 0x800;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4, c = lead & 0x07U, least = 0x10000;
  } else {
    return 0;
  }
  if (at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[at + i])) return 0;
    c = (c << 6U) | (byte(at + i) & 0x3FU);
  }
  if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0;
  out = c;
  return length;
}

struct Range {
  char32_t first;
  char32_t last;
};

// East Asian Width W and F, simplified from UAX #11 (Unicode 15) to the blocks that occur in news text.
constexpr Range k_wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},
                            {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
                            {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                            {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
constexpr Range k_zero[] = {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064},
                            {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};

constexpr std::size_t k_block = 64;  // bytes

/// How many characters begin in a block, at most 255 bytes of well-formed text.
std::uint8_t characters_in(std::string_view block) {
  std::uint8_t count = 0;
  for (const char byte : block) count = static_cast<std::uint8_t>(count + (is_continuation(byte) ? 0 : 1));
  return count;
}

template <std::size_t n>
bool in_ranges(char32_t c, const Range (&ranges)[n]) {
  return std::any_of(std::begin(ranges), std::end(ranges), [c](Range r) { return c >= r.first && c <= r.last; });
}

}  // namespace

char32_t next_rare_code_point(std::string_view text, std::size_t& at) {
  char32_t c = k_replacement;
  const std::size_t length = decode(text, at, c);
  at += length == 0 ? 1 : length;
  return length == 0 ? k_replacement : c;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = k_replacement;
  const auto append = [&out](auto... bytes) {
    const char units[] = {static_cast<char>(bytes)...};
    out.append(units, sizeof units);
  };
  if (c < 0x80) {
    append(c);
  } else if (c < 0x800) {
    append(0xC0 | (c >> 6), 0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    append(0xE0 | (c >> 12), 0x80 | ((c >> 6) & 0x3F), 0x80 | (c & 0x3F));
  } else {
    append(0xF0 | (c >> 18), 0x80 | ((c >> 12) & 0x3F), 0x80 | ((c >> 6) & 0x3F), 0x80 | (c & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) (void)next_code_point(text, at);
  return count;
}

bool is_valid_utf8(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    // Han characters and their marks: E1 to EC and two continuation bytes are whole whatever these are
    if (text.size() - at >= 3 && byte(at) >= 0xE1 && byte(at) <= 0xEC && (byte(at + 1) & 0xC0U) == 0x80U &&
        (byte(at + 2) & 0xC0U) == 0x80U) {
      at += 3;
      continue;
    }
    char32_t c = 0;
    const std::size_t length = decode(text, at, c);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || in_ranges(c, k_zero)) continue;
    width += c >= 0x1100 && in_ranges(c, k_wide) ? 2 : 1;
  }
  return width;
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x323AF);
}

CodePointIndex::CodePointIndex(std::string_view text) : m_text(text) {
  m_every_64.reserve(text.size() / k_block + 1);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at <= text.size(); at += k_block) {
    m_every_64.push_back(count);
    count += characters_in(text.substr(at, k_block));
  }
}

std::size_t CodePointIndex::code_points_before(std::size_t byte) const {
  byte = std::min(byte, m_text.size());
  const std::size_t block = byte / k_block;
  return m_every_64[block] + characters_in(m_text.substr(block * k_block, byte % k_block));
}

}  // namespace guanxi
