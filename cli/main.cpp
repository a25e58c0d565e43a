// guanxi: finds the command, parses its arguments, runs it, and turns every failure into a sentence and an exit code.
#include <algorithm>
#include <csignal>
#include <new>
#include <string>
#include <vector>
#include <fmt/format.h>

#include "cli/command.hpp"
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
  for (const CommandEntry& entry : commands()) text += fmt::format("  {:<10}{}\n", entry.text.name, entry.text.summary);
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
  const auto command = entry.make();
  Arguments arguments(entry.text);
  command->declare(arguments);
  GUANXI_CHECK(out.write(arguments.help()));
  return Exit::done;
}

Result<Exit> run(std::vector<std::string> words, StandardOutput& out) {
  if (words.empty())
    return fail(ErrorCode::usage, "a command is missing", {}, "'guanxi help' lists the commands");
  const std::string name = words.front();
  if (name == "help" || name == "--help" || name == "-h") return help(words, out);
  if (name == "--version" || name == "-V") {
    GUANXI_CHECK(out.write(version_text()));
    return Exit::done;
  }
  GUANXI_TRY(const CommandEntry entry, find_command(name));
  words.erase(words.begin());
  const auto command = entry.make();
  Arguments arguments(entry.text);
  command->declare(arguments);
  GUANXI_TRY(const ParseOutcome outcome, arguments.parse(words));
  if (outcome == ParseOutcome::help_wanted) {
    GUANXI_CHECK(out.write(arguments.help()));
    return Exit::done;
  }
  return command->run(out);
}

Result<Exit> run_within_memory(std::vector<std::string> words, StandardOutput& out) {
  try {
    return run(std::move(words), out);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::io, "out of memory", {}, "give fewer inputs at once, fewer --jobs, or a narrower question");
  }
}

}  // namespace

int guanxi_main(std::vector<std::string> words) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is seen at the write
  std::signal(SIGXFSZ, SIG_IGN);  // so is a file-size limit
  StandardOutput out;
  auto outcome = run_within_memory(std::move(words), out);
  const auto flushed = out.flush();
  if (!outcome) return report(outcome.error());
  if (!flushed) return report(flushed.error());
  return static_cast<int>(*outcome);
}

}  // namespace guanxi::cli

int main(int argc, char** argv) { return guanxi::cli::guanxi_main({argv + std::min(argc, 1), argv + argc}); }
