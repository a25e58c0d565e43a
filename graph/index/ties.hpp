// Co-mention ties, computed from mention lists. Private to graph/index.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "graph/index/graph.hpp"

namespace guanxi::graph {

/// Mention lists in compressed sparse rows: row e is the ascending, unique list of sentences that mention entity e.
struct MentionLists {
  std::vector<std::uint32_t> offsets{0};  ///< entities + 1
  std::vector<SentenceId> sentences;

  [[nodiscard]] std::size_t entity_count() const { return offsets.size() - 1; }
  [[nodiscard]] std::span<const SentenceId> of(std::size_t entity) const {
    return {sentences.data() + offsets[entity], sentences.data() + offsets[entity + 1]};
  }
};

/// Makes every entity's row of ties, with counts and dates; relation sets are left empty.
class TieMaker {
 public:
  /// `first_sentence` holds, by article, its first sentence, and at the end the number of sentences; `dates` the day of
  /// each article; `originals` the first article of each one's story, or nothing where there are no reprints;
  /// `forbidden` pairs that have no tie, by (a, b). All but `forbidden` must live as long as this. O(mentions) time, 24
  /// bytes a mention.
  TieMaker(const MentionLists& lists, std::span<const std::uint32_t> first_sentence, std::span<const Date> dates,
           std::span<const std::uint32_t> originals, std::span<const ForbiddenRow> forbidden = {});

  /// A story counts once: the first of its articles that has both entities gives the counts, all of them the dates.
  /// Calls visit(entity, row) once for every entity, from `threads` threads (at least 1) and in no order; rows ascend
  /// by `other` and are valid during the call. What is visited does not depend on `threads`. O(sum over articles of
  /// (entities in it)^2) time, 24 bytes an entity and thread.
  void each_row(unsigned threads, const std::function<void(std::uint32_t, std::span<const Tie>)>& visit) const;

 private:
  friend class RowMaker;
  /// Groups (articles or sentences) of entities, both ways.
  struct Groups {
    std::vector<std::uint32_t> of_entity;  ///< entities + 1: where an entity's groups start in `groups`
    std::vector<std::uint32_t> groups;     ///< group numbers, an entity's in ascending order
    std::vector<std::uint32_t> of_group;   ///< groups + 1: where a group's members start in `members`
    std::vector<std::uint32_t> members;    ///< entities, ascending inside a group

    void transpose(std::size_t group_count);
  };
  Groups m_articles;
  Groups m_sentences;
  std::span<const std::uint32_t> m_first_sentence;
  std::span<const Date> m_dates;
  std::span<const std::uint32_t> m_originals;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> m_forbidden;  ///< ascending, each pair both ways
  std::vector<std::uint32_t> m_by_story;  ///< articles by (original, article); empty where there are no reprints
};

}  // namespace guanxi::graph
