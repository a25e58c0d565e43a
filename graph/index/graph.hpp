// The graph one questions: entities, their co-mention ties and stated relations, read-only in memory.
// Made from the store at load for now; the memory-mapped index takes over behind this interface.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/types.hpp"
#include "graph/store/store.hpp"

namespace guanxi::graph {

/// A set of relation types.
struct RelationSet {
  std::uint16_t bits = 0;
  [[nodiscard]] bool has(RelationType type) const { return (bits >> static_cast<unsigned>(type)) & 1U; }
  void add(RelationType type) { bits = static_cast<std::uint16_t>(bits | (1U << static_cast<unsigned>(type))); }
  [[nodiscard]] bool empty() const { return bits == 0; }
};

/// One co-mention tie as seen from one end. Both ends have one; they agree in everything but `other` and in/out.
/// Every stated relation runs along a tie, since both its ends are mentioned in its article.
struct Tie {
  EntityId other;
  std::uint32_t articles = 0;   ///< that mention both
  std::uint32_t sentences = 0;  ///< that mention both
  Date first;                   ///< earliest and latest date of those articles; unknown where none has one
  Date last;
  RelationSet out;  ///< stated from this end to the other
  RelationSet in;   ///< stated from the other end to this
};

/// Where an entity stands: article and sentence; ascending and unique in a mention list.
struct Place {
  ArticleId article;
  std::uint32_t sentence = 0;
  auto operator<=>(const Place&) const = default;
};

/// A stated relation with the sentence that says so.
struct Relation {
  EntityId from;
  EntityId to;
  RelationType type{};
  std::string_view title;  ///< valid while the graph lives
  Place where;
};

/// The rows a graph is made of, in the orders of Store's each_… functions.
struct GraphRows {
  std::vector<EntityRow> entities;
  std::vector<AliasRow> aliases;
  std::vector<ArticleRow> articles;
  std::vector<MentionRow> mentions;
  std::vector<RelationRow> relations;
};

/// Immutable and thread-safe (texts, which come from the store, are not: see texts()).
class Graph {
 public:
  /// Reads a store and builds. Errors as Store::open.
  [[nodiscard]] static Result<Graph> open(const std::string& path);
  /// Builds from rows alone, without texts: for tests and tools. O(pairs of entities in an article).
  [[nodiscard]] static Graph build(GraphRows rows);
  Graph(Graph&&) noexcept;
  Graph& operator=(Graph&&) noexcept;
  ~Graph();

  [[nodiscard]] std::size_t entity_count() const;
  [[nodiscard]] std::size_t article_count() const;
  [[nodiscard]] std::size_t tie_count() const;  ///< unordered pairs

  [[nodiscard]] EntityType type(EntityId id) const;
  [[nodiscard]] std::string_view name(EntityId id) const;
  [[nodiscard]] std::string_view key(EntityId id) const;      ///< the folded name; with the type, unique in the graph
  [[nodiscard]] std::uint64_t stable(EntityId id) const;
  /// All printed forms with their folded, pinyin and initials forms, the name among them.
  [[nodiscard]] std::span<const AliasRow> aliases(EntityId id) const;
  [[nodiscard]] std::span<const AliasRow> all_aliases() const;  ///< by (entity, form)
  [[nodiscard]] std::span<const Place> places(EntityId id) const;
  [[nodiscard]] std::uint32_t articles_of(EntityId id) const;   ///< number of articles that mention it

  /// By ascending `other`. O(1).
  [[nodiscard]] std::span<const Tie> ties(EntityId id) const;
  /// The tie of a and b, or null. O(log degree).
  [[nodiscard]] const Tie* tie(EntityId a, EntityId b) const;
  /// Stated relations from `id`, by (to, type, title, where); and to `id`.
  [[nodiscard]] std::span<const Relation> relations_from(EntityId id) const;
  [[nodiscard]] std::vector<Relation> relations_to(EntityId id) const;

  [[nodiscard]] Date date(ArticleId article) const;
  /// Sentences (article, sentence) that mention both, ascending; articles that mention both where no sentence does are
  /// not in it. O(length of the two mention lists).
  [[nodiscard]] std::vector<Place> shared_sentences(EntityId a, EntityId b) const;
  [[nodiscard]] std::vector<ArticleId> shared_articles(EntityId a, EntityId b) const;

  /// The store behind it, for texts and article data; null for a graph built from rows. One thread at a time.
  [[nodiscard]] const Store* texts() const;

 private:
  struct State;
  explicit Graph(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace guanxi::graph
