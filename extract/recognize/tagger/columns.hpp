// What the tagger sees of a sentence: one small number a character and column.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// Columns of one sentence, all of one length. Reused from sentence to sentence.
struct Columns {
  std::vector<char16_t> character;      ///< digits folded to '0', Latin letters to 'a'
  std::vector<std::uint16_t> word;      ///< place in its word and the word's length, from a unigram segmentation
  std::vector<std::uint16_t> fact;      ///< place in the longest lexicon entry of a named thing, and its kind
  std::vector<std::uint16_t> head;      ///< the same for heads, posts, appellations and programme words
  std::vector<std::uint16_t> shape;     ///< how a character serves in names: surname, given name, transliteration
  std::vector<std::uint16_t> reading;   ///< place in a mention of the grammars' reading, and its kind

  [[nodiscard]] std::size_t size() const { return character.size(); }
};

/// Fills `out` for `sentence`; `reading` are the grammars' mentions of this sentence. O(units + lexicon matches).
void make_columns(const SentenceView& sentence, std::span<const Mention> reading, Columns& out);

/// Feature templates per character.
inline constexpr std::size_t k_features = 40;

/// The feature keys of character `at`: one 64-bit hash per template, in template order. Returns how many were written.
std::size_t features_of(const Columns& columns, std::size_t at, std::uint64_t (&keys)[k_features]);

}  // namespace guanxi::extract::tagger
