#include "cli/shell/words.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <utility>

namespace guanxi::cli {

namespace {

constexpr std::string_view k_space = " \t\r\n\v\f";

/// How a query may begin. Those that change a graph are among them: the engine says why a graph file is not changed.
constexpr std::array<std::string_view, 15> k_clauses{"MATCH",  "OPTIONAL", "UNWIND",  "WITH",   "RETURN",
                                                     "CALL",   "EXPLAIN",  "PROFILE", "CREATE", "MERGE",
                                                     "DELETE", "DETACH",   "SET",     "REMOVE", "FOREACH"};

/// Letters that a clause ends before.
[[nodiscard]] std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of(" \t\r\n\v\f([{*'\""), text.size()));
}

[[nodiscard]] bool same_letters(std::string_view word, std::string_view clause) {
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool one_case = std::all_of(word.begin(), word.end(), lower) || std::none_of(word.begin(), word.end(), lower);
  return one_case && std::equal(word.begin(), word.end(), clause.begin(), clause.end(),
                                [&](char a, char b) { return upper(a) == b; });
}

/// A clause that is also the name of a command is one only in capitals: remove NAME is the command.
[[nodiscard]] bool starts_with_clause(std::string_view text) {
  const std::string_view word = first_word(text);
  return word != "remove" &&
         std::any_of(k_clauses.begin(), k_clauses.end(), [&](auto clause) { return same_letters(word, clause); });
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(k_space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(k_space) - begin + 1);
}

bool is_comment(std::string_view line) {
  const std::string_view text = trimmed(line);
  return text.empty() || text.starts_with('#') || text.starts_with("//");
}

std::optional<std::string_view> cypher_in(std::string_view line) {
  std::string_view text = trimmed(line);
  if (first_word(text) == "cypher") text = trimmed(text.substr(6));
  return starts_with_clause(text) ? std::optional(text) : std::nullopt;
}

LineSoFar read_words(std::string_view line) {
  LineSoFar out;
  const auto word = [&](std::size_t at) -> std::string& {
    if (!out.in_word) out.words.push_back({{}, at});
    out.in_word = true;
    return out.words.back().text;
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '\\' && out.quote != '\'' && i + 1 < line.size()) {
      word(i) += line[i + 1];
      ++i;
    } else if (c == out.quote) {
      out.quote = 0;
    } else if (out.quote == 0 && (c == '\'' || c == '"')) {
      (void)word(i);
      out.quote = c;
    } else if (out.quote == 0 && k_space.find(c) != std::string_view::npos) {
      out.in_word = false;
    } else {
      word(i) += c;
    }
  }
  return out;
}

Result<std::vector<std::string>> split_words(std::string_view line) {
  LineSoFar read = read_words(line);
  if (read.quote != 0)
    return fail(ErrorCode::usage, fmt::format("the quote {} is not closed", read.quote), {},
                fmt::format("close it, or write \\{} where the sign itself is meant", read.quote));
  std::vector<std::string> words;
  for (LineSoFar::Word& word : read.words) words.push_back(std::move(word.text));
  return words;
}

std::string quoted(std::string_view word) {
  if (!word.empty() && word.find_first_of(" \t\r\n\v\f'\"\\") == std::string_view::npos) return std::string(word);
  std::string out = "\"";
  for (const char c : word) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::optional<Statement> StatementReader::add(std::string_view line) {
  ++m_line;
  const bool ends_begun = m_begun && trimmed(line).empty();
  if (!m_begun) {
    if (is_comment(line)) return std::nullopt;
    m_begun = Statement{std::string(trimmed(line)), m_line};
  } else if (!ends_begun) {
    m_begun->text.append(1, '\n').append(line);
  }
  const bool whole =
      cypher_in(m_begun->text) ? trimmed(m_begun->text).ends_with(';') : split_words(m_begun->text).has_value();
  if (!whole && !ends_begun) return std::nullopt;
  return finish();
}

std::optional<Statement> StatementReader::finish() { return std::exchange(m_begun, std::nullopt); }

}  // namespace guanxi::cli
