// Scores of all labels at once, in vectors of eight: one vector a position in the span, one lane a type, so that begin,
// inside and end of a type stand in the same lane. GCC's and Clang's vector extension.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "extract/recognize/tagger/labels.hpp"

namespace guanxi::extract::tagger {

inline constexpr std::size_t k_vector = 8;
using Vector = std::int16_t __attribute__((vector_size(2 * k_vector)));
using ByteVector = std::uint8_t __attribute__((vector_size(k_vector)));

/// Where a label stands among the lanes of Scores: O in the first lane of single, whose spans it is like: closed, and
/// one character long.
[[nodiscard]] constexpr std::size_t lane_of(Label label) {
  if (label == k_outside) return k_vector * static_cast<std::size_t>(Position::single);
  return k_vector * static_cast<std::size_t>(position_of(label)) + 1 + static_cast<std::size_t>(type_of(label));
}
/// The label of a lane; of an unused one, any.
[[nodiscard]] constexpr Label label_of_lane(std::size_t lane) {
  const std::size_t type = lane % k_vector;
  if (type == 0 || type > k_span_types) return k_outside;
  return label_of(SpanType(type - 1), Position(lane / k_vector));
}

/// A score of each label.
struct Scores {
  Vector begin;
  Vector single;  ///< and outside
  Vector inside;
  Vector end;
};

/// Bytes of a row of weights: one for each label but O, by their numbers. O's weight is 0 in every row: a position's
/// scores may all be shifted by the same amount.
inline constexpr std::size_t k_row_bytes = k_labels - 1;
/// What a byte of a row is for the weight 0.
inline constexpr int k_row_bias = 128;
[[nodiscard]] constexpr std::size_t byte_of(Label label) { return label - 1U; }

/// Rows added up: a lane for each byte.
struct Sums {
  Vector first;
  Vector second;
  Vector third;

  Sums& operator+=(const Sums& other) {
    first += other.first;
    second += other.second;
    third += other.third;
    return *this;
  }
};
static_assert(sizeof(Sums) == k_row_bytes * sizeof(std::int16_t));

/// The scores that so many rows add up to; 0 in the lanes of no label. Neighbouring positions overlap where they are
/// loaded.
[[nodiscard]] inline Scores scores_of(const Sums& sums, std::int32_t rows) {
  static_assert(k_span_types == 6 && byte_of(label_of(SpanType{}, Position::begin)) == 0 &&
                byte_of(label_of(SpanType{}, Position::end)) == 2 * k_vector + 2);
  constexpr Vector k_types{0, -1, -1, -1, -1, -1, -1, 0};
  const auto one_ahead_of = [&](Position position) {
    const std::size_t lane = byte_of(label_of(SpanType{}, position)) - 1;
    Vector lanes;
    std::memcpy(&lanes, reinterpret_cast<const std::byte*>(&sums) + lane * sizeof(std::int16_t), sizeof lanes);
    return lanes;
  };
  Scores scores{__builtin_shufflevector(sums.first, Vector{}, 8, 0, 1, 2, 3, 4, 5, 6) & k_types,
                one_ahead_of(Position::single) & k_types, one_ahead_of(Position::inside) & k_types,
                __builtin_shufflevector(sums.third, Vector{}, 1, 2, 3, 4, 5, 6, 7, 8) & k_types};
  scores.single[0] = static_cast<std::int16_t>(k_row_bias * rows);
  return scores;
}

/// All lanes `value`.
[[nodiscard]] inline Vector all_of(std::int16_t value) { return Vector{} + value; }
[[nodiscard]] inline Vector larger(Vector a, Vector b) { return a > b ? a : b; }

/// The largest lane.
[[nodiscard]] inline std::int16_t largest(Vector v) {
  v = larger(v, __builtin_shufflevector(v, v, 4, 5, 6, 7, 0, 1, 2, 3));
  v = larger(v, __builtin_shufflevector(v, v, 2, 3, 0, 1, 6, 7, 4, 5));
  v = larger(v, __builtin_shufflevector(v, v, 1, 0, 3, 2, 5, 4, 7, 6));
  return v[0];
}

/// A comparison's lanes that hold, a byte each, 255 or 0.
[[nodiscard]] inline std::uint64_t bytes_of(Vector holds) {
  const ByteVector bytes = __builtin_convertvector(holds, ByteVector);
  std::uint64_t packed = 0;
  std::memcpy(&packed, &bytes, sizeof packed);
  return packed;
}

/// Rows of weights side by side, and the sum that the first of them is added to.
struct RowRun {
  const std::uint8_t* rows;
  std::uint32_t count;  ///< 1 to k_longest_run
  std::uint32_t first;
};
inline constexpr std::uint32_t k_longest_run = 7;

/// Adds each run's rows, k_row_bytes each, to as many neighbouring sums. `steps` tells how many rows more a sum is of
/// than the one before it, and has one element more than there are sums. O(rows of the runs).
void add_runs(std::span<const RowRun> runs, Sums* sums, std::int32_t* steps);

}  // namespace guanxi::extract::tagger
