#include "extract/train/corpus.hpp"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>

#include "base/article_text.hpp"
#include "base/file.hpp"
#include "base/fold.hpp"
#include "extract/document/normalize.hpp"
#include "extract/document/reader.hpp"
#include "extract/recognize/tagger/tagger.hpp"

namespace guanxi::extract::train {

namespace {

using tagger::k_all_labels;
using tagger::LabelSet;
using tagger::Position;
using tagger::SpanType;

/// The types a labelled span may be: none means that nothing is known of it.
using Types = std::vector<SpanType>;

/// What the type names of the public corpora mean here. A name that is missing makes its characters free.
const std::map<std::string, Types, std::less<>>& known_types() {
  static const std::map<std::string, Types, std::less<>> types{
      {"official", {SpanType::official}},
      {"person", {SpanType::person}},
      {"agency", {SpanType::agency}},
      {"enterprise", {SpanType::enterprise}},
      {"policy", {SpanType::policy}},
      {"place", {SpanType::place}},
      {"name", {SpanType::official, SpanType::person}},
      {"company", {SpanType::enterprise}},
      {"government", {SpanType::agency}},
      {"organization", {SpanType::agency}},  // CLUENER, which has firms apart
      {"address", {SpanType::place}},
      {"scene", {SpanType::place}},
      {"person_name", {SpanType::official, SpanType::person}},
      {"location", {SpanType::place}},
      {"org_name", {SpanType::agency, SpanType::enterprise}},
      {"company_name", {SpanType::enterprise}},
      {"PER", {SpanType::official, SpanType::person}},
      {"LOC", {SpanType::place}},
      {"ORG", {SpanType::agency, SpanType::enterprise}},
      {"PER.NAM", {SpanType::official, SpanType::person}},
      {"GPE.NAM", {SpanType::place}},
      {"LOC.NAM", {SpanType::place}},
      {"ORG.NAM", {SpanType::agency, SpanType::enterprise}}};
  return types;
}

/// Types that are no entities here.
bool is_nothing(std::string_view name) {
  return name == "game" || name == "movie" || name == "time" || name == "product_name" || name.ends_with(".NOM");
}

/// A labelled span in units.
struct LabelledSpan {
  std::uint32_t begin;
  std::uint32_t end;
  const Types* types;  // null where anything may stand
};

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

/// Does a sentence end inside the span?
bool is_cut(const LabelledSpan& span, const std::vector<UnitRange>& sentences) {
  const auto sentence = std::partition_point(sentences.begin(), sentences.end(),
                                             [&](UnitRange range) { return range.end <= span.begin; });
  return sentence == sentences.end() || sentence->begin > span.begin || sentence->end < span.end;
}

/// Which labels each unit may have; units outside all spans are O. A span that a sentence end cuts may be anything.
std::vector<LabelSet> allowed_labels(const NormalizedText& text, const std::vector<UnitRange>& sentences,
                                     const std::vector<LabelledSpan>& spans) {
  std::vector<LabelSet> allowed(text.units.size(), LabelSet{1} << tagger::k_outside);
  for (const LabelledSpan& span : spans) {
    const bool free = span.types == nullptr || is_cut(span, sentences);
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (free) {
        allowed[i] = k_all_labels;
        continue;
      }
      const bool first = i == span.begin;
      const bool last = i + 1 == span.end;
      const Position position = first && last ? Position::single
                                : first       ? Position::begin
                                : last        ? Position::end
                                              : Position::inside;
      allowed[i] = 0;
      for (const SpanType type : *span.types) allowed[i] |= LabelSet{1} << tagger::label_of(type, position);
    }
  }
  return allowed;
}

/// Is this one of the sentences that are learnt without the tables of firms? Goes by its words alone.
bool is_without_firms(const SentenceView& sentence, float share) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (std::uint32_t at = sentence.range.begin; at < sentence.range.end; ++at) {
    hash = (hash ^ sentence.text[at]) * 16777619U;
  }
  constexpr std::uint32_t k_parts = 1000;
  return static_cast<float>((hash >> 8U) % k_parts) < share * static_cast<float>(k_parts);
}

