// The bytes of a model's file and its hash table, shared by what reads (model.cpp) and what writes (pack.cpp);
// docs/model-format.md has the table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/recognize/tagger/lanes.hpp"

namespace guanxi::extract::tagger::model_format {

inline constexpr std::array<char, 8> k_magic{'g', 'x', 't', 'a', 'g', '0', '0', '5'};

/// What a slot holds: the fingerprint of a gram's key, the first and the number of its targets that have rows, and the
/// first of these rows, which lie side by side.
struct Slot {
  std::uint32_t fingerprint = 0;
  std::uint32_t first_target = 0;
  std::uint32_t targets = 0;
  std::uint32_t row = 0;
};
inline constexpr unsigned k_row_bits = 25;
inline constexpr unsigned k_target_field = 3;

constexpr std::uint64_t pack(Slot slot) {
  const std::uint64_t targets = std::uint64_t{slot.targets} << k_target_field | slot.first_target;
  return std::uint64_t{slot.fingerprint} << 32U | targets << k_row_bits | slot.row;
}
constexpr Slot unpack(std::uint64_t bits) {
  constexpr std::uint32_t k_mask = (1U << k_target_field) - 1;
  const auto low = static_cast<std::uint32_t>(bits);
  return {static_cast<std::uint32_t>(bits >> 32U), low >> k_row_bits & k_mask,
          low >> (k_row_bits + k_target_field) & k_mask, low & ((1U << k_row_bits) - 1U)};
}

constexpr std::uint32_t fingerprint_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32U); }

/// Slots come in groups of seven, ahead of them their tags, a byte a slot and 0 where it is empty: a group is one line
/// of the cache, and its tags are compared all at once. (After Abseil's Swiss tables.)
inline constexpr std::size_t k_group = 7;
inline constexpr std::size_t k_group_words = k_group + 1;
inline constexpr std::uint64_t k_ones = 0x0001010101010101ULL;
inline constexpr std::uint64_t k_tops = 0x0080808080808080ULL;

/// The first group a key is looked for in: its low half spread over the groups. The high half is its fingerprint.
constexpr std::uint64_t group_of(std::uint64_t key, std::uint64_t groups) {
  return ((key & 0xFFFFFFFFU) * groups) >> 32U;
}
/// The fingerprint's low bits, never 0.
constexpr std::uint8_t tag_of(std::uint64_t key) { return static_cast<std::uint8_t>((key >> 32U) | 0x80U); }

/// Top bits of the bytes of `tags` that are 0; exact up to the first of them.
constexpr std::uint64_t zero_bytes(std::uint64_t tags) { return (tags - k_ones) & ~tags & k_tops; }
constexpr bool has_empty(std::uint64_t tags) { return (~tags & k_tops) != 0; }

/// The file: header, transition matrix (k_labels x k_labels int8), groups, rows; each section begins at a multiple
/// of 64.
struct Header {
  std::array<char, 8> magic;
  std::uint32_t labels;
  std::uint32_t stride;
  std::uint64_t groups;
  std::uint64_t rows;
  std::uint64_t groups_at;
  std::uint64_t rows_at;
  std::uint64_t size;
  std::uint64_t fingerprint;  // FNV-1a of everything behind the header
};

/// Where the sections of so many groups and rows lie.
constexpr Header layout(std::uint64_t groups, std::uint64_t rows) {
  const auto aligned = [](std::uint64_t at) { return (at + 63) / 64 * 64; };
  Header header{};
  header.magic = k_magic;
  header.labels = k_labels;
  header.stride = k_row_bytes;
  header.groups = groups;
  header.rows = rows;
  header.groups_at = aligned(sizeof header + k_labels * k_labels);
  header.rows_at = aligned(header.groups_at + groups * k_group_words * sizeof(std::uint64_t));
  header.size = header.rows_at + rows * k_row_bytes;
  return header;
}

}  // namespace guanxi::extract::tagger::model_format
