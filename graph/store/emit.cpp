#include "graph/store/emit.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/fold.hpp"
#include "graph/store/layout.hpp"
#include "graph/store/romanize.hpp"
#include "graph/store/stable_id.hpp"
#include "graph/store/table_writer.hpp"

namespace guanxi::graph {

namespace {

/// Numbers of forms -> ids in the file.
struct Ranks {
  std::vector<std::uint32_t> forms;         ///< numbers of the forms, by (entity, form)
  std::vector<std::uint32_t> form_id;       ///< by number
  std::vector<std::uint32_t> display_form;  ///< by entity: the form it is shown by
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

  // Forms come by bytes, so that among equally frequent ones the first seen is the least.
  ranks.display_form.assign(counts.entities.size(), 0);
  std::vector<std::uint32_t> most(counts.entities.size(), 0);
  for (const std::uint32_t form : ranks.forms) {
    const std::uint32_t entity = vocabulary.form_entity(form);
    if (counts.forms[form].fullest <= most[entity]) continue;
    most[entity] = counts.forms[form].fullest;
    ranks.display_form[entity] = form;
  }
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
        m_originals(assembled.originals),
        m_ranks(rank(assembled)) {}

  Result<void> open_tables() {
    for (std::size_t i = 0; i < layout::k_tables.size(); ++i) {
      GUANXI_TRY(m_tables[i], TableWriter::create(m_database, layout::k_tables[i]));
    }
    return {};
  }

  /// Articles must come in rank order.
  Result<void> article(const SpooledArticle& article, const TextHash& hash, PackedArticle&& packed) {
    const auto id = static_cast<std::uint32_t>(m_done.articles++);
    const ArticleMeta& meta = article.meta;
    const std::string date = to_string(meta.date);
    const std::string hash_text = fmt::format("{:02x}", fmt::join(hash, ""));
    GUANXI_CHECK(m_tables[layout::articles].row(id, meta.id, meta.title, NullableText{date}, meta.source, meta.url, meta.byline,
                                                article.sentences.size(), hash_text, reprint_of(id)));
    GUANXI_CHECK(m_tables[layout::texts].row(id, article.text));
    GUANXI_CHECK(m_tables[layout::facts].row(id, Blob{article.facts}));
    std::uint32_t number = 0;
    for (const Span sentence : article.sentences) {
      GUANXI_CHECK(m_tables[layout::sentences].row(id, number++, sentence.begin, sentence.end));
    }
    GUANXI_CHECK(forms(id, packed.forms));
    for (const PackedMention& m : packed.mentions) {
      GUANXI_CHECK(m_tables[layout::mentions].row(id, m.sentence, m.span.begin, m.span.end, m.entity));
    }
    for (const PackedRelation& r : packed.relations) {
      m_relations.push_back({r.from, r.to, r.type, r.state, r.title, id, r.sentence});
    }
    m_done.sentences += article.sentences.size();
    m_done.mentions += packed.mentions.size();
    return {};
  }

  Result<void> entities() {
    std::uint32_t id = 0;
    for (const LinkedEntity& entity : m_linking.entities) {
      const std::string stable = fmt::format("{:016x}", stable_id(entity.type, entity.key));
      GUANXI_CHECK(m_tables[layout::entities].row(id, to_string(entity.type), m_vocabulary.form_text(m_ranks.display_form[id]),
                                                  entity.key, stable, m_counts.entities[id].articles,
                                                  m_counts.entities[id].mentions));
      ++id;
    }
    m_done.entities = id;
    return {};
  }

  /// Why entities are one, and which may be.
  Result<void> links() {
    for (const LinkReason& r : m_linking.reasons) {
      GUANXI_CHECK(m_tables[layout::link_reasons].row(r.entity, to_string(r.type), r.key, r.rule, r.ground));
    }
    for (const LinkDoubt& d : m_linking.doubts) {
      GUANXI_CHECK(m_tables[layout::possible_same].row(d.a, d.b, d.ground));
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

  Result<void> settings(const StoreSettings& settings) {
    GUANXI_TRY(Statement insert, m_database.prepare("INSERT INTO settings(name, value) VALUES(?, ?)"));
    const auto put = [&](std::string_view name, std::string_view value) {
      insert.bind(1, name);
      insert.bind(2, value);
      return insert.run();
    };
    GUANXI_CHECK(put(layout::k_lexicon, settings.lexicon_fingerprint));
    GUANXI_CHECK(put(layout::k_model, settings.model_fingerprint));
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
  const std::vector<std::uint32_t>& m_originals;
  Ranks m_ranks;
  std::array<TableWriter, layout::k_tables.size()> m_tables;
  std::vector<RankedRelation> m_relations;
  StoreCounts m_done;
};

}  // namespace

Result<StoreCounts> emit_database(BuildFiles& files, const std::string& shown_path, ArticleSpool& spool,
                                  const Assembled& assembled, const StoreSettings& settings) {
  GUANXI_TRY(const auto database, Database::open(files.database_path(), Database::Mode::create, shown_path));
  GUANXI_CHECK(database->execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}; BEGIN;",
                                             layout::k_application_id, layout::k_version)));
  GUANXI_CHECK(database->execute(layout::k_create_tables));
  StoreCounts done;
  {
    Emitter emitter(*database, assembled);
    GUANXI_CHECK(emitter.open_tables());
    for (std::size_t i = 0; i < spool.size(); ++i) {
      GUANXI_TRY(const SpooledArticle article, spool.read(i));
      GUANXI_TRY(const std::string packed, files.read(assembled.packed[i]));
      GUANXI_CHECK(emitter.article(article, spool.hash(i), decode_packed(packed)));
    }
    GUANXI_CHECK(emitter.entities());
    GUANXI_CHECK(emitter.aliases());
    GUANXI_CHECK(emitter.relations());
    GUANXI_CHECK(emitter.links());
    GUANXI_CHECK(emitter.settings(settings));
    done = emitter.done();
  }
  GUANXI_CHECK(database->execute(layout::k_create_indices));
  GUANXI_CHECK(database->execute(layout::k_create_views));
  GUANXI_CHECK(database->execute("COMMIT;"));
  GUANXI_CHECK(database->close());
  return done;
}

}  // namespace guanxi::graph
