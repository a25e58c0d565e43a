#include "graph/store/emit.hpp"

#include <algorithm>
#include <array>
#include <numeric>
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

/// Vocabulary numbers -> ids in the file.
struct Ranks {
  std::vector<std::uint32_t> entities;        ///< numbers of the entities that are kept, by (key, type)
  std::vector<std::uint32_t> entity_id;       ///< by number; meaningless for those that are not kept
  std::vector<std::uint32_t> forms;           ///< numbers of the forms that are kept, by (entity id, form)
  std::vector<std::uint32_t> form_id;
  std::vector<std::uint32_t> display_form;    ///< by entity number: the form it is shown by
};

std::vector<std::uint32_t> inverse(const std::vector<std::uint32_t>& ranked, std::size_t size) {
  std::vector<std::uint32_t> ids(size, 0);
  for (std::uint32_t id = 0; id < ranked.size(); ++id) ids[ranked[id]] = id;
  return ids;
}

Ranks rank(const Vocabulary& vocabulary, const VocabularyCounts& counts) {
  Ranks ranks;
  for (std::uint32_t entity = 0; entity < counts.entities.size(); ++entity) {
    if (counts.entities[entity].articles > 0) ranks.entities.push_back(entity);
  }
  std::sort(ranks.entities.begin(), ranks.entities.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(vocabulary.entity_key(a), vocabulary.entity_type(a)) <
           std::pair(vocabulary.entity_key(b), vocabulary.entity_type(b));
  });
  ranks.entity_id = inverse(ranks.entities, counts.entities.size());

  for (std::uint32_t form = 0; form < counts.forms.size(); ++form) {
    if (counts.forms[form].articles > 0) ranks.forms.push_back(form);
  }
  std::sort(ranks.forms.begin(), ranks.forms.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(ranks.entity_id[vocabulary.form_entity(a)], vocabulary.form_text(a)) <
           std::pair(ranks.entity_id[vocabulary.form_entity(b)], vocabulary.form_text(b));
  });
  ranks.form_id = inverse(ranks.forms, counts.forms.size());

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
  Emitter(const Database& database, const Vocabulary& vocabulary, const VocabularyCounts& counts, const Ranks& ranks)
      : m_database(database), m_vocabulary(vocabulary), m_counts(counts), m_ranks(ranks) {}

  Result<void> open_tables() {
    for (std::size_t i = 0; i < layout::k_tables.size(); ++i) {
      GUANXI_TRY(m_tables[i], TableWriter::create(m_database, layout::k_tables[i]));
    }
    return {};
  }

  /// Articles must come in rank order.
  Result<void> article(const SpooledArticle& spooled, PackedArticle&& article) {
    const auto id = static_cast<std::uint32_t>(m_done.articles++);
    const ArticleMeta& meta = article.meta;
    const std::string date = to_string(meta.date);
    const std::string hash = fmt::format("{:02x}", fmt::join(spooled.hash, ""));
    GUANXI_CHECK(m_tables[layout::articles].row(id, meta.id, meta.title, NullableText{date}, meta.source, meta.url, meta.byline,
                                                article.sentences.size(), hash));
    GUANXI_CHECK(m_tables[layout::texts].row(id, article.text));
    std::uint32_t number = 0;
    for (const Span sentence : article.sentences) {
      GUANXI_CHECK(m_tables[layout::sentences].row(id, number++, sentence.begin, sentence.end));
    }
    GUANXI_CHECK(forms(id, article.forms));
    GUANXI_CHECK(mentions(id, article.mentions));
    for (const PackedRelation& r : article.relations) {
      m_relations.push_back(
          {m_ranks.entity_id[r.from], m_ranks.entity_id[r.to], r.type, r.state, r.title, id, r.sentence});
    }
    m_done.sentences += article.sentences.size();
    m_done.mentions += article.mentions.size();
    return {};
  }

  Result<void> entities() {
    for (const std::uint32_t entity : m_ranks.entities) {
      const EntityType type = m_vocabulary.entity_type(entity);
      const std::string_view key = m_vocabulary.entity_key(entity);
      const std::string stable = fmt::format("{:016x}", stable_id(type, key));
      GUANXI_CHECK(m_tables[layout::entities].row(m_done.entities++, to_string(type),
                                                  m_vocabulary.form_text(m_ranks.display_form[entity]), key, stable,
                                                  m_counts.entities[entity].articles, m_counts.entities[entity].mentions));
    }
    return {};
  }

  Result<void> aliases() {
    std::uint32_t id = 0;
    for (const std::uint32_t form : m_ranks.forms) {
      const std::uint32_t entity = m_vocabulary.form_entity(form);
      const std::string_view text = m_vocabulary.form_text(form);
      const Romanized read = romanize(text, m_vocabulary.entity_type(entity));
      GUANXI_CHECK(m_tables[layout::aliases].row(id++, m_ranks.entity_id[entity], text, fold_name(text), read.pinyin,
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
                                                   m_vocabulary.titles.text(r.title), r.article, r.sentence, to_string(r.state)));
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
    for (PackedForm& form : forms) {
      form.entity = m_ranks.entity_id[form.entity];
      form.form = m_ranks.form_id[form.form];
    }
    std::sort(forms.begin(), forms.end(), [](const PackedForm& a, const PackedForm& b) { return a.form < b.form; });
    for (const PackedForm& form : forms) {  // form ids ascend with their entities
      GUANXI_CHECK(m_tables[layout::article_forms].row(article, form.entity, form.form, form.fullest));
    }
    return {};
  }

  Result<void> mentions(std::uint32_t article, std::vector<PackedMention>& mentions) {
    for (PackedMention& mention : mentions) mention.entity = m_ranks.entity_id[mention.entity];
    std::sort(mentions.begin(), mentions.end());
    for (const PackedMention& m : mentions) {
      GUANXI_CHECK(m_tables[layout::mentions].row(article, m.sentence, m.span.begin, m.span.end, m.entity));
    }
    return {};
  }

  const Database& m_database;
  const Vocabulary& m_vocabulary;
  const VocabularyCounts& m_counts;
  const Ranks& m_ranks;
  std::array<TableWriter, layout::k_tables.size()> m_tables;
  std::vector<RankedRelation> m_relations;
  StoreCounts m_done;
};

}  // namespace

Result<StoreCounts> emit_database(BuildFiles& files, const std::string& shown_path,
                                  const std::vector<SpooledArticle>& articles, const Vocabulary& vocabulary,
                                  const VocabularyCounts& counts, const StoreSettings& settings) {
  GUANXI_TRY(const auto database, Database::open(files.database_path(), Database::Mode::create, shown_path));
  GUANXI_CHECK(database->execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}; BEGIN;",
                                             layout::k_application_id, layout::k_version)));
  GUANXI_CHECK(database->execute(layout::k_create_tables));
  const Ranks ranks = rank(vocabulary, counts);
  StoreCounts done;
  {
    Emitter emitter(*database, vocabulary, counts, ranks);
    GUANXI_CHECK(emitter.open_tables());
    for (const SpooledArticle& spooled : articles) {
      GUANXI_TRY(const std::string bytes, files.read(spooled.begin, spooled.size));
      GUANXI_CHECK(emitter.article(spooled, decode(bytes)));
    }
    GUANXI_CHECK(emitter.entities());
    GUANXI_CHECK(emitter.aliases());
    GUANXI_CHECK(emitter.relations());
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
