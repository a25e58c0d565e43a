#include "extract/recognize/name_words.hpp"

#include "extract/recognize/characters.hpp"
#include "extract/recognize/rule_context.hpp"

namespace guanxi::extract {

namespace {

constexpr float k_frequent = -7.0F;  // single characters that stand alone more often make no name fancy

/// Where the bracket that closes at `close` opens; `close` where it does not within a short name.
std::uint32_t open_bracket(const SentenceView& s, std::uint32_t close) {
  constexpr std::uint32_t k_longest = 12;
  for (std::uint32_t at = close; at > s.range.begin && close - at < k_longest; --at) {
    if (s.text[at - 1] == u'(') return at - 1;
  }
  return close;
}

NameWord kind_of(const SentenceView& s, std::uint32_t begin, std::uint32_t end) {
  NameWord kind = NameWord::fancy;
  for (const LexMatch& match : s.words->starting_at(begin)) {
    if (match.end != end) continue;
    switch (match.kind) {
      case Lex::cue: {
        const auto cue = static_cast<Cue>(match.attribute);
        if (cue == Cue::predicate) {
          if (kind == NameWord::fancy || kind == NameWord::ordinary) kind = NameWord::predicate;
          break;
        }
        return NameWord::stop;
      }
      case Lex::industry: kind = NameWord::industry; break;
      case Lex::enterprise:
      case Lex::bank:
      case Lex::organ:
      case Lex::university:
      case Lex::country:
      case Lex::province:
      case Lex::prefecture:
      case Lex::county:
      case Lex::province_short:
      case Lex::region:
      case Lex::capital:
      case Lex::world_city: kind = NameWord::listed; break;
      case Lex::post: return NameWord::stop;
      case Lex::common_word:
        if (kind == NameWord::fancy && (end - begin >= 2 || word_log_probability(match.attribute) > k_frequent)) {
          kind = NameWord::ordinary;
        }
        break;
      default: break;
    }
  }
  return kind;
}

}  // namespace

WordLeft word_left(const SentenceView& s, std::uint32_t end) {
  if (end <= s.range.begin) return {end, NameWord::stop};
  const char16_t last = s.text[end - 1];
  if (last == u')') {
    const std::uint32_t open = open_bracket(s, end - 1);
    return {open, open == end - 1 ? NameWord::stop : NameWord::bracket};
  }
  if (is_close_quote(last) || is_open_quote(last)) return {end - 1, NameWord::quote};
  if (!is_han_unit(last) && !is_letter_or_digit(last) && !is_name_dot(last) && last != u'-' && last != u'&') {
    return {end - 1, NameWord::stop};
  }
  const std::uint32_t begin = s.words->word_before(end);
  return {begin, kind_of(s, begin, end)};
}

}  // namespace guanxi::extract
