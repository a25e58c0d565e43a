// Prints a line for each gold file named, as score.py reads it:
//   link_oracle GOLD.json...             linking alone, from the gold forms
//   link_oracle --recognise GOLD.json... the whole of extraction
#include <iostream>
#include <string_view>

#include "tests/extract/resolve/oracle.hpp"

int main(int count, char** arguments) {
  using namespace guanxi::extract;
  const bool recognise = count > 1 && std::string_view(arguments[1]) == "--recognise";
  const Extractor extractor;
  for (int i = recognise ? 2 : 1; i < count; ++i) {
    const auto line = recognise ? extracted_line(extractor, arguments[i]) : oracle_line(arguments[i]);
    if (!line) {
      std::cerr << line.error().where << ": " << line.error().message << '\n';
      return 3;
    }
    std::cout << *line << '\n';
  }
}
