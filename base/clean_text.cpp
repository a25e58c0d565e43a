#include "base/clean_text.hpp"

#include "base/text.hpp"

namespace guanxi {

namespace {

bool is_noncharacter(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

}  // namespace

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '\t' || c == '\n' || c == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (c >= 0x20 && (c < 0x7F || c > 0x9F) && !is_noncharacter(c)) {
      append_utf8(out, c);
    }
  }
  return out;
}

}  // namespace guanxi
