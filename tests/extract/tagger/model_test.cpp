#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <random>
#include <string>

#include "extract/document/normalize.hpp"
#include "extract/recognize/tagger/model.hpp"
#include "extract/recognize/tagger/tagger.hpp"

namespace guanxi::extract::tagger {
namespace {

/// Columns of `size` characters with a few distinct values, so that features repeat.
Columns random_columns(std::size_t size, std::mt19937& random) {
  Columns columns;
  for (std::size_t i = 0; i < size; ++i) columns.character.push_back(static_cast<char16_t>(u'甲' + random() % 3));
  for (auto* column : {&columns.word, &columns.fact, &columns.head, &columns.shape, &columns.reading}) {
    for (std::size_t i = 0; i < size; ++i) column->push_back(static_cast<std::uint16_t>(random() % 3));
  }
  return columns;
}

/// Whole numbers up to 127, so that quantising changes nothing; the first row holds a 127, which fixes the scale.
TrainedWeights random_weights(const Columns& columns, std::mt19937& random) {
  const auto weight = [&] { return static_cast<float>(static_cast<int>(random() % 41) - 20); };
  std::map<std::uint64_t, std::array<float, k_labels>> rows;
  std::uint64_t keys[k_features];
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const std::size_t count = features_of(columns, at, keys);
    for (std::size_t i = 0; i < count; ++i) {
      auto& row = rows[keys[i]];
      for (float& w : row) w = weight();
    }
  }
  rows.begin()->second[0] = 127;
  TrainedWeights weights;
  for (const auto& [key, row] : rows) {
    weights.keys.push_back(key);
    weights.rows.push_back(row);
  }
  for (auto& row : weights.transition) {
    for (float& w : row) w = weight();
  }
  return weights;
}

bool is_valid(const std::vector<Label>& labels) {
  if (!may_begin(labels.front()) || !may_end(labels.back())) return false;
  for (std::size_t i = 1; i < labels.size(); ++i) {
    if (!may_follow(labels[i - 1], labels[i])) return false;
  }
  return true;
}

float score_of(const TrainedWeights& weights, const Columns& columns, const std::vector<Label>& labels) {
  float score = 0;
  std::uint64_t keys[k_features];
  for (std::size_t at = 0; at < labels.size(); ++at) {
    const std::size_t count = features_of(columns, at, keys);
    for (std::size_t i = 0; i < count; ++i) {
      const auto row = std::lower_bound(weights.keys.begin(), weights.keys.end(), keys[i]) - weights.keys.begin();
      score += weights.rows[static_cast<std::size_t>(row)][labels[at]];
    }
    if (at > 0) score += weights.transition[labels[at - 1]][labels[at]];
  }
  return score;
}

/// The best score of all label sequences, one by one.
float best_of_all(const TrainedWeights& weights, const Columns& columns) {
  float best = -1e9F;
  std::vector<Label> labels(columns.size(), 0);
  for (bool more = true; more;) {
    if (is_valid(labels)) best = std::max(best, score_of(weights, columns, labels));
    std::size_t at = 0;
    while (at < labels.size() && ++labels[at] == k_labels) labels[at++] = 0;
    more = at < labels.size();
  }
  return best;
}

TEST(Model, DecodesAsWellAsTryingEverything) {
  std::mt19937 random(11);
  Workspace work;
  for (int round = 0; round < 40; ++round) {
    const Columns columns = random_columns(1 + random() % 3, random);
    const TrainedWeights weights = random_weights(columns, random);
    const std::string bytes = pack_model(weights, weights.rows.size());
    const auto model = Model::from_bytes(bytes);
    ASSERT_TRUE(model) << model.error().message;
    model->tag(columns, work);
    ASSERT_EQ(work.labels.size(), columns.size());
    EXPECT_TRUE(is_valid(work.labels));
    EXPECT_EQ(score_of(weights, columns, work.labels), best_of_all(weights, columns)) << round;
  }
}

TEST(Model, LongSentencesStayValid) {
  std::mt19937 random(12);
  const Columns columns = random_columns(5000, random);
  const TrainedWeights weights = random_weights(columns, random);
  const std::string bytes = pack_model(weights, 2000);
  Workspace work;
  Model::from_bytes(bytes)->tag(columns, work);
  EXPECT_TRUE(is_valid(work.labels));
  Model::from_bytes(bytes)->tag(Columns{}, work);
  EXPECT_TRUE(work.labels.empty());
}

TEST(Model, PackingIsDeterministic) {
  std::mt19937 random(13);
  const Columns columns = random_columns(50, random);
  const TrainedWeights weights = random_weights(columns, random);
  EXPECT_EQ(pack_model(weights, 100), pack_model(weights, 100));
  EXPECT_NE(Model::from_bytes(pack_model(weights, 100))->fingerprint(),
            Model::from_bytes(pack_model(weights, 99))->fingerprint());
}

TEST(Model, DamageIsRefusedOrHarmless) {
  std::mt19937 random(14);
  const Columns columns = random_columns(20, random);
  const std::string bytes = pack_model(random_weights(columns, random), 60);
  constexpr std::size_t k_header = 56;
  Workspace work;
  for (std::size_t at = 0; at < k_header; ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    const auto model = Model::from_bytes(damaged);
    if (at >= 48) continue;  // the last eight are the fingerprint, which only names the model
    EXPECT_FALSE(model) << "byte " << at;
  }
  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 50) {
    EXPECT_FALSE(Model::from_bytes(std::string_view(bytes).substr(0, size))) << size;
  }
  for (int round = 0; round < 300; ++round) {
    std::string damaged = bytes;
    damaged[k_header + random() % (bytes.size() - k_header)] = static_cast<char>(random());
    const auto model = Model::from_bytes(damaged);
    ASSERT_TRUE(model);
    model->tag(columns, work);
    EXPECT_TRUE(is_valid(work.labels));
  }
}

