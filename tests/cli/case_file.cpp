#include "tests/cli/case_file.hpp"

#include <sstream>
#include <stdexcept>

namespace guanxi::test {

namespace {

constexpr const char* k_no_newline = "~ no line break at the end";

/// "| a\n| b\n" for "a\nb\n".
void append_block(std::string& text, char mark, const std::string& block) {
  std::size_t at = 0;
  while (at < block.size()) {
    const std::size_t end = std::min(block.find('\n', at), block.size());
    text += mark;
    if (end > at) text += ' ';
    text += block.substr(at, end - at) + '\n';
    at = end + 1;
    if (end == block.size()) text += std::string(k_no_newline) + '\n';
  }
}

}  // namespace

CaseFile parse_case(const std::string& text) {
  CaseFile file;
  std::istringstream lines(text);
  std::string line;
  std::string* last_block = nullptr;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const std::string rest = line.size() > 2 ? line.substr(2) : std::string();
    if (line.empty() || line[0] == '#') {
      file.after.push_back(line);
    } else if (line[0] == '$') {
      file.steps.push_back({std::move(file.after), rest, {}, {}, 0});
      file.after.clear();
    } else if (file.steps.empty()) {
      throw std::runtime_error("line " + std::to_string(number) + " stands before the first command");
    } else if (line[0] == '|' || line[0] == '!') {
      last_block = line[0] == '|' ? &file.steps.back().out : &file.steps.back().err;
      *last_block += rest + '\n';
    } else if (line[0] == '=') {
      file.steps.back().exit_code = std::stoi(rest);
    } else if (line == k_no_newline && last_block != nullptr) {
      last_block->pop_back();
    } else {
      throw std::runtime_error("line " + std::to_string(number) + " begins with none of # $ | ! = ~");
    }
  }
  return file;
}

std::string format_case(const CaseFile& file) {
  std::string text;
  for (const Step& step : file.steps) {
    for (const std::string& line : step.before) text += line + '\n';
    text += "$ " + step.command + '\n';
    append_block(text, '|', step.out);
    append_block(text, '!', step.err);
    if (step.exit_code != 0) text += "= " + std::to_string(step.exit_code) + '\n';
  }
  for (const std::string& line : file.after) text += line + '\n';
  return text;
}

std::vector<std::string> split_words(const std::string& command) {
  std::vector<std::string> words;
  bool quoted = false;
  bool open = false;
  for (const char c : command) {
    if (c == '\'') {
      quoted = !quoted;
      if (!open) words.emplace_back();
      open = true;
    } else if (c == ' ' && !quoted) {
      open = false;
    } else {
      if (!open) words.emplace_back();
      open = true;
      words.back() += c;
    }
  }
  if (quoted) throw std::runtime_error("a quotation mark is not closed: " + command);
  return words;
}

}  // namespace guanxi::test
