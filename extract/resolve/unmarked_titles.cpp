#include "extract/resolve/unmarked_titles.hpp"

#include <algorithm>
#include <array>

#include "extract/resolve/gaps.hpp"
#include "extract/resolve/titles.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

bool is_title(std::u16string_view words) { return Lexicon::built_in().contains(words, Lex::post); }

/// 党委书记、 between a body and a title.
bool is_title_before_title(const ArticleView& article, std::uint32_t body, std::uint32_t limit) {
  const Mentions& mentions = *article.mentions;
  const std::uint32_t begin = mentions[body].end;
  if (body + 1 >= mentions.size() || mentions[body + 1].kind != MentionKind::post || begin + 3 > limit) return false;
  const char16_t joint = article.text->units[limit - 1];
  return mentions[body + 1].begin == limit && (joint == u'、' || joint == u'兼') &&
         is_title(article.units(begin, limit - 1));
}

/// 海丰镇党委|书记: recognition has 党委书记 for a title, the tagger 海丰镇党委 for a name, and the name stays.
std::uint32_t seat_of_committee(const ArticleView& article, std::uint32_t begin, std::uint32_t limit) {
  constexpr std::array<std::u16string_view, 7> k_seats{u"书记", u"副书记", u"第一书记", u"委员",
                                                       u"常委", u"原书记", u"原副书记"};
  const char16_t head = article.text->units[begin - 1];
  if (head != u'委' && head != u'组') return begin;
  const auto size = static_cast<std::uint32_t>(beginning_of(article.units(begin, limit), k_seats).size());
  const std::uint32_t end = begin + size;
  return ends_clause(article.units(end, limit)) ? end : begin;
}

}  // namespace

std::uint32_t unmarked_title_behind(const ArticleView& article, std::uint32_t body, std::uint32_t limit) {
  const Mention& mention = (*article.mentions)[body];
  if (mention.kind == MentionKind::place || mention.end >= limit) return mention.end;
  if (is_title_before_title(article, body, limit)) return limit - 1;
  if (const std::uint32_t end = seat_of_committee(article, mention.end, limit); end != mention.end) return end;
  const std::uint32_t end = listed_title_from(article, mention.end, limit);
  const bool occupation = class_of_title(article.units(mention.end, end)) == PostClass::occupation;
  return occupation && ends_clause(article.units(end, limit)) ? end : mention.end;
}

std::size_t listed_title_at_end(std::u16string_view gap) {
  constexpr std::size_t k_longest = 12;
  for (std::size_t size = std::min(gap.size(), k_longest); size >= 2; --size)
    if (is_title(gap.substr(gap.size() - size))) return size;
  return 0;
}

std::uint32_t listed_title_from(const ArticleView& article, std::uint32_t begin, std::uint32_t limit) {
  constexpr std::uint32_t k_longest = 6;
  for (std::uint32_t end = std::min(begin + k_longest, limit); end >= begin + 2; --end) {
    const std::u16string_view words = article.units(begin, end);
    if (is_title(words) && class_of_title(words) != PostClass::either) return end;
  }
  return begin;
}

}  // namespace guanxi::extract
