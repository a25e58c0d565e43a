#include "extract/recognize/tagger/columns.hpp"

#include <algorithm>
#include <array>

namespace guanxi::extract::tagger {

namespace {

char16_t fold_for_features(char16_t c) {
  if (c >= u'0' && c <= u'9') return u'0';
  if ((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')) return u'a';
  return c;
}

std::uint16_t place_in_span(std::size_t at, std::size_t begin, std::size_t end) {
  return static_cast<std::uint16_t>((at == begin ? 1U : 0U) + (at + 1 == end ? 2U : 0U));
}

/// Writes 1 + 4 * value + place over [begin, end) of a column.
void mark(std::vector<std::uint16_t>& column, std::size_t begin, std::size_t end, unsigned value) {
  for (std::size_t i = begin; i < end; ++i) {
    column[i] = static_cast<std::uint16_t>(1 + 4 * value + place_in_span(i, begin, end));
  }
}

enum class Group : std::uint8_t { none, fact, head, word };

Group group_of(Lex kind) {
  switch (kind) {
    case Lex::surname:
    case Lex::compound_surname:
    case Lex::given_char:
    case Lex::foreign_char:
      return Group::none;
    case Lex::common_word:
      return Group::word;
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

/// Longest entry first from the left, within one group of kinds; `matches` are sorted by begin, then end.
void mark_longest(const SentenceView& sentence, Group group, std::vector<std::uint16_t>& column) {
  std::uint32_t free_from = sentence.range.begin;
  const auto& matches = *sentence.matches;
  for (std::size_t i = 0; i < matches.size();) {
    const std::uint32_t begin = matches[i].begin;
    const LexMatch* longest = nullptr;
    for (; i < matches.size() && matches[i].begin == begin; ++i) {
      if (group_of(matches[i].kind) == group && (longest == nullptr || matches[i].end > longest->end)) longest = &matches[i];
    }
    if (longest == nullptr || begin < free_from) continue;
    // how safe a short form is alone matters as much as that it is one
    const unsigned grade = longest->attribute < 85 ? 0U : longest->attribute < 170 ? 1U : 2U;
    mark(column, begin - sentence.range.begin, longest->end - sentence.range.begin,
         3 * static_cast<unsigned>(longest->kind) + grade);
    free_from = longest->end;
  }
}

/// The cheapest cover by lexicon words: a word costs k_word_cost less its log frequency, an unknown character more.
void mark_words(const SentenceView& sentence, std::vector<std::uint16_t>& column) {
  constexpr int k_word_cost = 410;       // 16 x log2 of the words that the frequencies were counted on
  constexpr int k_fact_frequency = 60;   // what an entry that is no common word counts as, on the same scale
  constexpr int k_unknown_cost = 460;
  thread_local std::vector<int> cost;
  thread_local std::vector<std::uint32_t> from;
  const std::size_t size = column.size();
  cost.assign(size + 1, 1 << 29);
  from.assign(size + 1, 0);
  cost[0] = 0;
  const auto& matches = *sentence.matches;
  std::size_t next = 0;
  for (std::size_t at = 0; at < size; ++at) {
    const auto relax = [&](std::size_t end, int step) {
      if (cost[at] + step < cost[end]) cost[end] = cost[at] + step, from[end] = static_cast<std::uint32_t>(at);
    };
    relax(at + 1, k_unknown_cost);
    for (; next < matches.size() && matches[next].begin - sentence.range.begin <= at; ++next) {
      const LexMatch& match = matches[next];
      if (match.begin - sentence.range.begin < at || match.end > sentence.range.end) continue;
      const Group group = group_of(match.kind);
      if (group == Group::none) continue;
      relax(match.end - sentence.range.begin, k_word_cost - (group == Group::word ? match.attribute : k_fact_frequency));
    }
  }
  for (std::size_t end = size; end > 0; end = from[end]) {
    const unsigned length = static_cast<unsigned>(std::min<std::size_t>(end - from[end], 6));
    mark(column, from[end], end, length);
  }
}

void mark_shapes(const SentenceView& sentence, std::vector<std::uint16_t>& column) {
  const Lexicon& lexicon = Lexicon::built_in();
  const auto grade = [](std::uint8_t value) { return value == 0 ? 0U : value < 85 ? 1U : value < 170 ? 2U : 3U; };
  for (std::size_t i = 0; i < column.size(); ++i) {
    const char16_t c = sentence.text[sentence.range.begin + i];
    column[i] = static_cast<std::uint16_t>(1 + grade(lexicon.character(c, Lex::surname)) +
                                           4 * grade(lexicon.character(c, Lex::given_char)) +
                                           16 * grade(lexicon.character(c, Lex::foreign_char)));
  }
}

/// Column values before and behind the sentence.
constexpr std::uint64_t k_before = 0xFFF0;
constexpr std::uint64_t k_behind = 0xFFF1;

template <typename Column>
std::uint64_t value(const Column& column, std::size_t at, int offset) {
  const auto index = static_cast<std::ptrdiff_t>(at) + offset;
  if (index < 0) return k_before;
  if (index >= static_cast<std::ptrdiff_t>(column.size())) return k_behind;
  return column[static_cast<std::size_t>(index)];
}

/// splitmix64's finaliser over (template, packed values).
std::uint64_t hash(std::uint64_t which, std::uint64_t packed) {
  std::uint64_t h = packed + which * 0x9E3779B97F4A7C15ULL;
  h = (h ^ (h >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  h = (h ^ (h >> 27U)) * 0x94D049BB133111EBULL;
  return h ^ (h >> 31U);
}

}  // namespace

void make_columns(const SentenceView& sentence, std::span<const Mention> reading, Columns& out) {
  const std::size_t size = sentence.range.end - sentence.range.begin;
  out.character.resize(size);
  for (std::size_t i = 0; i < size; ++i) out.character[i] = fold_for_features(sentence.text[sentence.range.begin + i]);
  for (auto* column : {&out.word, &out.fact, &out.head, &out.shape, &out.reading}) column->assign(size, 0);
  mark_words(sentence, out.word);
  mark_longest(sentence, Group::fact, out.fact);
  mark_longest(sentence, Group::head, out.head);
  mark_shapes(sentence, out.shape);
  for (const Mention& mention : reading) {
    mark(out.reading, mention.begin - sentence.range.begin, mention.end - sentence.range.begin,
         static_cast<unsigned>(mention.kind));
  }
}

std::size_t features_of(const Columns& columns, std::size_t at, std::uint64_t (&keys)[k_features]) {
  std::size_t count = 0;
  const auto put = [&](std::uint64_t packed) {
    keys[count] = hash(count + 1, packed);
    ++count;
  };
  const auto pack2 = [](std::uint64_t a, std::uint64_t b) { return a << 16U | b; };
  const auto pack3 = [](std::uint64_t a, std::uint64_t b, std::uint64_t c) { return a << 32U | b << 16U | c; };

  std::array<std::uint64_t, 7> c{};
  for (int i = 0; i < 7; ++i) c[static_cast<std::size_t>(i)] = value(columns.character, at, i - 3);
  for (std::size_t i = 0; i < 7; ++i) put(c[i]);
  for (std::size_t i = 0; i < 6; ++i) put(pack2(c[i], c[i + 1]));
  put(pack2(c[2], c[4]));
  for (std::size_t i = 1; i < 4; ++i) put(pack3(c[i], c[i + 1], c[i + 2]));

  for (const auto* column : {&columns.word, &columns.fact, &columns.head, &columns.reading}) {
    const std::uint64_t before = value(*column, at, -1);
    const std::uint64_t here = value(*column, at, 0);
    const std::uint64_t behind = value(*column, at, 1);
    put(pack2(before, here));
    put(pack2(here, behind));
    put(pack2(here, c[3]));
  }
  put(pack2(value(columns.head, at, 2), value(columns.head, at, 1)));
  put(pack2(value(columns.head, at, -2), value(columns.head, at, -1)));
  put(pack3(value(columns.reading, at, -2), value(columns.reading, at, 0), value(columns.reading, at, 2)));
  put(pack2(value(columns.fact, at, 0), value(columns.head, at, 1)));
  put(pack3(value(columns.reading, at, 0), value(columns.word, at, 0), value(columns.fact, at, 0)));

  const std::uint64_t shape = value(columns.shape, at, 0);
  put(pack3(value(columns.shape, at, -2), value(columns.shape, at, -1), shape));
  put(pack3(value(columns.shape, at, -1), shape, value(columns.shape, at, 1)));
  put(pack3(shape, value(columns.shape, at, 1), value(columns.shape, at, 2)));
  put(pack3(value(columns.word, at, -1), value(columns.word, at, 0), value(columns.word, at, 1)));
  put(pack3(shape, value(columns.word, at, 0), value(columns.head, at, -1)));
  put(pack3(shape, value(columns.word, at, 0), value(columns.head, at, 1)));
  return count;
}

}  // namespace guanxi::extract::tagger
