// UTF-8: positions, code points, display width. Positions are half-open byte offsets unless a name says otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guanxi {

/// A half-open range of bytes in an article's UTF-8 text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  bool operator==(const Span&) const = default;
  auto operator<=>(const Span&) const = default;
};

/// The part of `text` that `span` covers; a view into `text`.
[[nodiscard]] inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

/// Is it a byte of a character, but not its first?
[[nodiscard]] constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// As next_code_point, for what is neither ASCII nor a whole character of three bytes.
[[nodiscard]] char32_t next_rare_code_point(std::string_view text, std::size_t& at);

/// The code point that starts at `at`, which is moved behind it. Malformed bytes give U+FFFD and move by one byte.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) -> char32_t { return static_cast<unsigned char>(text[at + i]); };
  const char32_t first = byte(0);
  if (first < 0x80) {
    ++at;
    return first;
  }
  if ((first & 0xF0U) == 0xE0 && text.size() - at >= 3 && (byte(1) & 0xC0U) == 0x80 && (byte(2) & 0xC0U) == 0x80) {
    const char32_t c = (first & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) {
      at += 3;
      return c;
    }
  }
  return next_rare_code_point(text, at);
}

/// Appends `c` as UTF-8; a surrogate or a value above U+10FFFF is appended as U+FFFD.
void append_utf8(std::string& out, char32_t c);

/// Number of code points, malformed bytes counted one each. O(bytes).
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Is `text` well-formed UTF-8 (no surrogates, no overlong forms)? O(bytes).
[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// Columns a terminal uses for `text`: 2 for East-Asian wide and full-width characters, 0 for combining marks, else 1.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// True for CJK ideographs (unified, extensions, compatibility) and 〇.
[[nodiscard]] bool is_han(char32_t c);

/// Turns byte offsets of a well-formed text into code-point offsets, in O(1) a look-up after O(bytes) of making it.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  /// Code points before byte offset `byte` (which may be the text's size).
  [[nodiscard]] std::size_t code_points_before(std::size_t byte) const;

 private:
  std::string_view m_text;  // the caller's text must outlive the index
  std::vector<std::uint32_t> m_every_64;
};

}  // namespace guanxi
