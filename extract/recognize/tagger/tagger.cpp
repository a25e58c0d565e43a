#include "extract/recognize/tagger/tagger.hpp"

#include <algorithm>

namespace guanxi::extract::tagger {

namespace {

// A span the model decoded stands above what the grammars merely propose.
constexpr float k_score = 4.0F;

MentionKind kind_of(SpanType type) {
  switch (type) {
    case SpanType::official:
    case SpanType::person:
      return MentionKind::name;
    case SpanType::agency:
      return MentionKind::agency;
    case SpanType::enterprise:
      return MentionKind::enterprise;
    case SpanType::policy:
      return MentionKind::policy;
    case SpanType::place:
      break;
  }
  return MentionKind::place;
}

Bearer bearer_of(SpanType type) {
  if (type == SpanType::official) return Bearer::official;
  return type == SpanType::person ? Bearer::person : Bearer::unknown;
}

bool overlaps_any(const Mention& mention, std::span<const UnitRange> ranges) {
  const auto after =
      std::partition_point(ranges.begin(), ranges.end(), [&](UnitRange range) { return range.end <= mention.begin; });
  return after != ranges.end() && after->begin < mention.end;
}

/// May a name of this kind hold the mark of a list? Those of bodies and documents do: 法制、民政委员会.
bool may_hold_list(MentionKind kind) { return kind == MentionKind::agency || kind == MentionKind::policy; }

/// Appends a span; one that runs across the marks of a list is several.
void append_span(const SentenceView& sentence, UnitRange range, SpanType type, std::span<const UnitRange> furniture,
                 Mentions& out) {
  const MentionKind kind = kind_of(type);
  for (std::uint32_t begin = range.begin; begin < range.end;) {
    const auto mark = may_hold_list(kind) ? std::u16string_view::npos : sentence.text.find_first_of(u"、,，", begin);
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(range.end, mark));
    const Mention mention{begin, end, kind, Proposer::model, k_score, sentence.index, bearer_of(type)};
    if (begin < end && !overlaps_any(mention, furniture)) out.push_back(mention);
    begin = end + 1;
  }
}

/// Appends the spans of a label sequence.
void append_spans(const SentenceView& sentence, const std::vector<Label>& labels, std::span<const UnitRange> furniture,
                  Mentions& out) {
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == k_outside) continue;
    const Position position = position_of(labels[i]);
    if (position == Position::begin || position == Position::single) begin = i;
    if (position != Position::end && position != Position::single) continue;
    append_span(sentence, {sentence.range.begin + begin, sentence.range.begin + i + 1}, type_of(labels[i]), furniture,
                out);
  }
}

}  // namespace

void retag(const Model& model, const ArticleWords& words, std::span<const UnitRange> furniture, Mentions& mentions) {
  thread_local Workspace work;
  Mentions tagged;
  tagged.reserve(mentions.size());
  each_sentence(words, mentions,
                [&](const SentenceView& sentence, const Columns& columns, std::span<const Mention> reading) {
                  model.tag(columns, work);
                  const std::size_t before = tagged.size();
                  append_spans(sentence, work.labels, furniture, tagged);
                  const std::size_t behind = tagged.size();
                  for (const Mention& mention : reading) {
                    if (mention.kind != MentionKind::post) continue;
                    const bool free = std::none_of(
                        tagged.begin() + static_cast<std::ptrdiff_t>(before),
                        tagged.begin() + static_cast<std::ptrdiff_t>(behind),
                        [&](const Mention& other) { return other.begin < mention.end && mention.begin < other.end; });
                    if (free) tagged.push_back(mention);
                  }
                  std::sort(tagged.begin() + static_cast<std::ptrdiff_t>(before), tagged.end(),
                            [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
                });
  mentions = std::move(tagged);
}

}  // namespace guanxi::extract::tagger
