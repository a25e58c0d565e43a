// Quality on the annotated articles, measured through the program as a user runs it, with floors that only rise; and
// the whole transcript corpus in one go. Skipped with a word where ../shared is absent.
#include <gtest/gtest.h>

#include <sys/resource.h>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

#include "tests/cli/process.hpp"
#include "tests/corpus/score.hpp"

namespace guanxi::test {
namespace {

namespace fs = std::filesystem;

struct Floor {
  const char* set;
  double entities;
  double holds_post;
};

/// Prints the parameter by its name in messages of GoogleTest.
void PrintTo(const Floor& floor, std::ostream* out) { *out << floor.set; }

class Gold : public ::testing::TestWithParam<Floor> {};

TEST_P(Gold, StaysAboveTheFloor) {
  const fs::path folder = shared() / "gold" / GetParam().set;
  if (!fs::exists(folder)) GTEST_SKIP() << "no annotated articles beside the checkout: " << folder;
  const Outcome score = score_articles(folder, {"--errors"});
  if (score.exit_code == 127) GTEST_SKIP() << "no python3 to run the scorer";
  ASSERT_EQ(score.exit_code, 0) << score.err;
  std::printf("%s", score.out.c_str());  // what was missed, and the table
  EXPECT_GE(f1_of(score.out, "entit\tall"), GetParam().entities);
  EXPECT_GE(f1_of(score.out, "relation\tholds_post"), GetParam().holds_post);
}

INSTANTIATE_TEST_SUITE_P(Sets, Gold, ::testing::Values(Floor{"seeds", 0.87, 0.90}, Floor{"dev", 0.945, 0.95}),
                         [](const auto& set) { return std::string(set.param.set); });

TEST(Transcripts, AreBuiltInOneGo) {
  const fs::path folder = shared() / "corpora" / "xwlb";
  if (!fs::exists(folder)) GTEST_SKIP() << "no transcripts beside the checkout: " << folder;
  const ScratchFolder scratch;
  const auto start = std::chrono::steady_clock::now();
  const Outcome built = guanxi({"build", folder.string(), "-o", scratch / "xwlb.gx"});
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  ASSERT_EQ(built.exit_code, 0) << built.err;
  rusage usage{};
  ASSERT_EQ(::getrusage(RUSAGE_CHILDREN, &usage), 0);
  std::printf("built in %.1f s, peak %ld MB\n", seconds.count(), usage.ru_maxrss / 1024);
  EXPECT_LT(seconds.count(), 60 * GUANXI_TEST_PATIENCE);
  EXPECT_LT(usage.ru_maxrss, 1500L * 1024 * GUANXI_TEST_PATIENCE);
  for (const std::vector<std::string>& question :
       {std::vector<std::string>{"near", "GRAPH", "商务部"},
        {"path", "GRAPH", "商务部", "华为"},
        {"draw", "GRAPH", "--around", "商务部", "--limit", "20", "-o", scratch / "near.svg"},
        {"check", "GRAPH"}}) {
    std::vector<std::string> words = question;
    words[1] = scratch / "xwlb.gx";
    const Outcome answer = guanxi(words);
    EXPECT_EQ(answer.exit_code, 0) << question[0] << ": " << answer.err;
  }
}

}  // namespace
}  // namespace guanxi::test
