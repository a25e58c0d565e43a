#include "graph/store/store.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "graph/store/check.hpp"
#include "graph/store/checksum.hpp"
#include "graph/store/file_header.hpp"
#include "graph/store/layout.hpp"
#include "graph/store/row_reader.hpp"
#include "graph/store/sqlite.hpp"
#include "graph/store/stable_id.hpp"
#include "graph/store/stored_facts.hpp"

namespace guanxi::graph {

struct Store::State {
  std::string path;
  std::unique_ptr<Database> database;
  // Questions about one article, prepared once.
  Statement article_by_id;
  Statement articles_by_name;
  Statement text_of_article;
  Statement sentence_span;
  Statement mentions_of_article;
  // The text that was asked for last: questions about sentences come in runs.
  std::optional<ArticleId> cached_article;
  std::string cached_text;

  Result<void> prepare();
  Result<void> load_text(ArticleId id);
  Result<std::uint64_t> count(std::string_view table) const;
};

namespace {

tl::unexpected<Error> no_article(const std::string& path, const std::string& what) {
  return fail(ErrorCode::not_found, fmt::format("there is no article {}", what), path,
              "an article is named by its file's stem, or by the id of its JSONL line");
}

/// Line breaks and the blanks around them: nothing beside Chinese text, one space between ASCII characters.
std::string without_line_breaks(std::string_view text) {
  constexpr std::string_view k_wide_blank = "\u3000";
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    bool breaks = false;
    for (;;) {
      if (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\n' || text[end] == '\r')) {
        breaks = breaks || text[end] == '\n' || text[end] == '\r';
        ++end;
      } else if (text.substr(end).starts_with(k_wide_blank)) {
        end += k_wide_blank.size();
      } else {
        break;
      }
    }
    if (end == at) {
      out.push_back(text[at++]);
      continue;
    }
    const bool between_ascii = !out.empty() && end < text.size() && static_cast<unsigned char>(out.back()) < 0x80 &&
                               static_cast<unsigned char>(text[end]) < 0x80;
    if (!breaks) {
      out += text.substr(at, end - at);
    } else if (between_ascii) {
      out.push_back(' ');
    }
    at = end;
  }
  return out;
}

Result<MentionRow> read_mention(const Statement& row) {
  MentionRow mention;
  GUANXI_TRY(mention.article.value, row.small_number(0));
  GUANXI_TRY(mention.sentence, row.small_number(1));
  GUANXI_TRY(mention.span, read_span(row, 2));
  GUANXI_TRY(mention.entity.value, row.small_number(4));
  GUANXI_TRY(const std::uint32_t reference, row.small_number(5));
  mention.reference = reference != 0;
  return mention;
}

constexpr std::string_view k_select_entities = "SELECT id, type, name, key FROM entities ORDER BY id";
constexpr std::string_view k_select_aliases =
    "SELECT entity, form, folded, pinyin, initials, articles FROM aliases ORDER BY id";

/// Ids are ranks: the next one must be `expected`.
Result<EntityRow> read_entity(const Statement& row, std::uint32_t expected, const Database& database) {
  const auto type = parse_entity_type(row.text(1));
  if (row.number(0) != expected || !type) {
    return database.damaged(fmt::format("entity {} has a wrong id or type", expected));
  }
  EntityRow entity{EntityId{expected}, *type, std::string(row.text(2)), std::string(row.text(3)), 0};
  entity.stable = stable_id(entity.type, entity.key);
  return entity;
}

Result<AliasRow> read_alias(const Statement& row) {
  AliasRow alias;
  GUANXI_TRY(alias.entity.value, row.small_number(0));
  alias.form = row.text(1);
  alias.folded = row.text(2);
  alias.pinyin = row.text(3);
  alias.initials = row.text(4);
  GUANXI_TRY(alias.articles, row.small_number(5));
  return alias;
}

constexpr std::string_view k_select_mentions = "SELECT article, sentence, begin_byte, end_byte, entity, reference FROM mentions";

Result<void> visit_mentions(Statement& rows, const std::function<void(const MentionRow&)>& visit) {
  return each_row(rows, [&]() -> Result<void> {
    GUANXI_TRY(const MentionRow mention, read_mention(rows));
    visit(mention);
    return {};
  });
}

}  // namespace

