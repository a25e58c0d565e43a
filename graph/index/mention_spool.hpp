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

/// Takes mentions article by article and keeps each pair of sentence and entity once. Memory: 4 bytes an article, 12 an
/// entity; the pairs, 8 bytes each, are in the scratch file.
class MentionSpool {
 public:
  /// `first_sentence`: by article its first sentence, and at the end their number. It must outlive this.
  MentionSpool(ScratchFile scratch, std::span<const std::uint32_t> first_sentence, std::size_t entities);

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

 private:
  [[nodiscard]] Result<void> close_sentence();
  [[nodiscard]] Result<void> flush();

  ScratchFile m_scratch;
  std::span<const std::uint32_t> m_first_sentence;
  std::vector<std::uint32_t> m_begins{0};  // by article, closed ones only: where its pairs begin; and the end of all
  std::vector<std::uint32_t> m_sentences;  // by entity
  std::vector<std::uint32_t> m_articles;   // by entity
  std::vector<std::uint32_t> m_met_last;   // by entity: 1 + the article in which it was met last
  std::vector<Occurrence> m_sentence;      // that is being read
  std::vector<Occurrence> m_buffer;        // the end of the pairs, not written yet
  std::uint64_t m_kept = 0;
};

}  // namespace guanxi::graph
