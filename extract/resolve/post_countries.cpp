// Whose ministry it is: 美国财政部长甲及商务部长乙.
#include <algorithm>
#include <array>

#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/gaps.hpp"
#include "extract/resolve/posts.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

/// The country, not China, that the words begin with; empty where they do not.
std::u16string_view foreign_country(std::u16string_view words) {
  for (std::size_t size = words.size(); size >= 2; --size) {
    const std::u16string_view country = words.substr(0, size);
    if (Lexicon::built_in().contains(country, Lex::country))
      return country == u"中国" ? std::u16string_view() : country;
  }
  return {};
}

/// The foreign country that the body's name begins with or that stands directly before it; empty where there is none.
std::u16string_view country_of(const ArticleView& article, std::int32_t body) {
  if (body < 0) return {};
  const auto at = static_cast<std::uint32_t>(body);
  const std::u16string_view country = foreign_country(article.name(at));
  const bool glued = at > 0 && (*article.mentions)[at - 1].end == (*article.mentions)[at].begin;
  return country.empty() && glued ? foreign_country(article.name(at - 1)) : country;
}

/// That of the post before in a list of holders.
std::u16string_view country_of_list(const ArticleView& article, const PostReading* before, std::uint32_t body) {
  if (before == nullptr || before->person >= body) return {};
  const std::uint32_t from = (*article.mentions)[before->person].end;
  const std::uint32_t to = (*article.mentions)[body].begin;
  const std::u16string_view between = from <= to ? article.units(from, to) : std::u16string_view();
  if (!joins_names(between) && between != u"," && between != u"，") return {};
  return country_of(article, before->body);
}

/// The nearest country that is named before `body` in the sentence, alone or before a body of its own.
std::u16string_view country_before(const ArticleView& article, std::uint32_t body) {
  const Mentions& mentions = *article.mentions;
  for (std::uint32_t i = body; i-- > 0 && mentions[i].sentence == mentions[body].sentence;) {
    const std::u16string_view country = foreign_country(article.name(i));
    if (!country.empty()) return country;
  }
  return {};
}

}  // namespace

Speaks speaks_of(std::u16string_view text) {
  constexpr std::array<std::u16string_view, 7> k_words{u"中国", u"我国",   u"中方",    u"国务院",
                                                       u"中央", u"新华社", u"全国人大"};
  const bool china =
      std::any_of(k_words.begin(), k_words.end(), [&](std::u16string_view word) { return contains(text, word); });
  return china ? Speaks::of_china : Speaks::of_others;
}

void settle_country(const ArticleView& article, const TitleChain& chain, const PostReading* before,
                    PostReading& reading) {
  const auto body = static_cast<std::uint32_t>(reading.body);
  const Mention& mention = (*article.mentions)[body];
  const std::u16string_view name = article.name(body);
  if (mention.kind != MentionKind::agency || !name.ends_with(u'部') || name.size() > 4) return;
  std::u16string_view country = mention.begin == chain.begin ? country_of_list(article, before, body)
                                                             : country_of(article, chain.titles.front().body);
  if (country.empty() && article.speaks == Speaks::of_others) country = country_before(article, body);
  if (country.empty()) return;
  reading.body = article.find(MentionKind::agency, std::u16string(country) + std::u16string(name));
  if (reading.body >= 0) return;
  reading.body = article.find(MentionKind::place, country);
  if (reading.body >= 0) reading.title_begin = mention.begin;
}

}  // namespace guanxi::extract
