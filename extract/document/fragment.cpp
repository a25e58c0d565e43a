#include "extract/document/fragment.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace guanxi::extract {

namespace {

struct Entity {
  std::string_view name;
  char32_t character;
};
// The named entities that news pages use; the others stay as they are printed.
constexpr std::array<Entity, 34> k_entities{{{"amp", U'&'},      {"lt", U'<'},       {"gt", U'>'},       {"quot", U'"'},
                                             {"apos", U'\''},    {"nbsp", 0xA0},     {"ensp", 0x2002},   {"emsp", 0x2003},
                                             {"thinsp", 0x2009}, {"ldquo", U'“'},    {"rdquo", U'”'},    {"lsquo", U'‘'},
                                             {"rsquo", U'’'},    {"mdash", U'—'},    {"ndash", U'–'},    {"hellip", U'…'},
                                             {"middot", U'·'},   {"bull", U'•'},     {"times", U'×'},    {"divide", U'÷'},
                                             {"copy", U'©'},     {"reg", U'®'},      {"trade", U'™'},    {"yen", U'¥'},
                                             {"euro", U'€'},     {"pound", U'£'},    {"deg", U'°'},      {"permil", U'‰'},
                                             {"laquo", U'«'},    {"raquo", U'»'},    {"lsaquo", U'‹'},   {"rsaquo", U'›'},
                                             {"plusmn", U'±'},   {"zwnj", 0x200C}}};

constexpr std::array<std::string_view, 34> k_block_tags{
    "p",     "div",   "br",    "li",     "ul",      "ol",      "table",  "tr",         "h1",     "h2",    "h3",     "h4",
    "h5",    "h6",    "hr",    "section", "article", "header",  "footer", "blockquote", "figure", "dl",    "dt",     "dd",
    "pre",   "form",  "tbody", "thead",  "caption", "center",  "main",   "aside",      "nav",    "figcaption"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Where `needle` (lower case) stands in `html` at or behind `from`, whatever its case.
std::size_t find_no_case(std::string_view html, std::string_view needle, std::size_t from) {
  const auto found = std::search(html.begin() + static_cast<std::ptrdiff_t>(std::min(from, html.size())), html.end(), needle.begin(),
                                 needle.end(), [](char a, char b) { return (is_letter(a) ? (a | 0x20) : a) == b; });
  return found == html.end() ? std::string_view::npos : static_cast<std::size_t>(found - html.begin());
}

/// The value of an attribute inside a tag's text; empty where it has none.
std::string_view attribute(std::string_view tag, std::string_view name) {
  const std::size_t at = find_no_case(tag, name, 0);
  if (at == std::string_view::npos || at + name.size() >= tag.size()) return {};
  std::string_view value = tag.substr(at + name.size());
  if (value.front() == '"' || value.front() == '\'') {
    const char quote = value.front();
    value.remove_prefix(1);
    return value.substr(0, value.find(quote));
  }
  return value.substr(0, value.find_first_of(" \t\n/>"));
}

/// Is there anything in `text` but marks, figures and the words of a day: · (2007-8-15) 2006年11月01日?
bool has_words(std::string_view text) {
  constexpr std::u32string_view k_of_a_day = U"年月日时分";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    const bool han = c >= 0x3400 && c <= 0x9FFF;
    if (letter || (han && k_of_a_day.find(c) == std::u32string_view::npos)) return true;
  }
  return false;
}

}  // namespace

bool take_entity(std::string_view text, std::size_t& at, std::string& out) {
  const std::size_t end = text.substr(at, 12).find(';');
  if (end == std::string_view::npos || end < 2 || text[at] != '&') return false;
  const std::string_view name = text.substr(at + 1, end - 1);
  if (name.front() == '#') {
    const bool hexadecimal = name.size() > 1 && (name[1] | 0x20) == 'x';
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    if (digits.empty()) return false;
    char32_t value = 0;
    for (const char c : digits) {
      const char lower = static_cast<char>(c | 0x20);
      const bool is_hex_letter = hexadecimal && lower >= 'a' && lower <= 'f';
      if (!is_digit(c) && !is_hex_letter) return false;
      value = value * (hexadecimal ? 16 : 10) + static_cast<char32_t>(is_digit(c) ? c - '0' : lower - 'a' + 10);
      if (value > 0x10FFFF) return false;
    }
    if (value == 0) return false;
    append_utf8(out, value);
  } else {
    const auto* entity = std::find_if(k_entities.begin(), k_entities.end(), [name](const Entity& e) { return e.name == name; });
    if (entity == k_entities.end()) return false;
    append_utf8(out, entity->character);
  }
  at += end + 1;
  return true;
}

void FragmentBuilder::text(std::string_view literal) {
  flush_html();
  m_text += literal;
}

void FragmentBuilder::html(std::string_view raw) { m_html += raw; }

