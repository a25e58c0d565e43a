// What recognition finds in one sentence: flat, non-overlapping spans with a kind.
#pragma once

#include <cstdint>
#include <vector>

namespace guanxi::extract {

/// A mention's kind. Whether a name is an official or another person is decided later, from its posts (resolve).
enum class MentionKind : std::uint8_t {
  name,        // of a person: 邱泽军, 习近平, 罗先生, 拜登
  agency,
  enterprise,
  policy,      // what stands inside 《》, or a named programme: “放管服”改革
  place,
  post         // a title without its body: 书记, 党组书记, 常务副区长, 董事长, 负责人
};
inline constexpr std::size_t k_mention_kinds = 6;

/// Who proposed a span; kept for `show --why` and for measuring rules.
enum class Proposer : std::uint8_t { lexicon, grammar, quotation, model, repetition, user, coreference };

/// What the words around a name say of its bearer, before any post is read: the trained tagger's opinion.
enum class Bearer : std::uint8_t { unknown, official, person };

/// A span of NormalizedText units.
struct Mention {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  MentionKind kind = MentionKind::name;
  Proposer proposer = Proposer::grammar;
  float score = 0;             ///< log-odds that the span is right; > 0 for anything decoded
  std::uint32_t sentence = 0;  ///< index of the sentence it stands in
  Bearer bearer = Bearer::unknown;  ///< of MentionKind::name only
  bool operator==(const Mention&) const = default;
};

/// All mentions of one article, ascending, disjoint; each inside one sentence.
using Mentions = std::vector<Mention>;

}  // namespace guanxi::extract
