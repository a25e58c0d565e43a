// The user's own list of names: what it says of a form always wins over the grammars and the trained tagger.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "extract/recognize/article_words.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract {

/// Read-only after reading; thread-safe.
class UserLexicon {
 public:
  /// One entry a line: forms separated by `|`, a tab, and official, person, agency, enterprise, policy, place or
  /// nothing (the form is no name). Empty lines and lines that begin with # are passed over. Forms match whatever their
  /// width and script (traditional or simplified). Errors: malformed with `where` and the line: no tab, an unknown
  /// type, a form of fewer than two characters, a form that an earlier line gives another type.
  [[nodiscard]] static Result<UserLexicon> read(std::string_view bytes, const std::string& where);

  /// Puts the forms that stand in the article in the place of what `mentions` has there: from the left, the longest
  /// form; nothing inside furniture, and no Latin form inside a longer word. O(units + matches).
  void apply(const ArticleWords& words, std::span<const UnitRange> furniture, Mentions& mentions) const;

  [[nodiscard]] std::size_t size() const { return m_entries.size(); }
  /// Of the entries (hex), for the store's settings.
  [[nodiscard]] std::string fingerprint() const;

 private:
  struct Entry {
    std::u16string form;
    MentionKind kind = MentionKind::name;
    Bearer bearer = Bearer::unknown;
    bool is_name = true;
    std::size_t line = 0;
  };

  [[nodiscard]] static std::uint32_t pair_at(std::u16string_view text, std::size_t at);
  [[nodiscard]] Result<void> add(Entry entry, const std::string& where);
  [[nodiscard]] Result<void> add_line(std::string_view line, std::size_t number, const std::string& where);
  void index();
  [[nodiscard]] const Entry* longest_at(std::u16string_view text, std::uint32_t at, std::uint32_t until) const;

  std::vector<Entry> m_entries;                                             // by form once indexed
  std::unordered_map<std::u16string, std::size_t> m_line_of;                // of each form; looked up only
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_by_pair;  // entries by first two units, longest first
};

}  // namespace guanxi::extract
