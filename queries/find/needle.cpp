#include "queries/find/needle.hpp"

#include <algorithm>
#include <array>

#include "base/fold.hpp"
#include "base/text.hpp"

namespace guanxi::queries {

namespace {

constexpr std::size_t k_fewest_letters = 2;  // one letter begins the pinyin of a tenth of all names

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char32_t c) { return c >= U'a' && c <= U'z'; }

/// A vowel with its tone mark taken off; 0 where `c` is none.
char without_tone(char32_t c) {
  struct Vowel {
    char plain;
    std::u32string_view marked;
  };
  static constexpr std::array<Vowel, 6> k_vowels{{{'a', U"āáǎàĀÁǍÀ"},
                                                  {'e', U"ēéěèĒÉĚÈ"},
                                                  {'i', U"īíǐìĪÍǏÌ"},
                                                  {'o', U"ōóǒòŌÓǑÒ"},
                                                  {'u', U"ūúǔùŪÚǓÙ"},
                                                  {'v', U"üǖǘǚǜÜǕǗǙǛ"}}};
  for (const Vowel& vowel : k_vowels) {
    if (vowel.marked.find(c) != std::u32string_view::npos) return vowel.plain;
  }
  return 0;
}

/// Empty where something is neither a letter of pinyin nor what parts its syllables.
std::string pinyin_letters(std::string_view typed) {
  std::string letters;
  for (std::size_t at = 0; at < typed.size();) {
    char32_t c = next_code_point(typed, at);
    const char vowel = without_tone(c);
    if (vowel == 0) c = fold_character(c);
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (vowel != 0) {
      letters += vowel;
    } else if (is_lower(c)) {
      letters += static_cast<char>(c);
    } else if (c != U' ' && c != U'\'' && c != U'’' && c != U'-') {
      return {};
    }
  }
  return letters.size() < k_fewest_letters ? std::string() : letters;
}

}  // namespace

void lower_ascii(std::string& text) {
  for (char& c : text) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
}

Needle::Needle(std::string_view typed) : m_folded(fold_name(typed)), m_letters(pinyin_letters(typed)) {
  lower_ascii(m_folded);
  m_has_letter = std::any_of(m_folded.begin(), m_folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string_view Needle::comparable(std::string_view folded, std::string& buffer) const {
  if (!m_has_letter || std::none_of(folded.begin(), folded.end(), is_upper)) return folded;
  buffer.assign(folded);
  lower_ascii(buffer);
  return buffer;
}

}  // namespace guanxi::queries
