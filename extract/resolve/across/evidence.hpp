// How likely two bearers of a name are one person. Private to this folder.
#pragma once

#include <span>
#include <string_view>

#include "extract/resolve/across/bearers.hpp"
#include "extract/resolve/across/persons.hpp"

namespace guanxi::extract::across {

/// Two are one where the logits for it are above this: a name that is not common, or something shared.
inline constexpr double k_threshold = 0.6;

/// A name as evidence: how little it tells of who bears it, and whether it is a Chinese one (2 to 4 units that begin
/// with a surname) or comes from abroad.
struct NameEvidence {
  double rarity = 0;
  bool chinese = false;
};
[[nodiscard]] bool is_chinese_name(std::u16string_view name);
[[nodiscard]] double rarity_of_name(std::u16string_view name);
[[nodiscard]] double rarity_of_foreign_name(std::u16string_view name);

class Evidence {
 public:
  Evidence(const Corpus& corpus, std::span<const Scene> scenes, const BearerReader& reader)
      : m_corpus(corpus), m_scenes(scenes), m_reader(reader) {}
  /// Logits that `other` is the person known so far. O(what `other`'s articles mention + articles of both).
  [[nodiscard]] double compare(const Bearer& known, const Bearer& other, const NameEvidence& name) const;
  /// Of names from abroad: do the countries of the articles fit where no post says one?
  [[nodiscard]] double of_scenes(const Bearer& known, const Bearer& other) const;

 private:
  [[nodiscard]] double of_company(const Bearer& known, const Bearer& other) const;
  [[nodiscard]] double of_rolls(const Bearer& listed, const Bearer& other, double rarity) const;

  const Corpus& m_corpus;
  std::span<const Scene> m_scenes;
  const BearerReader& m_reader;
};

}  // namespace guanxi::extract::across
