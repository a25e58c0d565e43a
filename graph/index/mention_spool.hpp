// Who stands in which sentence, in the order of sentences, outside memory. Private to graph/index.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/error.hpp"
#include "graph/index/graph.hpp"
#include "graph/index/scratch_file.hpp"

namespace guanxi::graph {

/// `entity` stands in `sentence`, once or more often.
struct Occurrence {
  SentenceId sentence;
  EntityId entity;
  auto operator<=>(const Occurrence&) const = default;
};

/// Sentences that name more than format::k_roll_names entities, and these.
struct Rolls {
  std::vector<SentenceId> sentences;  ///< ascending
  std::vector<std::uint32_t> begins;  ///< rolls + 1, of `members`; empty where there is no roll
  std::vector<EntityId> members;      ///< ascending in a roll
};

/// Takes mentions article by article and keeps each pair of sentence and entity once. Memory: 4 bytes an article, 12 an
/// entity, 4 a member of a roll (of news: of one sentence in three hundred); the pairs, 8 bytes each, are in the
/// scratch file.
class MentionSpool {
 public:
  /// `first_sentence`: by article its first sentence, and at the end their number. `originals`: by article the first of
  /// its story; empty where none is a reprint. Both must outlive this.
  MentionSpool(ScratchFile scratch, std::span<const std::uint32_t> first_sentence,
               std::span<const std::uint32_t> originals, std::size_t entities);

  /// By ascending (article, sentence), of entities and articles that are there. Errors: io; malformed where 32 bits
  /// cannot number what is kept.
  [[nodiscard]] Result<void> add(EntityId entity, ArticleId article, std::uint32_t sentence);
  /// After the last add(). Errors: io.
  [[nodiscard]] Result<void> finish();

  /// Pairs kept, in all and of one article. After finish().
  [[nodiscard]] std::uint32_t size() const { return m_begins.back(); }
  [[nodiscard]] std::uint32_t size_of(ArticleId article) const {
    return m_begins[article.index() + 1] - m_begins[article.index()];
  }
  /// Appends those of articles begin <= id < end to `out`, ascending. Errors: io.
  [[nodiscard]] Result<void> read(ArticleId begin, ArticleId end, std::vector<Occurrence>& out) const;

  /// By entity: in how many sentences, and in how many articles it stands.
  [[nodiscard]] std::uint32_t sentences_of(std::size_t entity) const { return m_sentences[entity]; }
  [[nodiscard]] std::uint32_t articles_of(std::size_t entity) const { return m_articles[entity]; }
  /// Those of articles that are no reprints: what these tell was counted with their story. After finish().
  [[nodiscard]] const Rolls& rolls() const { return m_rolls; }

 private:
  [[nodiscard]] Result<void> close_sentence();
  [[nodiscard]] bool in_reprint() const;
  void add_roll();
  [[nodiscard]] Result<void> flush();

  ScratchFile m_scratch;
  std::span<const std::uint32_t> m_first_sentence;
  std::span<const std::uint32_t> m_originals;
  std::vector<std::uint32_t> m_begins{0};  // by article, closed ones only: where its pairs begin; and the end of all
  std::vector<std::uint32_t> m_sentences;  // by entity
  std::vector<std::uint32_t> m_articles;   // by entity
  std::vector<std::uint32_t> m_met_last;   // by entity: 1 + the article in which it was met last
  std::vector<Occurrence> m_sentence;      // that is being read
  std::vector<Occurrence> m_buffer;        // the end of the pairs, not written yet
  Rolls m_rolls;
  std::uint64_t m_kept = 0;
};

}  // namespace guanxi::graph
