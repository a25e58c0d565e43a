// A file of annotated articles that one can read and add to (data/articles): each is `=== NAME`, its lines as printed
// with the title first, `---`, then what a careful reader would put into a graph, a line each:
//
//   official 方砚秋                                   a type of entity, then its forms, the fullest first
//   agency 柯城区委|区委
//   agency? 区政府                                    `?`: readers may differ
//   holds_post 方砚秋 | 柯城区委 | 书记                a type of relation, its ends by their fullest forms, a title
//
// In a list of names alone (data/annotations) `text 9` stands in place of the lines: the article is the one of that
// name in a corpus that we do not pass on, its title and first nine lines (corpus_texts.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "extract/train/corpus_texts.hpp"

namespace guanxi::extract::train {

struct AnnotatedEntity {
  std::string type;
  std::vector<std::string> forms;  ///< at least one
  bool optional = false;
};

struct AnnotatedArticle {
  std::string name;
  Document document;
  std::vector<AnnotatedEntity> entities;
};

/// Parses the bytes of a file of annotated articles. `path` is named in errors. Errors: malformed with FILE:LINE where
/// a line cannot be read, an article of `texts` is asked for that it does not have, a type is unknown, a form does not
/// stand in the article, or a relation's end is no entity's fullest form.
[[nodiscard]] Result<std::vector<AnnotatedArticle>> parse_article_file(std::string_view bytes, const std::string& path,
                                                                       const CorpusTexts& texts);

}  // namespace guanxi::extract::train
