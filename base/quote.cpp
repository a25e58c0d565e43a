#include "base/quote.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace guanxi {

namespace {

constexpr std::string_view k_ellipsis = "…";

/// Bytes [begin, end) of a text.
struct Window {
  std::size_t begin;
  std::size_t end;
};

/// The window with up to `columns` more columns to each side.
Window widened(std::string_view text, Window window, std::size_t columns) {
  std::size_t width = 0;
  while (window.begin > 0 && width < columns) {
    const std::size_t end = window.begin;
    do --window.begin;
    while (window.begin > 0 && is_continuation(text[window.begin]));
    width += display_width(text.substr(window.begin, end - window.begin));
  }
  width = 0;
  while (window.end < text.size() && width < columns) {
    const std::size_t begin = window.end;
    (void)next_code_point(text, window.end);
    width += display_width(text.substr(begin, window.end - begin));
  }
  return window;
}

}  // namespace

std::string shorten(std::string_view text, std::size_t columns) {
  std::size_t width = 0;
  std::size_t room = 0;  // bytes that fit beside the ellipsis
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    (void)next_code_point(text, at);
    width += display_width(text.substr(begin, at - begin));
    // A bound on marks of no width keeps a name of nothing but them short.
    if (width > columns || at > 8 * columns + 8) return std::string(text.substr(0, room)) + std::string(k_ellipsis);
    if (width + 2 <= columns) room = at;
  }
  return std::string(text);
}

std::string quote(std::string_view sentence, std::span<const std::string> names, std::size_t columns) {
  if (display_width(sentence) <= columns) return std::string(sentence);
  std::vector<Window> windows;
  for (const std::string& name : names) {
    const std::size_t at = name.empty() ? std::string_view::npos : sentence.find(name);
    if (at != std::string_view::npos) windows.push_back({at, at + name.size()});
  }
  if (windows.empty()) return shorten(sentence, columns);
  std::sort(windows.begin(), windows.end(), [](Window a, Window b) { return a.begin < b.begin; });
  std::string out;
  std::size_t shown = 0;  // what stands before has been quoted
  for (Window window : windows) {
    window = widened(sentence, window, columns / windows.size() / 2);
    if (window.end <= shown) continue;
    if (window.begin > shown) out += k_ellipsis;
    const std::size_t begin = std::max(window.begin, shown);
    out += sentence.substr(begin, window.end - begin);
    shown = window.end;
  }
  if (shown < sentence.size()) out += k_ellipsis;
  return out;
}

}  // namespace guanxi
