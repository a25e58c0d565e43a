// What a user typed, made ready to be compared with names.
#pragma once

#include <string>
#include <string_view>

namespace guanxi::queries {

/// Lower case for ASCII letters; every other byte as it is.
void lower_ascii(std::string& text);

/// A name to look for. Folded (traditional and full-width characters), ASCII letters in lower case.
class Needle {
 public:
  explicit Needle(std::string_view typed);

  [[nodiscard]] bool empty() const { return m_folded.empty(); }
  [[nodiscard]] const std::string& folded() const { return m_folded; }
  /// The letters typed where they can be pinyin (tone marks taken off, ü as v, spaces, apostrophes and hyphens left
  /// out) and are two at least; else empty.
  [[nodiscard]] const std::string& letters() const { return m_letters; }

  /// `folded` of an alias as the needle sees it; `buffer` is what the view may point into.
  [[nodiscard]] std::string_view comparable(std::string_view folded, std::string& buffer) const;

 private:
  std::string m_folded;
  std::string m_letters;
  bool m_has_letter = false;  // without one, case cannot matter
};

}  // namespace guanxi::queries
