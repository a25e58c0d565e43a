// examples/README.md is run as a person would: each `$ guanxi ...` of its console blocks, its output compared with what
// stands below it. GUANXI_BLESS=1 writes what the commands print now.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/cli/process.hpp"

namespace guanxi::test {
namespace {

/// Words as a shell would cut them; single quotes only.
std::vector<std::string> shell_words(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  for (const char c : line + " ") {
    if (c == '\'') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
    } else {
      word.push_back(c);
    }
  }
  return words;
}

/// What the command prints: standard output, then standard error.
std::string run_line(const std::string& command, const std::string& folder) {
  std::vector<std::string> words = shell_words(command);
  words.erase(words.begin());  // the program's name
  ProcessOptions options;
  options.folder = folder;
  const Outcome outcome = guanxi(words, options);
  return outcome.out + outcome.err;
}

TEST(Examples, TheWalkPrintsWhatItSays) {
  const std::filesystem::path source = std::filesystem::path(GUANXI_SOURCE_DIR) / "examples";
  const std::string page = read_bytes((source / "README.md").string());
  const ScratchFolder scratch;
  std::filesystem::create_directory_symlink(source / "articles", scratch / "articles");

  std::istringstream lines(page);
  std::string fresh;
  std::string expected;
  std::string line;
  std::string command;
  bool console = false;
  int commands = 0;
  const auto finish = [&] {
    if (command.empty()) return;
    ++commands;
    const std::string got = run_line(command, scratch.path());
    EXPECT_EQ(got, expected) << command;
    fresh += got;
    command.clear();
    expected.clear();
  };
  while (std::getline(lines, line)) {
    if (line.starts_with("```")) {
      finish();
      console = line == "```console";
      fresh += line + "\n";
    } else if (console && line.starts_with("$ guanxi ")) {
      finish();
      command = line.substr(2);
      fresh += line + "\n";
    } else if (!command.empty()) {
      expected += line + "\n";
    } else {
      fresh += line + "\n";
    }
  }
  EXPECT_GE(commands, 10);
  if (std::getenv("GUANXI_BLESS") != nullptr) write_bytes((source / "README.md").string(), fresh);
}

}  // namespace
}  // namespace guanxi::test
