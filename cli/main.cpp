// guanxi: answers questions; whatever else is asked of it, guanxi-make and guanxi-draw beside it do.
#include <algorithm>
#include <string>
#include <vector>

#include "cli/program.hpp"

int main(int argc, char** argv) {
  using namespace guanxi::cli;
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  return run_program([&](StandardOutput& out) -> guanxi::Result<Exit> {
    for (const CommandEntry& entry : questions()) {
      if (words.empty() || entry.text.name != words.front()) continue;
      words.erase(words.begin());
      Session session;
      return run_command(entry, words, session, out);
    }
    return become_other(words, argv);
  });
}
