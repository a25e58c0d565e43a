#include "graph/store/emit.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/fold.hpp"
#include "graph/store/facts_codec.hpp"
#include "graph/store/layout.hpp"
#include "graph/store/romanize.hpp"
#include "graph/store/stable_id.hpp"
#include "graph/store/table_writer.hpp"

namespace guanxi::graph {

namespace {

/// Numbers of forms -> ids in the file.
struct Ranks {
  std::vector<std::uint32_t> forms;    ///< numbers of the forms, by (entity, form)
  std::vector<std::uint32_t> form_id;  ///< by number
};

Ranks rank(const Assembled& assembled) {
  const Vocabulary& vocabulary = assembled.vocabulary;
  const VocabularyCounts& counts = assembled.counts;
  Ranks ranks;
  ranks.forms.resize(counts.forms.size());
  std::iota(ranks.forms.begin(), ranks.forms.end(), 0U);
  std::sort(ranks.forms.begin(), ranks.forms.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(vocabulary.form_entity(a), vocabulary.form_text(a)) <
           std::pair(vocabulary.form_entity(b), vocabulary.form_text(b));
  });
  ranks.form_id.resize(ranks.forms.size());
  for (std::uint32_t id = 0; id < ranks.forms.size(); ++id) ranks.form_id[ranks.forms[id]] = id;
  return ranks;
}

struct RankedRelation {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  RelationType type{};
  PostState state{};
  std::uint32_t title = 0;  ///< number in the vocabulary
  std::uint32_t article = 0;
  std::uint32_t sentence = 0;
};

class Emitter {
 public:
  Emitter(const Database& database, const Assembled& assembled)
      : m_database(database),
        m_linking(assembled.linking),
        m_vocabulary(assembled.vocabulary),
        m_counts(assembled.counts),
        m_shown_by(assembled.shown_by),
        m_originals(assembled.originals),
        m_ranks(rank(assembled)) {}

  Result<void> open_tables() {
    for (std::size_t i = 0; i < layout::k_tables.size(); ++i) {
      GUANXI_TRY(m_tables[i], TableWriter::create(m_database, layout::k_tables[i]));
    }
    return {};
  }

  /// What articles were read with; `used` by Copy::recognizer.
  Result<void> recognizers(const Recognizers& known, const std::vector<bool>& used) {
    std::vector<std::uint32_t> ranked;
    for (std::uint32_t number = 0; number < known.size(); ++number) {
      if (used[number]) ranked.push_back(number);
    }
    std::sort(ranked.begin(), ranked.end(), [&](std::uint32_t a, std::uint32_t b) { return known[a] < known[b]; });
    m_recognizer_id.resize(known.size());
    for (std::uint32_t id = 0; id < ranked.size(); ++id) {
      const Recognizer& recognizer = known[ranked[id]];
      m_recognizer_id[ranked[id]] = id;
      m_lexicons.push_back(recognizer.lexicon_fingerprint);
      m_models.push_back(recognizer.model_fingerprint);
      GUANXI_CHECK(m_tables[layout::recognizers].row(id, recognizer.lexicon_fingerprint, recognizer.model_fingerprint));
    }
    return {};
  }

  /// Articles must come in rank order.
  Result<void> article(const Copy& article, const TextHash& hash, PackedArticle&& packed) {
    const auto id = static_cast<std::uint32_t>(m_done.articles++);
    const ArticleMeta& meta = article.meta;
    const std::string date = to_string(meta.date);
    const std::string hash_text = fmt::format("{:02x}", fmt::join(hash, ""));
    GUANXI_CHECK(m_tables[layout::articles].row(id, meta.id, meta.title, NullableText{date}, meta.source, meta.url, meta.byline,
                                                meta.origin, m_recognizer_id[article.recognizer], article.sentences.size(),
                                                hash_text, reprint_of(id)));
    GUANXI_CHECK(m_tables[layout::texts].row(id, article.text));
    GUANXI_CHECK(m_tables[layout::facts].row(id, Blob{article.facts}));
    std::uint32_t number = 0;
    for (const Span sentence : article.sentences) {
      GUANXI_CHECK(m_tables[layout::sentences].row(id, number++, sentence.begin, sentence.end));
    }
    GUANXI_CHECK(forms(id, packed.forms));
    for (const PackedMention& m : packed.mentions) {
      GUANXI_CHECK(m_tables[layout::mentions].row(id, m.sentence, m.span.begin, m.span.end, m.entity, m.reference));
    }
    for (const PackedRelation& r : packed.relations) {
      m_relations.push_back({r.from, r.to, r.type, r.state, r.title, id, r.sentence});
    }
    m_done.sentences += article.sentences.size();
    m_done.mentions += packed.mentions.size();
    return {};
  }

