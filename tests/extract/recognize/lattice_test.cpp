// The decoder: against brute force on random lattices, ties, edges, long sentences.
#include "extract/recognize/lattice.hpp"

#include <chrono>
#include <gtest/gtest.h>
#include <random>

namespace guanxi::extract {
namespace {

double total(const Mentions& reading) {
  double sum = 0;
  for (const Mention& span : reading) sum += static_cast<double>(span.score);
  return sum;
}

/// The best score of disjoint proposals that begin at or behind `from`, by trying all.
double brute(const std::vector<Mention>& spans, std::uint32_t from) {
  double best = 0;
  for (const Mention& span : spans) {
    if (span.begin >= from && span.score > 0) {
      best = std::max(best, static_cast<double>(span.score) + brute(spans, span.end));
    }
  }
  return best;
}

TEST(Lattice, EmptySentenceAndNoProposals) {
  Lattice lattice;
  Mentions out;
  lattice.clear({5, 5});
  lattice.propose(5, 6, MentionKind::name, Proposer::grammar, 1);
  lattice.decode(0, out);
  lattice.clear({5, 9});
  lattice.decode(0, out);
  EXPECT_TRUE(out.empty());
}

TEST(Lattice, IgnoresSpansOutsideAndScoresNotAboveZero) {
  Lattice lattice;
  Mentions out;
  lattice.clear({2, 6});
  lattice.propose(1, 3, MentionKind::name, Proposer::grammar, 9);
  lattice.propose(5, 7, MentionKind::name, Proposer::grammar, 9);
  lattice.propose(4, 4, MentionKind::name, Proposer::grammar, 9);
  lattice.propose(2, 4, MentionKind::name, Proposer::grammar, 0);
  lattice.propose(3, 5, MentionKind::place, Proposer::grammar, -1);
  lattice.decode(0, out);
  EXPECT_TRUE(out.empty());
}

TEST(Lattice, ScoresOfOneSpanAddUpAndTheStrongestProposerIsKept) {
  Lattice lattice;
  Mentions out;
  lattice.clear({0, 4});
  lattice.propose(0, 2, MentionKind::name, Proposer::grammar, 1.5F);
  lattice.propose(0, 2, MentionKind::name, Proposer::model, 2.0F);
  lattice.propose(0, 2, MentionKind::place, Proposer::lexicon, 3.0F);
  lattice.decode(7, out);
  ASSERT_EQ(out.size(), 1U);
  EXPECT_EQ(out[0].kind, MentionKind::name);
  EXPECT_FLOAT_EQ(out[0].score, 3.5F);
  EXPECT_EQ(out[0].proposer, Proposer::model);
  EXPECT_EQ(out[0].sentence, 7U);
}

TEST(Lattice, TiesGoToMoreUnitsThenTheEarlierLongerSpanThenTheLowerKind) {
  Lattice lattice;
  Mentions out;
  lattice.clear({0, 4});
  lattice.propose(0, 2, MentionKind::place, Proposer::grammar, 1);
  lattice.propose(0, 3, MentionKind::place, Proposer::grammar, 1);
  lattice.propose(0, 3, MentionKind::agency, Proposer::grammar, 1);
  lattice.decode(0, out);
  ASSERT_EQ(out.size(), 1U);
  EXPECT_EQ(out[0].end, 3U);
  EXPECT_EQ(out[0].kind, MentionKind::agency);
}

TEST(Lattice, IsAsGoodAsBruteForceOnRandomLattices) {
  std::mt19937 random(7);
  Lattice lattice;
  for (int round = 0; round < 400; ++round) {
    const std::uint32_t units = 1 + static_cast<std::uint32_t>(random() % 9);
    lattice.clear({10, 10 + units});
    for (std::uint32_t i = 0; i < random() % 10; ++i) {
      const std::uint32_t begin = 10 + static_cast<std::uint32_t>(random() % units);
      const std::uint32_t end = begin + 1 + static_cast<std::uint32_t>(random() % 4);
      const auto kind = static_cast<MentionKind>(random() % k_mention_kinds);
      lattice.propose(begin, end, kind, Proposer::grammar, static_cast<float>(static_cast<int>(random() % 17) - 4) * 0.5F);
    }
    Mentions out;
    lattice.decode(0, out);
    EXPECT_DOUBLE_EQ(total(out), brute(lattice.proposals(), 10));
    for (std::size_t i = 1; i < out.size(); ++i) EXPECT_LE(out[i - 1].end, out[i].begin);
  }
}

TEST(Lattice, ALongSentenceTakesLinearTime) {
  constexpr std::uint32_t k_units = 400000;
  Lattice lattice;
  lattice.clear({0, k_units});
  for (std::uint32_t at = 0; at + 2 <= k_units; ++at) {
    lattice.propose(at, at + 2, MentionKind::name, Proposer::grammar, 1);
    lattice.propose(at, at + 3, MentionKind::place, Proposer::grammar, 1.2F);
  }
  Mentions out;
  const auto start = std::chrono::steady_clock::now();
  lattice.decode(0, out);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
  EXPECT_EQ(out.size(), k_units / 2);
}

}  // namespace
}  // namespace guanxi::extract
