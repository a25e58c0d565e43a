// What the store's tests share: a folder that goes away, building, and all of a store as text.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "graph/store/store.hpp"

namespace guanxi::testing {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "guanxi-store-XXXXXX").string();
    m_path = ::mkdtemp(name.data());
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  [[nodiscard]] std::string file(const std::string& name) const { return (m_path / name).string(); }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(m_path)) found.push_back(entry.path().filename().string());
    return found;
  }

 private:
  std::filesystem::path m_path;
};

/// Adds `articles` to the store at `path` and commits.
inline Result<graph::StoreCounts> build_store(const std::string& path, const std::vector<ArticleFacts>& articles,
                                              graph::Existing existing = graph::Existing::replace) {
  GUANXI_TRY(graph::StoreWriter writer, graph::StoreWriter::create(path, existing, {"lexicon", "model"}));
  for (const ArticleFacts& article : articles) {
    GUANXI_TRY([[maybe_unused]] const graph::AddOutcome outcome, writer.add(article));
  }
  return writer.commit();
}

inline std::string describe(const Error& error) {
  return fmt::format("{} [{}] next: {}", error.message, error.where, error.next_step);
}

/// Every row that each_… visits and every text, as text; or what went wrong.
inline Result<std::string> dump(const graph::Store& store) {
  std::string out;
  const auto entity = [&](graph::EntityRow&& row) {
    out += fmt::format("entity {} {} {} {} {:x}\n", row.id.value, to_string(row.type), row.name, row.key, row.stable);
  };
  const auto alias = [&](graph::AliasRow&& row) {
    out += fmt::format("alias {} {} {} {} {} {}\n", row.entity.value, row.form, row.folded, row.pinyin, row.initials,
                       row.articles);
  };
  std::vector<graph::ArticleRow> articles;
  const auto article = [&](graph::ArticleRow&& row) { articles.push_back(std::move(row)); };
  const auto mention = [&](const graph::MentionRow& row) {
    out += fmt::format("{} {} {} {} {} {}\n", row.reference ? "reference" : "mention", row.entity.value, row.article.value,
                       row.sentence, row.span.begin, row.span.end);
  };
  const auto relation = [&](graph::RelationRow&& row) {
    out += fmt::format("relation {} {} {} {} {} {}\n", row.from.value, row.to.value, to_string(row.type), row.title,
                       row.article.value, row.sentence);
  };
  GUANXI_CHECK(store.each_entity(entity));
  GUANXI_CHECK(store.each_alias(alias));
  GUANXI_CHECK(store.each_mention(mention));
  GUANXI_CHECK(store.each_relation(relation));
  GUANXI_CHECK(store.each_article(article));
  for (const graph::ArticleRow& row : articles) {
    GUANXI_TRY(const std::string text, store.article_text(row.id));
    out += fmt::format("article {} {} {} {} {} {} {} {}\n{}\n", row.id.value, row.meta.id, row.meta.title,
                       to_string(row.meta.date), row.meta.source, row.meta.url, row.meta.byline, row.sentence_count, text);
    for (std::uint32_t sentence = 0; sentence < row.sentence_count; ++sentence) {
      GUANXI_TRY(const std::string words, store.sentence_text(row.id, sentence));
      out += fmt::format("sentence {} {}\n", sentence, words);
    }
  }
  return out;
}

inline Result<std::string> dump(const std::string& path) {
  GUANXI_TRY(const graph::Store store, graph::Store::open(path));
  return dump(store);
}

}  // namespace guanxi::testing