Result<void> Store::State::prepare() {
  const std::string articles(k_select_articles);
  const std::string mentions(k_select_mentions);
  GUANXI_TRY(article_by_id, database->prepare(articles + " WHERE id = ?"));
  GUANXI_TRY(articles_by_name, database->prepare(articles + " WHERE name = ?1 OR id IN (SELECT article FROM copies "
                                                            "WHERE name = ?1) ORDER BY id LIMIT 20"));
  GUANXI_TRY(text_of_article, database->prepare("SELECT text FROM texts WHERE article = ?"));
  GUANXI_TRY(sentence_span, database->prepare("SELECT begin_byte, end_byte FROM sentences WHERE article = ? AND number = ?"));
  GUANXI_TRY(mentions_of_article,
             database->prepare(mentions + " WHERE article = ? ORDER BY sentence, begin_byte, end_byte, entity"));
  for (const layout::Table& table : layout::k_tables) {  // a table or column that is missing shows here
    GUANXI_TRY(const Statement unused, database->prepare(fmt::format("SELECT {} FROM {}", table.columns, table.name)));
  }
  return {};
}

Result<void> Store::State::load_text(ArticleId id) {
  if (cached_article == id) return {};
  cached_article.reset();
  text_of_article.reset();
  text_of_article.bind(1, id.value);
  GUANXI_TRY(const bool there, text_of_article.step());
  if (!there) return no_article(path, fmt::format("number {}", id.value));
  cached_text = text_of_article.text(0);
  cached_article = id;
  return {};
}

