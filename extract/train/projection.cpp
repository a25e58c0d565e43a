#include "extract/train/projection.hpp"

#include <algorithm>
#include <functional>

#include "extract/recognize/tagger/tagger.hpp"

namespace guanxi::extract::train {

namespace {

using tagger::k_all_labels;
using tagger::LabelSet;
using tagger::Position;
using tagger::SpanType;

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

/// 中国 in 发展中国家 (a developing country): the lists' one frequent form that crosses a border of words.
bool crosses_a_word(std::u16string_view text, std::size_t at, std::size_t length) {
  return text.substr(at, length) == u"中国" && at > 0 && text[at - 1] == u'展' && text.substr(at + length, 2) == u"家";
}

}  // namespace

const Types* types_named(std::string_view name) {
  const auto found = known_types().find(name);
  return found == known_types().end() ? nullptr : &found->second;
}

void FormList::add(std::string_view form, const Types* types) {
  normalize(form, m_folded);
  if (m_folded.units.empty()) return;
  const auto [at, fresh] = m_types.emplace(m_folded.units, types);
  if (!fresh && at->second != types) at->second = nullptr;
}

std::vector<AnnotatedForm> FormList::longest_first() const {
  std::vector<AnnotatedForm> out;
  for (const auto& [units, types] : m_types) out.push_back({units, types});
  std::stable_sort(out.begin(), out.end(),
                   [](const AnnotatedForm& a, const AnnotatedForm& b) { return a.units.size() > b.units.size(); });
  return out;
}

std::vector<LabelledSpan> project(std::u16string_view text, const std::vector<AnnotatedForm>& forms) {
  std::vector<LabelledSpan> spans;
  std::vector<bool> taken(text.size());
  for (const AnnotatedForm& form : forms) {
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

std::uint32_t FeatureIds::id(std::uint64_t key) {
  const auto [at, fresh] = m_ids.emplace(key, static_cast<std::uint32_t>(m_keys.size()));
  if (fresh) m_keys.push_back(key);
  return at->second;
}

}  // namespace guanxi::extract::train
