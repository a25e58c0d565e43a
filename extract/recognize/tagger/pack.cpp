// Quantises trained weights and writes the model's file.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>
#include <span>

#include "base/hash.hpp"
#include "extract/recognize/tagger/model.hpp"
#include "extract/recognize/tagger/model_format.hpp"

namespace guanxi::extract::tagger {

using namespace model_format;

namespace {

/// A row's weights less O's, by the bytes they are kept in.
std::array<float, k_row_bytes> beside_outside(const std::array<float, k_labels>& row) {
  std::array<float, k_row_bytes> weights{};
  for (Label label = 0; label < k_labels; ++label) {
    if (label != k_outside) weights[byte_of(label)] = row[label] - row[k_outside];
  }
  return weights;
}

/// The rows with the largest weights, `most` of them, by key: the targets of one gram stand together.
std::vector<std::size_t> largest_rows(const TrainedWeights& weights, const std::vector<float>& largest,
                                      std::size_t most) {
  std::vector<std::size_t> order(weights.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto by_key = [&](std::size_t a, std::size_t b) { return weights.keys[a] < weights.keys[b]; };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return largest[a] != largest[b] ? largest[a] > largest[b] : by_key(a, b);
  });
  if (order.size() > most) order.resize(most);
  std::sort(order.begin(), order.end(), by_key);
  return order;
}

/// What one step of a byte is worth: all but the largest one in a thousand of the rows keep their full weight.
float quantum(std::vector<float> largest) {
  if (largest.empty()) return 1.0F;
  std::sort(largest.begin(), largest.end());
  return std::max(largest[largest.size() - 1 - largest.size() / 1000], 1e-6F) / 127.0F;
}

/// A gram whose targets have rows that are kept.
struct KeptGram {
  std::uint64_t key = 0;
  Slot slot;
  std::span<const std::size_t> rows;  // of the weights, by target
};

/// `kept` by key, and where each gram's rows will stand: a row for each target from its first to its last.
std::vector<KeptGram> by_gram(const TrainedWeights& weights, std::span<const std::size_t> kept) {
  std::vector<KeptGram> grams;
  std::uint32_t row = 0;
  for (std::size_t begin = 0; begin < kept.size();) {
    const std::uint64_t key = weights.keys[kept[begin]] & ~k_target_bits;
    std::size_t end = begin + 1;
    while (end < kept.size() && (weights.keys[kept[end]] & ~k_target_bits) == key) ++end;
    const auto first = static_cast<std::uint32_t>(weights.keys[kept[begin]] & k_target_bits);
    const auto last = static_cast<std::uint32_t>(weights.keys[kept[end - 1]] & k_target_bits);
    grams.push_back({key, {fingerprint_of(key), first, last - first + 1, row}, kept.subspan(begin, end - begin)});
    row += last - first + 1;
    begin = end;
  }
  return grams;
}

/// Puts a slot into the first group from its own on that has room; one has.
void insert(std::uint64_t* table, std::uint64_t groups, std::uint64_t key, Slot slot) {
  std::uint64_t group = group_of(key, groups);
  while (!has_empty(table[group * k_group_words])) group = group + 1 == groups ? 0 : group + 1;
  std::uint64_t* words = table + group * k_group_words;
  const auto at = static_cast<std::size_t>(std::countr_zero(~words[0] & k_tops)) / 8;
  words[0] |= std::uint64_t{tag_of(key)} << (8 * at);
  words[1 + at] = pack(slot);
}

}  // namespace

std::string pack_model(const TrainedWeights& weights, std::size_t max_rows) {
  std::vector<float> largest(weights.rows.size());
  for (std::size_t i = 0; i < largest.size(); ++i) {
    for (const float w : beside_outside(weights.rows[i])) largest[i] = std::max(largest[i], std::abs(w));
  }
  const std::vector<std::size_t> kept = largest_rows(weights, largest, max_rows);
  std::vector<float> kept_largest;
  kept_largest.reserve(kept.size());
  for (const std::size_t i : kept) kept_largest.push_back(largest[i]);
  const float step = quantum(std::move(kept_largest));
  const auto quantise = [step](float w) { return static_cast<int>(std::clamp(std::lround(w / step), -127L, 127L)); };
  const std::vector<KeptGram> grams = by_gram(weights, kept);
  const std::uint64_t rows = grams.empty() ? 0 : grams.back().slot.row + grams.back().slot.targets;
  Header header = layout(1 + grams.size() * 2 / k_group, rows);  // half full

  std::string bytes(header.rows_at, '\0');
  bytes.resize(header.size, static_cast<char>(k_row_bias));
  auto* transition = reinterpret_cast<std::int8_t*>(bytes.data() + sizeof header);
  for (std::size_t from = 0; from < k_labels; ++from) {
    for (std::size_t to = 0; to < k_labels; ++to) {
      transition[from * k_labels + to] = static_cast<std::int8_t>(quantise(weights.transition[from][to]));
    }
  }
  auto* table = reinterpret_cast<std::uint64_t*>(bytes.data() + header.groups_at);
  for (const KeptGram& gram : grams) {
    insert(table, header.groups, gram.key, gram.slot);
    for (const std::size_t i : gram.rows) {
      const std::size_t row = gram.slot.row + (weights.keys[i] & k_target_bits) - gram.slot.first_target;
      char* out = bytes.data() + header.rows_at + row * k_row_bytes;
      for (const float w : beside_outside(weights.rows[i])) *out++ = static_cast<char>(k_row_bias + quantise(w));
    }
  }
  header.fingerprint = fnv1a(std::string_view(bytes).substr(sizeof header));
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

}  // namespace guanxi::extract::tagger
