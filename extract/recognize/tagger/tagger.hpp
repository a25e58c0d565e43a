// The trained tagger over an article: reads the grammars' mentions as evidence and gives the final ones.
#pragma once

#include <span>
#include <vector>

#include "extract/recognize/article_words.hpp"
#include "extract/recognize/mention.hpp"
#include "extract/recognize/tagger/model.hpp"

namespace guanxi::extract::tagger {

/// What both the tagger and its trainer see of an article: calls `visit(sentence, columns, mentions)` for each
/// sentence, with the mentions that stand in it. `reading` are the grammars' mentions of the whole article.
template <typename Visit>
void each_sentence(const ArticleWords& words, const Mentions& reading, const Visit& visit) {
  thread_local Columns columns;
  auto first = reading.begin();
  for (std::size_t index = 0; index < words.sentence_count(); ++index) {
    const SentenceView sentence = words.sentence(index);
    auto last = first;
    while (last != reading.end() && last->sentence == index) ++last;
    make_columns(sentence, {first, last}, columns);
    visit(sentence, columns, std::span<const Mention>(first, last));
    first = last;
  }
}

/// The model compiled into the program.
[[nodiscard]] const Model& built_in_model();

/// Tags each sentence and replaces the names, bodies, policies and places of `mentions` by what the model says; posts
/// stay where no tagged span takes their place. Nothing overlaps `furniture`.
void retag(const Model& model, const ArticleWords& words, std::span<const UnitRange> furniture, Mentions& mentions);

}  // namespace guanxi::extract::tagger