  /// Number `number` of the copies of the `article` written last; its text and facts only where they differ from the article's.
  Result<void> copy(const Copy& copy, std::uint32_t number, const Copy& article) {
    const std::string date = to_string(copy.meta.date);
    const ArticleMeta& meta = copy.meta;
    const auto row = [&](const auto& text, const auto& sentences, const auto& facts) {
      return m_tables[layout::copies].row(m_done.articles - 1, number, meta.id, meta.title, NullableText{date}, meta.source,
                                          meta.url, meta.byline, meta.origin, m_recognizer_id[copy.recognizer], text, sentences,
                                          facts);
    };
    if (copy.text == article.text && copy.sentences == article.sentences && copy.facts == article.facts) {
      return row(Null{}, Null{}, Null{});
    }
    const std::string sentences = encode_sentences(copy.sentences);
    return row(copy.text, Blob{sentences}, Blob{copy.facts});
  }

  Result<void> entities() {
    std::uint32_t id = 0;
    for (const LinkedEntity& entity : m_linking.entities) {
      const std::string stable = fmt::format("{:016x}", stable_id(entity.type, entity.key));
      GUANXI_CHECK(m_tables[layout::entities].row(id, to_string(entity.type), m_vocabulary.form_text(m_shown_by[id]),
                                                  entity.key, stable, m_counts.entities[id].articles,
                                                  m_counts.entities[id].mentions));
      ++id;
    }
    m_done.entities = id;
    return {};
  }

  /// Why entities are one, which may be, and which nothing ties.
  Result<void> links() {
    for (const LinkReason& r : m_linking.reasons) {
      GUANXI_CHECK(m_tables[layout::link_reasons].row(r.entity, to_string(r.type), r.key, r.rule, r.ground));
    }
    for (const LinkDoubt& d : m_linking.doubts) {
      GUANXI_CHECK(m_tables[layout::possible_same].row(d.a, d.b, d.ground));
    }
    for (const ForbiddenTie& tie : m_linking.forbidden) {
      GUANXI_CHECK(m_tables[layout::forbidden_ties].row(tie.a, tie.b));
    }
    return {};
  }

  Result<void> aliases() {
    std::uint32_t id = 0;
    for (const std::uint32_t form : m_ranks.forms) {
      const std::uint32_t entity = m_vocabulary.form_entity(form);
      const std::string_view text = m_vocabulary.form_text(form);
      const Romanized read = romanize(text, m_linking.entities[entity].type);
      GUANXI_CHECK(m_tables[layout::aliases].row(id++, entity, text, fold_name(text), read.pinyin,
                                                 read.initials, m_counts.forms[form].articles));
    }
    return {};
  }

  Result<void> relations() {
    const auto order = [this](const RankedRelation& r) {
      return std::tuple(r.from, r.to, r.type, m_vocabulary.titles.text(r.title), r.article, r.sentence, r.state);
    };
    std::sort(m_relations.begin(), m_relations.end(),
              [&](const RankedRelation& a, const RankedRelation& b) { return order(a) < order(b); });
    for (const RankedRelation& r : m_relations) {
      GUANXI_CHECK(m_tables[layout::relations].row(m_done.relations++, r.from, r.to, to_string(r.type),
                                                   m_vocabulary.titles.text(r.title), r.article, r.sentence,
                                                   to_string(r.state)));
    }
    return {};
  }

