// Sentences of public corpora, labelled character by character.
#include <fmt/format.h>
#include <algorithm>
#include <functional>

#include "base/file.hpp"
#include "base/fold.hpp"
#include "extract/recognize/tagger/tagger.hpp"
#include "extract/train/corpus.hpp"
#include "extract/train/json_fields.hpp"
#include "extract/train/projection.hpp"

namespace guanxi::extract::train {

namespace {

using tagger::SpanType;

/// Types that are no entities here.
bool is_nothing(std::string_view name) {
  return name == "game" || name == "movie" || name == "time" || name == "product_name" || name.ends_with(".NOM");
}

/// Where a type's spans are counted in SpanScores.
std::size_t scored_group(SpanType type) {
  switch (type) {
    case SpanType::official:
    case SpanType::person:
      return 0;
    case SpanType::enterprise:
      return 1;
    case SpanType::agency:
      return 2;
    default:
      return 3;
  }
}
std::size_t scored_group(MentionKind kind) {
  switch (kind) {
    case MentionKind::name:
      return 0;
    case MentionKind::enterprise:
      return 1;
    case MentionKind::agency:
      return 2;
    default:
      return 3;
  }
}

/// The unit printed at each code point of `text`.
std::vector<std::uint32_t> units_of_code_points(std::string_view text, const NormalizedText& normalized) {
  std::vector<std::uint32_t> units;
  for (std::size_t at = 0; at < text.size();) {
    units.push_back(normalized.unit_at(static_cast<std::uint32_t>(at)));
    (void)next_code_point(text, at);
  }
  units.push_back(static_cast<std::uint32_t>(normalized.units.size()));
  return units;
}

/// One line of a file of labelled sentences.
struct LabelledSentence {
  std::string printed;
  NormalizedText text;
  std::vector<LabelledSpan> spans;  // without those that are no entities here
};

/// Calls `visit(sentence)` for each line whose number modulo fold.of is or, for Part::learnt, is not fold.held_out.
enum class Part : std::uint8_t { learnt, held_out };
Result<std::size_t> each_labelled_sentence(const std::string& path, Fold fold, Part part,
                                           const std::function<void(const LabelledSentence&)>& visit) {
  GUANXI_TRY(const std::string bytes, read_file(path));
  LabelledSentence sentence;
  std::size_t visited = 0;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::size_t length = end - begin;
    const char* const json_text = bytes.data() + begin;
    begin = end + 1;
    if (fold.of != 0 && fold.leaves_out(line) != (part == Part::held_out)) continue;
    rapidjson::Document json;
    json.Parse(json_text, length);
    const rapidjson::Value* entities = list_of(json, "entities");
    if (json.HasParseError() || text_of(json, "text").empty() || entities == nullptr) {
      return fail(ErrorCode::malformed, fmt::format("line {} is no labelled sentence", line + 1), path);
    }
    sentence.printed = text_of(json, "text");
    normalize(sentence.printed, sentence.text);
    const auto unit = units_of_code_points(sentence.printed, sentence.text);
    sentence.spans.clear();
    for (const auto& entity : entities->GetArray()) {
      const std::string_view name = text_of(entity, "type");
      const auto first = number_of(entity, "start");
      const auto last = number_of(entity, "end");
      if (!first || !last || *first >= *last || *last >= unit.size()) {
        return fail(ErrorCode::malformed, fmt::format("line {} has a span outside its text", line + 1), path);
      }
      if (is_nothing(name)) continue;
      sentence.spans.push_back({unit[*first], unit[*last], types_named(name)});
    }
    visit(sentence);
    ++visited;
  }
  return visited;
}

}  // namespace

Result<std::size_t> read_labelled_sentences(const std::string& path, Fold fold, Hiding hiding,
                                            const Recognizer& recognizer, FeatureIds& ids, std::vector<Instance>& out) {
  return each_labelled_sentence(path, fold, Part::learnt, [&](const LabelledSentence& sentence) {
    append_instances(sentence.text, {}, sentence.spans, hiding, recognizer, ids, out);
  });
}

Result<SpanScores> score_labelled_sentences(const std::string& path, Fold fold, const Recognizer& recognizer,
                                            const tagger::Model& model) {
  SpanScores scores;
  ArticleWords words;
  std::vector<UnitRange> sentences;
  const auto group_of = [](const Types& types) { return scored_group(types.front()); };
  GUANXI_CHECK(each_labelled_sentence(path, fold, Part::held_out, [&](const LabelledSentence& sentence) {
    split_sentences(sentence.text, sentences);
    words.read(sentence.text.units, sentences, Lexicon::built_in());
    Mentions found = recognizer.recognize(words, {});
    tagger::retag(model, words, {}, found);
    std::erase_if(found, [](const Mention& mention) { return mention.kind == MentionKind::post; });
    for (const LabelledSpan& span : sentence.spans) {
      if (span.types == nullptr) continue;
      const std::size_t group = group_of(*span.types);
      const auto same = std::find_if(found.begin(), found.end(), [&](const Mention& mention) {
        return mention.begin == span.begin && mention.end == span.end && scored_group(mention.kind) == group;
      });
      if (same == found.end()) {
        ++scores[group].missed;
      } else {
        ++scores[group].right;
        found.erase(same);
      }
    }
    for (const Mention& mention : found) {
      const auto free = std::any_of(sentence.spans.begin(), sentence.spans.end(), [&](const LabelledSpan& span) {
        return span.types == nullptr && span.begin < mention.end && mention.begin < span.end;
      });
      if (!free && mention.kind != MentionKind::policy) ++scores[scored_group(mention.kind)].wrong;
    }
  }));
  return scores;
}

}  // namespace guanxi::extract::train
