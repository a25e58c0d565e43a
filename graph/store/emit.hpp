// The second half of a build: every article is known, ids are ranks, rows are written in order. Private to graph/store.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/error.hpp"
#include "base/facts.hpp"
#include "graph/store/build_files.hpp"
#include "graph/store/packed_article.hpp"
#include "graph/store/store.hpp"

namespace guanxi::graph {

/// Where a packed article lies in the spool, and what ranks it.
struct SpooledArticle {
  Date date;
  std::string id;
  TextHash hash{};
  std::uint64_t begin = 0;
  std::size_t size = 0;

  bool operator==(const SpooledArticle&) const = default;
  /// Articles without a date come first; hashes differ, so the order is total.
  auto operator<=>(const SpooledArticle&) const = default;
};

/// How often what the vocabulary numbers occurs in the articles that are kept; zero for what only a dropped one had.
struct VocabularyCounts {
  struct Entity {
    std::uint32_t articles = 0;
    std::uint32_t mentions = 0;
  };
  struct Form {
    std::uint32_t articles = 0;
    std::uint32_t fullest = 0;  ///< articles in which it is the entity's fullest form
  };
  std::vector<Entity> entities;
  std::vector<Form> forms;
};

/// Writes the whole database into the empty file files.database_path(). `articles` in rank order.
/// Memory: 24 bytes a relation, 100 bytes a form, SQLite's cache of 64 MB.
[[nodiscard]] Result<StoreCounts> emit_database(BuildFiles& files, const std::string& shown_path,
                                                const std::vector<SpooledArticle>& articles, const Vocabulary& vocabulary,
                                                const VocabularyCounts& counts, const StoreSettings& settings);

}  // namespace guanxi::graph
