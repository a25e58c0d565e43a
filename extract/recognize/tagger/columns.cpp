#include "extract/recognize/tagger/columns.hpp"

#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract::tagger {

namespace {

char16_t fold_for_features(char16_t c) {
  if (c >= u'0' && c <= u'9') return u'0';
  if ((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')) return u'a';
  return c;
}

/// Writes 1 + 4 * value over [begin, end) of a column, and 1 more at its begin, 2 more at its end.
void mark_span(std::uint16_t* column, std::size_t begin, std::size_t end, unsigned value) {
  if (begin >= end) return;
  std::fill(column + begin, column + end, static_cast<std::uint16_t>(1 + 4 * value));
  column[begin] = static_cast<std::uint16_t>(column[begin] + 1);
  column[end - 1] = static_cast<std::uint16_t>(column[end - 1] + 2);
}

/// How strongly a value of the tables says something: not at all, then three grades.
constexpr auto k_grades = [] {
  std::array<std::uint8_t, 256> grades{};
  for (std::size_t value = 1; value < grades.size(); ++value) grades[value] = value < 85 ? 1 : value < 170 ? 2 : 3;
  return grades;
}();

enum class Group : std::uint8_t { none, fact, head };

constexpr Group group_of(Lex kind) {
  switch (kind) {
    case Lex::surname:
    case Lex::compound_surname:
    case Lex::japanese_surname:
    case Lex::given_char:
    case Lex::foreign_char:
    case Lex::common_word:
      return Group::none;
    case Lex::organ_head:
    case Lex::local_organ:
    case Lex::enterprise_head:
    case Lex::industry:
    case Lex::post:
    case Lex::appellation:
    case Lex::policy_head:
    case Lex::programme_head:
    case Lex::not_policy:
    case Lex::place_head:
    case Lex::cue:
      return Group::head;
    default:
      return Group::fact;
  }
}

constexpr SentenceIndex::KindSet kinds_of(Group group) {
  SentenceIndex::KindSet kinds = 0;
  for (std::size_t kind = 0; kind < k_lex_kinds; ++kind) {
    if (group_of(static_cast<Lex>(kind)) == group) kinds |= SentenceIndex::bit_of(static_cast<Lex>(kind));
  }
  return kinds;
}

/// Is there a border inside a word of letters before `at`? (IT in ITER)
bool cuts_letters(const SentenceView& sentence, std::uint32_t at) {
  return at > sentence.range.begin && at < sentence.range.end && is_letter(sentence.text[at - 1]) &&
         is_letter(sentence.text[at]);
}

/// The column of a group: longest entry first from the left.
template <Group k_marked>
void mark_entries(const SentenceView& sentence, std::uint16_t* column) {
  constexpr SentenceIndex::KindSet k_kinds = kinds_of(k_marked);
  const std::uint32_t first = sentence.range.begin;
  std::uint32_t free_from = first;
  for (std::uint32_t at = first; at < sentence.range.end; ++at) {
    if (at < free_from || !sentence.words->starts_any(at, k_kinds)) continue;
    const LexMatch* longest = nullptr;
    for (const LexMatch& match : sentence.words->starting_at(at)) {
      if ((SentenceIndex::bit_of(match.kind) & k_kinds) != 0 && (longest == nullptr || match.end > longest->end))
        longest = &match;
    }
    if (cuts_letters(sentence, at) || cuts_letters(sentence, longest->end)) continue;
    // how safe a short form is alone matters as much as that it is one
    const unsigned grade = longest->attribute < 85 ? 0U : longest->attribute < 170 ? 1U : 2U;
    mark_span(column, at - first, longest->end - first, 3 * static_cast<unsigned>(longest->kind) + grade);
    free_from = longest->end;
  }
}

void mark_words(const SentenceView& sentence, std::uint16_t* column) {
  constexpr std::uint32_t k_longest = 6;  // longer words are told apart no more
  const std::uint32_t first = sentence.range.begin;
  for (std::uint32_t end = sentence.range.end; end > first;) {
    const std::uint32_t begin = sentence.words->word_before(end);
    mark_span(column, begin - first, end - first, std::min(end - begin, k_longest));
    end = begin;
  }
}

void mark_shapes(const SentenceView& sentence, std::uint16_t* column) {
  const Lexicon& lexicon = Lexicon::built_in();
  for (std::uint32_t at = sentence.range.begin; at < sentence.range.end; ++at) {
    const Lexicon::Character serves = lexicon.character(sentence.text[at]);
    *column++ = static_cast<std::uint16_t>(1 + k_grades[serves.surname] + 4 * k_grades[serves.given_char] +
                                           16 * k_grades[serves.foreign_char]);
  }
}

}  // namespace

void Columns::reset(std::size_t size) {
  m_size = size;
  for (auto& values : m_values) {
    values.assign(size + 2 * k_margin, 0);
    std::fill_n(values.begin(), k_margin, k_before);
    std::fill_n(values.end() - static_cast<std::ptrdiff_t>(k_margin), k_margin, k_behind);
  }
}

Lex fact_kind(std::uint16_t value) { return static_cast<Lex>((value - 1) / 4 / 3); }

void make_columns(const SentenceView& sentence, std::span<const Mention> reading, Columns& out) {
  const std::uint32_t first = sentence.range.begin;
  out.reset(sentence.range.end - first);
  for (std::size_t i = 0; i < out.size(); ++i) out[Column::character][i] = fold_for_features(sentence.text[first + i]);
  mark_words(sentence, out[Column::word]);
  mark_entries<Group::fact>(sentence, out[Column::fact]);
  mark_entries<Group::head>(sentence, out[Column::head]);
  mark_shapes(sentence, out[Column::shape]);
  for (const Mention& mention : reading) {
    mark_span(out[Column::reading], mention.begin - first, mention.end - first, static_cast<unsigned>(mention.kind));
  }
}

}  // namespace guanxi::extract::tagger
