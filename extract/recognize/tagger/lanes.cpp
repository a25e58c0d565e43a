#include "extract/recognize/tagger/lanes.hpp"

namespace guanxi::extract::tagger {

namespace {

using Bytes = std::uint8_t __attribute__((vector_size(2 * k_vector)));  // half a row

// Interleaving with 0 widens bytes to lanes, since the machine is little-endian.
Vector low_half(Bytes bytes) {
  return reinterpret_cast<Vector>(
      __builtin_shufflevector(bytes, Bytes{}, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
}
Vector high_half(Bytes bytes) {
  return reinterpret_cast<Vector>(
      __builtin_shufflevector(bytes, Bytes{}, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
}

template <typename T>
T load(const void* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

}  // namespace

void add_runs(std::span<const RowRun> runs, const std::uint8_t* rows, Scores* sums) {
  for (const RowRun run : runs) {
    const std::uint8_t* row = rows + std::size_t{run.row} * k_lanes;
    Scores* sum = sums + run.first;
    for (std::uint32_t i = 0; i < run.count; ++i, row += k_lanes, ++sum) {
      const auto first = load<Bytes>(row);
      const auto second = load<Bytes>(row + sizeof(Bytes));
      sum->begin += low_half(first);
      sum->single += high_half(first);
      sum->inside += low_half(second);
      sum->end += high_half(second);
    }
  }
}

}  // namespace guanxi::extract::tagger
