#include "graph/index/csv_rows.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace guanxi::graph {

std::string_view CsvRows::quoted_field() {
  if (m_used == m_unquoted.size()) m_unquoted.emplace_back();
  std::string& field = m_unquoted[m_used++];
  field.clear();
  for (++m_at; m_at < m_text.size(); ++m_at) {
    if (m_text[m_at] != '"') {
      field.push_back(m_text[m_at]);
    } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
      field.push_back(m_text[m_at++]);
    } else {
      ++m_at;
      break;
    }
  }
  return field;
}

std::string_view CsvRows::field() {
  const auto at_end = [this] { return m_at >= m_text.size() || m_text[m_at] == ',' || m_text[m_at] == '\n'; };
  if (m_at < m_text.size() && m_text[m_at] == '"') {
    const std::string_view value = quoted_field();
    while (!at_end()) ++m_at;
    return value;
  }
  const std::size_t begin = m_at;
  while (!at_end()) ++m_at;
  std::string_view value = m_text.substr(begin, m_at - begin);
  if (value.ends_with('\r')) value.remove_suffix(1);
  return value;
}

bool CsvRows::next(std::vector<std::string_view>& fields) {
  fields.clear();
  m_used = 0;
  while (m_at < m_text.size() && (m_text[m_at] == '\n' || m_text[m_at] == '\r')) ++m_at;
  m_row = m_at;
  if (m_at >= m_text.size()) return false;
  fields.push_back(field());
  while (m_at < m_text.size() && m_text[m_at] == ',') {
    ++m_at;
    fields.push_back(field());
  }
  if (m_at < m_text.size()) ++m_at;
  return true;
}

std::size_t line_of(std::string_view text, std::size_t byte) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n'));
}

Result<std::vector<std::size_t>> columns_named(const std::vector<std::string_view>& header,
                                               const std::vector<std::string_view>& names, const std::string& path) {
  std::vector<std::size_t> columns;
  for (const std::string_view name : names) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) {
      return fail(ErrorCode::malformed, fmt::format("the first line names no column {}", name), path,
                  fmt::format("the columns are {}", fmt::join(names, ",")));
    }
    columns.push_back(static_cast<std::size_t>(found - header.begin()));
  }
  return columns;
}

std::vector<std::string_view> split_lines(std::string_view text, unsigned parts) {
  if (text.find('"') != std::string_view::npos) parts = 1;
  std::vector<std::string_view> result;
  std::size_t begin = 0;
  for (unsigned i = 1; i <= parts; ++i) {
    std::size_t end = text.size() / parts * i;
    if (i == parts) end = text.size();
    end = std::max(begin, end);
    if (end < text.size()) end = std::min(text.find('\n', end), text.size() - 1) + 1;
    result.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return result;
}

}  // namespace guanxi::graph
