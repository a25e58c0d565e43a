// Threads that share parts of jobs: every part once, no worker twice at a time, errors heard of.
#include "queries/analysis/workers.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace guanxi::queries::test {
namespace {

TEST(Crew, DoesEveryPartOfEveryJobOnce) {
  Crew crew({4});
  EXPECT_EQ(crew.size(), 4U);
  for (std::size_t parts = 0; parts < 300; ++parts) {
    std::vector<std::atomic<int>> done(parts);
    crew.share_out(parts, [&](std::size_t part, std::size_t) { ++done[part]; });
    for (const std::atomic<int>& times : done) ASSERT_EQ(times, 1) << parts;
  }
}

TEST(Crew, GivesNoTwoPartsTheSameWorkerAtATime) {
  Crew crew({3});
  std::vector<std::atomic<int>> inside(crew.size());
  std::atomic<int> wrong{0};
  crew.share_out(2000, [&](std::size_t, std::size_t worker) {
    if (++inside.at(worker) != 1) ++wrong;
    --inside[worker];
  });
  EXPECT_EQ(wrong, 0);
}

TEST(Crew, ThrowsWhatAPartThrowsAndWorksOn) {
  Crew crew({2});
  for (int i = 0; i < 20; ++i) {
    EXPECT_THROW(crew.share_out(50,
                                [](std::size_t part, std::size_t) {
                                  if (part == 31) throw std::runtime_error("part 31");
                                }),
                 std::runtime_error);
    std::atomic<int> done{0};
    crew.share_out(50, [&](std::size_t, std::size_t) { ++done; });
    EXPECT_EQ(done, 50);
  }
}

TEST(Crew, OfOneIsTheCaller) {
  Crew crew({1});
  const auto caller = std::this_thread::get_id();
  crew.share_out(5, [&](std::size_t, std::size_t worker) {
    EXPECT_EQ(worker, 0U);
    EXPECT_EQ(std::this_thread::get_id(), caller);
  });
}

}  // namespace
}  // namespace guanxi::queries::test