  Result<void> settings(const std::string& corrections) {
    GUANXI_TRY(Statement insert, m_database.prepare("INSERT INTO settings(name, value) VALUES(?, ?)"));
    const auto put = [&](std::string_view name, std::string_view value) {
      insert.bind(1, name);
      insert.bind(2, value);
      return insert.run();
    };
    const std::string lexicons = joined_fingerprints(m_lexicons);
    const std::string models = joined_fingerprints(m_models);
    GUANXI_CHECK(put(layout::k_lexicon, lexicons));
    GUANXI_CHECK(put(layout::k_model, models));
    GUANXI_CHECK(put(layout::k_corrections, corrections));
    for (std::size_t i = 0; i < layout::k_tables.size(); ++i) {
      const std::string name = fmt::format("{}{}", layout::k_checksum, layout::k_tables[i].name);
      const std::string value = fmt::format("{:016x}", m_tables[i].checksum());
      GUANXI_CHECK(put(name, value));
    }
    return {};
  }

  [[nodiscard]] const StoreCounts& done() const { return m_done; }

 private:
  Result<void> forms(std::uint32_t article, std::vector<PackedForm>& forms) {
    for (PackedForm& form : forms) form.form = m_ranks.form_id[form.form];
    std::sort(forms.begin(), forms.end(), [](const PackedForm& a, const PackedForm& b) { return a.form < b.form; });
    for (const PackedForm& form : forms) {  // form ids ascend with their entities
      GUANXI_CHECK(m_tables[layout::article_forms].row(article, form.entity, form.form, form.fullest));
    }
    return {};
  }

  const Database& m_database;
  const Linking& m_linking;
  const Vocabulary& m_vocabulary;
  [[nodiscard]] std::optional<std::uint32_t> reprint_of(std::uint32_t article) const {
    return m_originals[article] == article ? std::nullopt : std::optional(m_originals[article]);
  }

  const VocabularyCounts& m_counts;
  const std::vector<std::uint32_t>& m_shown_by;
  const std::vector<std::uint32_t>& m_originals;
  Ranks m_ranks;
  std::vector<std::uint32_t> m_recognizer_id;  // by Copy::recognizer
  std::vector<std::string> m_lexicons;
  std::vector<std::string> m_models;
  std::array<TableWriter, layout::k_tables.size()> m_tables;
  std::vector<RankedRelation> m_relations;
  StoreCounts m_done;
};

/// Article `rank` and its copies.
Result<void> emit_article(Emitter& emitter, BuildFiles& files, ArticleSet& set, const Assembled& assembled, std::size_t rank) {
  const auto copies = set.copies(rank);
  GUANXI_TRY(const Copy article, set.read(copies.front()));
  GUANXI_TRY(const std::string packed, files.read(assembled.packed[rank]));
  GUANXI_CHECK(emitter.article(article, set.hash(rank), decode_packed(packed)));
  for (std::uint32_t number = 1; number < copies.size(); ++number) {
    GUANXI_TRY(const Copy copy, set.read(copies[number]));
    GUANXI_CHECK(emitter.copy(copy, number, article));
  }
  return {};
}

}  // namespace

Result<StoreCounts> emit_database(BuildFiles& files, const std::string& shown_path, ArticleSet& set,
                                  const Assembled& assembled, const Recognizers& recognizers,
                                  const std::string& corrections) {
  GUANXI_TRY(const auto database, Database::open(files.database_path(), Database::Mode::create, shown_path));
  GUANXI_CHECK(database->execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}; BEGIN;",
                                             layout::k_application_id, layout::k_version)));
  GUANXI_CHECK(database->execute(layout::k_create_tables));
  StoreCounts done;
  {
    Emitter emitter(*database, assembled);
    GUANXI_CHECK(emitter.open_tables());
    GUANXI_CHECK(emitter.recognizers(recognizers, set.recognizers_used(recognizers.size())));
    for (std::size_t i = 0; i < set.size(); ++i) GUANXI_CHECK(emit_article(emitter, files, set, assembled, i));
    GUANXI_CHECK(emitter.entities());
    GUANXI_CHECK(emitter.aliases());
    GUANXI_CHECK(emitter.relations());
    GUANXI_CHECK(emitter.links());
    GUANXI_CHECK(emitter.settings(corrections));
    done = emitter.done();
  }
  GUANXI_CHECK(database->execute(layout::k_create_indices));
  GUANXI_CHECK(database->execute(layout::k_create_views));
  GUANXI_CHECK(database->execute("COMMIT;"));
  GUANXI_CHECK(database->close());
  return done;
}

}  // namespace guanxi::graph
