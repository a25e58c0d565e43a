// The graph one questions: entities, their co-mention ties and stated relations, read-only and shared by all threads.
//
// It lies in one run of bytes (docs/index-format.md) that is mapped from a file and read where it stands: opening
// parses nothing, and a question touches only the pages it needs. How to get one:
//
//   Graph::open("news.gx")         a graph file; its index news.gx-index is made where it is missing or stale
//   Graph::open("ties.gx-index")   an index that stands alone (guanxi import): ties without articles
//   Graph::build(rows)             from rows in memory, for tests and tools
//
// For searches: neighbours(id) is a span of ids, ascending, straight from the mapped bytes. The i-th neighbour's other
// data is ties(id)[i], or ties(id).articles(i) and so on where one field is enough. A question that looks at much of
// the graph, or a session with many questions, calls read_all() once: every check on reading then goes away.
//
// Damage: every page is checked against its sum before its bytes are first used. What lies on a damaged page reads as
// empty or zero, and damage() says so from then on: ask it before an answer is given out.
#pragma once

#include <cstdint>
#include <functional>
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
#include "graph/index/image.hpp"
#include "graph/index/indexed_range.hpp"
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
  std::uint32_t articles = 0;   ///< that mention both; of an imported tie its weight
  std::uint32_t sentences = 0;  ///< that mention both
  Date first;                   ///< earliest and latest date of those articles; unknown where none has one
  Date last;
  RelationSet out;  ///< stated from this end to the other
  RelationSet in;   ///< stated from the other end to this
};

/// Where an entity stands: article and sentence in it.
struct Place {
  ArticleId article;
  std::uint32_t sentence = 0;
  auto operator<=>(const Place&) const = default;
};

/// A sentence by its number in the whole graph: those of article 0 in their order, then those of article 1, ...
using SentenceId = Id<struct SentenceTag>;

/// The sentences begin <= s < end of one article.
struct SentenceRange {
  SentenceId begin;
  SentenceId end;
};

/// A stated relation with the sentence that says so.
struct Relation {
  EntityId from;
  EntityId to;
  RelationType type{};
  std::string_view title;  ///< valid while the graph lives
  Place where;
  PostState state{};
  std::uint32_t number = 0;  ///< Graph::relation() of it is this one
};

/// What a graph file says about mentions and statements that it does not hold itself.
struct ToldOfEntity {
  std::uint32_t sentences = 0;
  Date first;
  Date last;
};
struct ToldOfRelation {
  std::uint32_t articles = 0;
  std::uint32_t sentences = 0;
};

/// A printed form of an entity. Views are valid while the graph lives.
struct Alias {
  EntityId entity;
  std::string_view form;       ///< as printed; the name itself is among an entity's forms
  std::string_view folded;     ///< fold_name of it
  std::string_view pinyin;     ///< without spaces: qingchengquwei
  std::string_view initials;   ///< qcqw
  std::uint32_t articles = 0;  ///< in how many articles it was printed
};
/// A form by its number: forms stand by (entity, form).
using FormId = Id<struct FormTag>;

/// The rows a graph is made of, in the orders of Store's each_… functions.
struct GraphRows {
  std::vector<EntityRow> entities;
  std::vector<AliasRow> aliases;
  std::vector<ArticleRow> articles;
  std::vector<MentionRow> mentions;
  std::vector<RelationRow> relations;
  std::vector<ForbiddenRow> forbidden{};  ///< by (a, b)
};

/// One entity's ties by ascending neighbour; valid while the graph lives. Copying is free.
class TieRow {
 public:
  using value_type = Tie;
  using iterator = IndexIterator<TieRow>;

  TieRow(const Image& image, std::span<const EntityId> others, std::uint64_t first)
      : m_image(&image), m_others(others), m_first(first) {}

