// guanxi-draw: the commands that draw, and their help.
#include <algorithm>
#include <string>
#include <vector>

#include "cli/program.hpp"

namespace guanxi::cli {

namespace {

Result<Exit> run(std::vector<std::string> words, StandardOutput& out) {
  const bool help = !words.empty() && words.front() == "help";
  if (help) words.erase(words.begin());
  for (const CommandEntry& entry : {draw_command(), report_command()}) {
    if (words.empty() || entry.text.name != words.front()) continue;
    words.erase(words.begin());
    if (help) words = {"--help"};
    Session session;
    return run_command(entry, words, session, out);
  }
  return fail(ErrorCode::usage, "guanxi-draw draws for guanxi", {}, "'guanxi help' lists the commands");
}

}  // namespace

}  // namespace guanxi::cli

int main(int argc, char** argv) {
  using namespace guanxi::cli;
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  return run_program([&](StandardOutput& out) { return run(words, out); });
}
