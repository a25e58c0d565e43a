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

/// Lanes of a row of weights: O in the first lane of single, whose spans it is like: closed, and one character long.
inline constexpr std::size_t k_lanes = 4 * k_vector;

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

  Scores& operator+=(const Scores& other) {
    begin += other.begin;
    single += other.single;
    inside += other.inside;
    end += other.end;
    return *this;
  }
};
static_assert(sizeof(Scores) == k_lanes * sizeof(std::int16_t));

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

/// Rows of weights side by side, and the score that the first of them is for.
struct RowRun {
  std::uint32_t row;
  std::uint32_t count;
  std::uint32_t first;
};

/// Adds each run's rows (k_lanes bytes each, from `rows` on) to as many neighbouring scores. O(rows of the runs).
void add_runs(std::span<const RowRun> runs, const std::uint8_t* rows, Scores* sums);

}  // namespace guanxi::extract::tagger
