// The distinct forms of an article: mentions of one kind that read the same once they are folded.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract {

/// One form and where it stands.
struct Form {
  MentionKind kind{};
  std::u16string text;                  ///< folded, without quotation marks, 《》 and white space; never empty
  std::u16string quoted;                ///< what the only pair of quotation marks in it encloses: 放管服; else empty
  std::vector<std::uint32_t> mentions;  ///< indices into Mentions, ascending
};

/// All forms of an article, by first mention. Posts are none.
struct FormTable {
  std::vector<Form> forms;
  std::vector<std::int32_t> form_of_mention;  ///< -1 for posts and for mentions of marks only
  /// By kind and text; looked up only, never walked.
  std::array<std::unordered_map<std::u16string, std::uint32_t>, k_mention_kinds> index;

  /// The form of this kind that reads so; -1 where there is none. O(1).
  [[nodiscard]] std::int32_t find(MentionKind kind, std::u16string_view text) const {
    const auto& forms_of_kind = index[static_cast<std::size_t>(kind)];
    const auto found = forms_of_kind.find(std::u16string(text));
    return found == forms_of_kind.end() ? -1 : static_cast<std::int32_t>(found->second);
  }
};

/// O(units of all mentions). One text read as several kinds becomes one form of the kind with the highest score
/// in all, so that a thing is not split by a single misreading; names of persons are left as they are.
[[nodiscard]] FormTable collect_forms(const NormalizedText& text, const Mentions& mentions);

}  // namespace guanxi::extract