void FragmentBuilder::soft_break() {
  flush_html();
  const bool heading = m_level != 0;
  if (heading) {
    m_text.push_back(' ');
    return;
  }
  end_block();
  m_soft = true;
}

void FragmentBuilder::end_block() {
  flush_html();
  Block block;
  block.indented = m_text.compare(0, 6, "\u3000\u3000") == 0;
  block.text = squeeze(m_text);
  if (!block.text.empty()) {
    if (m_in_link) end_link(), m_in_link = true;
    block.level = m_level;
    if (m_level != 0) block.kind = BlockKind::heading;
    else if (m_soft) block.kind = BlockKind::line;
    // four bytes beside the links: a separator between two of them
    if (m_links > 0) note_outside();
    const bool only_marks = !m_words_outside && 2 * m_link_bytes >= m_text.size();
    if (m_links > 0 && (only_marks || m_link_bytes + 4 * static_cast<std::size_t>(m_links) >= m_text.size())) {
      block.kind = BlockKind::links;
      if (m_links == 1) block.link = m_link;
    }
    m_blocks.push_back(std::move(block));
  }
  m_soft = false;
  m_text.clear();
  m_link_bytes = 0;
  m_link_start = 0;
  m_link_end = 0;
  m_words_outside = false;
  m_links = m_in_link ? 1 : 0;
}

void FragmentBuilder::begin_heading(int level) {
  end_block();
  m_level = level;
}

void FragmentBuilder::begin_link(std::string_view target) {
  flush_html();
  if (m_in_link) end_link();
  note_outside();
  m_link = target;
  m_link_start = m_text.size();
  ++m_links;
  m_in_link = true;
}

void FragmentBuilder::end_link() {
  flush_html();
  if (m_in_link) m_link_bytes += m_text.size() - std::min(m_link_start, m_text.size());
  if (m_in_link) m_link_end = m_text.size();
  m_in_link = false;
}

void FragmentBuilder::note_outside() {
  m_words_outside = m_words_outside || has_words(std::string_view(m_text).substr(std::min(m_link_end, m_text.size())));
}

std::vector<Block> FragmentBuilder::take() {
  end_block();
  std::vector<Block> blocks = std::move(m_blocks);
  *this = FragmentBuilder();
  return blocks;
}

void FragmentBuilder::flush_html() {
  if (m_html.empty()) return;
  const std::string html = std::exchange(m_html, {});
  scan(html);
}

void FragmentBuilder::scan(std::string_view html) {
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t begin = at;
    while (at < html.size() && html[at] != '<' && html[at] != '&' && html[at] != '\n') ++at;
    m_text += html.substr(begin, at - begin);
    if (at == html.size()) return;
    const char next = at + 1 < html.size() ? html[at + 1] : ' ';
    if (html[at] == '\n') {
      m_text.push_back(' ');
      ++at;
    } else if (html[at] == '&') {
      if (!take_entity(html, at, m_text)) m_text.push_back(html[at++]);
    } else if (html.substr(at, 4) == "<!--") {
      const std::size_t end = html.find("-->", at + 4);
      at = end == std::string_view::npos ? html.size() : end + 3;
    } else if (is_letter(next) || next == '/' || next == '!' || next == '?') {
      const std::size_t end = html.find('>', at);
      if (end == std::string_view::npos) return;  // a tag that never ends holds no text
      at = tag(html, html.substr(at, end + 1 - at), end + 1);
    } else {
      m_text.push_back(html[at++]);
    }
  }
}

std::size_t FragmentBuilder::tag(std::string_view html, std::string_view whole, std::size_t behind) {
  std::string name;
  const bool closing = whole.size() > 1 && whole[1] == '/';
  for (std::size_t i = closing ? 2 : 1; i < whole.size() && name.size() < 12; ++i) {
    if (!is_letter(whole[i]) && !is_digit(whole[i])) break;
    name.push_back(is_letter(whole[i]) ? static_cast<char>(whole[i] | 0x20) : whole[i]);
  }
  if (!closing && (name == "script" || name == "style" || name == "noscript" || name == "iframe" || name == "title")) {
    const std::size_t end = find_no_case(html, "</" + name, behind);
    if (end == std::string_view::npos) return html.size();
    const std::size_t close = html.find('>', end);
    return close == std::string_view::npos ? html.size() : close + 1;
  }
  if (name == "a") {
    // the raw HTML is being scanned already: nothing is pending, so these do not scan again
    if (closing) end_link();
    else begin_link(attribute(whole, "href="));
  } else if (name == "td" || name == "th") {
    m_text.push_back(' ');
  } else if (std::find(k_block_tags.begin(), k_block_tags.end(), name) != k_block_tags.end()) {
    const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
    end_block();
    m_level = heading && !closing ? name[1] - '0' : 0;
  }
  return behind;
}

}  // namespace guanxi::extract
