#include "graph/index/load.hpp"

#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/format.h>

namespace guanxi::graph {

namespace {

tl::unexpected<Error> damaged(const Store& store, std::string_view what) {
  return fail(ErrorCode::malformed, fmt::format("the graph file is damaged: {}", what), store.path(),
              "guanxi check says more; build it again from its articles, or take a copy of it");
}

/// A mention or relation names `article` and `sentence`: are they there?
bool is_there(const std::vector<ArticleRow>& articles, ArticleId article, std::uint32_t sentence) {
  return article.index() < articles.size() && sentence < articles[article.index()].sentence_count;
}

Result<void> read_articles(const Store& store, std::vector<ArticleRow>& articles) {
  std::uint64_t sentences = 0;
  const auto keep = [&](ArticleRow&& row) {
    sentences += row.sentence_count;
    articles.push_back(std::move(row));
  };
  GUANXI_CHECK(store.each_article(keep));
  std::error_code error;
  const std::uintmax_t bytes = std::filesystem::file_size(store.path(), error);
  // A sentence takes more than a byte; counts beyond that are damage, and must not become memory.
  if (!error && sentences > bytes) return damaged(store, "articles claim more sentences than the file can hold");
  return {};
}

Result<void> read_mentions(const Store& store, ArticleId begin, ArticleId end, std::vector<MentionRow>& mentions) {
  return store.each_mention_in(begin, end, [&](const MentionRow& row) { mentions.push_back(row); });
}

/// What the second thread reads.
struct SecondHalf {
  std::vector<EntityRow> entities;
  std::vector<AliasRow> aliases;
  std::vector<RelationRow> relations;
  std::vector<MentionRow> mentions;
  std::vector<ForbiddenRow> forbidden;
};

Result<void> read_second_half(const Store& store, ArticleId begin, ArticleId end, SecondHalf& half) {
  GUANXI_CHECK(store.each_entity([&](EntityRow&& row) { half.entities.push_back(std::move(row)); }));
  GUANXI_CHECK(store.each_alias([&](AliasRow&& row) { half.aliases.push_back(std::move(row)); }));
  GUANXI_CHECK(store.each_relation([&](RelationRow&& row) { half.relations.push_back(std::move(row)); }));
  GUANXI_CHECK(store.each_forbidden([&](const ForbiddenRow& row) { half.forbidden.push_back(row); }));
  return read_mentions(store, begin, end, half.mentions);
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

Result<void> check_rows(const Store& store, const GraphRows& rows) {
  for (const ArticleRow& article : rows.articles) {
    if (article.reprint_of && *article.reprint_of >= article.id) {
      return damaged(store, "an article is the reprint of one that does not come before it");
    }
  }
  for (const MentionRow& m : rows.mentions) {
    if (m.entity.index() >= rows.entities.size() || !is_there(rows.articles, m.article, m.sentence)) {
      return damaged(store, "a mention is of an entity or in a sentence that is not there");
    }
  }
  EntityId previous;
  for (const AliasRow& alias : rows.aliases) {
    if (alias.entity.index() >= rows.entities.size() || alias.entity < previous) {
      return damaged(store, "an alias is of an entity that is not there, or out of order");
    }
    previous = alias.entity;
  }
  for (const RelationRow& r : rows.relations) {
    if (r.from.index() >= rows.entities.size() || r.to.index() >= rows.entities.size() ||
        !is_there(rows.articles, r.article, r.sentence)) {
      return damaged(store, "a relation is of an entity or in a sentence that is not there");
    }
  }
  for (const ForbiddenRow& row : rows.forbidden) {
    if (row.a >= row.b || row.b.index() >= rows.entities.size()) return damaged(store, "a forbidden tie is of no pair");
  }
  return {};
}

}  // namespace

Result<GraphRows> load_rows(const Store& store) {
  GraphRows rows;
  GUANXI_CHECK(read_articles(store, rows.articles));
  GUANXI_TRY(const Store again, open_again(store));
  const auto articles = static_cast<std::uint32_t>(rows.articles.size());
  const ArticleId middle{articles / 4 * 3};  // the second thread has all the other tables to read

  SecondHalf half;
  Result<void> second;
  std::thread reader([&] { second = read_second_half(again, middle, ArticleId{articles}, half); });
  const Result<void> first = read_mentions(store, ArticleId{0}, middle, rows.mentions);
  reader.join();
  GUANXI_CHECK(first);
  GUANXI_CHECK(second);
  rows.entities = std::move(half.entities);
  rows.aliases = std::move(half.aliases);
  rows.relations = std::move(half.relations);
  rows.forbidden = std::move(half.forbidden);
  rows.mentions.insert(rows.mentions.end(), half.mentions.begin(), half.mentions.end());
  GUANXI_CHECK(check_rows(store, rows));
  return rows;
}

}  // namespace guanxi::graph
