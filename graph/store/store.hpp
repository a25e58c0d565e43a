// The graph file: an SQLite database of articles, sentences, entities, aliases, mentions and relations.
// docs/store-format.md has its tables. Only this folder includes sqlite3.h.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/facts.hpp"
#include "base/ids.hpp"
#include "base/linking.hpp"

namespace guanxi::graph {

/// What the articles were read with, and what the user decided about them. Part of every answer's bytes.
struct StoreSettings {
  std::string lexicon_fingerprint;  ///< several, sorted and joined by commas, where articles were read with several
  std::string model_fingerprint;    ///< likewise; empty where no trained model took part
  std::string corrections{};        ///< the text of the corrections in force; empty where there are none
};

enum class Existing : std::uint8_t { replace, add };
enum class AddOutcome : std::uint8_t { added, duplicate };

struct StoreCounts {
  std::uint64_t articles = 0;
  std::uint64_t duplicates = 0;  ///< articles whose text was there already
  std::uint64_t replaced = 0;    ///< articles of earlier builds whose place gave another text in this one
  std::uint64_t sentences = 0;
  std::uint64_t entities = 0;
  std::uint64_t mentions = 0;
  std::uint64_t relations = 0;
};

enum class Corrected : std::uint8_t { no, yes };

/// What is done to an article's facts before they are linked; called once for each, in rank order. Says whether that
/// changed them.
using FactsFilter = std::function<Result<Corrected>(ArticleFacts&)>;

/// How facts become a graph.
struct Assembly {
  Linker* linker = nullptr;  ///< used once; without one, entities of equal type and key are one (ExactLinker)
  FactsFilter correct;       ///< may be empty: facts stay as they were extracted
};

/// Articles to be taken out.
struct ArticleSelection {
  std::vector<std::string> ids;    ///< ArticleMeta::id
  std::vector<std::string> urls;   ///< all articles read there
  std::vector<ArticleId> numbers;  ///< of the file as it is: the article with all its copies
  std::vector<std::string> origins{};  ///< files and lists by their paths: all articles that they gave

  [[nodiscard]] bool empty() const { return ids.empty() && urls.empty() && numbers.empty() && origins.empty(); }
};

struct RemoveCounts {
  std::vector<ArticleMeta> removed;  ///< what is taken out, copies among them
  std::uint64_t still_there = 0;     ///< those of them whose text stays, since another place gave it too
};

/// Builds a store beside its final path; the old file stays as it is until commit() renames the new one into place.
/// The result is a function of what each place (ArticleMeta::origin) gave in the latest build that read it, and of the
/// corrections: neither the order of add() nor what was added in an earlier build, or removed since, changes a byte of any
/// answer. Ids are ranks: articles by (date, id, text hash), entities by (key, type).
/// Memory: bounded by a constant plus the different forms, and what the linker takes. Not thread-safe.
class StoreWriter {
 public:
  /// Existing::add starts from the articles and the corrections of the file at `path` (which must be a store, if it exists).
  /// `settings` are those that articles to be added were read with; its corrections, if any, go before those of the file.
  /// Errors: io; malformed where the file at `path` is no store of ours (it is never overwritten); busy where another
  /// build of the same graph runs.
  [[nodiscard]] static Result<StoreWriter> create(const std::string& path, Existing existing, const StoreSettings& settings);
  /// Starts from the articles and corrections of the store at `source`, which stays as it is, and writes at `path`. The
  /// graph at `path` is replaced; it may be `source`. Errors: as above, and of Store::open.
  [[nodiscard]] static Result<StoreWriter> create_from(const std::string& source, const std::string& path,
                                                       const StoreSettings& settings);
  StoreWriter(StoreWriter&&) noexcept;
  StoreWriter& operator=(StoreWriter&&) noexcept;
  ~StoreWriter();

  /// An article with a text hash that is there already is a duplicate: a copy, if it was read at another place. Of
  /// copies the least, by bytes, is the article. What earlier builds read at the same place goes.
  [[nodiscard]] Result<AddOutcome> add(const ArticleFacts& facts);
  /// Takes out articles of the file that it started from. Errors: not_found and ambiguous, naming what is not there or means
  /// several texts; nothing is taken out then.
  [[nodiscard]] Result<RemoveCounts> remove(const ArticleSelection& which);
  /// The corrections in force; who commits applies them.
  [[nodiscard]] const std::string& corrections() const;
  void set_corrections(std::string text);
  /// Links, gives ids, writes indices, syncs and renames into place. Once. Errors: io; those of `assembly`.
  [[nodiscard]] Result<StoreCounts> commit(const Assembly& assembly = {});

