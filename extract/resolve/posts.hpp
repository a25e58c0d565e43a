// The grammar of posts: 清远市委常委、副市长、清城区委书记邱泽军; 邱泽军任清城区委书记; 县领导甲、乙.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/mention.hpp"
#include "extract/resolve/forms.hpp"
#include "extract/resolve/link.hpp"

namespace guanxi::extract {

/// Does an article name China or one of its state's bodies? Asked once an article: O(text).
enum class Speaks : unsigned char { of_others, of_china };
[[nodiscard]] Speaks speaks_of(std::u16string_view text);

/// What the readers of posts know of the article. Views stay with the caller.
struct ArticleView {
  const NormalizedText* text = nullptr;
  std::span<const UnitRange> sentences;
  const Mentions* mentions = nullptr;
  const FormTable* table = nullptr;
  std::span<const std::uint32_t> groups;  ///< of each form, as group_forms gives them
  Speaks speaks = Speaks::of_others;

  [[nodiscard]] std::u16string_view units(std::uint32_t begin, std::uint32_t end) const {
    return std::u16string_view(text->units).substr(begin, end - begin);
  }
  [[nodiscard]] std::u16string_view units(const Mention& mention) const { return units(mention.begin, mention.end); }
  /// What is named by a mention: its own words, or those of the form that a reference (该校) stands for.
  [[nodiscard]] std::u16string_view name(std::uint32_t mention) const {
    const Mention& found = (*mentions)[mention];
    if (found.proposer != Proposer::coreference) return units(found);
    return table->forms[static_cast<std::size_t>(table->form_of_mention[mention])].text;
  }
  /// The first mention of the form of this kind that reads so; -1 where there is none. O(1).
  [[nodiscard]] std::int32_t find(MentionKind kind, std::u16string_view words) const {
    const std::int32_t form = table->find(kind, words);
    return form < 0 ? -1 : static_cast<std::int32_t>(table->forms[static_cast<std::size_t>(form)].mentions.front());
  }
  /// The group of a mention; -1 for posts.
  [[nodiscard]] std::int32_t group(std::uint32_t mention) const {
    const std::int32_t form = table->form_of_mention[mention];
    return form < 0 ? -1 : static_cast<std::int32_t>(groups[static_cast<std::size_t>(form)]);
  }
};

/// One title of a chain of titles, with the body it belongs to.
struct Title {
  UnitRange qualifier;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::int32_t body = -1;  ///< index into Mentions
  bool carried = false;    ///< the body was said with an earlier title of the chain
  bool alone = false;      ///< it has a body that recognition did not find: none is looked for
};

/// Titles joined by 、 and 兼, and where they stand.
struct TitleChain {
  std::vector<Title> titles;
  std::uint32_t begin = 0;  ///< units, with the first body
  std::uint32_t end = 0;
  std::uint32_t first = 0;  ///< index of the first mention of the chain
  std::uint32_t last = 0;   ///< and of the last
};

/// All readings of the article, by person's mention, then title. Bodies that are said earlier in the paragraph
/// (该公司董事长甲; 总经理乙 behind the one firm that was named) are filled in where they are certain. O(mentions).
[[nodiscard]] std::vector<PostReading> read_posts(const ArticleView& article);

/// Adds the readings of rolls: lines of names under a line of nothing but a body and its titles. O(mentions).
void read_rolls(const ArticleView& article, std::vector<PostReading>& readings);

/// The last of the readings that is of this sentence and has a body; null where there is none. O(1).
[[nodiscard]] const PostReading* last_with_body(std::span<const PostReading> readings, std::uint32_t sentence);

/// Takes a body away from the reading of a title that cannot have it, and finds the one that was said before. `before`
/// are the readings so far.
void settle_body(const ArticleView& article, std::span<const PostReading> before, const Title& title,
                 PostReading& reading);

/// The body that a title without one belongs to, from what was said before it; -1 where that is not certain.
[[nodiscard]] std::int32_t body_from_context(const ArticleView& article, const PostReading& reading);
/// The place a government's head belongs to, given the committee that an earlier title named (清城区委 -> 清城区);
/// -1 where the article names no such place.
[[nodiscard]] std::int32_t place_of_committee(const ArticleView& article, std::int32_t committee);

/// The body that 委员长 heads: the standing committee of the people's congress, if the article names one; else -1.
[[nodiscard]] std::int32_t body_of_chairman(const ArticleView& article);

/// The body whose 常委 the article lets speak: the one consultative conference that it names; -1 where it names none or
/// several.
[[nodiscard]] std::int32_t conference_of(const ArticleView& article);

/// A ministry without its country is a foreign one's in a list behind a holder of a post of that country
/// (美国财政部长甲及 商务部长乙, 俄罗斯外长甲、国防部长乙), and in an article that does not speak of China behind the
/// country's name. It is 美国商务部 if the article names that, else the post is 商务部长 of the country. `before` is
/// the last reading of the sentence that has a body; null where there is none.
void settle_country(const ArticleView& article, const TitleChain& chain, const PostReading* before,
                    PostReading& reading);

/// 管委会 beside 清远高新区党工委 is 清远高新区管委会, if the article names that; else -1.
[[nodiscard]] std::int32_t sibling_body(const ArticleView& article, std::int32_t body, std::u16string_view name);

}  // namespace guanxi::extract