TEST(Model, FullTableOfAnEvilFileEnds) {
  std::mt19937 random(15);
  const Columns columns = random_columns(10, random);
  std::string bytes = pack_model(random_weights(columns, random), 40);
  std::uint64_t slots = 0;
  std::uint64_t at = 0;
  std::memcpy(&slots, bytes.data() + 16, 8);
  std::memcpy(&at, bytes.data() + 24, 8);
  for (std::uint64_t i = 0; i < slots * 4; ++i) bytes[at + i] = static_cast<char>(0xEE);  // no slot is empty
  const auto model = Model::from_bytes(bytes);
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, ErrorCode::malformed);
}

TEST(Tagger, BuiltInModelReadsASentence) {
  NormalizedText text;
  std::vector<UnitRange> sentences;
  normalize("澄江市委书记何文为到云岭电缆有限公司调研。", text);
  split_sentences(text, sentences);
  Mentions mentions;
  retag(built_in_model(), text, sentences, {}, mentions);
  ASSERT_GE(mentions.size(), 2U);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    EXPECT_LT(mentions[i].begin, mentions[i].end);
    EXPECT_EQ(mentions[i].proposer, Proposer::model);
    EXPECT_TRUE(i == 0 || mentions[i - 1].end <= mentions[i].begin);
  }
}

TEST(Tagger, NothingOverlapsFurniture) {
  NormalizedText text;
  std::vector<UnitRange> sentences;
  normalize("澄江市委书记何文为到云岭电缆有限公司调研。", text);
  split_sentences(text, sentences);
  const std::vector<UnitRange> furniture{{0, static_cast<std::uint32_t>(text.units.size())}};
  Mentions mentions;
  retag(built_in_model(), text, sentences, furniture, mentions);
  EXPECT_TRUE(mentions.empty());
}

}  // namespace
}  // namespace guanxi::extract::tagger
