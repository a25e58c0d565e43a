#include "extract/document/dates.hpp"

#include <array>
#include <fmt/format.h>

namespace guanxi::extract {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Reads a text from left to right; each take_ function moves only where it succeeds.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : m_text(text), m_at(at) {}

  /// A number of `least` to `most` digits that is not followed by another digit; -1 where there is none.
  int take_number(std::size_t least, std::size_t most) {
    std::size_t end = m_at;
    int value = 0;
    while (end < m_text.size() && is_digit(m_text[end]) && end - m_at <= most) value = value * 10 + (m_text[end++] - '0');
    if (end - m_at < least || end - m_at > most) return -1;
    m_at = end;
    return value;
  }

  bool take(std::string_view wanted) {
    if (m_text.substr(m_at, wanted.size()) != wanted) return false;
    m_at += wanted.size();
    return true;
  }

  bool take_any(std::initializer_list<std::string_view> wanted) {
    for (const std::string_view one : wanted) {
      if (take(one)) return true;
    }
    return false;
  }

  void skip_spaces() {
    while (m_at < m_text.size() && m_text[m_at] == ' ') ++m_at;
  }

  /// 1 to 12 for an English month name of three letters or more; -1 where there is none.
  int take_month_name() {
    constexpr std::array<std::string_view, 12> k_months{"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
    if (m_at + 3 > m_text.size()) return -1;
    for (std::size_t month = 0; month < k_months.size(); ++month) {
      bool equal = true;
      for (std::size_t i = 0; i < 3; ++i) equal = equal && (m_text[m_at + i] | 0x20) == k_months[month][i];
      if (!equal) continue;
      while (m_at < m_text.size() && is_letter(m_text[m_at])) ++m_at;
      (void)take(".");
      return static_cast<int>(month) + 1;
    }
    return -1;
  }

 private:
  std::string_view m_text;
  std::size_t m_at;
};

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1900 || year > 2100 || month < 1 || day < 1) return std::nullopt;
  return parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

std::optional<Date> year_first(Cursor at) {
  const int year = at.take_number(4, 4);
  if (year < 0) return std::nullopt;
  at.skip_spaces();
  if (!at.take_any({"-", "/", ".", "年"})) return std::nullopt;
  at.skip_spaces();
  const int month = at.take_number(1, 2);
  at.skip_spaces();
  if (!at.take_any({"-", "/", ".", "月"})) return std::nullopt;
  at.skip_spaces();
  return make_date(year, month, at.take_number(1, 2));
}

std::optional<Date> compact(Cursor at) {
  const int value = at.take_number(8, 8);
  return value < 0 ? std::nullopt : make_date(value / 10000, value / 100 % 100, value % 100);
}

std::optional<Date> day_first(Cursor at) {
  const int day = at.take_number(1, 2);
  if (day < 0) return std::nullopt;
  if (!at.take_any({" ", "-"})) return std::nullopt;
  const int month = at.take_month_name();
  if (month < 0) return std::nullopt;
  (void)at.take_any({", ", ",", " ", "-"});
  return make_date(at.take_number(4, 4), month, day);
}

std::optional<Date> month_first(Cursor at) {
  const int month = at.take_month_name();
  if (month < 0) return std::nullopt;
  at.skip_spaces();
  const int day = at.take_number(1, 2);
  if (day < 0) return std::nullopt;
  (void)at.take(",");
  at.skip_spaces();
  return make_date(at.take_number(4, 4), month, day);
}

}  // namespace

std::optional<Date> find_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const Cursor here(text, at);
    if (is_digit(text[at]) && !is_digit(before)) {
      if (const auto date = year_first(here)) return date;
      if (const auto date = compact(here)) return date;
      if (const auto date = day_first(here)) return date;
    } else if (is_letter(text[at]) && !is_letter(before)) {
      if (const auto date = month_first(here)) return date;
    }
  }
  return std::nullopt;
}

}  // namespace guanxi::extract