 private:
  struct State;
  explicit StoreWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

/// A place that gave an article's text, beside the article's own.
struct CopyRow {
  ArticleId article;
  ArticleMeta meta;
};

struct ArticleRow {
  ArticleId id;
  ArticleMeta meta;
  std::uint32_t sentence_count = 0;
  std::optional<ArticleId> reprint_of;  ///< the first article of the story that it tells again
};

/// A mention with its place: sentence number inside the article, bytes of the article's text.
struct MentionRow {
  EntityId entity;
  ArticleId article;
  std::uint32_t sentence = 0;
  Span span;
  bool reference = false;  ///< words that stand for the entity and are no name of it: 该公司, 张书记
};

/// Words that stand for an entity without naming it, and how many articles have them.
struct ReferenceRow {
  std::string words;
  std::uint32_t articles = 0;
};

struct EntityRow {
  EntityId id;
  EntityType type{};
  std::string name;
  std::string key;
  std::uint64_t stable = 0;  ///< hash of (type, key): the same in every graph; what exports name it by
};

struct AliasRow {
  EntityId entity;
  std::string form;      ///< as printed; the name itself is among them
  std::string folded;    ///< fold_name of it
  std::string pinyin;    ///< "qingcheng quwei"-like, without spaces: qingchengquwei
  std::string initials;  ///< qcqw
  std::uint32_t articles = 0;  ///< in how many articles it was printed
};

struct RelationRow {
  EntityId from;
  EntityId to;
  RelationType type{};
  std::string title;
  ArticleId article;
  std::uint32_t sentence = 0;
  PostState state{};
};

/// Why a thing that articles call `key` is part of `entity`, where that is more than an equal type and key.
struct ReasonRow {
  EntityId entity;
  EntityType type{};
  std::string key;
  std::string rule;
  std::string ground;  ///< for people
};

/// Two entities that may be one, a < b.
struct DoubtRow {
  EntityId a;
  EntityId b;
  std::string ground;  ///< for people
};

/// Two entities that nothing ties, a < b.
struct ForbiddenRow {
  EntityId a;
  EntityId b;
};

/// What tells one state of a graph file from another without opening the database.
struct FileStamp {
  std::uint64_t size = 0;         ///< bytes
  std::int64_t modified_ns = 0;   ///< nanoseconds since 1970
  std::uint64_t header_sum = 0;   ///< of the first 100 bytes, in which SQLite counts changes
  bool operator==(const FileStamp&) const = default;
};

/// A store opened for reading. One thread at a time.
class Store {
 public:
  /// The stamp of the file at `path`. Errors: those of open() that its header shows.
  [[nodiscard]] static Result<FileStamp> stamp(const std::string& path);
  /// Errors: not there or not readable (io), not a store, a newer version, damaged header (malformed).
  [[nodiscard]] static Result<Store> open(const std::string& path);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  [[nodiscard]] const std::string& path() const;
  [[nodiscard]] Result<StoreCounts> counts() const;
  [[nodiscard]] Result<std::uint64_t> entity_count() const;
  [[nodiscard]] Result<StoreSettings> settings() const;
  /// Names the state of the store: equal exactly where all rows are equal. From sums written at the build, so that
  /// damage does not change it (check() compares them).
  [[nodiscard]] Result<std::string> fingerprint() const;
  /// Rows in id order (entities, articles), or by (entity, article, sentence, span), (entity, form), (from, to, type, title, article, sentence, state).
  [[nodiscard]] Result<void> each_entity(const std::function<void(EntityRow&&)>& visit) const;
  [[nodiscard]] Result<void> each_alias(const std::function<void(AliasRow&&)>& visit) const;
  /// Entities in id order, each followed by its aliases.
  [[nodiscard]] Result<void> each_name(const std::function<void(EntityRow&&)>& entity,
                                       const std::function<void(AliasRow&&)>& alias) const;
  [[nodiscard]] Result<void> each_article(const std::function<void(ArticleRow&&)>& visit) const;
  [[nodiscard]] Result<void> each_mention(const std::function<void(const MentionRow&)>& visit) const;
  /// By (article, sentence, span, entity), the order of the file. Stops at the first error of `visit`.
  [[nodiscard]] Result<void> each_mention_by_article(const std::function<Result<void>(const MentionRow&)>& visit) const;
  [[nodiscard]] Result<void> each_relation(const std::function<void(RelationRow&&)>& visit) const;

  /// Of one entity: in most articles first, then by words.
  [[nodiscard]] Result<std::vector<ReferenceRow>> references_of(EntityId id) const;
  /// Of one entity, by (type, key, rule, ground).
  [[nodiscard]] Result<std::vector<ReasonRow>> reasons_of(EntityId id) const;
  /// Those that `id` is one end of, by (a, b).
  [[nodiscard]] Result<std::vector<DoubtRow>> doubts_of(EntityId id) const;
  /// By (a, b).
  [[nodiscard]] Result<void> each_forbidden(const std::function<void(const ForbiddenRow&)>& visit) const;
  /// Every article as it was extracted, in id order, each followed by its copies: before corrections, before linking.
  /// Stops at the first error of `visit`.
  [[nodiscard]] Result<void> each_facts(const std::function<Result<void>(const ArticleFacts&)>& visit) const;

  [[nodiscard]] Result<ArticleRow> article(ArticleId id) const;
  /// By the article's own id (STEM#n), or that of a copy. Errors: not_found; ambiguous where several articles bear it.
  [[nodiscard]] Result<ArticleRow> article_named(std::string_view id) const;
  /// The copies of an article, by (undated last, date, id, title, ...).
  [[nodiscard]] Result<std::vector<CopyRow>> copies_of(ArticleId id) const;
  [[nodiscard]] Result<std::string> article_text(ArticleId id) const;
  /// Sentence `number` of the article, line breaks inside it taken out.
  [[nodiscard]] Result<std::string> sentence_text(ArticleId id, std::uint32_t number) const;
  [[nodiscard]] Result<std::vector<MentionRow>> mentions_of_article(ArticleId id) const;

  /// Reads everything once and looks for damage: SQLite's own integrity check, dangling ids, spans outside their
  /// sentence, ids out of order, facts that cannot be read. Returns what was found, empty where all is well.
  [[nodiscard]] Result<std::vector<std::string>> check() const;

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace guanxi::graph
