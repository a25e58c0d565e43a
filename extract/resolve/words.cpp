#include "extract/resolve/words.hpp"

#include <algorithm>

namespace guanxi::extract {

std::u16string_view ending_of(std::u16string_view text, std::span<const std::u16string_view> words) {
  std::u16string_view best;
  for (const std::u16string_view word : words)
    if (word.size() > best.size() && text.ends_with(word)) best = word;
  return best;
}

std::u16string_view beginning_of(std::u16string_view text, std::span<const std::u16string_view> words) {
  std::u16string_view best;
  for (const std::u16string_view word : words)
    if (word.size() > best.size() && text.starts_with(word)) best = word;
  return best;
}

std::span<const std::u16string_view> filled(std::span<const std::u16string_view> row) {
  return row.first(static_cast<std::size_t>(std::find(row.begin(), row.end(), std::u16string_view()) - row.begin()));
}

bool is_one_of(std::u16string_view text, std::span<const std::u16string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_subsequence(std::u16string_view part, std::u16string_view text) {
  std::size_t at = 0;
  for (const char16_t c : text)
    if (at < part.size() && part[at] == c) ++at;
  return at == part.size();
}

void replace_all(std::u16string& text, std::u16string_view from, std::u16string_view to) {
  for (std::size_t at = text.find(from); at != std::u16string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::u16string without_marks(std::u16string_view text) {
  constexpr std::u16string_view k_marks =
      u" \t\n\r\u3000\u00A0\u201C\u201D\u2018\u2019\"'\u300C\u300D\u300E\u300F\u300A\u300B\u3008\u3009";
  constexpr char16_t k_last_mark = u'\u300F';
  const auto is_mark = [&](char16_t c) { return c <= k_last_mark && k_marks.find(c) != std::u16string_view::npos; };
  std::u16string kept(text);
  std::erase_if(kept, is_mark);
  return kept;
}

bool is_latin(std::u16string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char16_t c) { return c >= u' ' && c <= u'~'; });
}

}  // namespace guanxi::extract
