// Co-mention ties, computed from mention lists. Private to graph/index.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "graph/index/graph.hpp"
#include "graph/index/mention_spool.hpp"

namespace guanxi::graph {

/// Some stories of a graph with all that they mention: what ties are made of.
struct StoryPart {
  struct Article {
    std::uint32_t begin = 0;  ///< its first occurrence
    Date date;
    std::uint32_t story = 0;
  };
  /// Articles of one story side by side, in their order; then one whose `begin` is the number of occurrences.
  std::vector<Article> articles;
  /// By article, then (sentence, entity).
  std::vector<Occurrence> occurrences;
};

/// A part of the graph turned round, so that rows of ties can be made of it; shared by the threads that make them.
class TieMaker {
 public:
  /// `forbidden`: pairs that have no tie. Memory: 16 bytes an occurrence beside the part itself, which is not kept, and
  /// 8 an entity. O(occurrences × log of those in an article).
  TieMaker(const StoryPart& part, std::uint32_t entities, std::span<const ForbiddenRow> forbidden);

 private:
  friend class RowMaker;
  /// Groups (articles or sentences) of entities, both ways.
  struct Groups {
    std::vector<std::uint32_t> of_group{0};  ///< groups + 1: where a group's members start in `members`
    std::vector<std::uint32_t> members;      ///< entities, ascending inside a group
    std::vector<std::uint32_t> of_entity;    ///< entities + 1: where an entity's groups start in `groups`
    std::vector<std::uint32_t> groups;       ///< group numbers, an entity's in ascending order

    void close_group() { of_group.push_back(static_cast<std::uint32_t>(members.size())); }
    void transpose(std::uint32_t entities);
  };
  Groups m_articles;
  Groups m_sentences;                                                // those that mention anything
  std::vector<std::uint32_t> m_first_sentence;                       // by article; and their number
  std::vector<Date> m_dates;                                         // by article
  std::vector<std::uint32_t> m_story_begin;                          // by article: the first one of its story
  std::vector<std::pair<std::uint32_t, std::uint32_t>> m_forbidden;  // ascending, each pair both ways
  bool m_has_reprints = false;  // of which the part has the story's first article as well
};

/// Makes rows of ties, one after another in memory that is used again: a thread has its own. The maker must outlive it.
class RowMaker {
 public:
  /// 24 bytes an entity.
  explicit RowMaker(const TieMaker& maker) : m_maker(maker), m_sums(maker.m_articles.of_entity.size() - 1) {}

  /// The ties of `entity` inside the part, ascending by `other`, with counts and dates, relation sets left empty; valid
  /// until the next call. A story counts once: the first of its articles that has both entities gives the counts, all
  /// of them the dates. O(sum of the entities in the entity's articles).
  [[nodiscard]] std::span<const Tie> row(std::uint32_t entity);

 private:
  struct Sum {
    std::uint32_t articles = 0;
    std::uint32_t sentences = 0;
    Date first;
    Date last;
  };
  void add_articles(std::uint32_t entity);
  void add_sentences(std::uint32_t entity);
  void drop_forbidden(std::uint32_t entity);
  void take_back_reprints(std::uint32_t entity);
  void take_back(std::uint32_t entity, std::uint32_t article);
  [[nodiscard]] bool told_before(std::uint32_t a, std::uint32_t b, std::uint32_t article) const;
  [[nodiscard]] bool stands_in(std::uint32_t entity, std::uint32_t article) const;

  const TieMaker& m_maker;
  std::vector<Sum> m_sums;
  std::vector<std::uint32_t> m_met;
  std::vector<std::uint32_t> m_told_before;  // ascending
  std::vector<Tie> m_row;
};

}  // namespace guanxi::graph
