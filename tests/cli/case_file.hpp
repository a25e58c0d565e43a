// A golden case: commands as a user types them, and what they print, as text. README.md describes the form.
#pragma once

#include <string>
#include <vector>

namespace guanxi::test {

struct Step {
  std::vector<std::string> before;  ///< comments and blank lines above it, kept when the file is written again
  std::string command;              ///< behind "$ "
  std::string out;
  std::string err;
  int exit_code = 0;
};

struct CaseFile {
  std::vector<Step> steps;
  std::vector<std::string> after;
};

/// Throws std::runtime_error naming the line that is none of the form's.
[[nodiscard]] CaseFile parse_case(const std::string& text);
[[nodiscard]] std::string format_case(const CaseFile& file);
/// Words at spaces; '...' keeps spaces together.
[[nodiscard]] std::vector<std::string> split_words(const std::string& command);

}  // namespace guanxi::test