Store::Store(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<FileStamp> Store::stamp(const std::string& path) {
  GUANXI_TRY(const FileHeader header, read_file_header(path));
  GUANXI_CHECK(check_readable(path, header));
  return FileStamp{header.size, header.modified_ns, header.sum};
}

Result<Store> Store::open(const std::string& path) {
  GUANXI_TRY(const FileHeader header, read_file_header(path));
  GUANXI_CHECK(check_readable(path, header));
  auto state = std::make_unique<State>();
  state->path = path;
  GUANXI_TRY(state->database, Database::open(path, Database::Mode::read, path));
  GUANXI_CHECK(state->prepare());
  return Store(std::move(state));
}

const std::string& Store::path() const { return m_state->path; }

Result<std::uint64_t> Store::State::count(std::string_view table) const {
  GUANXI_TRY(Statement rows, database->prepare(fmt::format("SELECT count(*) FROM {}", table)));
  GUANXI_TRY([[maybe_unused]] const bool there, rows.step());
  return static_cast<std::uint64_t>(rows.number(0));
}

Result<StoreCounts> Store::counts() const {
  StoreCounts counts;
  GUANXI_TRY(counts.articles, m_state->count("articles"));
  GUANXI_TRY(counts.sentences, m_state->count("sentences"));
  GUANXI_TRY(counts.entities, m_state->count("entities"));
  GUANXI_TRY(counts.mentions, m_state->count("mentions"));
  GUANXI_TRY(counts.relations, m_state->count("relations"));
  return counts;
}

Result<std::uint64_t> Store::entity_count() const { return m_state->count("entities"); }

Result<StoreSettings> Store::settings() const {
  StoreSettings settings;
  GUANXI_TRY(Statement rows, m_state->database->prepare("SELECT name, value FROM settings"));
  for (;;) {
    GUANXI_TRY(const bool there, rows.step());
    if (!there) return settings;
    if (rows.text(0) == layout::k_lexicon) settings.lexicon_fingerprint = rows.text(1);
    if (rows.text(0) == layout::k_model) settings.model_fingerprint = rows.text(1);
    if (rows.text(0) == layout::k_corrections) settings.corrections = rows.text(1);
  }
}

Result<std::string> Store::fingerprint() const {
  GUANXI_TRY(Statement rows, m_state->database->prepare("SELECT name, value FROM settings ORDER BY name"));
  Checksum sum;
  for (;;) {
    GUANXI_TRY(const bool there, rows.step());
    if (!there) return fmt::format("{:016x}", sum.value());
    sum.add_text(rows.text(0));
    sum.add_text(rows.text(1));
  }
}

Result<void> Store::each_entity(const std::function<void(EntityRow&&)>& visit) const {
  GUANXI_TRY(Statement rows, m_state->database->prepare(k_select_entities));
  std::uint32_t expected = 0;
  return each_row(rows, [&]() -> Result<void> {
    GUANXI_TRY(EntityRow row, read_entity(rows, expected++, *m_state->database));
    visit(std::move(row));
    return {};
  });
}

Result<void> Store::each_alias(const std::function<void(AliasRow&&)>& visit) const {
  GUANXI_TRY(Statement rows, m_state->database->prepare(k_select_aliases));
  return each_row(rows, [&]() -> Result<void> {
    GUANXI_TRY(AliasRow row, read_alias(rows));
    visit(std::move(row));
    return {};
  });
}

Result<void> Store::each_name(const std::function<void(EntityRow&&)>& entity,
                              const std::function<void(AliasRow&&)>& alias) const {
  GUANXI_TRY(Statement aliases, m_state->database->prepare(k_select_aliases));
  GUANXI_TRY(bool more, aliases.step());
  GUANXI_TRY(Statement entities, m_state->database->prepare(k_select_entities));
  std::uint32_t id = 0;
  GUANXI_CHECK(each_row(entities, [&]() -> Result<void> {
    GUANXI_TRY(EntityRow row, read_entity(entities, id, *m_state->database));
    entity(std::move(row));
    while (more && aliases.number(0) == id) {
      GUANXI_TRY(AliasRow form, read_alias(aliases));
      alias(std::move(form));
      GUANXI_TRY(more, aliases.step());
    }
    ++id;
    return {};
  }));
  if (more) return m_state->database->damaged("an alias is of an entity that is not there, or out of order");
  return {};
}

Result<void> Store::each_article(const std::function<void(ArticleRow&&)>& visit) const {
  const Database& database = *m_state->database;
  GUANXI_TRY(Statement rows, database.prepare(std::string(k_select_articles) + " ORDER BY id"));
  std::uint32_t expected = 0;
  return each_row(rows, [&]() -> Result<void> {
    GUANXI_TRY(ArticleRow row, read_article(rows, database));
    if (row.id.value != expected) return database.damaged(fmt::format("article {} has a wrong id", expected));
    ++expected;
    visit(std::move(row));
    return {};
  });
}

Result<void> Store::each_mention(const std::function<void(const MentionRow&)>& visit) const {
  GUANXI_TRY(Statement rows, m_state->database->prepare(std::string(k_select_mentions) +
                                                        " ORDER BY entity, article, sentence, begin_byte, end_byte"));
  return visit_mentions(rows, visit);
}

Result<void> Store::each_mention_by_article(const std::function<Result<void>(const MentionRow&)>& visit) const {
  GUANXI_TRY(Statement rows, m_state->database->prepare(std::string(k_select_mentions) +
                                                        " ORDER BY article, sentence, begin_byte, end_byte, entity"));
  return each_row(rows, [&]() -> Result<void> {
    GUANXI_TRY(const MentionRow mention, read_mention(rows));
    return visit(mention);
  });
}

Result<void> Store::each_relation(const std::function<void(RelationRow&&)>& visit) const {
  const Database& database = *m_state->database;
  GUANXI_TRY(Statement rows, database.prepare("SELECT from_entity, to_entity, type, title, article, sentence, state "
                                              "FROM relations ORDER BY id"));
  return each_row(rows, [&]() -> Result<void> {
    const auto type = parse_relation_type(rows.text(2));
    const auto state = parse_post_state(rows.text(6));
    if (!type || !state) return database.damaged("relations has a type or state that is none");
    RelationRow row;
    row.type = *type;
    GUANXI_TRY(row.from.value, rows.small_number(0));
    GUANXI_TRY(row.to.value, rows.small_number(1));
    row.title = rows.text(3);
    row.state = *state;
    GUANXI_TRY(row.article.value, rows.small_number(4));
    GUANXI_TRY(row.sentence, rows.small_number(5));
    visit(std::move(row));
    return {};
  });
}

Result<std::vector<ReferenceRow>> Store::references_of(EntityId id) const {
  GUANXI_TRY(Statement rows, m_state->database->prepare(std::string(k_select_mentions) +
                                                        " WHERE entity = ? AND reference = 1 ORDER BY article"));
  rows.bind(1, id.value);
  std::vector<MentionRow> mentions;
  GUANXI_CHECK(visit_mentions(rows, [&](const MentionRow& mention) { mentions.push_back(mention); }));
  std::map<std::string, std::set<std::uint32_t>> articles;
  for (const MentionRow& mention : mentions) {
    GUANXI_CHECK(m_state->load_text(mention.article));
    if (mention.span.begin > mention.span.end || mention.span.end > m_state->cached_text.size()) {
      return m_state->database->damaged(fmt::format("a mention in article {} leaves its text", mention.article.value));
    }
    articles[without_line_breaks(slice(m_state->cached_text, mention.span))].insert(mention.article.value);
  }
  std::vector<ReferenceRow> references;
  references.reserve(articles.size());
  for (const auto& [words, in] : articles) references.push_back({words, static_cast<std::uint32_t>(in.size())});
  std::stable_sort(references.begin(), references.end(),
                   [](const ReferenceRow& x, const ReferenceRow& y) { return x.articles > y.articles; });
  return references;
}

Result<std::vector<ReasonRow>> Store::reasons_of(EntityId id) const {
  const Database& database = *m_state->database;
  GUANXI_TRY(Statement rows, database.prepare("SELECT type, key, rule, ground FROM link_reasons WHERE entity = ? "
                                              "ORDER BY type, key, rule, ground"));
  rows.bind(1, id.value);
  std::vector<ReasonRow> reasons;
  GUANXI_CHECK(each_row(rows, [&]() -> Result<void> {
    const auto type = parse_entity_type(rows.text(0));
    if (!type) return database.damaged("link_reasons has a type that is none");
    reasons.push_back({id, *type, std::string(rows.text(1)), std::string(rows.text(2)), std::string(rows.text(3))});
    return {};
  }));
  return reasons;
}

Result<std::vector<DoubtRow>> Store::doubts_of(EntityId id) const {
  GUANXI_TRY(Statement rows, m_state->database->prepare("SELECT entity, other, ground FROM possible_same WHERE entity = ?1 "
                                                        "OR other = ?1 ORDER BY entity, other"));
  rows.bind(1, id.value);
  std::vector<DoubtRow> doubts;
  GUANXI_CHECK(each_row(rows, [&]() -> Result<void> {
    DoubtRow row;
    GUANXI_TRY(row.a.value, rows.small_number(0));
    GUANXI_TRY(row.b.value, rows.small_number(1));
    row.ground = rows.text(2);
    doubts.push_back(std::move(row));
    return {};
  }));
  return doubts;
}

Result<void> Store::each_forbidden(const std::function<void(const ForbiddenRow&)>& visit) const {
  GUANXI_TRY(Statement rows,
             m_state->database->prepare("SELECT entity, other FROM forbidden_ties ORDER BY entity, other"));
  return each_row(rows, [&]() -> Result<void> {
    ForbiddenRow row;
    GUANXI_TRY(row.a.value, rows.small_number(0));
    GUANXI_TRY(row.b.value, rows.small_number(1));
    visit(row);
    return {};
  });
}

Result<void> Store::each_facts(const std::function<Result<void>(const ArticleFacts&)>& visit) const {
  return each_stored_copy(*m_state->database,
                          [&](const ArticleFacts& facts, const Recognizer& /*read_with*/, CopyKind /*kind*/) {
                            return visit(facts);
                          });
}

Result<ArticleRow> Store::article(ArticleId id) const {
  Statement& rows = m_state->article_by_id;
  rows.reset();
  rows.bind(1, id.value);
  GUANXI_TRY(const bool there, rows.step());
  if (!there) return no_article(m_state->path, fmt::format("number {}", id.value));
  return read_article(rows, *m_state->database);
}

Result<ArticleRow> Store::article_named(std::string_view id) const {
  Statement& rows = m_state->articles_by_name;
  rows.reset();
  rows.bind(1, id);
  std::optional<ArticleRow> found;
  std::string choices;
  for (;;) {
    GUANXI_TRY(const bool there, rows.step());
    if (!there) break;
    GUANXI_TRY(ArticleRow row, read_article(rows, *m_state->database));
    if (found) choices += fmt::format(", {} ({} {})", row.id.value, to_string(row.meta.date), row.meta.title);
    if (!found) found = std::move(row);
  }
  rows.reset();  // lets go of the caller's bytes
  if (!found) return no_article(m_state->path, fmt::format("\"{}\"", id));
  if (!choices.empty()) {
    return fail(ErrorCode::ambiguous,
                fmt::format("several articles are named \"{}\": number {} ({} {}){}", id, found->id.value,
                            to_string(found->meta.date), found->meta.title, choices),
                m_state->path, "name one by its number");
  }
  return *std::move(found);
}

Result<std::vector<CopyRow>> Store::copies_of(ArticleId id) const {
  GUANXI_TRY(Statement rows, m_state->database->prepare("SELECT name, title, date, source, url, byline, origin FROM copies "
                                                        "WHERE article = ? ORDER BY number"));
  rows.bind(1, id.value);
  std::vector<CopyRow> copies;
  GUANXI_CHECK(each_row(rows, [&]() -> Result<void> {
    GUANXI_TRY(ArticleMeta meta, read_meta(rows, 0, *m_state->database));
    copies.push_back({id, std::move(meta)});
    return {};
  }));
  return copies;
}

Result<std::string> Store::article_text(ArticleId id) const {
  GUANXI_CHECK(m_state->load_text(id));
  return m_state->cached_text;
}

Result<std::string> Store::sentence_text(ArticleId id, std::uint32_t number) const {
  GUANXI_CHECK(m_state->load_text(id));
  Statement& rows = m_state->sentence_span;
  rows.reset();
  rows.bind(1, id.value);
  rows.bind(2, number);
  GUANXI_TRY(const bool there, rows.step());
  if (!there) return no_article(m_state->path, fmt::format("number {} with a sentence {}", id.value, number));
  GUANXI_TRY(const Span span, read_span(rows, 0));
  if (span.begin > span.end || span.end > m_state->cached_text.size()) {
    return m_state->database->damaged(fmt::format("sentence {} of article {} leaves its text", number, id.value));
  }
  return without_line_breaks(slice(m_state->cached_text, span));
}

Result<std::vector<MentionRow>> Store::mentions_of_article(ArticleId id) const {
  Statement& rows = m_state->mentions_of_article;
  rows.reset();
  rows.bind(1, id.value);
  std::vector<MentionRow> mentions;
  GUANXI_CHECK(visit_mentions(rows, [&](const MentionRow& mention) { mentions.push_back(mention); }));
  return mentions;
}

Result<std::vector<std::string>> Store::check() const { return check_database(*m_state->database); }

}  // namespace guanxi::graph
