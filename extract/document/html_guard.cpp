#include "extract/document/html_guard.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace guanxi::extract {

namespace {

constexpr std::size_t k_most_tags = 300'000;
constexpr std::size_t k_most_open = 512;
constexpr std::size_t k_most_formatting = 24;
constexpr std::size_t k_search_depth = 64;  // open elements that an end tag looks through

using Name = std::uint64_t;  // up to eight letters of a tag's name, in lower case

constexpr Name name_of(std::string_view text) {
  Name name = 0;
  for (const char c : text.substr(0, 8)) {
    const bool upper = c >= 'A' && c <= 'Z';
    name = name << 8U | static_cast<unsigned char>(upper ? c | 0x20 : c);
  }
  return name;
}

template <std::size_t n>
constexpr std::array<Name, n> names(const std::array<std::string_view, n>& texts) {
  std::array<Name, n> out{};
  for (std::size_t i = 0; i < n; ++i) out[i] = name_of(texts[i]);
  return out;
}

constexpr auto k_void = names(std::array<std::string_view, 14>{"br", "img", "hr", "input", "meta", "link", "area", "base",
                                                               "col", "embed", "param", "source", "track", "wbr"});
constexpr auto k_formatting = names(std::array<std::string_view, 14>{"a", "b", "big", "code", "em", "font", "i", "nobr", "s",
                                                                     "small", "strike", "strong", "tt", "u"});
constexpr auto k_raw = names(std::array<std::string_view, 5>{"script", "style", "textarea", "title", "noscript"});
// An end tag outside of these does not reach an element inside them.
constexpr auto k_scopes = names(std::array<std::string_view, 9>{"table", "td", "th", "caption", "object", "marquee", "applet",
                                                                "template", "button"});

template <std::size_t n>
bool is_any(Name name, const std::array<Name, n>& set) {
  return std::find(set.begin(), set.end(), name) != set.end();
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

/// Behind the '>' that ends the tag whose attributes start at `at`; marks inside quotation marks do not count.
std::size_t tag_end(std::string_view html, std::size_t at) {
  while (at < html.size() && html[at] != '>') {
    if (html[at] == '=' && at + 1 < html.size() && (html[at + 1] == '"' || html[at + 1] == '\'')) {
      const std::size_t close = html.find(html[at + 1], at + 2);
      if (close == std::string_view::npos) return html.size();
      at = close;
    }
    ++at;
  }
  return std::min(at + 1, html.size());
}

/// The elements that are open, as a parser would have them.
class OpenElements {
 public:
  /// False where there are too many.
  bool open(Name name) {
    if (is_any(name, k_void)) return true;
    const bool implied_end = name == name_of("p") || name == name_of("li") || name == name_of("tr") || name == name_of("td") ||
                             name == name_of("th") || name == name_of("dt") || name == name_of("dd") || name == name_of("option");
    if (implied_end && !m_open.empty() && m_open.back() == name) return true;
    m_open.push_back(name);
    m_formatting += is_any(name, k_formatting) ? 1 : 0;
    return m_open.size() <= k_most_open && m_formatting <= k_most_formatting;
  }

  void close(Name name) {
    const std::size_t least = m_open.size() - std::min(m_open.size(), k_search_depth);
    for (std::size_t i = m_open.size(); i > least; --i) {
      if (m_open[i - 1] == name) {
        for (std::size_t j = i - 1; j < m_open.size(); ++j) m_formatting -= is_any(m_open[j], k_formatting) ? 1 : 0;
        m_open.resize(i - 1);
        return;
      }
      if (is_any(m_open[i - 1], k_scopes)) return;
    }
  }

 private:
  std::vector<Name> m_open;
  std::size_t m_formatting = 0;
};

/// Behind the end of a raw element whose content starts at `at`.
std::size_t raw_end(std::string_view html, std::size_t at, Name name) {
  for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2)) {
    std::size_t end = at + 2;
    while (end < html.size() && is_name_character(html[end])) ++end;
    if (name_of(html.substr(at + 2, end - at - 2)) == name) return tag_end(html, end);
  }
  return html.size();
}

}  // namespace

bool is_ordinary_page(std::string_view html) {
  OpenElements elements;
  std::size_t tags = 0;
  for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
    if (html.substr(at, 4) == "<!--") {
      const std::size_t end = html.find("-->", at + 4);
      if (end == std::string_view::npos) return true;
      at = end + 3;
      continue;
    }
    const bool closing = html.substr(at, 2) == "</";
    const std::size_t begin = at + (closing ? 2 : 1);
    std::size_t end = begin;
    while (end < html.size() && is_name_character(html[end])) ++end;
    if (end == begin) {
      at = begin;
      continue;
    }
    const Name name = name_of(html.substr(begin, end - begin));
    at = tag_end(html, end);
    if (++tags > k_most_tags) return false;
    if (closing) {
      elements.close(name);
    } else if (is_any(name, k_raw)) {
      at = raw_end(html, at, name);
    } else if (!elements.open(name)) {
      return false;
    }
  }
  return true;
}

}  // namespace guanxi::extract
