// What the tagger sees of a sentence: one small number a character and column.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

enum class Column : std::uint8_t {
  character,  ///< the code unit, digits folded to '0', Latin letters to 'a'
  word,       ///< place in its word of the ordinary reading and the word's length
  fact,       ///< place in the longest lexicon entry of a named thing, and its kind; 0 outside
  head,       ///< the same for heads, posts, appellations and programme words
  shape,      ///< how a character serves in names: surname, given name, transliteration
  reading     ///< place in a mention of the grammars' reading, and its kind; 0 outside
};
inline constexpr std::size_t k_columns = 6;

/// Columns of one sentence, all of one length, with border values before and behind. Reused from sentence to sentence.
class Columns {
 public:
  /// How far outside the sentence a column may be read.
  static constexpr std::size_t k_margin = 3;
  static constexpr std::uint16_t k_before = 0xFFF0;
  static constexpr std::uint16_t k_behind = 0xFFF1;

  /// All values 0.
  void reset(std::size_t size);
  [[nodiscard]] std::size_t size() const { return m_size; }
  /// Points at the first character's value; readable from -k_margin to size() + k_margin - 1.
  [[nodiscard]] std::uint16_t* operator[](Column column) { return m_values[index(column)].data() + k_margin; }
  [[nodiscard]] const std::uint16_t* operator[](Column column) const {
    return m_values[index(column)].data() + k_margin;
  }

 private:
  static constexpr std::size_t index(Column column) { return static_cast<std::size_t>(column); }

  std::size_t m_size = 0;
  std::array<std::vector<std::uint16_t>, k_columns> m_values;
};

/// The kind of the entry that a value of the column fact says, which is not 0.
[[nodiscard]] Lex fact_kind(std::uint16_t value);

/// Fills `out` for `sentence`; `reading` are the grammars' mentions of this sentence. O(units + lexicon matches).
void make_columns(const SentenceView& sentence, std::span<const Mention> reading, Columns& out);

}  // namespace guanxi::extract::tagger
