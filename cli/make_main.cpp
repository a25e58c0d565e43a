// guanxi-make: every command of guanxi but those that draw, of which guanxi itself answers the questions; help and the
// version.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/program.hpp"
#include "cli/version.hpp"

namespace guanxi::cli {

namespace {

std::string overview() {
  std::string text =
      "guanxi (关系): Chinese news -> a knowledge graph -> answers\n"
      "\n"
      "Usage: guanxi COMMAND ARGUMENTS...\n"
      "\n"
      "Commands:\n";
  for (const CommandEntry& entry : commands()) text += fmt::format("  {:<13}{}\n", entry.text.name, entry.text.summary);
  text +=
      "\n"
      "  guanxi help COMMAND    what a command takes, with an example\n"
      "  guanxi --version       version, lexicon and model\n"
      "\n"
      "Exit codes: 0 done, 1 the answer is no, 2 usage, 3 data or system, 130 interrupted\n";
  return text;
}

Result<CommandEntry> find_command(const std::string& name) {
  std::vector<std::string> names{"help"};
  for (CommandEntry& entry : commands()) {
    if (entry.text.name == name && entry.make == nullptr)
      return fail(ErrorCode::usage, fmt::format("'{}' is a command of guanxi-draw", name), {},
                  "call guanxi, which finds it");
    if (entry.text.name == name) return std::move(entry);
    names.push_back(entry.text.name);
  }
  const std::string guess = nearest(name, names);
  return fail(ErrorCode::usage, fmt::format("unknown command '{}'", name), {},
              guess.empty() ? "'guanxi help' lists the commands"
                            : fmt::format("did you mean '{}'? 'guanxi help' lists the commands", guess));
}

Result<Exit> help(const std::vector<std::string>& words, StandardOutput& out) {
  if (words.size() < 2) {
    GUANXI_CHECK(out.write(overview()));
    return Exit::done;
  }
  GUANXI_TRY(const CommandEntry entry, find_command(words[1]));
  Session session;
  return run_command(entry, {"--help"}, session, out);
}

Result<Exit> run(std::vector<std::string> words, StandardOutput& out) {
  if (words.empty()) return fail(ErrorCode::usage, "a command is missing", {}, "'guanxi help' lists the commands");
  const std::string name = words.front();
  if (name == "help" || name == "--help" || name == "-h") return help(words, out);
  if (name == "--version" || name == "-V") {
    GUANXI_CHECK(out.write(version_text()));
    return Exit::done;
  }
  GUANXI_TRY(const CommandEntry entry, find_command(name));
  words.erase(words.begin());
  Session session;
  return run_command(entry, words, session, out);
}

}  // namespace

}  // namespace guanxi::cli

int main(int argc, char** argv) {
  using namespace guanxi::cli;
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  return run_program([&](StandardOutput& out) { return run(words, out); });
}
