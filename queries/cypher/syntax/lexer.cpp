#include "queries/cypher/syntax/lexer.hpp"

#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace guanxi::cypher {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Punctuation beyond ASCII is no part of a name: dashes, typographic quotes, CJK and full-width marks.
bool is_name_point(char32_t c) {
  if (c < 0x80) return is_letter(static_cast<char>(c)) || is_digit(static_cast<char>(c));
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x2000 && c <= 0x206F) return c == 0x200C || c == 0x200D || c == 0x203F || c == 0x2040;
  if (c >= 0x20A0 && c <= 0x20CF) return true;
  if (c >= 0x2100 && c <= 0x218F) return true;
  if (c >= 0x2190 && c <= 0x2BFF) return false;
  if (c >= 0x3000 && c <= 0x3004) return false;
  if (c >= 0x3008 && c <= 0x3020) return false;
  if (c == 0x3030 || c == 0xFEFF || c == 0xFFFD) return false;
  if (c >= 0xFF00 && c <= 0xFF0F) return false;
  if ((c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF3E)) return false;
  if (c >= 0xFF5B && c <= 0xFF65) return false;
  return true;
}

/// Other scripts' spaces.
bool is_space_point(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : m_text(text) {}

  std::vector<Token> run() {
    std::vector<Token> tokens;
    do tokens.push_back(next());
    while (tokens.back().kind != TokenKind::end);
    return tokens;
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return m_next + ahead < m_text.size() ? m_text[m_next + ahead] : '\0';
  }
  [[nodiscard]] Position here() const { return {static_cast<std::uint32_t>(m_next)}; }

  struct Point {
    char32_t value;
    std::size_t size;
  };
  /// The code point at m_next; U+FFFD of one byte where it is broken.
  [[nodiscard]] Point point() const {
    std::size_t at = m_next;
    const char32_t value = next_code_point(m_text, at);
    return {value, at - m_next};
  }

  void skip_space() {
    while (m_next < m_text.size()) {
      const char c = peek();
      if (c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f')) {
        ++m_next;
      } else if (c == '/' && peek(1) == '/') {
        while (m_next < m_text.size() && peek() != '\n') ++m_next;
      } else if (c == '/' && peek(1) == '*') {
        const Position start = here();
        const std::size_t close = m_text.find("*/", m_next + 2);
        if (close == std::string_view::npos)
          refuse(start, "UnexpectedSyntax", "this comment has no end", "write */ behind it");
        m_next = close + 2;
      } else if (static_cast<unsigned char>(c) >= 0x80 && is_space_point(point().value)) {
        m_next += point().size;
      } else {
        return;
      }
    }
  }

  Token next() {
    skip_space();
    Token token;
    token.at = here();
    if (m_next >= m_text.size()) {
      token.end = token.at.offset;
      return token;
    }
    const char c = peek();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
      number(token);
    } else if (c == '\'' || c == '"') {
      string(token);
    } else if (c == '`') {
      quoted_name(token);
    } else if (c == '$') {
      parameter(token);
    } else if (const Point p = point(); is_name_point(p.value)) {
      name(token);
    } else {
      symbol(token, p);
    }
    token.end = static_cast<std::uint32_t>(m_next);
    return token;
  }

  void name(Token& token) {
    token.kind = TokenKind::name;
    const std::size_t start = m_next;
    while (m_next < m_text.size()) {
      const Point p = point();
      if (!is_name_point(p.value)) break;
      m_next += p.size;
    }
    token.text = m_text.substr(start, m_next - start);
  }

  void quoted_name(Token& token) {
    token.kind = TokenKind::quoted_name;
    ++m_next;
    while (true) {
      const std::size_t close = m_text.find('`', m_next);
      if (close == std::string_view::npos)
        refuse(token.at, "UnexpectedSyntax", "this name has no closing back-tick", "write ` behind it");
      token.text += m_text.substr(m_next, close - m_next);
      m_next = close + 1;
      if (peek() != '`') return;
      token.text += '`';
      ++m_next;
    }
  }

  void parameter(Token& token) {
    token.kind = TokenKind::parameter;
    ++m_next;
    if (peek() == '`') {
      Token inner;
      inner.at = here();
      quoted_name(inner);
      token.text = inner.text;
      return;
    }
    Token inner;
    name(inner);
    if (inner.text.empty()) refuse(token.at, "UnexpectedSyntax", "the name of a parameter must follow $");
    token.text = inner.text;
  }

  void number(Token& token) {
    const std::size_t start = m_next;
    token.kind = TokenKind::integer;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X' || peek(1) == 'o')) {
      const bool hex = peek(1) != 'o';
      m_next += 2;
      while (is_hex(peek()) || is_letter(peek()) || is_digit(peek())) {
        if (!(hex ? is_hex(peek()) : peek() >= '0' && peek() <= '7'))
          refuse(token.at, "InvalidNumberLiteral", fmt::format("'{}' cannot stand in this number", peek()));
        ++m_next;
      }
      if (m_next == start + 2) refuse(token.at, "InvalidNumberLiteral", "digits are missing in this number");
    } else {
      while (is_digit(peek())) ++m_next;
      if (peek() == '.' && is_digit(peek(1))) {
        token.kind = TokenKind::floating;
        ++m_next;
        while (is_digit(peek())) ++m_next;
      }
      const std::size_t sign = peek(1) == '-' || peek(1) == '+' ? 1 : 0;
      if ((peek() == 'e' || peek() == 'E') && is_digit(peek(1 + sign))) {
        token.kind = TokenKind::floating;
        m_next += 1 + sign;
        while (is_digit(peek())) ++m_next;
      }
      if (is_letter(peek())) {  // the parser knows whether a number was wanted
        Token rest;
        name(rest);
        token.kind = TokenKind::bad_number;
      }
    }
    token.text = m_text.substr(start, m_next - start);
  }

  void string(Token& token) {
    token.kind = TokenKind::string;
    const char quote = peek();
    ++m_next;
    while (peek() != quote) {
      if (m_next >= m_text.size())
        refuse(token.at, "UnexpectedSyntax", "this text has no closing quote",
               fmt::format("write {} behind it", quote));
      if (peek() == '\\') {
        escape(token.text);
      } else {
        token.text += peek();
        ++m_next;
      }
    }
    ++m_next;
  }

  void escape(std::string& out) {
    const Position at = here();
    const char c = peek(1);
    m_next += 2;
    switch (c) {
      case 'n':
        out += '\n';
        return;
      case 't':
        out += '\t';
        return;
      case 'r':
        out += '\r';
        return;
      case 'b':
        out += '\b';
        return;
      case 'f':
        out += '\f';
        return;
      case '\\':
      case '\'':
      case '"':
      case '`':
        out += c;
        return;
      case 'u':
        return unicode(out, at, 4);
      case 'U':
        return unicode(out, at, 8);
      default:
        refuse(at, "UnexpectedSyntax", "this escape is unknown",
               R"(known are \n \t \r \b \f \\ \' \" \uXXXX \UXXXXXXXX)");
    }
  }

  [[nodiscard]] char32_t hex_digits(Position at, std::size_t digits) {
    char32_t value = 0;
    for (std::size_t i = 0; i < digits; ++i, ++m_next) {
      if (!is_hex(peek()))
        refuse(at, "InvalidUnicodeLiteral", fmt::format("{} hexadecimal digits must follow here", digits));
      const char c = peek();
      value = value * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
  }

  void unicode(std::string& out, Position at, std::size_t digits) {
    char32_t value = hex_digits(at, digits);
    if (value >= 0xD800 && value < 0xDC00 && peek() == '\\' && peek(1) == 'u') {
      m_next += 2;
      const char32_t low = hex_digits(at, 4);
      if (low >= 0xDC00 && low < 0xE000) value = 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
    }
    if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
      refuse(at, "InvalidUnicodeLiteral", "this is no code point of Unicode");
    append_utf8(out, value);
  }

  void symbol(Token& token, Point p) {
    token.kind = TokenKind::symbol;
    static constexpr std::array k_pairs{"..", "<=", ">=", "<>", "=~", "+="};
    const std::string_view two = m_text.substr(m_next, 2);
    for (const std::string_view pair : k_pairs) {
      if (two != pair) continue;
      token.text = two;
      m_next += 2;
      return;
    }
    if (p.value < 0x80 &&
        std::string_view("()[]{}<>=+-*/%^.,:;|").find(static_cast<char>(p.value)) != std::string_view::npos) {
      token.text = m_text.substr(m_next, 1);
      ++m_next;
      return;
    }
    if (p.value >= 0x80) foreign_mark(token.at, p);
    refuse(token.at, "UnexpectedSyntax", fmt::format("'{}' has no meaning here", m_text.substr(m_next, 1)));
  }

  [[noreturn]] void foreign_mark(Position at, Point p) const {
    static constexpr std::array<std::pair<char32_t, std::string_view>, 20> k_meant{
        {{U'，', ","}, {U'。', "."}, {U'（', "("}, {U'）', ")"}, {U'：', ":"}, {U'；', ";"}, {U'‘', "'"},
         {U'’', "'"},  {U'“', "\""}, {U'”', "\""}, {U'【', "["}, {U'】', "]"}, {U'｛', "{"}, {U'｝', "}"},
         {U'—', "-"},  {U'–', "-"},  {U'＝', "="}, {U'＜', "<"}, {U'＞', ">"}, {U'－', "-"}}};
    std::string hint;
    for (const auto& [mark, ascii] : k_meant) {
      if (mark == p.value) hint = fmt::format("write {} in its ASCII form", ascii);
    }
    refuse(at, "InvalidUnicodeCharacter", fmt::format("'{}' has no meaning in Cypher", m_text.substr(m_next, p.size)),
           hint);
  }

  std::string_view m_text;
  std::size_t m_next = 0;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) { return Lexer(text).run(); }

}  // namespace guanxi::cypher
