// Rows of comma-separated values (RFC 4180) in mapped bytes, read in place. Private to graph/index.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace guanxi::graph {

/// Walks over rows; not thread-safe, but several may walk over parts of one text.
class CsvRows {
 public:
  /// `text` must outlive this.
  explicit CsvRows(std::string_view text) : m_text(text) {}

  /// The fields of the next row, valid until the next call; false at the end. Empty lines are passed over; a line may
  /// end in CR LF. Quotes that are never closed end with the text.
  bool next(std::vector<std::string_view>& fields);
  /// Where the row that next() gave begins, and where the next one does.
  [[nodiscard]] std::size_t row_begin() const { return m_row; }
  [[nodiscard]] std::size_t position() const { return m_at; }
  /// Goes on at `byte`, which begins a row.
  void go_to(std::size_t byte) { m_at = byte; }

 private:
  std::string_view field();
  std::string_view quoted_field();

  std::string_view m_text;
  std::size_t m_at = 0;
  std::size_t m_row = 0;
  std::deque<std::string> m_unquoted;  // fields that are not in the text as they are; a deque does not move them
  std::size_t m_used = 0;
};

/// The 1-based line of a byte, for messages. O(byte).
[[nodiscard]] std::size_t line_of(std::string_view text, std::size_t byte);

/// Where each of `names` stands among the fields of a header row. Errors: malformed, naming what is missing.
[[nodiscard]] Result<std::vector<std::size_t>> columns_named(const std::vector<std::string_view>& header,
                                                             const std::vector<std::string_view>& names,
                                                             const std::string& path);

/// Parts of `text` of about equal size that begin and end at line ends; one where it holds quotes, since these may hold
/// line ends.
[[nodiscard]] std::vector<std::string_view> split_lines(std::string_view text, unsigned parts);

}  // namespace guanxi::graph
