// The upper bound of linking on the gold articles, with floors that only rise. Skipped where ../shared is absent.
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/extract/resolve/oracle.hpp"

namespace guanxi::extract {
namespace {

namespace fs = std::filesystem;

struct Floor {
  const char* set;
  double entities;
  double holds_post;
  double issued;
  double located_in;
};

class LinkCorpus : public ::testing::TestWithParam<Floor> {};

std::vector<std::string> gold_files(const fs::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  char buffer[4096];
  while (const std::size_t size = fread(buffer, 1, sizeof buffer, pipe)) output.append(buffer, size);
  return pclose(pipe) == 0 ? output : std::string();
}

TEST_P(LinkCorpus, StaysAboveTheFloor) {
  const Floor& floor = GetParam();
  const fs::path gold = fs::path(GUANXI_SOURCE_DIR).parent_path() / "shared" / "gold";
  if (!fs::exists(gold / floor.set)) GTEST_SKIP() << "no gold articles beside the checkout: " << gold;

  const fs::path lines =
      fs::temp_directory_path() / ("guanxi_link_" + std::string(floor.set) + std::to_string(getpid()));
  {
    std::ofstream out(lines);
    for (const std::string& file : gold_files(gold / floor.set)) {
      const auto line = oracle_line(file);
      ASSERT_TRUE(line) << line.error().where << ": " << line.error().message;
      out << *line << '\n';
    }
  }
  const std::string score = output_of("python3 '" + (gold / "score.py").string() + "' --json '" +
                                      (gold / floor.set).string() + "' '" + lines.string() + "'");
  fs::remove(lines);
  rapidjson::Document json;
  ASSERT_FALSE(json.Parse(score.c_str()).HasParseError()) << "score.py gave no JSON";
  RecordProperty("score", score);
  EXPECT_GE(json["entities"]["all"]["f1"].GetDouble(), floor.entities) << score;
  EXPECT_GE(json["relations"]["holds_post"]["f1"].GetDouble(), floor.holds_post) << score;
  EXPECT_GE(json["relations"]["issued"]["f1"].GetDouble(), floor.issued) << score;
  EXPECT_GE(json["relations"]["located_in"]["f1"].GetDouble(), floor.located_in) << score;
}

INSTANTIATE_TEST_SUITE_P(Gold, LinkCorpus,
                         ::testing::Values(Floor{"seeds", 0.94, 0.89, 0.80, 0.45}, Floor{"dev", 0.98, 0.96, 0.60, 0.74},
                                           Floor{"train", 0.965, 0.83, 0.69, 0.81},
                                           Floor{"synthetic", 0.975, 0.865, 0.72, 0.715}),
                         [](const auto& floor) { return std::string(floor.param.set); });

}  // namespace
}  // namespace guanxi::extract
