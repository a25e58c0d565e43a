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
  columns.reset(size);
  for (std::size_t i = 0; i < size; ++i) {
    columns[Column::character][i] = static_cast<std::uint16_t>(u'甲' + random() % 3);
    for (const Column column : {Column::word, Column::fact, Column::head, Column::shape, Column::reading}) {
      columns[column][i] = static_cast<std::uint16_t>(random() % 3);
    }
  }
  return columns;
}

/// Whole numbers up to 127, so that quantising changes nothing; in the first row a label is 127 above O, which fixes
/// the scale.
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
  rows.begin()->second[0] = 0;
  rows.begin()->second[1] = 127;
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

TEST(Model, WhatWasTaggedBeforeChangesNothing) {
  std::mt19937 random(16);
  const auto spread_columns = [&](std::size_t size) {  // values as far apart as those of real columns
    Columns columns = random_columns(size, random);
    for (std::size_t at = 0; at < size; ++at) {
      for (const Column column : {Column::word, Column::fact, Column::head, Column::shape, Column::reading}) {
        columns[column][static_cast<std::ptrdiff_t>(at)] = static_cast<std::uint16_t>(random() % 4 * (random() % 3));
      }
    }
    return columns;
  };
  const std::string bytes = pack_model(random_weights(spread_columns(5000), random), 1'000'000);
  const auto model = Model::from_bytes(bytes);
  ASSERT_TRUE(model);
  Workspace used;
  std::size_t first_places = 0;
  for (int i = 0; i < 300; ++i) {
    const Columns columns = spread_columns(40);
    Workspace fresh;
    model->tag(columns, used);
    if (i == 0) first_places = used.places;
    model->tag(columns, fresh);
    ASSERT_EQ(used.emission.size(), fresh.emission.size());
    EXPECT_EQ(std::memcmp(used.emission.data(), fresh.emission.data(), fresh.emission.size() * sizeof(Sums)), 0);
    EXPECT_TRUE(std::equal(fresh.rows.begin(), fresh.rows.begin() + static_cast<std::ptrdiff_t>(fresh.emission.size()),
                           used.rows.begin()));
    EXPECT_EQ(used.labels, fresh.labels);
  }
  EXPECT_GT(used.places, first_places);
}

TEST(Model, DamageIsRefusedOrHarmless) {
  std::mt19937 random(14);
  const Columns columns = random_columns(20, random);
  const std::string bytes = pack_model(random_weights(columns, random), 60);
  constexpr std::size_t k_header = 64;
  Workspace work;
  for (std::size_t at = 0; at < k_header; ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    const auto model = Model::from_bytes(damaged);
    if (at >= 56) continue;  // the last eight are the fingerprint, which only names the model
    EXPECT_FALSE(model) << "byte " << at;
  }
  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 50) {
    EXPECT_FALSE(Model::from_bytes(std::string_view(bytes).substr(0, size))) << size;
  }
  for (int round = 0; round < 300; ++round) {
    std::string damaged = bytes;
    damaged[k_header + random() % (bytes.size() - k_header)] = static_cast<char>(random());
    const auto model = Model::from_bytes(damaged);
    if (!model) continue;  // a slot that points behind the rows
    model->tag(columns, work);
    EXPECT_TRUE(is_valid(work.labels));
  }
}

/// The file with `value` in each group, as its word `which`: 0 the tags, 1 to 7 the slots.
std::string with_groups(std::string bytes, std::size_t which, std::uint64_t value) {
  constexpr std::size_t k_groups_at = 32;
  constexpr std::size_t k_rows_at = 40;
  constexpr std::size_t k_group = 64;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::memcpy(&begin, bytes.data() + k_groups_at, sizeof begin);
  std::memcpy(&end, bytes.data() + k_rows_at, sizeof end);
  for (std::uint64_t at = begin; at + k_group <= end; at += k_group) {
    std::memcpy(bytes.data() + at + which * sizeof value, &value, sizeof value);
  }
  return bytes;
}

TEST(Model, AnEvilTableIsRefused) {
  std::mt19937 random(15);
  const Columns columns = random_columns(10, random);
  const std::string bytes = pack_model(random_weights(columns, random), 40);
  const std::string full = with_groups(bytes, 0, 0x0081'8181'8181'8181ULL);    // so no search would end
  const std::string behind = with_groups(bytes, 7, 0x1111'1111'11FF'FFFFULL);  // one row, the last that can be named
  const std::string far = with_groups(bytes, 7, 0x1111'1111'7E00'0000ULL);     // seven targets from the eighth on
  for (const std::string& evil : {full, behind, far}) {
    const auto model = Model::from_bytes(evil);
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().code, ErrorCode::malformed);
  }
}

/// An article of one sentence and its words.
struct OneSentence {
  OneSentence() {
    normalize("澄江市委书记何文为到云岭电缆有限公司调研。", text);
    split_sentences(text, sentences);
    words.read(text.units, sentences, Lexicon::built_in());
  }
  NormalizedText text;
  std::vector<UnitRange> sentences;
  ArticleWords words;
};

TEST(Tagger, BuiltInModelReadsASentence) {
  const OneSentence article;
  Mentions mentions;
  retag(built_in_model(), article.words, {}, mentions);
  ASSERT_GE(mentions.size(), 2U);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    EXPECT_LT(mentions[i].begin, mentions[i].end);
    EXPECT_EQ(mentions[i].proposer, Proposer::model);
    EXPECT_TRUE(i == 0 || mentions[i - 1].end <= mentions[i].begin);
  }
}

TEST(Tagger, NothingOverlapsFurniture) {
  const OneSentence article;
  const std::vector<UnitRange> furniture{{0, static_cast<std::uint32_t>(article.text.units.size())}};
  Mentions mentions;
  retag(built_in_model(), article.words, furniture, mentions);
  EXPECT_TRUE(mentions.empty());
}

}  // namespace
}  // namespace guanxi::extract::tagger
