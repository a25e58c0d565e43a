#include "graph/index/row_source.hpp"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <optional>
#include <system_error>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace guanxi::graph {

namespace {

tl::unexpected<Error> damaged(const Store& store, std::string_view what) {
  return fail(ErrorCode::malformed, fmt::format("the graph file is damaged: {}", what), store.path(),
              "guanxi check says more; build it again from its articles, or take a copy of it");
}

ArticleFrame frame_of(const ArticleRow& row) {
  return {row.meta.date, row.sentence_count, row.reprint_of.value_or(row.id).value};
}

Result<std::vector<ArticleFrame>> read_articles(const Store& store) {
  std::vector<ArticleFrame> articles;
  std::uint64_t sentences = 0;
  bool ordered = true;
  GUANXI_CHECK(store.each_article([&](ArticleRow&& row) {
    sentences += row.sentence_count;
    ordered = ordered && (!row.reprint_of || *row.reprint_of < row.id);
    articles.push_back(frame_of(row));
  }));
  if (!ordered) return damaged(store, "an article is the reprint of one that does not come before it");
  std::error_code error;
  const std::uintmax_t bytes = std::filesystem::file_size(store.path(), error);
  // A sentence takes more than a byte; counts beyond that are damage, and must not become memory.
  if (!error && sentences > bytes) return damaged(store, "articles claim more sentences than the file can hold");
  return articles;
}

/// Opens the file of `store` again. Errors: busy where another graph has taken its place meanwhile.
Result<Store> open_again(const Store& store) {
  GUANXI_TRY(Store again, Store::open(store.path()));
  GUANXI_TRY(const std::string expected, store.fingerprint());
  GUANXI_TRY(const std::string found, again.fingerprint());
  if (found != expected) {
    return fail(ErrorCode::busy, "the graph was replaced while it was read", store.path(), "run the command again");
  }
  return again;
}

class StoreRows : public RowSource {
 public:
  StoreRows(const Store& store, Store again, std::size_t entities, std::vector<ArticleFrame> articles,
            std::vector<ForbiddenRow> forbidden)
      : m_store(store),
        m_again(std::move(again)),
        m_entities(entities),
        m_articles(std::move(articles)),
        m_forbidden(std::move(forbidden)) {}

  [[nodiscard]] std::size_t entity_count() const override { return m_entities; }
  [[nodiscard]] const std::vector<ArticleFrame>& articles() const override { return m_articles; }
  [[nodiscard]] const std::vector<ForbiddenRow>& forbidden() const override { return m_forbidden; }
  [[nodiscard]] Result<void> each_name(const std::function<void(EntityRow&&)>& entity,
                                       const std::function<void(AliasRow&&)>& alias) override {
    return m_again.each_name(entity, alias);
  }
  [[nodiscard]] Result<void> each_mention(const std::function<Result<void>(const MentionRow&)>& visit) override {
    return m_store.each_mention_by_article([&](const MentionRow& row) -> Result<void> {
      if (row.entity.index() >= m_entities || !is_there(row.article, row.sentence)) {
        return damaged(m_store, "a mention is of an entity or in a sentence that is not there");
      }
      return visit(row);
    });
  }
  [[nodiscard]] Result<void> each_relation(const std::function<void(RelationRow&&)>& visit) override {
    bool sound = true;
    GUANXI_CHECK(m_again.each_relation([&](RelationRow&& row) {
      sound =
          sound && row.from.index() < m_entities && row.to.index() < m_entities && is_there(row.article, row.sentence);
      if (sound) visit(std::move(row));
    }));
    if (!sound) return damaged(m_store, "a relation is of an entity or in a sentence that is not there");
    return {};
  }

 private:
  [[nodiscard]] bool is_there(ArticleId article, std::uint32_t sentence) const {
    return article.index() < m_articles.size() && sentence < m_articles[article.index()].sentences;
  }

  const Store& m_store;
  Store m_again;  // for the other thread
  std::size_t m_entities;
  std::vector<ArticleFrame> m_articles;
  std::vector<ForbiddenRow> m_forbidden;
};

class MemoryRows : public RowSource {
 public:
  explicit MemoryRows(const GraphRows& rows) : m_rows(rows), m_by_place(rows.mentions.size()) {
    for (const ArticleRow& row : rows.articles) m_articles.push_back(frame_of(row));
    std::iota(m_by_place.begin(), m_by_place.end(), std::size_t{0});
    std::sort(m_by_place.begin(), m_by_place.end(), [&](std::size_t a, std::size_t b) {
      const MentionRow& x = rows.mentions[a];
      const MentionRow& y = rows.mentions[b];
      return std::tie(x.article, x.sentence, a) < std::tie(y.article, y.sentence, b);
    });
  }

  [[nodiscard]] std::size_t entity_count() const override { return m_rows.entities.size(); }
  [[nodiscard]] const std::vector<ArticleFrame>& articles() const override { return m_articles; }
  [[nodiscard]] const std::vector<ForbiddenRow>& forbidden() const override { return m_rows.forbidden; }
  [[nodiscard]] Result<void> each_name(const std::function<void(EntityRow&&)>& entity,
                                       const std::function<void(AliasRow&&)>& alias) override {
    auto next = m_rows.aliases.begin();
    for (const EntityRow& row : m_rows.entities) {
      entity(EntityRow(row));
      for (; next != m_rows.aliases.end() && next->entity == row.id; ++next) alias(AliasRow(*next));
    }
    return {};
  }
  [[nodiscard]] Result<void> each_mention(const std::function<Result<void>(const MentionRow&)>& visit) override {
    for (const std::size_t at : m_by_place) GUANXI_CHECK(visit(m_rows.mentions[at]));
    return {};
  }
  [[nodiscard]] Result<void> each_relation(const std::function<void(RelationRow&&)>& visit) override {
    for (const RelationRow& row : m_rows.relations) visit(RelationRow(row));
    return {};
  }

 private:
  const GraphRows& m_rows;
  std::vector<ArticleFrame> m_articles;
  std::vector<std::size_t> m_by_place;  // mentions by (article, sentence)
};

}  // namespace

Result<std::unique_ptr<RowSource>> rows_of_store(const Store& store) {
  GUANXI_TRY(auto articles, read_articles(store));
  GUANXI_TRY(Store again, open_again(store));
  GUANXI_TRY(const std::uint64_t entities, store.entity_count());
  std::vector<ForbiddenRow> forbidden;
  GUANXI_CHECK(store.each_forbidden([&](const ForbiddenRow& row) { forbidden.push_back(row); }));
  for (const ForbiddenRow& row : forbidden) {
    if (row.a >= row.b || row.b.index() >= entities) return damaged(store, "a forbidden tie is of no pair");
  }
  return std::make_unique<StoreRows>(store, std::move(again), entities, std::move(articles), std::move(forbidden));
}

std::unique_ptr<RowSource> rows_in_memory(const GraphRows& rows) { return std::make_unique<MemoryRows>(rows); }

}  // namespace guanxi::graph
