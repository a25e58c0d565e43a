#include "queries/stamped_map.hpp"

#include <gtest/gtest.h>

#include <random>
#include <unordered_map>

namespace guanxi::queries::test {
namespace {

TEST(StampedMap, OfNoKeysIsEmpty) {
  StampedMap<int> map(0);
  EXPECT_TRUE(map.empty());
  map.clear();
  EXPECT_EQ(map.size(), 0U);
}

/// Small universes are arrays, great ones tables that grow; both against the standard map, emptied again and again.
TEST(StampedMap, IsWhatAMapIs) {
  for (const std::uint32_t universe : {1U, 2U, 700U, 300'000U, 4'000'000U}) {
    std::mt19937 random(universe);
    StampedMap<std::uint32_t> map(universe);
    for (int round = 0; round < 300; ++round) {
      const std::uint32_t count = round % 100 == 0 ? 20'000 : 50;
      std::unordered_map<std::uint32_t, std::uint32_t> expected;
      for (std::uint32_t i = 0; i < count; ++i) {
        // Runs of neighbouring keys, as rows of a graph have them, and far ones.
        const auto key = static_cast<std::uint32_t>((i % 3 == 0 ? random() : std::uint64_t{i} * 4) % universe);
        const auto known = expected.find(key);
        ASSERT_EQ(map.contains(key), known != expected.end());
        if (known == expected.end()) {
          map.insert(key, i);
          expected[key] = i;
        } else {
          *map.find(key) = i;
          known->second = i;
        }
      }
      ASSERT_EQ(map.size(), expected.size());
      for (const auto& [key, value] : expected) ASSERT_EQ(*map.find(key), value);
      map.clear();
      ASSERT_TRUE(map.empty());
      for (const auto& [key, value] : expected) ASSERT_FALSE(map.contains(key)) << value;
    }
  }
}

TEST(StampedMap, IsMadeAnewForOtherKeys) {
  StampedMap<int> map(10);
  map.insert(9, 1);
  map.resize(10);
  EXPECT_FALSE(map.contains(9));
  map.resize(2'000'000);
  map.insert(1'999'999, 2);
  EXPECT_EQ(*map.find(1'999'999), 2);
}

}  // namespace
}  // namespace guanxi::queries::test
