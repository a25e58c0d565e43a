#include "extract/train/crf.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

namespace guanxi::extract::train {
namespace {

using tagger::label_of;
using tagger::LabelSet;
using tagger::Position;
using tagger::SpanType;

constexpr LabelSet bit(tagger::Label label) { return LabelSet{1} << label; }
constexpr tagger::Label k_place = label_of(SpanType::place, Position::single);

/// Feature 0 means a place of one character, feature 1 means nothing.
Instance sentence(const std::vector<std::uint32_t>& features) {
  Instance instance;
  for (const std::uint32_t feature : features) {
    instance.begin.push_back(static_cast<std::uint32_t>(instance.features.size()));
    instance.features.push_back(feature);
    instance.allowed.push_back(feature == 0 ? bit(k_place) : bit(tagger::k_outside));
  }
  instance.begin.push_back(static_cast<std::uint32_t>(instance.features.size()));
  return instance;
}

float weight(const CrfWeights& weights, std::uint32_t feature, tagger::Label label) {
  return weights.rows[feature * tagger::k_label_stride + label];
}

TEST(Crf, LearnsWhatTheFeaturesMean) {
  const std::vector<Instance> data{sentence({0, 1, 1}), sentence({1, 0}), sentence({1}), sentence({0})};
  CrfOptions options;
  options.epochs = 30;
  options.average_from = 20;
  options.step = 0.5F;
  options.regularisation = 100;
  double last = 0;
  const CrfWeights weights = train_crf(data, 2, options, [&](unsigned, double loss, double) { last = loss; });
  EXPECT_LT(last, 0.2);
  EXPECT_GT(weight(weights, 0, k_place), weight(weights, 0, tagger::k_outside) + 1);
  EXPECT_GT(weight(weights, 1, tagger::k_outside), weight(weights, 1, k_place) + 1);
}

TEST(Crf, TheSameDataGiveTheSameBytes) {
  const std::vector<Instance> data{sentence({0, 1, 1}), sentence({1, 0}), sentence({1, 1, 1, 0})};
  const CrfWeights a = train_crf(data, 2, {}, {});
  const CrfWeights b = train_crf(data, 2, {}, {});
  EXPECT_EQ(std::memcmp(a.rows.data(), b.rows.data(), a.rows.size() * sizeof(float)), 0);
  EXPECT_EQ(a.transition, b.transition);
}

TEST(Crf, FreePositionsTeachNothing) {
  Instance free = sentence({0, 0, 0});
  for (LabelSet& allowed : free.allowed) allowed = tagger::k_all_labels;
  const CrfWeights weights = train_crf({free}, 1, {}, {});
  for (const float w : weights.rows) EXPECT_NEAR(w, 0, 1e-3);
}

TEST(Crf, ContradictionsAreLeftOut) {
  Instance broken = sentence({0, 0});
  broken.allowed = {bit(label_of(SpanType::place, Position::inside)), bit(tagger::k_outside)};
  const CrfWeights weights = train_crf({broken, sentence({0, 1})}, 2, {}, {});
  for (const float w : weights.rows) EXPECT_TRUE(std::isfinite(w));
  const CrfWeights alone = train_crf({broken}, 2, {}, {});
  for (const float w : alone.rows) EXPECT_EQ(w, 0);
}

}  // namespace
}  // namespace guanxi::extract::train
