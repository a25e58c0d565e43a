#include "tests/corpus/score.hpp"

namespace guanxi::test {

namespace fs = std::filesystem;

const fs::path& shared() {
  static const fs::path path = fs::path(GUANXI_SOURCE_DIR).parent_path() / "shared";
  return path;
}

Outcome score_articles(const fs::path& folder, const std::vector<std::string>& options) {
  std::vector<std::string> words{"extract"};
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") words.push_back(entry.path().string());
  }
  const Outcome found = guanxi(words);
  if (found.exit_code != 0) return found;
  std::vector<std::string> scorer{"/usr/bin/env", "python3", (shared() / "gold" / "score.py").string()};
  scorer.insert(scorer.end(), options.begin(), options.end());
  scorer.push_back(folder.string());
  ProcessOptions process;
  process.input = found.out;
  return run_process(scorer, process);
}

double f1_of(const std::string& table, const std::string& row) {
  const auto line = table.find(row);
  if (line == std::string::npos) return -1;
  const auto at = table.find("F1 ", line);
  return at == std::string::npos ? -1 : std::stod(table.substr(at + 3));
}

}  // namespace guanxi::test