/// The columns of a sentence as they would be if no table knew its firms, banks and outlets.
void hide_firms(const SentenceView& sentence, std::span<const Mention> reading, tagger::Columns& columns) {
  Mentions rest;
  for (const Mention& mention : reading) {
    if (mention.kind != MentionKind::enterprise || mention.proposer != Proposer::lexicon) rest.push_back(mention);
  }
  tagger::make_columns(sentence, rest, columns);
  for (std::size_t at = 0; at < columns.size(); ++at) {
    std::uint16_t& fact = columns[tagger::Column::fact][at];
    if (fact != 0 && is_firm(tagger::fact_kind(fact))) fact = 0;
  }
}

/// Recognises `text` by the grammars and appends its sentences as instances.
void append_instances(const NormalizedText& text, std::span<const UnitRange> furniture,
                      const std::vector<LabelledSpan>& spans, Hiding hiding, const Recognizer& recognizer,
                      FeatureIds& ids, std::vector<Instance>& out) {
  std::vector<UnitRange> sentences;
  split_sentences(text, sentences);
  const std::vector<LabelSet> allowed = allowed_labels(text, sentences, spans);
  ArticleWords words;
  words.read(text.units, sentences, Lexicon::built_in());
  const Mentions reading = recognizer.recognize(words, furniture);
  tagger::Columns hidden;
  tagger::each_sentence(
      words, reading,
      [&](const SentenceView& sentence, const tagger::Columns& seen, std::span<const Mention> mentions) {
        const bool hide = is_without_firms(sentence, hiding.firms);
        if (hide) hide_firms(sentence, mentions, hidden);
        const tagger::Columns& columns = hide ? hidden : seen;
        Instance instance;
        std::uint64_t keys[tagger::k_features];
        for (std::size_t at = 0; at < columns.size(); ++at) {
          instance.begin.push_back(static_cast<std::uint32_t>(instance.features.size()));
          const std::size_t count = tagger::features_of(columns, at, keys);
          for (std::size_t i = 0; i < count; ++i) instance.features.push_back(ids.id(keys[i]));
        }
        instance.begin.push_back(static_cast<std::uint32_t>(instance.features.size()));
        instance.allowed.assign(allowed.begin() + sentence.range.begin, allowed.begin() + sentence.range.end);
        out.push_back(std::move(instance));
      });
}

/// The string under `key`; empty where there is none. A view into `json`.
std::string_view text_of(const rapidjson::Value& json, const char* key) {
  if (!json.IsObject()) return {};
  const auto member = json.FindMember(key);
  if (member == json.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

/// The number under `key`; nothing where there is none.
std::optional<std::uint32_t> number_of(const rapidjson::Value& json, const char* key) {
  if (!json.IsObject()) return std::nullopt;
  const auto member = json.FindMember(key);
  if (member == json.MemberEnd() || !member->value.IsUint()) return std::nullopt;
  return member->value.GetUint();
}

/// The list under `key`; null where there is none. A view into `json`.
const rapidjson::Value* list_of(const rapidjson::Value& json, const char* key) {
  if (!json.IsObject()) return nullptr;
  const auto member = json.FindMember(key);
  return member == json.MemberEnd() || !member->value.IsArray() ? nullptr : &member->value;
}

/// An entry of a gold list: its folded forms, in units.
struct GoldForm {
  std::u16string units;
  const Types* types;  // null for an optional entry
};

Result<std::vector<GoldForm>> read_gold(const std::filesystem::path& path) {
  GUANXI_TRY(const std::string bytes, read_file(path.string()));
  rapidjson::Document json;
  json.Parse(bytes.data(), bytes.size());
  const rapidjson::Value* entities = list_of(json, "entities");
  if (json.HasParseError() || entities == nullptr) {
    return fail(ErrorCode::malformed, "no annotated article: an object with \"entities\" is expected", path.string());
  }
  std::map<std::u16string, const Types*> forms;
  NormalizedText folded;
  for (const auto& entity : entities->GetArray()) {
    if (text_of(entity, "name").empty()) return fail(ErrorCode::malformed, "an entity has no name", path.string());
    const auto type = known_types().find(text_of(entity, "type"));
    if (type == known_types().end()) return fail(ErrorCode::malformed, "an entity has an unknown type", path.string());
    const auto mark = entity.FindMember("optional");
    const bool optional = mark != entity.MemberEnd() && mark->value.IsTrue();
    const auto add = [&](std::string_view form) {
      normalize(form, folded);
      const auto [at, fresh] = forms.emplace(folded.units, optional ? nullptr : &type->second);
      if (!fresh && at->second != &type->second) at->second = nullptr;  // the same form means two things: free
    };
    add(text_of(entity, "name"));
    const rapidjson::Value* aliases = list_of(entity, "aliases");
    if (aliases == nullptr) continue;
    for (const auto& alias : aliases->GetArray()) {
      if (alias.IsString()) add({alias.GetString(), alias.GetStringLength()});
    }
  }
  std::vector<GoldForm> out;
  for (const auto& [units, types] : forms) {
    if (!units.empty()) out.push_back({units, types});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const GoldForm& a, const GoldForm& b) { return a.units.size() > b.units.size(); });
  return out;
}

/// 中国 in 发展中国家 (a developing country): the lists' one frequent form that crosses a border of words.
bool crosses_a_word(std::u16string_view text, std::size_t at, std::size_t length) {
  return text.substr(at, length) == u"中国" && at > 0 && text[at - 1] == u'展' && text.substr(at + length, 2) == u"家";
}

std::vector<LabelledSpan> project(std::u16string_view text, const std::vector<GoldForm>& forms) {
  std::vector<LabelledSpan> spans;
  std::vector<bool> taken(text.size());
  for (const GoldForm& form : forms) {
    for (std::size_t at = text.find(form.units); at != std::u16string_view::npos; at = text.find(form.units, at + 1)) {
      const std::size_t end = at + form.units.size();
      if (std::any_of(taken.begin() + static_cast<std::ptrdiff_t>(at), taken.begin() + static_cast<std::ptrdiff_t>(end),
                      [](bool t) { return t; }) ||
          crosses_a_word(text, at, form.units.size())) {
        continue;
      }
      std::fill(taken.begin() + static_cast<std::ptrdiff_t>(at), taken.begin() + static_cast<std::ptrdiff_t>(end),
                true);
      // one letter alone may be a country or a part of a word: it teaches neither
      const Types* types = form.units.size() == 1 ? nullptr : form.types;
      spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), types});
    }
  }
  return spans;
}

