// Labelled text -> what a CRF learns from: sentences as the tagger sees them, and the labels each character may have.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "extract/recognize/recognizer.hpp"
#include "extract/train/corpus_texts.hpp"
#include "extract/train/crf.hpp"

namespace guanxi::extract::train {

/// Numbers the feature keys in the order they are first seen.
class FeatureIds {
 public:
  std::uint32_t id(std::uint64_t key);
  [[nodiscard]] const std::vector<std::uint64_t>& keys() const { return m_keys; }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> m_ids;
  std::vector<std::uint64_t> m_keys;
};

/// What is learnt from: articles and lines whose number modulo `of` is not `held_out`; all where `of` is 0.
struct Fold {
  unsigned held_out = 0;
  unsigned of = 0;

  /// Is the article or sentence of this number, from 0, left out?
  [[nodiscard]] bool leaves_out(std::size_t number) const { return of != 0 && number % of == held_out; }
};

/// What the learner is to see less of than the tagger will.
struct Hiding {
  /// Share of the sentences that are read as if no table knew their firms, so that firms of no table are learnt too:
  /// the tables know most of those in the training text, and few of a new town's.
  float firms = 0.15F;
};

/// Reads annotated articles, of a folder (NAME.json beside NAME.md, .html or .txt) or of one file (article_file.hpp),
/// and appends their sentences; `texts` has the articles of files that hold lists alone. The lists of forms are
/// projected onto the text, longest form first; characters of an optional form may have any label. Errors: io;
/// malformed with the file's name. Returns the number of articles.
[[nodiscard]] Result<std::size_t> read_annotated_articles(const std::string& path, const CorpusTexts& texts, Fold fold,
                                                          Hiding hiding, const Recognizer& recognizer, FeatureIds& ids,
                                                          std::vector<Instance>& out);

/// Reads labelled sentences, one JSON object a line: {"text", "entities": [{"start", "end", "type"}]} with code-point
/// offsets. A type name this program does not know makes its characters free. A fold goes by the number of the line.
/// Errors as above. Returns the number of sentences.
[[nodiscard]] Result<std::size_t> read_labelled_sentences(const std::string& path, Fold fold, Hiding hiding,
                                                          const Recognizer& recognizer, FeatureIds& ids,
                                                          std::vector<Instance>& out);

/// Spans of the same borders and type are right.
struct SpanScore {
  std::uint32_t right = 0;
  std::uint32_t wrong = 0;
  std::uint32_t missed = 0;
};
/// People; enterprises; agencies; places. The corpora have no policies.
inline constexpr std::array<std::string_view, 4> k_score_names{"person", "enterprise", "agency", "place"};
using SpanScores = std::array<SpanScore, k_score_names.size()>;

/// Scores a model on the sentences that the fold leaves out (all where fold.of is 0). Errors as above.
[[nodiscard]] Result<SpanScores> score_labelled_sentences(const std::string& path, Fold fold,
                                                          const Recognizer& recognizer, const tagger::Model& model);

}  // namespace guanxi::extract::train
