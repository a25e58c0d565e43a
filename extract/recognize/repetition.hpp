// The article's own repetitions: a form found surely once is likely wherever it stands, and its kind is what its
// occurrences say together.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract {

/// The forms that a first reading of an article found. Reused from article to article.
class Repetition {
 public:
  /// Takes the mentions of the first reading; `text` must live until the last propose(). O(mentions log mentions).
  void learn(std::u16string_view text, const Mentions& found);
  /// Proposes every known form that stands in the sentence, by what its occurrences said. O(units + matches).
  void propose(const SentenceView& sentence, Lattice& lattice) const;

 private:
  /// A form with the sum of what its occurrences scored, by kind.
  struct Form {
    std::u16string_view text;
    std::size_t bucket = 0;
    std::array<float, k_mention_kinds> score{};
    std::uint32_t count = 0;
  };

  void add(std::u16string_view form, MentionKind kind, float score);
  void index();

  std::vector<Form> m_forms;             // sorted by bucket and text, unique after index()
  std::vector<std::uint32_t> m_bucket;   // by the hash of the first two units: first form + 1; 0 where none
};

}  // namespace guanxi::extract
