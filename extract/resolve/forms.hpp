// The distinct forms of an article: mentions of one kind that read the same once they are folded.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract {

/// One form and where it stands.
struct Form {
  MentionKind kind{};
  std::u16string text;                   ///< folded, without quotation marks, 《》 and white space; never empty
  std::u16string quoted;                 ///< what the only pair of quotation marks in it encloses: 放管服; else empty
  std::vector<std::uint32_t> mentions;   ///< indices into Mentions, ascending
};

/// All forms of an article, by first mention. Posts are none.
struct FormTable {
  std::vector<Form> forms;
  std::vector<std::int32_t> form_of_mention;  ///< -1 for posts and for mentions of marks only
};

/// O(units of all mentions). One text read as several kinds becomes one form of the kind with the highest score
/// in all, so that a thing is not split by a single misreading; names of persons are left as they are.
[[nodiscard]] FormTable collect_forms(const NormalizedText& text, const Mentions& mentions);

}  // namespace guanxi::extract