std::optional<std::filesystem::path> article_beside(std::filesystem::path list) {
  for (const char* extension : {".md", ".html", ".txt"}) {
    list.replace_extension(extension);
    if (std::filesystem::exists(list)) return list;
  }
  return std::nullopt;
}

Result<void> read_annotated_article(const std::filesystem::path& list, Hiding hiding, const Recognizer& recognizer,
                                    FeatureIds& ids, std::vector<Instance>& out) {
  const auto article = article_beside(list);
  if (!article) return fail(ErrorCode::io, "no article stands beside the list", list.string());
  GUANXI_TRY(const std::vector<GoldForm> forms, read_gold(list));
  const ReaderOptions options;
  GUANXI_TRY(InputStream stream, InputStream::open({article->string()}, options));
  const DiagnosticSink quiet = [](const Diagnostic&) {};
  const auto item = stream.next(quiet);
  if (!item) return fail(ErrorCode::malformed, "no article in the file", article->string());
  NormalizedText text;
  parse(
      *item, options,
      [&](Document&& document) {
        normalize(with_title(document.text, document.meta.title), text);
        std::vector<UnitRange> furniture;
        for (const Span span : document.furniture)
          furniture.push_back({text.unit_at(span.begin), text.unit_at(span.end)});
        append_instances(text, furniture, project(text.units, forms), hiding, recognizer, ids, out);
      },
      quiet);
  return {};
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

}  // namespace

std::uint32_t FeatureIds::id(std::uint64_t key) {
  const auto [at, fresh] = m_ids.emplace(key, static_cast<std::uint32_t>(m_keys.size()));
  if (fresh) m_keys.push_back(key);
  return at->second;
}

Result<std::size_t> read_annotated_articles(const std::string& folder, Fold fold, Hiding hiding,
                                            const Recognizer& recognizer, FeatureIds& ids, std::vector<Instance>& out) {
  std::error_code error;
  std::vector<std::filesystem::path> lists;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".json") lists.push_back(at->path());
  }
  if (error) return fail(ErrorCode::io, error.message(), folder);
  std::sort(lists.begin(), lists.end());
  std::size_t count = 0;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (fold.of != 0 && i % fold.of == fold.held_out) continue;
    GUANXI_CHECK(read_annotated_article(lists[i], hiding, recognizer, ids, out));
    ++count;
  }
  return count;
}

namespace {

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
    if (fold.of != 0 && (line % fold.of == fold.held_out) != (part == Part::held_out)) continue;
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
      const auto type = known_types().find(name);
      sentence.spans.push_back({unit[*first], unit[*last], type == known_types().end() ? nullptr : &type->second});
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
