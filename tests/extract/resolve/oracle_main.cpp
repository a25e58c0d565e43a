// Prints the oracle's line for each gold file named: link_oracle GOLD.json... | score.py GOLD_DIR
#include <iostream>

#include "tests/extract/resolve/oracle.hpp"

int main(int count, char** arguments) {
  for (int i = 1; i < count; ++i) {
    const auto line = guanxi::extract::oracle_line(arguments[i]);
    if (!line) {
      std::cerr << line.error().where << ": " << line.error().message << '\n';
      return 3;
    }
    std::cout << *line << '\n';
  }
}
