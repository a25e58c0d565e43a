// Coreference inside one article, where it is certain: 该公司, 该局, 该国, 张书记 stand for what was named before.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/resolve/link.hpp"
#include "extract/resolve/posts.hpp"

namespace guanxi::extract {

/// Words that stand for an entity without naming it.
struct Reference {
  UnitRange at;
  std::uint32_t sentence = 0;
  std::uint32_t antecedent = 0;  ///< index into Mentions: where the entity is named
};

/// 该公司, 这家企业, 该局, 该市, and 公司 as a subject: where the paragraph and the one before name one thing that the
/// noun fits. 两家公司, 双方 with both of two: two references at one place. Ascending. O(units + mentions), times at
/// most k_most_mentions for each noun.
[[nodiscard]] std::vector<Reference> find_noun_references(const ArticleView& article);

/// 张书记, 王总, 刘女士: where one bearer of the surname is named in full before, with a title that fits. Ascending.
/// O(mentions).
[[nodiscard]] std::vector<Reference> find_surname_references(const ArticleView& article,
                                                             std::span<const PostReading> posts);

/// Puts references among the mentions, with the form of their antecedent; mentions inside a reference give way to it.
/// What points at mentions (forms, posts) follows. References are ascending, equal ranges beside each other, and no
/// mention lies partly in one. O(mentions + forms + posts).
void put_references(std::span<const Reference> references, Mentions& mentions, FormTable& table,
                    std::vector<PostReading>& posts);

}  // namespace guanxi::extract
