// Where sentences end: one pass over the units of a paragraph, after one that finds which quotation marks close in it.
#include "extract/document/normalize.hpp"

#include <algorithm>

namespace guanxi::extract {

namespace {

// A quotation longer than this is cut at its own sentence ends: a speech printed whole is not one sentence. Units.
constexpr std::uint32_t k_longest_quotation = 400;
// A sentence longer than this is cut at its last comma, or where it is: tables, lists, texts without a full stop. Units.
constexpr std::uint32_t k_longest_sentence = 1000;

bool is_end_mark(char16_t c) { return c == u'。' || c == u'!' || c == u'?' || c == u';' || c == u'…' || c == u'｡'; }

bool is_closing_mark(char16_t c) {
  return c == u'”' || c == u'’' || c == u'」' || c == u'』' || c == u'》' || c == u'〉' || c == u')' || c == u'】' ||
         c == u']';
}

bool is_ascii_word(char16_t c) {
  return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

char16_t closing_of(char16_t c) {
  switch (c) {
    case u'“': return u'”';
    case u'‘': return u'’';
    case u'「': return u'」';
    case u'『': return u'』';
    case u'《': return u'》';
    case u'"': return u'"';
    default: return 0;
  }
}

/// Cuts one paragraph after another; `m_text` lives for the call of split_sentences only.
class Splitter {
 public:
  Splitter(const std::u16string& text, std::vector<UnitRange>& out) : m_text(text), m_out(out) {}

  void paragraph(std::uint32_t begin, std::uint32_t end) {
    std::uint32_t start = begin;
    for (std::uint32_t at = begin; at < end;) {
      if (closing_of(m_text[at]) != 0) {
        if (const std::uint32_t close = find_close(at, end); close != 0) {
          at = close + 1;
          if (close > begin && is_end_mark(m_text[close - 1]) && at < end && !is_end_mark(m_text[at])) {
            at = skip_closing(at, end);
            emit(start, at);
            start = at;
          }
          continue;
        }
      }
      if (!ends_here(at, begin, end)) {
        ++at;
        continue;
      }
      while (at < end && is_end_mark(m_text[at])) ++at;
      at = skip_closing(at, end);
      emit(start, at);
      start = at;
    }
    emit(start, end);
  }

 private:
  /// The unit that closes the mark at `open` in this paragraph, 0 where none does or the quotation is too long.
  [[nodiscard]] std::uint32_t find_close(std::uint32_t open, std::uint32_t end) const {
    const char16_t opening = m_text[open];
    const char16_t closing = closing_of(opening);
    const std::uint32_t limit = std::min(end, open + k_longest_quotation);
    std::uint32_t depth = 0;
    for (std::uint32_t at = open + 1; at < limit; ++at) {
      if (m_text[at] == closing && depth-- == 0) return at;
      if (m_text[at] == opening) ++depth;
    }
    return 0;
  }

  /// Is the unit an end mark, and not one inside a web address or a Latin word?
  [[nodiscard]] bool ends_here(std::uint32_t at, std::uint32_t begin, std::uint32_t end) const {
    if (!is_end_mark(m_text[at])) return false;
    return !(at > begin && at + 1 < end && is_ascii_word(m_text[at - 1]) && is_ascii_word(m_text[at + 1]));
  }

  [[nodiscard]] std::uint32_t skip_closing(std::uint32_t at, std::uint32_t end) const {
    while (at < end && is_closing_mark(m_text[at])) ++at;
    return at;
  }

  void emit(std::uint32_t begin, std::uint32_t end) {
    while (end - begin > k_longest_sentence) {
      std::uint32_t cut = begin + k_longest_sentence;
      while (cut > begin && m_text[cut - 1] != u',' && m_text[cut - 1] != u'。' && m_text[cut - 1] != u'、') --cut;
      if (cut == begin) cut = begin + k_longest_sentence;
      m_out.push_back({begin, cut});
      begin = cut;
    }
    while (begin < end && m_text[begin] == u' ') ++begin;
    if (begin < end) m_out.push_back({begin, end});
  }

  const std::u16string& m_text;
  std::vector<UnitRange>& m_out;
};

}  // namespace

void split_sentences(const NormalizedText& text, std::vector<UnitRange>& out) {
  out.clear();
  Splitter splitter(text.units, out);
  const auto size = static_cast<std::uint32_t>(text.units.size());
  for (std::uint32_t begin = 0; begin < size;) {
    std::uint32_t end = begin;
    while (end < size && text.units[end] != u'\n') ++end;
    splitter.paragraph(begin, end);
    begin = end + 1;
  }
}

}  // namespace guanxi::extract