  [[nodiscard]] std::size_t size() const { return m_others.size(); }
  [[nodiscard]] bool empty() const { return m_others.empty(); }
  [[nodiscard]] EntityId other(std::size_t i) const { return m_others[i]; }
  [[nodiscard]] std::span<const EntityId> others() const { return m_others; }
  [[nodiscard]] std::uint32_t articles(std::size_t i) const {
    const auto small = m_image->at<std::uint8_t>(Image::Kind::tie_articles, m_first + i);
    return small < format::k_escape ? small : large(Image::Kind::large_articles, i);
  }
  [[nodiscard]] std::uint32_t sentences(std::size_t i) const {
    const auto small = m_image->at<std::uint8_t>(Image::Kind::tie_sentences, m_first + i);
    return small < format::k_escape ? small : large(Image::Kind::large_sentences, i);
  }
  /// The counts' own bytes, for loops over many ties: k_large_count stands for one that only articles() and sentences()
  /// know. Those of the sentences are empty where no tie of the graph has any.
  [[nodiscard]] std::span<const std::uint8_t> article_bytes() const {
    return m_image->slice<std::uint8_t>(Image::Kind::tie_articles, m_first, m_first + size());
  }
  [[nodiscard]] std::span<const std::uint8_t> sentence_bytes() const {
    return m_image->slice<std::uint8_t>(Image::Kind::tie_sentences, m_first, m_first + size());
  }
  static constexpr std::uint8_t k_large_count = format::k_escape;
  [[nodiscard]] Date first(std::size_t i) const { return day(Image::Kind::tie_first, i); }
  [[nodiscard]] Date last(std::size_t i) const { return day(Image::Kind::tie_last, i); }
  [[nodiscard]] RelationSet out(std::size_t i) const { return {sets(i).out}; }
  [[nodiscard]] RelationSet in(std::size_t i) const { return {sets(i).in}; }
  /// All of it. O(1), like each field alone.
  [[nodiscard]] Tie operator[](std::size_t i) const;
  [[nodiscard]] iterator begin() const { return {*this, 0}; }
  [[nodiscard]] iterator end() const { return {*this, size()}; }
  /// The tie's number in the whole graph, both directions counted: less than 2 × tie_count(). For arrays by tie.
  [[nodiscard]] std::uint64_t position(std::size_t i) const { return m_first + i; }

 private:
  [[nodiscard]] std::uint32_t large(Image::Kind kind, std::size_t i) const;
  [[nodiscard]] Date day(Image::Kind kind, std::size_t i) const;
  [[nodiscard]] format::RelationSets sets(std::size_t i) const;

  const Image* m_image;
  std::span<const EntityId> m_others;
  std::uint64_t m_first;
};

/// Immutable; all but texts() is safe on many threads at once.
class Graph {
 public:
  /// Takes a line for people: that an index was made, or could not be kept.
  using Notice = std::function<void(std::string_view)>;

  /// Opens a graph file or an index that stands alone. A graph file's index is made where it is missing, stale or
  /// damaged in its header, and kept beside it; where it cannot be kept (a folder that is read-only), the graph is
  /// built in memory. The store itself is opened when texts() is first called. O(1) where the index is there.
  /// Errors: as Store::open; malformed for an index that stands alone and is damaged, of another version, or belongs
  /// to a graph file.
  [[nodiscard]] static Result<Graph> open(const std::string& path, const Notice& notice = {});
  /// Makes the index of a graph file where open() would. Errors: as Store::open; io where it cannot be written.
  [[nodiscard]] static Result<void> make_index(const std::string& path);
  /// Builds in memory from rows alone, without texts: for tests and tools. O(pairs of entities in an article).
  [[nodiscard]] static Graph build(const GraphRows& rows);
  /// Of an image without texts.
  explicit Graph(std::unique_ptr<Image> image);
  Graph(Graph&&) noexcept;
  Graph& operator=(Graph&&) noexcept;
  ~Graph();

  [[nodiscard]] std::size_t entity_count() const;
  [[nodiscard]] std::size_t article_count() const;
  [[nodiscard]] std::size_t tie_count() const;  ///< unordered pairs
  [[nodiscard]] std::size_t relation_count() const;

  [[nodiscard]] EntityType type(EntityId id) const;
  [[nodiscard]] std::string_view name(EntityId id) const;
  [[nodiscard]] std::string_view key(EntityId id) const;  ///< the folded name; with the type, unique in the graph
  [[nodiscard]] std::uint64_t stable(EntityId id) const;
  /// Number of articles that mention it; 0 where an import did not say.
  [[nodiscard]] std::uint32_t articles_of(EntityId id) const;

  /// Forms by (entity, form).
  [[nodiscard]] std::size_t form_count() const;
  [[nodiscard]] Alias form(FormId id) const;
  /// The forms of one entity.
  [[nodiscard]] IndexedValues<Graph, FormId, Alias, &Graph::form> aliases(EntityId id) const;
  [[nodiscard]] IndexedValues<Graph, FormId, Alias, &Graph::form> all_aliases() const;
  /// Forms whose folded form, ASCII letters in lower case, is `lowered`; ascending. O(log forms).
  [[nodiscard]] std::vector<FormId> forms_named(std::string_view lowered) const;
  /// Forms that have `lowered` in their folded form, ASCII letters in lower case, or whose pinyin or initials start
  /// with `letters`; either may be empty and then finds nothing. Ascending. One pass over the bytes of all names.
  [[nodiscard]] std::vector<FormId> forms_like(std::string_view lowered, std::string_view letters) const;

