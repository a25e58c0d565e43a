// The bytes of the compiled lexicon, shared by the compiler (data/compile) and the reader (lexicon.cpp).
//
// A blob is, in the byte order of the machine that built it and 8-byte aligned: BlobHeader; 65,536 u16 character codes
// (0: no entry has this character); header.codes rows of four u8 (surname, given_char, foreign_char, 0), one a code;
// header.cells Cells; header.entries Entries. Codes are ranks by frequency, from 1, so that the cells stay dense.
//
// The cells are a double-array trie (Aoe 1989): the child of cell s by code c is cell t = s.base + c if t.parent == s.
// Code 0 leads to a cell whose base is the first Entry of the word that ends at s. A cell with k_leaf set in its base has
// no children; the rest of the base is that first Entry.
//
// Behind the Entries: header.heads Heads, ascending by number, and the header.head_units UTF-16 units that they point
// into: what a number or a division's code is called in full.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/recognize/lexicon.hpp"

namespace guanxi::extract::lexicon_format {

inline constexpr std::array<char, 8> k_magic{'G', 'X', 'L', 'E', 'X', '0', '0', '2'};
inline constexpr std::uint32_t k_leaf = 0x8000'0000U;
inline constexpr std::uint32_t k_no_parent = 0xFFFF'FFFFU;
inline constexpr std::size_t k_characters = 65536;

struct BlobHeader {
  std::array<char, 8> magic{};
  std::array<char, 32> fingerprint{};  ///< hex
  std::uint32_t codes = 0;             ///< codes run from 0 to codes - 1
  std::uint32_t cells = 0;             ///< the last codes of them are padding, so that base + code needs no check
  std::uint32_t entries = 0;
  std::uint32_t longest = 0;           ///< units of the longest word
  std::uint32_t heads = 0;
  std::uint32_t head_units = 0;
};

struct Cell {
  std::uint32_t base = 0;
  std::uint32_t parent = k_no_parent;
};

struct Entry {
  std::uint32_t parent = 0;
  std::uint8_t kind = 0;
  std::uint8_t attribute = 0;
  std::uint8_t more = 0;  ///< another entry of the same word follows
  std::uint8_t reserved = 0;
};

/// The first form of a row, or the full name of a division of county rank and above.
struct Head {
  std::uint32_t number = 0;  ///< Entry::parent
  std::uint32_t begin = 0;   ///< unit
  std::uint32_t size = 0;    ///< units
};

using CharacterRow = Lexicon::Character;

static_assert(sizeof(BlobHeader) == 64 && sizeof(Cell) == 8 && sizeof(Entry) == 8 && sizeof(Head) == 12 &&
               sizeof(CharacterRow) == 4);

/// Names of the kinds as tables write them, in the order of Lex.
inline constexpr std::array<std::string_view, k_lex_kinds> k_kind_names{
    "province",       "prefecture",      "county",        "township",       "province_short", "prefecture_short",
    "county_short",   "township_short",  "country",       "country_short",  "capital",        "region",
    "natural",        "organ",           "organ_head",    "local_organ",    "university",     "media",
    "bank",           "enterprise",      "enterprise_head", "industry",     "surname",        "compound_surname",
    "given_char",     "foreign_char",    "post",          "appellation",    "policy_head",    "programme_head",
    "programme",      "not_policy",      "common_word",   "zone",           "world_city",     "place_head",
    "cue",            "product",        "name_part",      "japanese_surname"};

}  // namespace guanxi::extract::lexicon_format
