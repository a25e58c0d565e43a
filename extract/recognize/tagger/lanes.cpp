#include "extract/recognize/tagger/lanes.hpp"

namespace guanxi::extract::tagger {

namespace {

using Bytes = std::uint8_t __attribute__((vector_size(2 * k_vector)));  // two thirds of a row

// Interleaving with 0 widens bytes to lanes, since the machine is little-endian.
Vector low_half(Bytes bytes) {
  return reinterpret_cast<Vector>(
      __builtin_shufflevector(bytes, Bytes{}, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
}
Vector high_half(Bytes bytes) {
  return reinterpret_cast<Vector>(
      __builtin_shufflevector(bytes, Bytes{}, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
}

Bytes load_first(const std::uint8_t* row) {
  Bytes bytes;
  std::memcpy(&bytes, row, sizeof bytes);
  return bytes;
}
/// The third of a row behind those; the upper half 0.
Bytes load_last(const std::uint8_t* row) {
  using Words = std::uint64_t __attribute__((vector_size(sizeof(Bytes))));
  std::uint64_t word = 0;
  static_assert(sizeof(Bytes) + sizeof word == k_row_bytes);
  std::memcpy(&word, row + sizeof(Bytes), sizeof word);
  return reinterpret_cast<Bytes>(Words{word, 0});
}

void add_row(const std::uint8_t* row, Sums& sum) {
  const Bytes first = load_first(row);
  sum.first += low_half(first);
  sum.second += high_half(first);
  sum.third += low_half(load_last(row));
}

}  // namespace

void add_runs(std::span<const RowRun> runs, Sums* sums, std::int32_t* steps) {
  for (const RowRun& run : runs) {
    const std::uint8_t* const rows = run.rows;
    const std::size_t count = run.count;
    std::int32_t* const step = steps + run.first;
    ++step[0];
    --step[count];
    Sums* const sum = sums + run.first;
    const auto add = [&](std::size_t i) { add_row(rows + i * k_row_bytes, sum[i]); };
    static_assert(k_longest_run == 7);
    switch (count) {
      case 7:
        add(6);
        [[fallthrough]];
      case 6:
        add(5);
        [[fallthrough]];
      case 5:
        add(4);
        [[fallthrough]];
      case 4:
        add(3);
        [[fallthrough]];
      case 3:
        add(2);
        [[fallthrough]];
      case 2:
        add(1);
        [[fallthrough]];
      case 1:
        add(0);
        break;
      default:
        __builtin_unreachable();
    }
  }
}

}  // namespace guanxi::extract::tagger