  /// Ids of the entities tied to `id`, ascending: a view of the index. O(1).
  [[nodiscard]] std::span<const EntityId> neighbours(EntityId id) const {
    const auto [begin, end] = rows(Image::Kind::row_offsets, id.value);
    return m_image->slice<EntityId>(Image::Kind::neighbours, begin, end);
  }
  [[nodiscard]] std::size_t degree(EntityId id) const {
    const auto [begin, end] = rows(Image::Kind::row_offsets, id.value);
    return end - begin;
  }
  /// The same with their data, by ascending `other`. O(1).
  [[nodiscard]] TieRow ties(EntityId id) const;
  /// Counts of the tie with this number: see TieRow::position. O(1).
  [[nodiscard]] std::uint32_t articles_at(std::uint64_t position) const {
    return TieRow(*m_image, {}, position).articles(0);
  }
  [[nodiscard]] std::uint32_t sentences_at(std::uint64_t position) const {
    return TieRow(*m_image, {}, position).sentences(0);
  }
  /// The tie of a and b, seen from a; nothing where there is none. O(log degree of a).
  [[nodiscard]] std::optional<Tie> tie(EntityId a, EntityId b) const;

  /// By (from, to, type, title, where). `number` < relation_count().
  [[nodiscard]] Relation relation(std::uint32_t number) const;
  /// Stated relations from `id`, by (to, type, title, where); and to `id`, by (from, type, title, where).
  [[nodiscard]] IndexedValues<Graph, std::uint32_t, Relation, &Graph::relation> relations_from(EntityId id) const;
  [[nodiscard]] std::vector<Relation> relations_to(EntityId id) const;

  [[nodiscard]] Date date(ArticleId article) const;
  /// Was it imported of a graph file, which knows its articles by their numbers and days only? Its "articles" are then the
  /// days on which something is stated: they have neither texts nor mentions.
  [[nodiscard]] bool is_imported() const;
  /// What the file of an imported graph says; nothing in others.
  [[nodiscard]] std::optional<ToldOfEntity> told_of(EntityId id) const;
  /// Of all relations with the ends, type and title of this one.
  [[nodiscard]] std::optional<ToldOfRelation> told_of(const Relation& relation) const;
  /// The first article of the story that `article` tells; itself where it is no reprint. O(1).
  [[nodiscard]] ArticleId original(ArticleId article) const;
  /// How many other articles tell the story of `article`. O(articles) where the graph has reprints, else O(1).
  [[nodiscard]] std::uint32_t reprints_of(ArticleId article) const;
  /// Is any article the reprint of another?
  [[nodiscard]] bool has_reprints() const;
  /// Sentences that mention `id`, ascending and unique: a view of the index. The evidence of a tie is what two of these
  /// lists share. Empty in an imported graph. O(1).
  [[nodiscard]] std::span<const SentenceId> sentences_of(EntityId id) const;
  [[nodiscard]] SentenceRange sentences_in(ArticleId article) const;
  /// A sentence that names more entities than this is a roll.
  static constexpr std::uint32_t k_roll_names = format::k_roll_names;
  /// The rolls of all articles but reprints, ascending: a view of the index. Empty in an imported graph. O(1).
  [[nodiscard]] std::span<const SentenceId> rolls() const;
  /// Whom the `i`-th of them names, ascending. O(1).
  [[nodiscard]] std::span<const EntityId> roll_members(std::size_t i) const;
  /// O(log articles).
  [[nodiscard]] ArticleId article_of(SentenceId sentence) const;
  [[nodiscard]] Place place(SentenceId sentence) const;

  /// Tells the system that these entities' names, or rows of neighbours, are wanted soon: one wait for the disk in
  /// place of one each. Never needed for a right answer.
  void will_read_names(std::span<const EntityId> ids) const;
  void will_read_neighbours(std::span<const EntityId> ids) const;
  /// The same of an entity's row with its counts.
  void will_read_ties(EntityId id) const;
  /// Reads and checks all of it on all processors, before a question that looks at much of the graph. Errors:
  /// malformed. Not while other threads use the graph.
  [[nodiscard]] Result<void> read_all();
  /// What was found broken so far; nothing where all that was read is sound.
  [[nodiscard]] std::optional<Error> damage() const;

  /// Has it texts and article data (a graph file behind it)?
  [[nodiscard]] bool has_texts() const;
  /// The store behind it, opened at the first call. One thread at a time. Errors: as Store::open; usage where the graph
  /// has no texts; busy where the file was replaced since.
  [[nodiscard]] Result<const Store*> texts() const;

 private:
  struct Source;
  Graph(std::unique_ptr<Image> image, std::unique_ptr<Source> source);
  struct Row {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  /// Items of row `row`, by a section of offsets; an empty row where the section is empty or damaged.
  [[nodiscard]] Row rows(Image::Kind offsets, std::uint32_t row) const {
    const Row r{m_image->at<std::uint32_t>(offsets, row), m_image->at<std::uint32_t>(offsets, std::uint64_t{row} + 1)};
    return r.begin <= r.end ? r : Row{};
  }

  std::unique_ptr<Image> m_image;
  std::unique_ptr<Source> m_source;  // null without texts
};

}  // namespace guanxi::graph
