// How the answers of a batch stand one behind another, so that a program can tell them apart: docs/commands/shell.md.
#pragma once

#include <string>
#include <string_view>

#include "cli/answer.hpp"
#include "cli/shell/words.hpp"

namespace guanxi::cli {

/// What came of a statement.
struct Reply {
  std::string text;   ///< what the command wrote
  int code = 0;       ///< as an exit code
  std::string error;  ///< message and next step; empty where there was none
};

/// The reply as it goes to standard output: json a line, jsonl a line for each row and one that ends them, csv and tsv
/// behind a record that names the question, a table behind a line that does.
[[nodiscard]] std::string framed(const Statement& statement, const Reply& reply, AnswerFormat format);

}  // namespace guanxi::cli
