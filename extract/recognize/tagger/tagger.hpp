// The trained tagger over an article: reads the grammars' mentions as evidence and gives the final ones.
#pragma once

#include <span>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/lattice.hpp"
#include "extract/recognize/mention.hpp"
#include "extract/recognize/tagger/model.hpp"

namespace guanxi::extract::tagger {

/// What both the tagger and its trainer see of an article: calls `visit(sentence, columns)` for each sentence.
/// `reading` are the grammars' mentions of the whole article.
template <typename Visit>
void each_sentence(const NormalizedText& text, std::span<const UnitRange> sentences, const Mentions& reading,
                   const Visit& visit) {
  thread_local std::vector<LexMatch> matches;
  thread_local Columns columns;
  const Lexicon& lexicon = Lexicon::built_in();
  auto first = reading.begin();
  for (std::uint32_t index = 0; index < sentences.size(); ++index) {
    const SentenceView sentence{text.units, sentences[index], index, &matches, nullptr, nullptr};
    matches.clear();
    const std::u16string_view until(text.units.data(), sentence.range.end);
    for (std::uint32_t at = sentence.range.begin; at < sentence.range.end; ++at) lexicon.matches_at(until, at, matches);
    auto last = first;
    while (last != reading.end() && last->sentence == index) ++last;
    make_columns(sentence, {first, last}, columns);
    visit(sentence, columns, std::span<const Mention>(first, last));
    first = last;
  }
}

/// The model compiled into the program.
[[nodiscard]] const Model& built_in_model();

/// Tags each sentence and replaces the names, bodies, policies and places of `mentions` by what the model says; posts stay
/// where no tagged span takes their place. Nothing overlaps `furniture`.
void retag(const Model& model, const NormalizedText& text, std::span<const UnitRange> sentences,
           std::span<const UnitRange> furniture, Mentions& mentions);

}  // namespace guanxi::extract::tagger
