// How a shell's lines are read: words and quotes, comments, and Cypher that goes on over several lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace guanxi::cli {

/// Words between spaces; '...' and "..." keep what is in them together, a backslash outside '...' makes the next
/// character plain. Errors: usage where a quote is not closed.
[[nodiscard]] Result<std::vector<std::string>> split_words(std::string_view line);

/// A line as far as it goes.
struct LineSoFar {
  struct Word {
    std::string text;       ///< without quotes
    std::size_t begin = 0;  ///< its first byte in the line
  };
  std::vector<Word> words;
  bool in_word = false;  ///< does the last word go on at the end of the line?
  char quote = 0;        ///< the quote that is open there
};
[[nodiscard]] LineSoFar read_words(std::string_view line);

/// `word` so that split_words gives it back.
[[nodiscard]] std::string quoted(std::string_view word);

/// Without white space at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Is there nothing to answer: white space alone, or a comment (# or //)?
[[nodiscard]] bool is_comment(std::string_view line);

/// The query, where the line is one in Cypher: it starts with a clause of Cypher (in capitals or small letters), with
/// or without `cypher` before it. Nothing where it is a command. A view into `line`.
[[nodiscard]] std::optional<std::string_view> cypher_in(std::string_view line);

/// One question and where it began.
struct Statement {
  std::string text;
  std::size_t line = 0;  ///< 1-based
};

/// Puts lines together: a command is a line (more where a quote stays open), a query in Cypher goes on until a line
/// ends with ';' or an empty line comes.
class StatementReader {
 public:
  /// The statement that `line` completes; nothing where it needs more or says nothing.
  [[nodiscard]] std::optional<Statement> add(std::string_view line);
  /// What was begun and not completed: the last lines of an input without ';'.
  [[nodiscard]] std::optional<Statement> finish();
  /// Forgets what was begun.
  void drop() { m_begun.reset(); }
  /// Does the next line go on with what was begun?
  [[nodiscard]] bool in_statement() const { return m_begun.has_value(); }

 private:
  std::optional<Statement> m_begun;
  std::size_t m_line = 0;
};

}  // namespace guanxi::cli
