#include "extract/relate/relate.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

#include "base/fold.hpp"
#include "extract/relate/patterns.hpp"

namespace guanxi::extract {
namespace {

/// The title as printed, less line breaks, with the 原 or 时任 that stands before the body's name.
std::string title_of(const std::string& printed, const NormalizedText& text, const PostReading& post) {
  std::string title;
  if (post.qualifier.begin < post.qualifier.end)
    title = slice(printed, text.printed(post.qualifier.begin, post.qualifier.end));
  title += slice(printed, text.printed(post.title_begin, post.title_end));
  return clean_name(title);
}

void find_posts(const std::string& printed, const NormalizedText& text, std::span<const UnitRange> sentences,
                const Linked& linked, std::vector<FactRelation>& out) {
  for (const PostReading& post : linked.posts) {
    const bool left = post.manner == PostManner::left;
    if ((post.manner != PostManner::held && !left) || post.body < 0) continue;
    const std::int32_t from = linked.entity_of_mention[post.person];
    const std::int32_t to = linked.entity_of_mention[static_cast<std::size_t>(post.body)];
    if (from < 0 || to < 0 || from == to) continue;
    const UnitRange sentence = sentences[post.sentence];
    out.push_back({left ? RelationType::left_post : RelationType::holds_post, static_cast<std::uint32_t>(from),
                   static_cast<std::uint32_t>(to), title_of(printed, text, post),
                   text.printed(sentence.begin, sentence.end), post.state});
  }
}

/// How much a state says, the most telling first: that a post was taken up says more than that it is held.
int rank_of(PostState state) {
  constexpr std::array k_telling{PostState::elected, PostState::appointed, PostState::removed,   PostState::resigned,
                                 PostState::acting,  PostState::holds,     PostState::nominated, PostState::former};
  static_assert(k_telling.size() == k_post_states.size());
  return static_cast<int>(std::find(k_telling.begin(), k_telling.end(), state) - k_telling.begin());
}

/// One relation for equal ends, type and title: the first of the sentences that say most.
void sort_unique(std::vector<FactRelation>& relations) {
  const auto key = [](const FactRelation& r) { return std::tie(r.from, r.to, r.type, r.title); };
  std::stable_sort(relations.begin(), relations.end(), [&](const FactRelation& a, const FactRelation& b) {
    return std::tuple_cat(key(a), std::tuple(rank_of(a.state), a.evidence)) <
           std::tuple_cat(key(b), std::tuple(rank_of(b.state), b.evidence));
  });
  const auto same = [&](const FactRelation& a, const FactRelation& b) { return key(a) == key(b); };
  relations.erase(std::unique(relations.begin(), relations.end(), same), relations.end());
}

}  // namespace

std::vector<FactRelation> relate(const std::string& printed, const NormalizedText& text,
                                 std::span<const UnitRange> sentences, const Linked& linked) {
  const Mentions& mentions = linked.mentions;
  std::vector<FactRelation> relations;
  find_posts(printed, text, sentences, linked, relations);
  std::vector<std::uint32_t> items;
  for (std::uint32_t first = 0; first < mentions.size();) {
    const std::uint32_t index = mentions[first].sentence;
    items.clear();
    std::uint32_t last = first;
    for (; last < mentions.size() && mentions[last].sentence == index; ++last)
      if (linked.entity_of_mention[last] >= 0) items.push_back(last);
    const RelationSentence sentence{&text, &mentions, &linked, sentences[index], items};
    find_issued(sentence, relations);
    find_located(sentence, relations);
    find_hosted(sentence, relations);
    find_part_of(sentence, relations);
    find_business(sentence, relations);
    find_visits(sentence, relations);
    first = last;
  }
  find_by_name(text, sentences, linked, relations);
  sort_unique(relations);
  return relations;
}

}  // namespace guanxi::extract
