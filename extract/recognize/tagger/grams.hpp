// The feature templates of the tagger. A gram is a few neighbouring column values; what it says about the characters
// around it (its targets) are rows of weights that lie side by side, so that one look-up serves them all.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/hash.hpp"
#include "extract/recognize/tagger/columns.hpp"

namespace guanxi::extract::tagger {

/// A column value at a distance from the gram's anchor.
struct GramCell {
  Column column;
  std::int8_t offset;
};

/// Grams of one context together read few values of a column, which keep coming back: what they say about a character
/// is summed once and kept (Model::read_contexts).
enum class Context : std::uint8_t { names, heads, shape, character, none };
inline constexpr std::size_t k_contexts = static_cast<std::size_t>(Context::none);

/// Which values make up a gram, and which characters, from its anchor on, it is a feature of.
struct Gram {
  Context context = Context::none;
  std::array<GramCell, 3> cells{};
  std::uint8_t cells_used = 0;
  std::int8_t first_target = 0;
  std::int8_t last_target = 0;  ///< at most k_targets targets

  [[nodiscard]] constexpr std::size_t targets() const {
    const int count = last_target - first_target + 1;
    return static_cast<std::size_t>(count);
  }
};

/// Most targets of a gram; a key's low three bits number them.
inline constexpr std::size_t k_targets = 7;
inline constexpr std::uint64_t k_target_bits = 7;

namespace grams {

constexpr GramCell c(int offset) { return {Column::character, static_cast<std::int8_t>(offset)}; }
constexpr GramCell w(int offset) { return {Column::word, static_cast<std::int8_t>(offset)}; }
constexpr GramCell f(int offset) { return {Column::fact, static_cast<std::int8_t>(offset)}; }
constexpr GramCell h(int offset) { return {Column::head, static_cast<std::int8_t>(offset)}; }
constexpr GramCell s(int offset) { return {Column::shape, static_cast<std::int8_t>(offset)}; }
constexpr GramCell r(int offset) { return {Column::reading, static_cast<std::int8_t>(offset)}; }

template <typename... Cells>
constexpr Gram gram(Context context, int first_target, int last_target, Cells... cells) {
  return {context,
          {cells...},
          static_cast<std::uint8_t>(sizeof...(cells)),
          static_cast<std::int8_t>(first_target),
          static_cast<std::int8_t>(last_target)};
}

}  // namespace grams

inline constexpr std::array k_grams{
    // characters
    grams::gram(Context::none, -3, 3, grams::c(0)),
    grams::gram(Context::none, -2, 3, grams::c(0), grams::c(1)),
    grams::gram(Context::none, 0, 2, grams::c(0), grams::c(1), grams::c(2)),
    grams::gram(Context::none, 0, 0, grams::c(-1), grams::c(1)),
    // two neighbours of a column
    grams::gram(Context::names, 0, 1, grams::w(0), grams::w(1)),
    grams::gram(Context::names, 0, 1, grams::f(0), grams::f(1)),
    grams::gram(Context::heads, -1, 2, grams::h(0), grams::h(1)),
    grams::gram(Context::names, 0, 1, grams::r(0), grams::r(1)),
    // a column's value and the character
    grams::gram(Context::character, 0, 0, grams::w(0), grams::c(0)),
    grams::gram(Context::character, 0, 0, grams::f(0), grams::c(0)),
    grams::gram(Context::character, 0, 0, grams::h(0), grams::c(0)),
    grams::gram(Context::character, 0, 0, grams::r(0), grams::c(0)),
    // columns together
    grams::gram(Context::names, 0, 0, grams::r(-2), grams::r(0), grams::r(2)),
    grams::gram(Context::shape, 0, 0, grams::f(0), grams::h(1)),
    grams::gram(Context::names, 0, 0, grams::r(0), grams::w(0), grams::f(0)),
    grams::gram(Context::none, 0, 2, grams::s(0), grams::s(1), grams::s(2)),
    grams::gram(Context::names, 0, 0, grams::w(-1), grams::w(0), grams::w(1)),
    grams::gram(Context::shape, 0, 0, grams::s(0), grams::w(0), grams::h(-1)),
    grams::gram(Context::shape, 0, 0, grams::s(0), grams::w(0), grams::h(1)),
};

/// Features of a character: a gram and one of its targets.
inline constexpr std::size_t k_features = [] {
  std::size_t count = 0;
  for (const Gram& gram : k_grams) count += gram.targets();
  return count;
}();

/// The gram's values at `anchor`; 0 where it says nothing, which is where all its columns but the character are 0.
template <std::size_t Which>
std::uint64_t gram_values(const Columns& columns, std::ptrdiff_t anchor) {
  constexpr Gram gram = k_grams[Which];
  const auto value = [&](std::size_t i) -> std::uint64_t {
    return columns[gram.cells[i].column][anchor + gram.cells[i].offset];
  };
  std::uint64_t packed = value(0);
  bool says = packed != 0;
  if constexpr (gram.cells_used > 1) {
    packed = packed << 16U | value(1);
    if constexpr (gram.cells[1].column != Column::character) says = says || value(1) != 0;
  }
  if constexpr (gram.cells_used > 2) {
    packed = packed << 16U | value(2);
    if constexpr (gram.cells[2].column != Column::character) says = says || value(2) != 0;
  }
  return says ? packed : 0;
}

constexpr std::uint64_t mixed(std::uint64_t values, std::uint64_t factor) {
  return folded_product(values ^ 0x9E3779B97F4A7C15ULL, factor);
}

/// The key of a gram with these values; its low k_target_bits are 0.
constexpr std::uint64_t gram_key(std::size_t which, std::uint64_t values) {
  const std::uint64_t factor = 0xA0761D6478BD642FULL + 2 * which * 0xE7037ED1A0B428DBULL;
  return (mixed(values, factor) * 0x8EBC6AF09C88C6E3ULL) & ~k_target_bits;
}

/// Bits that a column's values have in a context's key. In so many bits the border values differ from all others; so it
/// does no harm that they are longer, and are added to the field behind.
inline constexpr std::array<unsigned, k_columns> k_key_bits{16, 6, 10, 10, 8, 6};
static_assert(4 * (3 * k_lex_kinds) < (Columns::k_before & 0x3FF) && 4 * k_mention_kinds < (Columns::k_before & 0x3F));

/// What the grams of a context read to say something about a character, each cell once, and where its value stands in
/// the two words that are hashed.
struct ContextCells {
  struct Place {
    GramCell cell;  // offset from the character
    std::size_t word = 0;
    unsigned shift = 0;
  };
  std::array<Place, 16> places{};
  std::size_t size = 0;
};

constexpr ContextCells cells_of(Context context) {
  ContextCells all;
  std::size_t word = 0;
  unsigned used = 0;  // bits of the word
  const auto add = [&](GramCell cell) {
    for (std::size_t i = 0; i < all.size; ++i) {
      const GramCell known = all.places[i].cell;
      if (known.column == cell.column && known.offset == cell.offset) return;
    }
    const unsigned bits = k_key_bits[static_cast<std::size_t>(cell.column)];
    if (used + bits > 64) {
      ++word;
      used = 0;
    }
    all.places[all.size++] = {cell, word, used};
    used += bits;
  };
  for (const Gram& gram : k_grams) {
    if (gram.context != context) continue;
    for (std::int8_t target = gram.first_target; target <= gram.last_target; ++target) {
      for (std::size_t i = 0; i < gram.cells_used; ++i) {
        add({gram.cells[i].column, static_cast<std::int8_t>(gram.cells[i].offset - target)});
      }
    }
  }
  return all;
}

/// Most features that the grams of one context make of a character.
inline constexpr std::size_t k_context_features = [] {
  std::array<std::size_t, k_contexts + 1> count{};
  for (const Gram& gram : k_grams) count[static_cast<std::size_t>(gram.context)] += gram.targets();
  return *std::max_element(count.begin(), count.begin() + k_contexts);
}();

/// A hash of all that the grams of a context read to say something about character `at`; never 0.
template <Context Which>
[[gnu::always_inline]] inline std::uint64_t context_key(const Columns& columns, std::ptrdiff_t at) {
  constexpr ContextCells k_cells = cells_of(Which);
  std::array<std::uint64_t, 2> words{0x9E3779B97F4A7C15ULL, 0xA0761D6478BD642FULL};
  for (std::size_t i = 0; i < k_cells.size; ++i) {
    const ContextCells::Place place = k_cells.places[i];
    words[place.word] += std::uint64_t{columns[place.cell.column][at + place.cell.offset]} << place.shift;
  }
  return folded_product(words[0], words[1]) | 1U;
}

/// Calls `visit.operator()<Which>()` for each gram.
template <typename Visit, std::size_t... Which>
void each_gram(const Visit& visit, std::index_sequence<Which...> /*grams*/) {
  (visit.template operator()<Which>(), ...);
}
template <typename Visit>
void each_gram(const Visit& visit) {
  each_gram(visit, std::make_index_sequence<k_grams.size()>());
}

/// Calls `visit.operator()<Which>()` for each context.
template <typename Visit, std::size_t... Which>
void each_context(const Visit& visit, std::index_sequence<Which...> /*contexts*/) {
  (visit.template operator()<static_cast<Context>(Which)>(), ...);
}
template <typename Visit>
void each_context(const Visit& visit) {
  each_context(visit, std::make_index_sequence<k_contexts>());
}

/// The features of character `at`, as the trainer numbers them: a gram's key with the target in its low bits. Returns
/// how many were written.
std::size_t features_of(const Columns& columns, std::size_t at, std::uint64_t (&keys)[k_features]);

}  // namespace guanxi::extract::tagger
