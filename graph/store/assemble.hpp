// Articles -> who is who in all of them, and every article in terms of that. Private to graph/store.
#pragma once

#include <cstdint>
#include <vector>

#include "base/error.hpp"
#include "base/linking.hpp"
#include "graph/store/article_set.hpp"
#include "graph/store/packed_article.hpp"
#include "graph/store/store.hpp"

namespace guanxi::graph {

/// How often what the vocabulary numbers occurs, and every entity.
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

struct Assembled {
  Linking linking;
  Vocabulary vocabulary;
  VocabularyCounts counts;
  std::vector<std::uint32_t> shown_by;    ///< by entity: the number of the form it is shown by
  std::vector<SpoolRun> packed;           ///< encode(PackedArticle), by rank
  std::vector<std::uint32_t> originals;  ///< by rank: the first article of its story, which may be itself
};

/// Corrects, links and packs the articles of `set`, which are ranked. Each is read twice.
/// Errors: io; those of `assembly`; malformed where its linker's answer does not belong to these articles.
[[nodiscard]] Result<Assembled> assemble(ArticleSet& set, BuildFiles& files, const Assembly& assembly);

}  // namespace guanxi::graph
